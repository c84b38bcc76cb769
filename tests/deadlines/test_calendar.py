"""The working calendar is what the notices say, and silent about years it lacks."""

import datetime as dt

import chinese_calendar
import pytest
from pydantic import ValidationError

from guicheng.deadlines.calendar import ONE_DAY, compile_calendar
from guicheng.deadlines.count import due_date
from guicheng.deadlines.period import Period
from guicheng.deadlines.regime import REGIMES
from guicheng.model.data import Awaited, CalendarYear


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


def test_a_year_asked_for_in_vain_gives_no_day_and_says_when_it_was_asked_for(years):
    asked = Awaited(year=2027, asked_on="2026-11-25", outcome="尚未收到通知", ask_again="2026-12-10")
    calendar = compile_calendar(years, (asked,))
    found = due_date(dt.date(2026, 12, 25), Period(10, "工作日"), REGIMES[0], calendar)
    assert found.due is None
    assert "2027年的放假安排（通知尚未收录，2026-11-25查询）" in found.reason


def test_a_notice_is_asked_for_again_within_a_month():
    with pytest.raises(ValidationError, match="再查日期"):
        Awaited(year=2027, asked_on="2026-11-25", outcome="尚未收到通知", ask_again="2027-03-01")
