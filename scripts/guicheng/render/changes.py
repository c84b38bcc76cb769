"""最近变动: what happened to the regulations, and which edition of each procedure is in use since when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import groupby

from guicheng.content.corpus import Entry, WorkEntry
from guicheng.model.procedure import Procedure
from guicheng.model.work import Event
from guicheng.render.compare import compare_path
from guicheng.render.feed import PATH as FEED
from guicheng.render.home import recent
from guicheng.render.impact import MONTHLY
from guicheng.render.links import Links, page_path
from guicheng.render.markup import day, esc, link

PATH = "changes"
ENTRIES = 200
_LEAD = (
    f"法规的公布、修改和废止，新的在前，至多{ENTRIES}项；程序的版次列在最后。"
    "没有入库的变动，本站无从知道，请每月打印核对单去查。"
)


def changes_page_html(links: Links) -> str:
    """Texts that wait for their day first, then the events year by year, then the editions of the procedures."""
    ways = f"{link(links.page(MONTHLY), '每月法规核对单')}　{link(links.root + FEED, '变动订阅（Atom）')}"
    head = f'<header><h1>最近变动</h1><p class="lead">{_LEAD}</p><p>{ways}</p></header>'
    return f'<div class="doc broad">{head}{_coming(links)}{_years(links)}{_procedures(links)}</div>'


def _coming(links: Links) -> str:
    rows = sorted(
        (start, work.meta.code)
        for work in links.corpus.works.values()
        for edition in work.editions
        if (start := edition.meta.effective_from) is not None and start > links.on
    )
    body = "".join(
        f'<tr><th scope="row">{day(start)}</th>{_title(links.corpus.works[code], links)}</tr>'
        for start, code in rows
    )
    return f"<h2>即将施行</h2>{_table(('施行日期', '法规'), body)}" if body else ""


def _years(links: Links) -> str:
    events = recent(links.corpus, links.on, ENTRIES)
    if not events:
        return '<p class="empty">还没有法规。</p>'
    years = groupby(events, key=lambda pair: pair[1].date.year)
    return "".join(f"<h2>{year}年</h2>{_events(pairs, links)}" for year, pairs in years)


def _events(pairs: Iterable[tuple[WorkEntry, Event]], links: Links) -> str:
    body = "".join(
        f'<tr><th scope="row">{day(event.date)}</th>{_title(work, links)}'
        f'<td data-head="变动">{esc(event.type)}{_compared(work, event.date, links)}</td>'
        f'<td data-head="机关">{esc(event.by or "")}</td></tr>'
        for work, event in pairs
    )
    return _table(("日期", "法规", "变动", "机关"), body)


def _title(work: WorkEntry, links: Links) -> str:
    return f'<td data-head="法规">{link(links.code(work.meta.code), esc(work.meta.title))}</td>'


def _compared(work: WorkEntry, on: dt.date, links: Links) -> str:
    """The comparison with the edition before, where both texts are here."""
    folder, edition = page_path(links.corpus, work.meta.code), on.isoformat()
    if folder is None or edition not in {later.meta.edition for later in work.editions[1:]}:
        return ""
    return "，" + link(links.page(compare_path(folder, edition)), "与上一版比较")


def _procedures(links: Links) -> str:
    entries = sorted(
        links.corpus.procedures.values(),
        key=lambda entry: entry.meta.effective_from or dt.date.min,
        reverse=True,
    )
    body = "".join(_procedure(entry, links) for entry in entries)
    return f"<h2>程序的版次</h2>{_table(('施行日期', '程序', '版次', '状态'), body)}" if body else ""


def _procedure(entry: Entry[Procedure], links: Links) -> str:
    meta = entry.meta
    start = day(meta.effective_from) if meta.effective_from else "未定"
    return (
        f'<tr><th scope="row">{start}</th>'
        f'<td data-head="程序">{link(links.code(meta.code), esc(meta.title))}</td>'
        f'<td data-head="版次">第{meta.edition}版</td><td data-head="状态">{meta.state}</td></tr>'
    )


def _table(heads: tuple[str, ...], body: str) -> str:
    head = "".join(f'<th scope="col">{word}</th>' for word in heads)
    return f'<table class="list dated"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
