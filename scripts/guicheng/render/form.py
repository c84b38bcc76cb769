"""The page of a blank form 文书."""

from __future__ import annotations

import re

from guicheng.content.corpus import Entry
from guicheng.model.form import Form
from guicheng.render.checklist.form_sheet import asks_room
from guicheng.render.links import Links
from guicheng.render.markup import crumbs, esc, facts, link, paper_head, plain_day
from guicheng.render.prose import prose_html

_EMPTY = re.compile(r"<tr>(?=\s*<td>([^<]*)</td>\s*<td></td>\s*</tr>)")
"""A row of two cells of which the second is empty."""
ACROSS = "assets/guicheng/across.css"
"""Style that lays the printed page across."""


def form_html(entry: Entry[Form], links: Links) -> str:
    """The blank as it stands, with what has to be known to use it."""
    form = entry.meta
    signatures = "".join(
        f"<div><dt>{esc(role)}</dt><dd>　　　　　　　　年　　月　　日</dd></div>" for role in form.signatures
    )
    signs = f'<dl class="signatures">{signatures}</dl>' if signatures else ""
    across = ""
    if form.orientation == "横向":
        across = f'<link rel="stylesheet" href="{links.root}{ACROSS}">'
    return (
        f'{across}<div class="doc form">{_paper_head(form, links)}{crumbs([("文书", links.page("forms"))])}'
        f"<header><h1>{esc(form.title)}</h1></header>{_facts(form, links)}"
        f'<p class="downloads"><b>空白文书</b>{link(word_name(form), "Word（可以在电脑上填）")}　'
        f"{link(links.page('print'), '全部打印件和台账')}</p>"
        f'<section class="prose blank" tabindex="0">{boxed(roomy(prose_html(entry.body, links)))}{signs}</section></div>'
    )


def roomy(html: str) -> str:
    """Rows that ask for an opinion or a reason get the height to write one by hand."""
    return _EMPTY.sub(lambda row: '<tr class="room">' if asks_room(row[1]) else row[0], html)


def boxed(html: str) -> str:
    """A box to tick never stands at the end of a line without its label."""
    return html.replace("□", "□\u2060")


def word_name(form: Form) -> str:
    """The file name of its Word file, which lies beside the page."""
    return f"{form.code.lower()}-{form.edition}.docx"


def _paper_head(form: Form, links: Links) -> str:
    unit = links.corpus.office.name
    return paper_head(
        f"{unit}　{form.title}", f"{form.code} 第{form.edition}版", f"制表日期：{plain_day(links.on)}"
    )


def _facts(form: Form, links: Links) -> str:
    return facts(
        [
            ("编码", f'<span class="code">{form.code}</span>'),
            ("版次", f"第{form.edition}版"),
            ("所属程序", _procedure(form, links)),
            ("份数", f"{form.copies}份"),
            ("纸张", f"A4{form.orientation}"),
            ("卷内顺序", str(form.file_order) if form.file_order else ""),
        ]
    )


def _procedure(form: Form, links: Links) -> str:
    if form.procedure is None:
        return ""
    entry = links.corpus.procedures.get(form.procedure)
    return link(links.code(form.procedure), esc(entry.meta.title) if entry else f"{form.procedure}（未入库）")
