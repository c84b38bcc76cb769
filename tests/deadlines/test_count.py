"""Time limits end where the law says, and nowhere when the calendar does not reach."""

import datetime as dt
import json
from pathlib import Path

import pytest

from guicheng.deadlines.count import due_date, extended, occurrences, quarter_end
from guicheng.deadlines.period import Period
from guicheng.deadlines.regime import INTERNAL, regime_named

VECTORS = json.loads(
    (Path(__file__).parents[1] / "fixtures" / "shared" / "deadlines.json").read_text("utf-8")
)


def moment(text):
    return dt.datetime.fromisoformat(text) if "T" in text else dt.date.fromisoformat(text)


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: f"{row['says']}-{row['start']}-{row['amount']}")
def test_shared_vectors(row, calendar):
    period = Period(row["amount"], row["unit"], row["direction"])
    found = due_date(moment(row["start"]), period, regime_named(row["regime"]), calendar)
    assert found.due == (moment(row["due"]) if row["due"] else None)
    assert found.reason


def test_the_counting_shows_every_day_and_why_it_does_not_count(calendar):
    found = due_date(dt.date(2026, 2, 13), Period(2, "工作日"), INTERNAL, calendar)
    lines = [(f"{one.day:%m-%d}", one.number, one.note) for one in found.counting]
    assert lines[0] == ("02-13", None, "起算日，不计")
    assert lines[1] == ("02-14", 1, "补班")
    assert lines[2:11] == [(f"02-{day}", None, "放假") for day in range(15, 24)]
    assert lines[11:] == [("02-24", 2, "")]


def test_a_last_day_on_a_holiday_rolls_and_says_so(calendar):
    found = due_date(dt.date(2025, 1, 20), Period(15, "日"), INTERNAL, calendar)
    assert found.due == dt.date(2025, 2, 5)
    assert [(one.number, one.note) for one in found.counting[-3:]] == [
        (14, "放假"),
        (15, "放假"),
        (None, "顺延到此日"),
    ]


def test_where_the_law_is_silent_both_days_are_told_and_the_earlier_is_kept(calendar):
    found = due_date(dt.date(2026, 9, 18), Period(15, "日"), regime_named("信访"), calendar)
    assert (found.due, found.latest) == (dt.date(2026, 10, 3), dt.date(2026, 10, 8))


def test_hours_keep_the_earlier_moment_although_the_first_hour_is_not_counted(calendar):
    found = due_date(dt.datetime(2026, 3, 2, 14, 20), Period(24, "小时"), INTERNAL, calendar)
    assert found.due == dt.datetime(2026, 3, 3, 14, 20)
    assert found.latest == dt.datetime(2026, 3, 3, 15, 0)


def test_a_repeated_limit_does_not_drift_when_one_end_rolls(calendar):
    ends = occurrences(dt.date(2026, 9, 11), Period(15, "日"), INTERNAL, calendar, 3)
    assert [end.due for end in ends] == [dt.date(2026, 9, 28), dt.date(2026, 10, 12), dt.date(2026, 10, 26)]


def test_an_extension_is_counted_from_the_unrolled_end(calendar):
    twice = extended(dt.date(2026, 9, 3), Period(30, "日"), Period(30, "日"), INTERNAL, calendar)
    assert twice.due == due_date(dt.date(2026, 9, 3), Period(60, "日"), INTERNAL, calendar).due
    mixed = extended(dt.date(2026, 9, 3), Period(30, "日"), Period(1, "月"), INTERNAL, calendar)
    assert mixed.due == dt.date(2026, 11, 3)


def test_an_extension_of_working_days_by_statute_is_not_added_to_plain_days(calendar):
    penalty = regime_named("处罚")
    found = extended(dt.date(2026, 9, 18), Period(7, "日"), Period(10, "日"), penalty, calendar)
    assert found.due == dt.date(2026, 10, 9)


@pytest.mark.parametrize(
    ("day", "end"), [("2026-01-01", "2026-03-31"), ("2026-06-30", "2026-06-30"), ("2024-11-25", "2024-12-31")]
)
def test_quarter_ends(day, end):
    assert quarter_end(dt.date.fromisoformat(day)) == dt.date.fromisoformat(end)


@pytest.mark.parametrize(("start", "amount"), [("2026-01-01", 0), ("2026-01-01", 10_000), ("1850-01-01", 1)])
def test_absurd_limits_are_refused_with_a_reason(start, amount, calendar):
    found = due_date(dt.date.fromisoformat(start), Period(amount, "日"), INTERNAL, calendar)
    assert found.due is None and "应在" in found.reason


def test_regimes_are_known_by_short_name_and_by_law():
    assert regime_named("刑诉") == regime_named("《中华人民共和国刑事诉讼法》") == regime_named("刑事诉讼")
    assert regime_named("示例条例") is None
