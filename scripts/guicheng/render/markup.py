"""HTML as strings: escaping, dates and the few shapes that several pages share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence


def esc(text: str) -> str:
    """Escape for element content and quoted attributes. Most paragraphs of a law need nothing."""
    if not ("&" in text or "<" in text or ">" in text or '"' in text or "'" in text):
        return text
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#39;")


def link(href: str | None, words: str, css: str = "") -> str:
    """A link, or the words alone when there is nowhere to go. ``words`` is HTML already."""
    if href is None:
        return words
    style = f' class="{css}"' if css else ""
    return f'<a{style} href="{esc(href)}">{words}</a>'


def day(date: dt.date) -> str:
    """A date as official prose writes it, readable by programs: 2018年10月26日."""
    return f'<time datetime="{date.isoformat()}">{plain_day(date)}</time>'


def plain_day(date: dt.date) -> str:
    """The same without markup."""
    return f"{date.year}年{date.month}月{date.day}日"


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """A description list of (term, HTML) rows; empty values are left out."""
    body = "".join(f"<div><dt>{term}</dt><dd>{value}</dd></div>" for term, value in rows if value)
    return f'<dl class="facts">{body}</dl>' if body else ""


def bullets(items: Iterable[str], css: str) -> str:
    """An unordered list of HTML items, or nothing."""
    body = "".join(f"<li>{item}</li>" for item in items)
    return f'<ul class="{css}">{body}</ul>' if body else ""


def crumbs(steps: Iterable[tuple[str, str | None]]) -> str:
    """The way from the home page to here: (words, href) from the outside in."""
    body = "".join(f"<li>{link(href, esc(words))}</li>" for words, href in steps)
    return f'<nav class="crumbs" aria-label="所在位置"><ol>{body}</ol></nav>'


def paper_head(title: str, edition: str, state: str) -> str:
    """On every printed page, and only there: which text this is, and what was known of it."""
    words = f"{esc(title)}　{esc(edition)}<span>{esc(state)}</span>"
    return f'<div class="paper-head" aria-hidden="true"><div>{words}</div></div>'


def pager(page: int, hrefs: Sequence[str]) -> str:
    """Links to all pages of a list, the present one marked; nothing for a single page."""
    if len(hrefs) < 2:
        return ""
    cells = "".join(_pager_cell(number, href, number == page) for number, href in enumerate(hrefs, 1))
    return f'<nav class="pager" aria-label="翻页"><ol>{cells}</ol></nav>'


def _pager_cell(number: int, href: str, here: bool) -> str:
    if here:
        return f'<li><span aria-current="page">{number}</span></li>'
    return f'<li><a href="{esc(href)}" aria-label="第{number}页">{number}</a></li>'
