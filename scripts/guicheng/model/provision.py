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
LooseKind = Literal["preamble", "text", "table"]


@dataclass(frozen=True, slots=True)
class Subitem:
    """目: ``1.``, ``（1）``; the lowest addressed level.

    ``anchor`` is empty where a third level of numbers follows, or the number stands twice.
    """

    label: str
    text: str
    anchor: str
    line: int


@dataclass(frozen=True, slots=True)
class Item:
    """项: ``（一）`` or ``（一）之一`` (also ``1.`` where a 款 goes straight to numbers); subitems follow its words."""

    label: str
    text: str
    anchor: str
    line: int
    subitems: tuple[Subitem, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """款: one paragraph of an article with the items it introduces.

    ``table`` marks a Markdown table kept word for word (lines joined by newlines); it is no 款 and has no anchor.
    """

    text: str
    anchor: str
    line: int
    items: tuple[Item, ...] = ()
    table: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """条: ``第一百二十条之一`` with its paragraphs; also ``一、`` of decisions and amendments."""

    label: str
    anchor: str
    line: int
    paragraphs: tuple[Paragraph, ...]

    def parts(self) -> Iterator[Paragraph | Item | Subitem]:
        """Every 款, 项 and 目 in reading order."""
        for paragraph in self.paragraphs:
            yield paragraph
            for item in paragraph.items:
                yield item
                yield from item.subitems


@dataclass(frozen=True, slots=True)
class Division:
    """编, 分编, 章, 节, an annex, or a plain heading 标题; ``level`` is the number of ``#`` in Markdown."""

    kind: DivisionKind
    label: str
    title: str
    level: int
    anchor: str
    line: int

    @property
    def heading(self) -> str:
        """The words as printed: ``第一章　总则``, ``一、一般规定``, ``附件2：目录``."""
        return self.label + gap_after(self.label, self.title) + self.title


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


def gap_after(label: str, words: str) -> str:
    """What stands between a label and its words: an ideographic space, nothing after a mark such as 、 or ：."""
    return "　" if label and words and label[-1] not in "、：:.．" else ""


def _article_anchors(article: Article) -> Iterator[tuple[str, int]]:
    for node in article.parts():
        if node.anchor:
            yield node.anchor, node.line
