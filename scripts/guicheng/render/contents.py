"""The contents 目录 of a regulation: its divisions with the articles they span, or its articles by number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from guicheng.model.provision import Article, Block, Division, RegulationText
from guicheng.render.markup import esc

_NUMBER = re.compile(r"(?:f\d+-)?t(\d+)((?:-\d+)*)")
GRID_LIMIT = 120
"""Above so many articles without divisions, a cell of the grid stands for ten of them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents: a division with the first and last article under it."""

    division: Division
    first: Article | None
    last: Article | None


def contents_html(text: RegulationText) -> str:
    """The list for the side column: empty for a text with nothing to point at."""
    entries = contents(text)
    if entries:
        top = min(entry.division.level for entry in entries)
        deep = " deep" if any(entry.division.level > top for entry in entries) else ""
        lines = "".join(_line(entry, entry.division.level - top) for entry in entries)
        return f'<ol class="toc{deep}">{lines}</ol>'
    return _grid(text.articles)


def contents(text: RegulationText) -> list[Entry]:
    """Every anchored division with the span of its articles, subdivisions included."""
    blocks = text.blocks
    return [
        Entry(block, *_span(blocks, index))
        for index, block in enumerate(blocks)
        if isinstance(block, Division) and block.anchor
    ]


def _span(blocks: Sequence[Block], index: int) -> tuple[Article | None, Article | None]:
    division = blocks[index]
    assert isinstance(division, Division)
    first = last = None
    for block in blocks[index + 1 :]:
        if isinstance(block, Division) and block.level <= division.level:
            break
        if isinstance(block, Article):
            first = first or block
            last = block
    return first, last


def _line(entry: Entry, depth: int) -> str:
    division = entry.division
    words = esc(division.heading)
    span = f' <a class="span" href="#{entry.first.anchor}">{_range(entry)}</a>' if entry.first else ""
    return f'<li class="l{depth}"><a href="#{division.anchor}">{words}</a>{span}</li>'


def _range(entry: Entry) -> str:
    assert entry.first is not None and entry.last is not None
    first, last = short_number(entry.first), short_number(entry.last)
    return first if first == last else f"{first}–{last}"


def short_number(article: Article) -> str:
    """第一百二十条之一 as 120之1; a label without a number stays as it is."""
    match = _NUMBER.fullmatch(article.anchor)
    return match[1] + match[2].replace("-", "之") if match else article.label


def _grid(articles: Sequence[Article]) -> str:
    if not articles:
        return ""
    step = 1 if len(articles) <= GRID_LIMIT else 10
    cells = [_cell(articles[start : start + step]) for start in range(0, len(articles), step)]
    size = "ones" if step == 1 else "tens"
    return f'<ol class="grid {size}">' + "".join(cells) + "</ol>"


def _cell(articles: Sequence[Article]) -> str:
    first, last = articles[0], articles[-1]
    words = short_number(first) if first is last else f"{short_number(first)}–{short_number(last)}"
    return f'<li><a href="#{first.anchor}" title="{esc(first.label)}">{esc(words)}</a></li>'
