"""Print the text of a regulation in its normal form; the inverse of the parser."""

from __future__ import annotations

from collections.abc import Iterator

from guicheng.model.provision import (
    Article,
    Block,
    Division,
    Item,
    Loose,
    Paragraph,
    RegulationText,
    gap_after,
)


def print_text(text: RegulationText) -> str:
    """One paragraph a line, an empty line between; ends with a newline unless empty."""
    lines = [line for block in text.blocks for line in _block_lines(block)]
    return "\n\n".join(lines) + "\n" if lines else ""


def article_lines(article: Article) -> tuple[str, ...]:
    """The words of an article, a line for each 款, 项 and 目; the label stands before the first."""
    return tuple(_article(article))


def paragraph_lines(paragraph: Paragraph) -> tuple[str, ...]:
    """The words of a 款 and of the 项 and 目 it introduces, a line each."""
    return tuple(_paragraph(paragraph))


def item_lines(item: Item) -> tuple[str, ...]:
    """The words of a 项 and of its 目, a line each."""
    return (item.label + item.text, *(sub.label + sub.text for sub in item.subitems))


def _block_lines(block: Block) -> Iterator[str]:
    if isinstance(block, Division):
        yield f"{'#' * block.level} {block.heading}"
    elif isinstance(block, Loose):
        yield block.text
    else:
        yield from _article(block)


def _article(article: Article) -> Iterator[str]:
    lines = [line for paragraph in article.paragraphs for line in _paragraph(paragraph)]
    head = article.paragraphs[0].text if article.paragraphs and not article.paragraphs[0].table else ""
    if not head:
        yield article.label
        yield from lines
        return
    yield article.label + gap_after(article.label, head) + head
    yield from lines[1:]


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    if paragraph.text:
        yield paragraph.text
    for item in paragraph.items:
        yield from item_lines(item)
