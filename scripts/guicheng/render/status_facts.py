"""The facts that a status is computed from, as the browser takes them to compute it for the reader's own day.

``site/assets/status.js`` does with them what ``model/status.py`` does with the records.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence

from guicheng.content.corpus import WorkEntry
from guicheng.model.status import edition_start
from guicheng.model.work import Edition, Verification, Work
from guicheng.render.links import Links

Facts = dict[str, object]


def status_facts(work: Work, editions: Sequence[Edition], *, adopted: bool = False) -> Facts:
    """Nature, events, days of checks; of each edition its id, 施行日期, first day, 失效日期 and days of checks."""
    return {
        "nature": work.nature,
        "adopted": adopted,
        "events": [[event.date.isoformat(), event.type] for event in work.events],
        "checked": _days(work.verified),
        "editions": [
            [
                edition.edition,
                _day(edition.effective_from),
                _day(edition_start(edition)),
                _day(edition.effective_to),
                _days(edition.verified),
            ]
            for edition in editions
        ],
    }


def facts_of(entry: WorkEntry, links: Links) -> Facts:
    """The facts of a work of the base."""
    adopted = links.corpus.office.has_adopted(entry.meta.code)
    return status_facts(entry.meta, [edition.meta for edition in entry.editions], adopted=adopted)


def facts_json(facts: Facts) -> str:
    """As short as JSON goes."""
    return json.dumps(facts, ensure_ascii=False, separators=(",", ":"))


def may_change(entry: WorkEntry, on: dt.date) -> bool:
    """Whether time alone can change what is said of a work: something lies ahead, or a check that will age."""
    work, editions = entry.meta, [edition.meta for edition in entry.editions]
    days = [event.date for event in work.events]
    for edition in editions:
        days += [day for day in (edition_start(edition), edition.effective_to) if day]
    checked = work.verified or any(edition.verified for edition in editions)
    return bool(checked) or any(day > on for day in days)


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


def _days(checks: Sequence[Verification]) -> list[str]:
    return [check.day.isoformat() for check in checks]
