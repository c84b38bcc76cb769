"""One article 条 as HTML: its label is its permanent link, every 款, 项 and 目 carries its anchor.

The label stands inside the first paragraph, as on paper, so that copied text reads 第一条　… in one line;
``role="heading"`` still lets a screen reader go from article to article.
"""

from __future__ import annotations

from collections.abc import Callable

from guicheng.model.provision import Article, Item, Paragraph, Subitem, gap_after
from guicheng.render.markup import esc
from guicheng.render.table import table_html

Words = Callable[[str, str], str]
"""How the words of a place become HTML: its anchor and its words."""


def plain(anchor: str, words: str) -> str:
    """The words as they are."""
    return esc(words)


def article_html(
    article: Article, marks: str = "", level: int = 4, words: Words = plain, after: str = ""
) -> str:
    """The article with its anchors.

    ``marks`` is HTML that stands above it (本条自……起施行), ``after`` below it (被引用), ``level`` that of its heading.
    """
    paragraphs = article.paragraphs
    label = _label(article, level)
    if not paragraphs or paragraphs[0].table:
        head = f'<p class="k">{label}</p>'
        rest = paragraphs
    else:
        head = _paragraph(paragraphs[0], label, words)
        rest = paragraphs[1:]
    body = "".join([_paragraph(paragraph, "", words) for paragraph in rest])
    return f'<div class="t"{_mark(article.anchor)}>{marks}{head}{body}{after}</div>\n'


def _label(article: Article, level: int) -> str:
    words = article.paragraphs[0].text if article.paragraphs and not article.paragraphs[0].table else ""
    named = f'<a href="#{article.anchor}">{esc(article.label)}</a>' if article.anchor else esc(article.label)
    heading = f'<span class="n" role="heading" aria-level="{level}">{named}</span>'
    return heading + gap_after(article.label, words)


def _mark(anchor: str) -> str:
    """The id; words that cannot be addressed (a repeated number) have none."""
    return f' id="{anchor}"' if anchor else ""


def _paragraph(paragraph: Paragraph, label: str, words: Words) -> str:
    if paragraph.table:
        return table_html(paragraph.text, paragraph.anchor)
    own = f'<p class="k"{_mark(paragraph.anchor)}>{label}{words(paragraph.anchor, paragraph.text)}</p>'
    if not paragraph.items:
        return own
    return own + "".join([_item(item, words) for item in paragraph.items])


def _item(item: Item, words: Words) -> str:
    own = f'<p class="x"{_mark(item.anchor)}>{esc(item.label)}{words(item.anchor, item.text)}</p>'
    if not item.subitems:
        return own
    return own + "".join([_subitem(subitem, words) for subitem in item.subitems])


def _subitem(subitem: Subitem, words: Words) -> str:
    return (
        f'<p class="m"{_mark(subitem.anchor)}>{esc(subitem.label)}{words(subitem.anchor, subitem.text)}</p>'
    )
