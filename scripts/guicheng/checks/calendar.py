"""The calendar as a whole: does a year add up, and is the next one there in time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from guicheng.checks.check import Finding, check
from guicheng.checks.place import data_place
from guicheng.content.corpus import Corpus
from guicheng.deadlines.calendar import compile_calendar

FEWEST, MOST = 248, 252
NOTICE_OUT = (11, 15)
"""By this day of November the notice for the next year has been published in every recent year."""


@check("review")
def calendar_total(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """一年的工作日总数不合常情。

    近年按放假通知一年有 248 到 252 个工作日；多了或者少了，多半是漏录、错录了放假日或者补班日。
    改法：对照放假通知逐日核对 regs/data/calendar.yml。
    """
    calendar = compile_calendar(corpus.calendar)
    for year in sorted(calendar.years):
        days = calendar.working_days(year)
        if not FEWEST <= days <= MOST:
            what = f"{year} 年算出 {days} 个工作日，不在 {FEWEST} 到 {MOST} 之间"
            yield Finding(data_place("calendar.yml", str(year)), what, "对照放假通知逐日核对")


@check("review")
def calendar_next_year(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """下一年的放假安排还没有录入。

    放假通知通常在 11 月上旬公布；11 月 15 日以后还没有录入的，跨年的期限算不出日期。
    查询过、还没有收到的，写进 awaited，到再查日以前只作提示（calendar-awaited）。
    改法：在 regs/data/calendar.yml 里加上下一年，由一人录入、另一人核对。
    """
    missing = str(on.year + 1) not in corpus.calendar
    asked = any(one.year == on.year + 1 and one.holds(on) for one in corpus.awaited)
    if corpus.calendar and missing and not asked and (on.month, on.day) >= NOTICE_OUT:
        what = f"还没有 {on.year + 1} 年的放假安排"
        yield Finding(data_place("calendar.yml"), what, "放假通知公布后尽快录入，两人各对一遍")


@check("note")
def calendar_awaited(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """下一年的放假通知查询过，还没有收到。

    awaited 写明哪天查询、结果怎样、哪天再查；到再查日以前只作提示，过了再查日还没有录入的，转为需复核。
    没有录入的年份不出日期；放假日不猜、不照往年推。
    改法：收到通知后录入这一年，删去 awaited 的这一条；到再查日还没有收到的，再查一次，改写日期。
    """
    for index, one in enumerate(corpus.awaited):
        here = data_place("calendar.yml", "awaited", index)
        if str(one.year) in corpus.calendar:
            yield Finding(here, f"{one.year} 年已经录入，awaited 里还写着等待通知", "删去这一条")
        elif one.holds(on):
            what = f"{one.year} 年的放假安排：{one.outcome}（{one.asked_on} 查询）"
            yield Finding(here, what, f"{one.ask_again} 以前再查一次，收到后录入")
