"""The working calendar: which days are worked, by the yearly notice 放假通知; silent about years it lacks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from guicheng.model.data import Awaited, CalendarYear

ONE_DAY = dt.timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """Days off 放假 and make-up working days 补班 of the years known."""

    years: frozenset[int]
    off: frozenset[dt.date]
    work: frozenset[dt.date]
    asked: Mapping[int, dt.date] = field(default_factory=dict)
    """Year without a notice → day on which it was last asked for."""

    def covers(self, day: dt.date) -> bool:
        """Whether the notice of that year is known."""
        return day.year in self.years

    def is_working(self, day: dt.date) -> bool | None:
        """Whether a day is worked: make-up days yes, days off and other weekends no, None in an unknown year."""
        if not self.covers(day):
            return None
        return day in self.work or (day.weekday() < SATURDAY and day not in self.off)

    def kind(self, day: dt.date) -> str:
        """What a day is, in one word for the counting; empty for plain working days and unknown years."""
        if not self.covers(day):
            return ""
        if day in self.work:
            return "补班"
        if day in self.off:
            return "放假"
        return "休息日" if day.weekday() >= SATURDAY else ""

    def working_days(self, year: int) -> int:
        """How many days of a known year are worked."""
        first, last = dt.date(year, 1, 1).toordinal(), dt.date(year, 12, 31).toordinal()
        return sum(self.is_working(dt.date.fromordinal(n)) is True for n in range(first, last + 1))


def compile_calendar(years: Mapping[str, CalendarYear], awaited: Iterable[Awaited] = ()) -> WorkCalendar:
    """The calendar of ``data/calendar.yml``; a key that is no year is left to ``guicheng check``."""
    known = {int(year): days for year, days in years.items() if year.isascii() and year.isdigit()}
    return WorkCalendar(
        frozenset(known),
        frozenset(day for days in known.values() for day in days.off),
        frozenset(day for days in known.values() for day in days.work),
        {one.year: one.asked_on for one in awaited},
    )
