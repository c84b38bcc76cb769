"""Counting a time limit forward or backward, day by day; outside the calendar no firm day is given."""

from __future__ import annotations

import calendar as months
import datetime as dt

from guicheng.deadlines.calendar import ONE_DAY, WorkCalendar
from guicheng.deadlines.period import Counted, Due, Moment, Period
from guicheng.deadlines.regime import Regime

MOST = 9999
FIRST_YEAR, LAST_YEAR = 1900, 2100
ONLY_WORKING_DAYS = "当日不计，只数工作日；补班的星期六、星期日是工作日"


def due_date(start: Moment, period: Period, regime: Regime, calendar: WorkCalendar) -> Due:
    """The last day (前: the last day before the event) for ``period`` from ``start``.

    Hours need a ``datetime``; with a plain date whole days of 24 hours are still counted.
    """
    refused = _refused(start, period)
    if refused:
        return Due(None, refused)
    if period.unit == "小时":
        return _hours(start, period, regime)
    day = _day(start)
    if period.unit == "工作日":
        return _working_days(day, period, regime, calendar)
    if period.unit == "日" and regime.means_working_days(period.amount):
        return _working_days(day, period, regime, calendar)
    return _last_day(_nominal(day, period, calendar), period, regime, calendar)


def occurrences(
    start: Moment, period: Period, regime: Regime, calendar: WorkCalendar, times: int
) -> tuple[Due, ...]:
    """The first ``times`` ends of a repeated limit (每15日): each counted from the start, so none drifts."""
    return tuple(
        due_date(start, Period(period.amount * turn, period.unit, period.direction), regime, calendar)
        for turn in range(1, times + 1)
    )


def extended(start: Moment, period: Period, by: Period, regime: Regime, calendar: WorkCalendar) -> Due:
    """A limit made longer: the addition is counted from the day the first would end, before any rolling."""
    refused = _refused(start, period) or _refused(start, by)
    if refused:
        return Due(None, refused)
    if period.unit == by.unit:
        total = Period(period.amount + by.amount, period.unit, period.direction)
        working = regime.means_working_days(period.amount)
        if period.unit != "日" or working == regime.means_working_days(total.amount):
            return due_date(start, total, regime, calendar)
    if period.unit in ("日", "月") and not regime.means_working_days(period.amount):
        first = _nominal(_day(start), period, calendar)[-1].day
    else:
        ended = due_date(start, period, regime, calendar)
        if ended.due is None:
            return ended
        first = ended.due
    return due_date(first, by, regime, calendar)


def quarter_end(day: dt.date) -> dt.date:
    """The last day of the quarter a day lies in."""
    month = (day.month + 2) // 3 * 3
    return dt.date(day.year, month, months.monthrange(day.year, month)[1])


def _refused(start: Moment, period: Period) -> str:
    if not 1 <= period.amount <= MOST:
        return f"期限的数量应在1到{MOST}之间"
    if not FIRST_YEAR <= start.year <= LAST_YEAR:
        return f"起算日应在{FIRST_YEAR}年到{LAST_YEAR}年之间"
    return ""


def _day(moment: Moment) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment


def _hours(start: Moment, period: Period, regime: Regime) -> Due:
    """Hours never roll. The hour of the start is not counted by law; the earlier moment is the one to keep."""
    sign = 1 if period.direction == "后" else -1
    if not isinstance(start, dt.datetime):
        days, rest = divmod(period.amount, 24)
        if rest:
            return Due(None, "以小时计的期限要写明起算的时刻，例如2026-03-01T14:20")
        end = start + sign * days * ONE_DAY
        return Due(end, "至当日的同一时刻", (Counted(start, None, "起算"), Counted(end, period.amount, "")))
    end_moment = start + sign * dt.timedelta(hours=period.amount)
    counting = (Counted(start, None, "起算"), Counted(end_moment, period.amount, ""))
    reason = "逐小时连续计算，不因休息日、节假日停止或者顺延"
    if sign < 0 or (start.minute, start.second) == (0, 0):
        return Due(end_moment, reason, counting)
    full_hour = end_moment.replace(minute=0, second=0, microsecond=0) + dt.timedelta(hours=1)
    return Due(end_moment, reason, counting, full_hour)


def _working_days(day: dt.date, period: Period, regime: Regime, calendar: WorkCalendar) -> Due:
    step = ONE_DAY if period.direction == "后" else -ONE_DAY
    counting = [Counted(day, None, "起算日，不计")]
    number = 0
    while number < period.amount:
        day += step
        working = calendar.is_working(day)
        if working is None:
            return Due(None, _outside(day, calendar), tuple(counting))
        number += working
        counting.append(Counted(day, number if working else None, calendar.kind(day)))
    return Due(day, regime.source if period.unit == "日" else ONLY_WORKING_DAYS, tuple(counting))


def _nominal(day: dt.date, period: Period, calendar: WorkCalendar) -> list[Counted]:
    """The counting up to the last day, before any rolling."""
    counting = [Counted(day, None, "起算日，不计")]
    sign = 1 if period.direction == "后" else -1
    if period.unit == "月":
        end = _months_from(day, sign * period.amount)
        return [*counting, Counted(end, period.amount, calendar.kind(end))]
    for number in range(1, period.amount + 1):
        day += sign * ONE_DAY
        counting.append(Counted(day, number, calendar.kind(day)))
    return counting


def _months_from(day: dt.date, count: int) -> dt.date:
    """The same day so many months on; the month's last day when there is none, or when it began on a last day."""
    index = day.year * 12 + day.month - 1 + count
    year, month = index // 12, index % 12 + 1
    last = months.monthrange(year, month)[1]
    began_on_last = day.day == months.monthrange(day.year, day.month)[1]
    return dt.date(year, month, last if began_on_last else min(day.day, last))


def _last_day(counting: list[Counted], period: Period, regime: Regime, calendar: WorkCalendar) -> Due:
    """Roll the last day where the regime says so: later when counted forward, earlier when counted back."""
    end = _day(counting[-1].day)
    if regime.roll == "不顺延":
        return Due(end, regime.source, tuple(counting))
    backward = period.direction == "前"
    day, rolled = end, list(counting)
    while (working := calendar.is_working(day)) is False:
        day += -ONE_DAY if backward else ONE_DAY
        rolled.append(Counted(day, None, calendar.kind(day) or ("提前到此日" if backward else "顺延到此日")))
    if working is None:
        return Due(None, _outside(day, calendar), tuple(counting))
    if backward or day == end:
        return Due(day, _backward_source(regime) if backward else regime.source, tuple(rolled))
    if regime.roll == "存疑":
        return Due(end, regime.source, tuple(counting), day)
    return Due(day, regime.source, tuple(rolled))


def _backward_source(regime: Regime) -> str:
    return f"往前数：当日不计，数到的一日不上班的，提前到前一个工作日（{regime.name}）"


def _outside(day: dt.date, calendar: WorkCalendar) -> str:
    asked = calendar.asked.get(day.year)
    state = f"（通知尚未收录，{asked}查询）" if asked else ""
    return f"没有{day.year}年的放假安排{state}，不能给出确定的日期；请按国务院办公厅的放假通知补录后再算"
