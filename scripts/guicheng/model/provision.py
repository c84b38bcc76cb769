"""The text of a regulation as nodes: Division 编章节, Article 条, Paragraph 款, Item 项, Subitem 目, Loose text.

A text is a flat sequence of blocks in reading order; the tree of divisions follows from their levels.
Every node keeps the words exactly as the official text prints them (``label`` and ``text``),
the anchor by which it is addressed, and the line of the file where it begins.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

DivisionKind = Literal["编", "分编", "章", "节", "附件", "标题"]
LooseKind = Literal["title", "note", "preamble", "text", "table", "signature"]


@dataclass(frozen=True, slots=True)
class Subitem:
    """目: ``1.``, ``（1）``; the lowest addressed level."""

    label: str
    text: str
    anchor: str
    line: int


@dataclass(frozen=True, slots=True)
class Item:
    """项: ``（一）`` or ``（一）之一``; subitems follow its words."""

    label: str
    text: str
    anchor: str
    line: int
    subitems: tuple[Subitem, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """款: one paragraph of an article with the items it introduces.

    ``table`` marks a Markdown table kept word for word (its lines joined by newlines in ``text``).
    """

    text: str
    anchor: str
    line: int
    items: tuple[Item, ...] = ()
    table: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """条: ``第一百二十条之一`` with its paragraphs; also ``一、`` of decisions and amendments.

    ``gap`` is what stands between label and words in the normal form (an ideographic space, or nothing).
    """

    label: str
    anchor: str
    line: int
    paragraphs: tuple[Paragraph, ...]
    gap: str = "　"


@dataclass(frozen=True, slots=True)
class Division:
    """编, 分编, 章, 节, an annex, or a plain heading; ``level`` is the number of ``#`` in Markdown."""

    kind: DivisionKind
    label: str
    title: str
    level: int
    anchor: str
    line: int
    gap: str = "　"

    @property
    def heading(self) -> str:
        """The words as printed: ``第一章　总则``."""
        return f"{self.label}{self.gap}{self.title}" if self.label and self.title else self.label + self.title


@dataclass(frozen=True, slots=True)
class Loose:
    """Words outside any article: a preamble, a table, a signature, what could not be placed."""

    kind: LooseKind
    text: str
    line: int
    anchor: str | None = None


Block = Division | Article | Loose


@dataclass(frozen=True, slots=True)
class RegulationText:
    """The whole text of one edition: blocks in reading order."""

    blocks: tuple[Block, ...]

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles in reading order, annexes included."""
        return tuple(block for block in self.blocks if isinstance(block, Article))

    @property
    def divisions(self) -> tuple[Division, ...]:
        """All headings in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Division))

    def anchors(self) -> Iterator[tuple[str, int]]:
        """Every anchor with its line, in reading order; a duplicate is an error of the text."""
        for block in self.blocks:
            if block.anchor:
                yield block.anchor, block.line
            if isinstance(block, Article):
                yield from _article_anchors(block)


def _article_anchors(article: Article) -> Iterator[tuple[str, int]]:
    for paragraph in article.paragraphs:
        yield paragraph.anchor, paragraph.line
        for item in paragraph.items:
            yield item.anchor, item.line
            for subitem in item.subitems:
                yield subitem.anchor, subitem.line
