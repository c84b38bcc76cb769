"""What the browser counts with: the same calendar and the same regimes, as one JSON object.

Form: ``{"years": {"2026": {"notice", "off": ["01-01"], "work": ["01-04"]}}, "regimes": [{"name", "source", "roll",
"working"}],
"asked": {"2027": "2026-11-25"}}``; ``working`` is a list of counts, or null when every 日 is a 工作日. Read by ``assets/deadline.js``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from guicheng.deadlines.regime import REGIMES, UNKNOWN
from guicheng.model.data import Awaited, CalendarYear
from guicheng.model.fields import Day


def browser_data(years: Mapping[str, CalendarYear], awaited: Iterable[Awaited] = ()) -> dict[str, Any]:
    """Everything ``assets/deadline.js`` needs."""
    return {
        "years": {
            year: {"notice": days.notice, "off": _short(days.off), "work": _short(days.work)}
            for year, days in sorted(years.items())
            if year.isascii() and year.isdigit()
        },
        "asked": {str(one.year): one.asked_on.isoformat() for one in awaited},
        "regimes": [
            {
                "name": regime.name,
                "source": regime.source,
                "roll": regime.roll,
                "working": None if regime.working is None else list(regime.working),
            }
            for regime in (*REGIMES, UNKNOWN)
        ],
    }


def _short(days: Iterable[Day]) -> list[str]:
    return [day.isoformat()[5:] for day in days]
