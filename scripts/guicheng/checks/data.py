"""The data files: red lines, calendar, office."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator

from guicheng.checks.check import Finding, check
from guicheng.checks.place import data_place
from guicheng.content.corpus import Corpus
from guicheng.model.data import CalendarYear

RED_LINES = 7
CALENDAR = "calendar.yml"


@check()
def redlines_seven(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """红线不是七条。

    每张核对单首页印七条红线，缺一条、多一条都要先经决定再改。
    改法：按本单位印发的红线补齐 regs/data/redlines.yml。
    """
    count = len(corpus.redlines.redlines) if corpus.redlines else RED_LINES
    if count != RED_LINES:
        here = data_place("redlines.yml", "redlines")
        yield Finding(here, f"红线应为七条，现有 {count} 条", "补齐或者合并")


@check()
def calendar_day(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """日历里的日期不合理。

    每一段以四位年份为键；放假日和补班日都要在所属年份内，同一天不能既放假又补班，补班日只能是星期六、星期日。
    改法：对照放假通知改正 regs/data/calendar.yml。
    """
    for year, days in corpus.calendar.items():
        if re.fullmatch("[0-9]{4}", year) is None:
            yield Finding(data_place(CALENDAR, year), f"“{year}”不是年份", '写成 "2026" 的样式')
            continue
        for key, fault in _day_faults(int(year), days):
            yield Finding(data_place(CALENDAR, year, key), fault, "对照放假通知改正")


@check("review")
def calendar_missing(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """本年度的放假安排没有录入。

    没有录入的年份，按工作日计算的期限不给出确定日期。
    改法：放假通知印发后，在 regs/data/calendar.yml 里加上这一年，由一人录入、另一人核对。
    """
    if str(on.year) not in corpus.calendar:
        yield Finding(
            data_place(CALENDAR), f"没有 {on.year} 年的放假安排", "按放假通知录入", f"regs/data/{CALENDAR}"
        )


@check("review")
def calendar_unchecked(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """放假安排没有人核对。

    改法：对照放假通知逐日核对，在 checked 里写核对人和日期。
    """
    for year, days in corpus.calendar.items():
        if not days.checked:
            yield Finding(data_place(CALENDAR, year), f"{year} 年没有核对记录", "核对后写 checked")


@check()
def unknown_adoption(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """office.yml 登记印发的示范文本不在库，或者不是示范文本。

    改法：work 写示范文本的编码；已另行建条目的正式文本不在这里登记。
    """
    for index, adoption in enumerate(corpus.office.adopted):
        work = corpus.works.get(adoption.work)
        if work is None or work.meta.nature != "示范文本":
            here = data_place("office.yml", "adopted", index, "work")
            yield Finding(here, f"{adoption.work} 不是库内的示范文本", "写示范文本的编码", adoption.work)


def _day_faults(year: int, days: CalendarYear) -> Iterator[tuple[str, str]]:
    """Keys and what is wrong under them."""
    for key, listed in (("off", days.off), ("work", days.work)):
        yield from ((key, f"{day} 不在 {year} 年") for day in listed if day.year != year)
        yield from ((key, f"{day} 写了两次") for day, count in Counter(listed).items() if count > 1)
    yield from (("work", f"{day} 既放假又补班") for day in days.work if day in days.off)
    yield from (("work", f"{day} 不是星期六、星期日，不会是补班日") for day in days.work if day.weekday() < 5)
