"""待核: what a person still has to check or bring in, by kind."""

from __future__ import annotations

from collections.abc import Iterator

from guicheng.content.corpus import WorkEntry
from guicheng.render.home import cited_works
from guicheng.render.links import Links
from guicheng.render.markup import esc, link, pager
from guicheng.render.regulation import current_status

PAGE_ROWS = 100


def pending(links: Links) -> list[tuple[WorkEntry, str]]:
    """Works with what is open about them: cited ones without text first, then by code."""
    cited = set(cited_works(links.corpus))
    found = ((entry, "、".join(_open(entry, links))) for entry in links.corpus.works.values())
    rows = [(entry, what) for entry, what in found if what]
    return sorted(rows, key=lambda row: (row[0].meta.code not in cited, row[0].meta.code))


def _open(entry: WorkEntry, links: Links) -> Iterator[str]:
    status = current_status(entry, links)
    if status is None:
        yield "正文未入库"
        return
    if status.checked is None:
        yield "效力待核"
    elif status.stale:
        yield "核对已过六个月"
    if any(edition.meta.effective_from is None for edition in entry.editions):
        yield "施行日期待核"


def pending_html(rows: list[tuple[WorkEntry, str]], page: int, links: Links) -> str:
    """One page of the list; ``rows`` is the whole list."""
    part = rows[(page - 1) * PAGE_ROWS : page * PAGE_ROWS]
    cited = set(cited_works(links.corpus))
    body = "".join(_row(entry, what, entry.meta.code in cited, links) for entry, what in part)
    table = (
        '<table class="list todo"><thead><tr><th scope="col">法规</th><th scope="col">待办</th>'
        f'<th scope="col">用处</th><th scope="col">编码</th></tr></thead><tbody>{body}</tbody></table>'
    )
    empty = '<p class="empty">没有待核事项。</p>'
    lead = f"共{len(rows)}件，程序和案例用到的排在前面。核对后由维护人员在法规文件里写明核对人和日期。"
    return (
        f'<div class="doc broad"><header><h1>待核</h1><p class="lead">{lead}</p></header>'
        f"{table if rows else empty}{pager(page, [links.page(pending_path(n)) for n in range(1, page_count(rows) + 1)])}</div>"
    )


def page_count(rows: list[tuple[WorkEntry, str]]) -> int:
    """How many pages the list takes."""
    return max(1, -(-len(rows) // PAGE_ROWS))


def pending_path(page: int) -> str:
    """Folder of one page of the list."""
    return "pending" if page == 1 else f"pending/{page}"


def _row(entry: WorkEntry, what: str, cited: bool, links: Links) -> str:
    use = "程序或案例的依据" if cited else ""
    return (
        f'<tr><th scope="row">{link(links.code(entry.meta.code), esc(entry.meta.title))}</th>'
        f'<td data-head="待办">{what}</td><td data-head="用处">{use}</td>'
        f'<td data-head="编码">{entry.meta.code}</td></tr>'
    )
