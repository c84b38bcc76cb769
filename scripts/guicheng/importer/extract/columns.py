"""Glyphs of a printed page -> lines in reading order, for pages of one or two columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_ROW = 0.5
_GAP = 0.9


@dataclass(frozen=True, slots=True)
class Glyph:
    """One printed character with its box; ``size`` in points."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class PrintLine:
    """A line of one column. ``left`` and ``right`` are the column's margins; ``spaces`` counts leading blanks."""

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    left: float
    right: float
    page: int = 0


def find_gutter(pages: Sequence[list[Glyph]], widths: Sequence[float]) -> float | None:
    """Where the white strip between two columns runs through the document; None when there is one column."""
    found = [_gutter(glyphs, width) for glyphs, width in zip(pages, widths, strict=True)]
    gutters = [gutter for gutter in found if gutter is not None]
    return median(gutters) if gutters and len(gutters) >= len(found) / 3 else None


def page_lines(glyphs: list[Glyph], gutter: float | None, number: int) -> list[PrintLine]:
    """Lines of a page: bands across the whole width, and between them the left column before the right."""
    if gutter is None:
        return _with_margins([_line(row, number) for row in _rows(glyphs)])
    left = [_line(row, number) for row in _rows(g for g in glyphs if _middle(g) < gutter)]
    right = [_line(row, number) for row in _rows(g for g in glyphs if _middle(g) >= gutter)]
    return _in_order(left, right, gutter)


def _middle(glyph: Glyph) -> float:
    return (glyph.x0 + glyph.x1) / 2


def _gutter(glyphs: list[Glyph], width: float) -> float | None:
    visible = [glyph for glyph in glyphs if glyph.text.strip()]
    if len(visible) < 200:
        return None
    counts = Counter(x for glyph in visible for x in range(int(glyph.x0), int(glyph.x1) + 1))
    usual = median(counts.values())
    middle = [x for x in range(int(width * 0.38), int(width * 0.62)) if counts[x] < usual * 0.3]
    runs = _runs(middle)
    best = max(runs, key=len, default=[])
    return sum(best) / len(best) if len(best) >= 8 else None


def _runs(numbers: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs of one height together; baselines of mixed fonts differ by less than half a character."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: g.bottom):
        if rows and glyph.bottom - rows[-1][0].bottom < _ROW * max(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return [row for row in rows if any(glyph.text.strip() for glyph in row)]


def _line(row: list[Glyph], page: int) -> PrintLine:
    row = sorted(row, key=lambda g: g.x0)
    visible = [glyph for glyph in row if glyph.text.strip()]
    row = row[row.index(visible[0]) : len(row) - row[::-1].index(visible[-1])]
    text = row[0].text
    for before, glyph in pairwise(row):
        wide = glyph.x0 - before.x1 > _GAP * glyph.size and before.text.strip() and glyph.text.strip()
        text += (" " if wide else "") + glyph.text
    size = median(glyph.size for glyph in visible)
    top, bottom = min(g.top for g in visible), max(g.bottom for g in visible)
    return PrintLine(text, visible[0].x0, visible[-1].x1, top, bottom, size, 0, 0, page)


def _in_order(left: list[PrintLine], right: list[PrintLine], gutter: float) -> list[PrintLine]:
    """Join halves that run across the gutter; read each band between them column by column."""
    whole: list[PrintLine] = []
    for half in list(left):
        other = next((line for line in right if _continues(half, line, gutter)), None)
        if other is not None:
            whole.append(_joined(half, other))
            left.remove(half)
            right.remove(other)
    left, right, whole = _with_margins(left), _with_margins(right), _with_margins(whole)
    ordered: list[PrintLine] = []
    for line in [*sorted(whole, key=lambda w: w.top), None]:
        limit = line.top if line else float("inf")
        for column in (left, right):
            ordered += [other for other in column if other.top < limit]
        left, right = [o for o in left if o.top >= limit], [o for o in right if o.top >= limit]
        if line:
            ordered.append(line)
    return ordered


def _continues(half: PrintLine, other: PrintLine, gutter: float) -> bool:
    same_row = abs(half.bottom - other.bottom) < 0.3 * half.size and abs(half.size - other.size) < 0.5
    return same_row and gutter - half.x1 < 1.2 * half.size and other.x0 - half.x1 < 0.8 * half.size


def _joined(half: PrintLine, other: PrintLine) -> PrintLine:
    return PrintLine(
        half.text + other.text,
        half.x0,
        other.x1,
        min(half.top, other.top),
        half.bottom,
        half.size,
        0,
        0,
        half.page,
    )


def _with_margins(lines: list[PrintLine]) -> list[PrintLine]:
    left = min((line.x0 for line in lines), default=0.0)
    right = max((line.x1 for line in lines), default=0.0)
    return [
        PrintLine(o.text, o.x0, o.x1, o.top, o.bottom, o.size, left, right, o.page)
        for o in sorted(lines, key=lambda line: line.top)
    ]
