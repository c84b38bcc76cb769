"""Tables of any format as rows of Markdown, kept word for word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


def table_lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Rows as ``| a | b |``; the first row is the head. Rows without any words are left out."""
    filled = [[_cell(cell) for cell in row] for row in rows]
    filled = [row for row in filled if any(row)]
    width = max((len(row) for row in filled), default=0)
    for number, row in enumerate(filled):
        yield "| " + " | ".join([*row, *[""] * (width - len(row))]) + " |"
        if number == 0:
            yield "|" + " --- |" * width


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")
