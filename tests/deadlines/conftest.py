"""The calendar of the project itself: public facts that both countings run on."""

from pathlib import Path

import pytest

from guicheng.content.data import read_calendar
from guicheng.deadlines.calendar import WorkCalendar, compile_calendar
from guicheng.model.data import CalendarYear

CALENDAR = Path(__file__).parents[2] / "regs" / "data" / "calendar.yml"


@pytest.fixture(scope="session")
def years() -> dict[str, CalendarYear]:
    problems = []
    found, _ = read_calendar(CALENDAR, problems)
    assert problems == []
    return {year: found[year] for year in ("2024", "2025", "2026")}


@pytest.fixture(scope="session")
def calendar(years: dict[str, CalendarYear]) -> WorkCalendar:
    return compile_calendar(years)
