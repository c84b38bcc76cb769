"""One article 条 as HTML: its label is its permanent link, every 款, 项 and 目 carries its anchor.

The label stands inside the first paragraph, as on paper, so that copied text reads 第一条　… in one line;
``role="heading"`` still lets a screen reader go from article to article.
"""

from __future__ import annotations

from guicheng.model.provision import Article, Item, Paragraph, Subitem, gap_after
from guicheng.render.markup import esc
from guicheng.render.table import table_html


def article_html(article: Article, marks: str = "", level: int = 4) -> str:
    """The article with its anchors; ``marks`` is HTML that stands above it (本条自……起施行), ``level`` that of its heading."""
    paragraphs = article.paragraphs
    label = _label(article, level)
    if not paragraphs or paragraphs[0].table:
        head = f'<p class="k">{label}</p>'
        rest = paragraphs
    else:
        head = _paragraph(paragraphs[0], label)
        rest = paragraphs[1:]
    body = "".join([_paragraph(paragraph, "") for paragraph in rest])
    return f'<div class="t"{_mark(article.anchor)}>{marks}{head}{body}</div>\n'


def _label(article: Article, level: int) -> str:
    words = article.paragraphs[0].text if article.paragraphs and not article.paragraphs[0].table else ""
    named = f'<a href="#{article.anchor}">{esc(article.label)}</a>' if article.anchor else esc(article.label)
    heading = f'<span class="n" role="heading" aria-level="{level}">{named}</span>'
    return heading + gap_after(article.label, words)


def _mark(anchor: str) -> str:
    """The id; words that cannot be addressed (a repeated number) have none."""
    return f' id="{anchor}"' if anchor else ""


def _paragraph(paragraph: Paragraph, label: str) -> str:
    if paragraph.table:
        return table_html(paragraph.text, paragraph.anchor)
    own = f'<p class="k"{_mark(paragraph.anchor)}>{label}{esc(paragraph.text)}</p>'
    if not paragraph.items:
        return own
    return own + "".join([_item(item) for item in paragraph.items])


def _item(item: Item) -> str:
    own = f'<p class="x"{_mark(item.anchor)}>{esc(item.label)}{esc(item.text)}</p>'
    if not item.subitems:
        return own
    return own + "".join([_subitem(subitem) for subitem in item.subitems])


def _subitem(subitem: Subitem) -> str:
    return f'<p class="m"{_mark(subitem.anchor)}>{esc(subitem.label)}{esc(subitem.text)}</p>'
