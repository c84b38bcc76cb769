"""Pages about time limits: the calculator, the timetable counted from an event, all limits, the calendar."""

from __future__ import annotations

import calendar as months
import datetime as dt
from collections.abc import Iterator
from typing import Any

from guicheng.deadlines.browser import browser_data
from guicheng.deadlines.calendar import WorkCalendar, compile_calendar
from guicheng.deadlines.regime import REGIMES
from guicheng.model.procedure import Procedure
from guicheng.render.checklist.browser import json_data
from guicheng.render.checklist.limit import limit_of
from guicheng.render.checklist.sheet import Limit
from guicheng.render.links import Links
from guicheng.render.markup import crumbs, esc, link, plain_day

WEEK = "一二三四五六日"


def calculator_html(links: Links) -> str:
    """The page 期限计算: a calculator and the timetable of a procedure, started by a script; the rules without one."""
    data = {
        "deadlines": browser_data(links.corpus.calendar, links.corpus.awaited),
        "procedures": [_timetable(entry.meta, links) for entry in links.corpus.procedures.values()],
    }
    rules = "".join(
        f'<tr><th scope="row">{regime.name}</th><td>{esc(regime.source)}。</td></tr>' for regime in REGIMES
    )
    return (
        '<div class="doc"><header><h1>期限计算</h1></header>'
        f"<p>按放假安排逐日计算，有数据的年份：{_years(links)}。没有放假安排的年份不给出日期。"
        "计算结果供提醒用，以法律文书载明的期限为准；填写的内容不保存。</p>"
        f'<section class="checklist" data-module="deadlines" hidden>{json_data(data)}</section>'
        "<noscript><p>浏览器没有启用脚本，不能计算；请对照下面的算法和日历，或者用命令 guicheng deadline。</p></noscript>"
        f'<section class="prose"><h2>怎样计算</h2><table class="rules"><tbody>{rules}</tbody></table></section>'
        f"<p>{link(links.page('deadlines/table'), '期限表')}　{link(links.page('deadlines/calendar'), '放假和补班日历')}</p></div>"
    )


def table_html(links: Links) -> str:
    """The page 期限表: every limit of every procedure with its event and where it comes from."""
    rows = "".join(_limit_rows(links))
    head = "".join(f'<th scope="col">{words}</th>' for words in ("程序", "步骤", "责任人", "期限", "来源"))
    return (
        f'<div class="doc">{_crumbs(links)}<header><h1>期限表</h1></header>'
        "<p>标“内控时限（非法定）”的由本单位掌握，可以改；法律、党内法规另有期限的，从其规定。</p>"
        f'<div class="wide" tabindex="0"><table class="list"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></div>'
    )


def calendar_html(links: Links) -> str:
    """The page 日历: every month of the years known, days off and make-up days told apart without colour."""
    calendar = compile_calendar(links.corpus.calendar, links.corpus.awaited)
    awaited = "".join(
        f"<p>{one.year}年：通知尚未收录，{plain_day(one.asked_on)}查询，结果是{esc(one.outcome)}；"
        f"{plain_day(one.ask_again)}再查。跨到这一年的期限不给出日期。</p>"
        for one in links.corpus.awaited
        if one.year not in calendar.years
    )
    years = "".join(_year(year, calendar, links) for year in sorted(calendar.years, reverse=True))
    return (
        f'<div class="doc broad">{_crumbs(links)}<header><h1>放假和补班日历</h1></header>'
        '<p>请对照国务院办公厅放假通知逐月核对。<span class="day off">休</span>放假　'
        '<span class="day work">班</span>补班（星期六、星期日上班）。</p>'
        f"{awaited}{years}</div>"
    )


def _crumbs(links: Links) -> str:
    return crumbs([("期限计算", links.page("deadlines"))])


def _years(links: Links) -> str:
    return "、".join(sorted(links.corpus.calendar)) or "无"


def _timetable(procedure: Procedure, links: Links) -> dict[str, Any]:
    """What the timetable of a procedure is counted from."""
    steps: list[dict[str, Any]] = []
    for number, step in enumerate(procedure.steps, 1):
        limit = limit_of(links.corpus, procedure, step)
        if limit is not None and limit.rule is not None:
            steps.append(
                {
                    "number": number,
                    "title": step.title,
                    "roles": step.role,
                    "words": limit.words,
                    "source": limit.source,
                    "href": f"{links.code(procedure.code)}#{step.id}",
                    "rule": _rule(limit),
                }
            )
    hours = {step["rule"]["event"] for step in steps if step["rule"]["unit"] == "小时"}
    events = [{"id": one.id, "title": one.title, "hours": one.id in hours} for one in procedure.events]
    return {"code": procedure.code, "title": procedure.title, "events": events, "steps": steps}


def _rule(limit: Limit) -> dict[str, Any]:
    rule = limit.rule
    assert rule is not None
    names = ("event", "amount", "unit", "direction", "every", "regime")
    return {name: getattr(rule, name) for name in names}


def _limit_rows(links: Links) -> Iterator[str]:
    for entry in links.corpus.procedures.values():
        for number, step in enumerate(entry.meta.steps, 1):
            limit = limit_of(links.corpus, entry.meta, step)
            if limit is not None:
                place = f"{links.code(entry.meta.code)}#{step.id}"
                yield (
                    f"<tr><td>{esc(entry.meta.title)}</td><td>{link(place, f'{number} {esc(step.title)}')}</td>"
                    f"<td>{esc(step.role)}</td><td>{esc(limit.words)}</td><td>{esc(limit.source)}</td></tr>"
                )


def _year(year: int, calendar: WorkCalendar, links: Links) -> str:
    days = links.corpus.calendar[str(year)]
    checked = "、".join(f"{check.by} {plain_day(check.date)}" for check in days.checked) or "还没有人核对"
    body = "".join(_month(year, month, calendar) for month in range(1, 13))
    return (
        f'<section class="year"><h2>{year}年</h2><p>{esc(days.notice)}；工作日{calendar.working_days(year)}个；核对：{esc(checked)}。</p>'
        f'<div class="months">{body}</div></section>'
    )


def _month(year: int, month: int, calendar: WorkCalendar) -> str:
    heads = "".join(f'<th scope="col">{day}</th>' for day in WEEK)
    weeks = months.Calendar().monthdatescalendar(year, month)
    rows = "".join("<tr>" + "".join(_day(day, month, calendar) for day in week) + "</tr>" for week in weeks)
    return f'<table class="month"><caption>{month}月</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _day(day: dt.date, month: int, calendar: WorkCalendar) -> str:
    if day.month != month:
        return "<td></td>"
    kind = calendar.kind(day)
    css, mark = {"放假": ("off", "休"), "补班": ("work", "班"), "休息日": ("rest", "")}.get(kind, ("", ""))
    style = f' class="day {css}"' if css else ""
    return f"<td{style}>{day.day}{f'<small>{mark}</small>' if mark else ''}</td>"
