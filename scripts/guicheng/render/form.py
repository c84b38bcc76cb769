"""The page of a blank form 文书."""

from __future__ import annotations

import re

from guicheng.content.corpus import Entry
from guicheng.model.form import Form
from guicheng.render.links import Links
from guicheng.render.markup import crumbs, esc, facts, link
from guicheng.render.prose import prose_html

_ROOM = re.compile(
    r"<tr>(?=\s*<td>[^<]*(?:意见|审核|审批|理由|情况|事由|批示|摘要)[^<]*</td>\s*<td></td>\s*</tr>)"
)


def form_html(entry: Entry[Form], links: Links) -> str:
    """The blank as it stands, with what has to be known to use it."""
    form = entry.meta
    signatures = "".join(
        f"<div><dt>{esc(role)}</dt><dd>　　　　　　　　年　　月　　日</dd></div>" for role in form.signatures
    )
    signs = f'<dl class="signatures">{signatures}</dl>' if signatures else ""
    return (
        f'<div class="doc">{crumbs([("文书", links.page("forms"))])}'
        f"<header><h1>{esc(form.title)}</h1></header>{_facts(form, links)}"
        f'<p class="downloads"><b>空白文书</b>{link(word_name(form), "Word（可以在电脑上填）")}　'
        f"{link(links.page('print'), '全部打印件和台账')}</p>"
        f'<section class="prose blank" tabindex="0">{roomy(prose_html(entry.body, links))}{signs}</section></div>'
    )


def roomy(html: str) -> str:
    """Rows that ask for an opinion or a reason get the height to write one by hand."""
    return _ROOM.sub('<tr class="room">', html)


def word_name(form: Form) -> str:
    """The file name of its Word file, which lies beside the page."""
    return f"{form.code.lower()}-{form.edition}.docx"


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
