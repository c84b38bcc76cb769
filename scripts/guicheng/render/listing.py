"""Lists of procedures, cases and forms: one page each, dense, for scanning."""

from __future__ import annotations

from collections.abc import Iterable

from guicheng.content.corpus import Entry
from guicheng.model.case import Case
from guicheng.model.procedure import Procedure
from guicheng.render.links import Links
from guicheng.render.markup import esc, link


def procedures_html(links: Links) -> str:
    """All procedures with when they apply."""
    rows = [
        (
            link(links.code(code), esc(entry.meta.title)) + _unready(entry),
            esc("；".join(entry.meta.trigger)),
            f"{len(entry.meta.steps)}步",
            code,
        )
        for code, entry in links.corpus.procedures.items()
    ]
    return _page("程序", "按步骤办事：谁来办、依据哪一条、几天内办完、在哪里停下来核对。", _HEADS["P"], rows)


def cases_html(links: Links) -> str:
    """All cases with their kind and lesson."""
    rows = [
        (
            link(links.code(code), esc(entry.meta.title)) + _fictional(entry),
            esc(entry.meta.kind),
            esc(entry.meta.lesson),
            code,
        )
        for code, entry in links.corpus.cases.items()
    ]
    return _page("案例", "从办过的事里学：都经两人脱敏，不作办案依据。", _HEADS["C"], rows)


def forms_html(links: Links) -> str:
    """All blank forms with the procedure they belong to."""
    rows = [
        (link(links.code(code), esc(entry.meta.title)), _procedure(entry.meta.procedure, links), code)
        for code, entry in links.corpus.forms.items()
    ]
    return _page("文书", "空白文书，打印后手填。本站不保存任何填写内容。", _HEADS["F"], rows)


_HEADS = {
    "P": ("程序", "适用情形", "步骤", "编码"),
    "C": ("案例", "类别", "启示", "编码"),
    "F": ("文书", "所属程序", "编码"),
}


def _page(title: str, lead: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    body = "".join(_row(row, heads) for row in rows)
    head = "".join(f'<th scope="col">{word}</th>' for word in heads)
    table = f'<table class="list"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
    empty = '<p class="empty">还没有内容。维护人员用 <code>guicheng new</code> 起草。</p>'
    return f'<div class="doc broad"><header><h1>{title}</h1><p class="lead">{lead}</p></header>{table if body else empty}</div>'


def _row(row: tuple[str, ...], heads: tuple[str, ...]) -> str:
    first, *rest = row
    cells = "".join(f'<td data-head="{head}">{cell}</td>' for head, cell in zip(heads[1:], rest, strict=True))
    return f'<tr><th scope="row">{first}</th>{cells}</tr>'


def _unready(entry: Entry[Procedure]) -> str:
    return "" if entry.meta.state == "已发布" else f' <span class="tag">{entry.meta.state}</span>'


def _fictional(entry: Entry[Case]) -> str:
    return ' <span class="tag">虚构示例</span>' if entry.meta.fictional else ""


def _procedure(code: str | None, links: Links) -> str:
    if code is None:
        return ""
    entry = links.corpus.procedures.get(code)
    return link(links.code(code), esc(entry.meta.title) if entry else code)
