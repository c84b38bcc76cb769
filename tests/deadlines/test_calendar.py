"""The working calendar is what the notices say, and silent about years it lacks."""

import datetime as dt

import chinese_calendar

from guicheng.deadlines.calendar import ONE_DAY, compile_calendar
from guicheng.model.data import CalendarYear


def test_agrees_with_chinesecalendar_on_every_day(calendar):
    day, last = dt.date(2024, 1, 1), dt.date(2026, 12, 31)
    while day <= last:
        assert calendar.is_working(day) is chinese_calendar.is_workday(day), day
        day += ONE_DAY


def test_years_have_as_many_working_days_as_the_notices_give(calendar):
    assert [calendar.working_days(year) for year in (2024, 2025, 2026)] == [251, 248, 248]


def test_a_make_up_saturday_is_worked_and_a_day_off_is_not(calendar):
    assert calendar.is_working(dt.date(2026, 10, 10)) is True
    assert calendar.is_working(dt.date(2026, 10, 1)) is False
    assert [calendar.kind(dt.date(2026, 10, day)) for day in (1, 9, 10, 11)] == ["放假", "", "补班", "休息日"]


def test_an_unknown_year_is_neither_worked_nor_off(calendar):
    assert calendar.is_working(dt.date(2031, 5, 1)) is None
    assert calendar.kind(dt.date(2031, 5, 1)) == ""


def test_a_key_that_is_no_year_is_left_out():
    assert compile_calendar({"今年": CalendarYear(notice="示例通知", off=())}).years == frozenset()
