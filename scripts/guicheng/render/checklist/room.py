"""Who gets the room on a paper: what runs a little over is set closer, room left over is given to be written in.

A paper's height is reckoned from its words, as Typst and Word set them, so that both have the same pages.
"""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Callable, Iterable

from guicheng.render.checklist.form_parts import (
    MILLIMETRES,
    PRINTABLE,
    ROOM,
    ROW,
    FormSheet,
    Part,
    Row,
    Table,
    Words,
    signature_columns,
)

HEIGHT = {"纵向": 234.0, "横向": 145.0}
"""Millimetres between head and foot, less a little for what cannot be reckoned."""
CLOSER = ((ROW, ROOM), (7.6, 16.0), (7.0, 14.0), (6.6, 12.5), (6.1, 11.0))
"""Least heights of a row and of one to write in, the first that keeps a paper on one page is taken."""
MOST_ROOM, MOST_LINE = 40.0, 13.0
_COMPANY, _MOST_SPREAD = 3, 7.0
"""Lines that go on to the second page with the end, and what every line before them may be given for that."""
_UNIT = re.compile("□?.[，。；：、）”！？]*")
_OPTION = re.compile(r"(□\S[^□\s]{0,7}(?![^□\s]))|(□?[^□]+|□)")
"""A box with a short label; other words."""
_LINE, _GAP, _HEAD, _SIGNATURES, _TITLE, _SUB, _END = 4.94, 2.1, 7.2, 17.2, 11.3, 6.4, 6.4


def roomy(sheet: FormSheet) -> FormSheet:
    """The paper on one page where that can be, with the page used; of a longer one, the end that stays together."""
    for row, room in CLOSER:
        closer = _with_heights(sheet, row, room)
        spare = HEIGHT[sheet.orientation] - _height(closer)
        if spare >= 0:
            return _grown(closer, spare, room)
    return _with_company(_with_roomy_end(sheet))


def _with_company(sheet: FormSheet) -> FormSheet:
    """Lines are set higher until the last come along to the second page, where signatures would stand all but alone."""
    place = sheet.tail - 1
    table = sheet.parts[place] if place >= 0 else None
    start = dataclasses.replace(sheet, parts=sheet.parts[: sheet.tail], signatures=(), end=False)
    lines = sum(len(part.rows) for part in sheet.parts[sheet.tail :] if isinstance(part, Table))
    if not isinstance(table, Table) or len(table.rows) <= _COMPANY or lines > 1:
        return sheet
    heights = [_row_height(row, table, sheet.size) for row in table.rows]
    lack = HEIGHT[sheet.orientation] - _height(start) + sum(heights[-_COMPANY:])
    more = lack / (len(heights) - _COMPANY)
    if not 0 < more <= _MOST_SPREAD:
        return sheet
    rows = tuple(
        dataclasses.replace(row, height=height + more)
        for row, height in zip(table.rows, heights, strict=True)
    )
    parts = (*sheet.parts[:place], dataclasses.replace(table, rows=rows), *sheet.parts[sheet.tail :])
    return dataclasses.replace(sheet, parts=parts)


def _with_roomy_end(sheet: FormSheet) -> FormSheet:
    end = dataclasses.replace(sheet, parts=sheet.parts[sheet.tail :])
    spare = HEIGHT[sheet.orientation] - _height(end)
    parts = _grown(end, spare, ROOM).parts if spare > 0 else end.parts
    return dataclasses.replace(sheet, parts=sheet.parts[: sheet.tail] + parts)


def _with_heights(sheet: FormSheet, row: float, room: float) -> FormSheet:
    heights = {ROW: row, ROOM: room}
    return _with_rows(sheet, lambda one: dataclasses.replace(one, height=heights.get(one.height, one.height)))


def _grown(sheet: FormSheet, spare: float, room: float) -> FormSheet:
    """First what is written at length, then lists: more lines on a paper laid across, higher ones on others."""
    if sheet.orientation == "横向" and room == ROOM:
        sheet, spare = _with_lines(sheet, spare)
    tables = [part for part in sheet.parts if isinstance(part, Table)]
    long = sum(row.height == room for table in tables for row in table.rows)
    if long:
        more = min(MOST_ROOM - room, spare / long)
        spare -= more * long
        sheet = _with_rows(sheet, lambda one: _higher(one, more) if one.height == room else one)
    if sheet.orientation == "横向" or spare <= 0:
        return sheet
    lists = [row for table in tables if is_list(table) for row in table.rows]
    if not lists:
        return sheet
    most = min(MOST_LINE, max(row.height for row in lists) + spare / len(lists))
    parts = (
        dataclasses.replace(part, rows=tuple(_at_least(row, most) for row in part.rows))
        if isinstance(part, Table) and is_list(part)
        else part
        for part in sheet.parts
    )
    return dataclasses.replace(sheet, parts=tuple(parts))


def is_list(table: Table) -> bool:
    """Whether its lines are all alike but for their numbers, with something to be written in each."""
    lines = {row.cells[1:] if row.cells[0].strip("0123456789.") == "" else row.cells for row in table.rows}
    return len(table.rows) > 1 and len(lines) == 1 and len(table.head) > 2 and "" in min(lines)


def _with_lines(sheet: FormSheet, spare: float) -> tuple[FormSheet, float]:
    """The last list goes on to the foot of the page."""
    place = max(
        (n for n, part in enumerate(sheet.parts) if isinstance(part, Table) and is_list(part)), default=None
    )
    if place is None:
        return sheet, spare
    table = sheet.parts[place]
    assert isinstance(table, Table)
    last = table.rows[-1]
    each = _row_height(last, table, sheet.size)
    count = int(spare / each)
    added = tuple(dataclasses.replace(last, cells=_numbered(last.cells, n)) for n in range(1, count + 1))
    longer = dataclasses.replace(table, rows=table.rows + added)
    parts = (*sheet.parts[:place], longer, *sheet.parts[place + 1 :])
    return dataclasses.replace(sheet, parts=parts), spare - count * each


def _numbered(cells: tuple[str, ...], later: int) -> tuple[str, ...]:
    number = cells[0].rstrip(".")
    return (cells[0].replace(number, str(int(number) + later)), *cells[1:]) if number.isdigit() else cells


# --- how high a paper is ---


def _height(sheet: FormSheet) -> float:
    lines = math.ceil(len(sheet.signatures) / signature_columns(len(sheet.signatures)))
    return (
        _TITLE
        + (_SUB if sheet.sub else 0)
        + sum(_part_height(part, sheet) + _GAP for part in sheet.parts)
        + lines * _SIGNATURES
        + (_END if sheet.end else 0)
    )


def _part_height(part: Part, sheet: FormSheet) -> float:
    if isinstance(part, Words):
        return _LINE * _lines(part.text, PRINTABLE[sheet.orientation], 9.0)
    if isinstance(part, Table):
        head = max(
            (_lines(words, width - 3, sheet.size) for words, width in _cells(part.head, part)), default=0
        )
        rows = sum(_row_height(row, part, sheet.size) for row in part.rows)
        return (max(_HEAD, head * _LINE + 0.4) if head else 0) + rows
    return sum(_LINE * _lines(line, PRINTABLE[sheet.orientation] - 12, sheet.size) for line in part.lines) + 4


def _row_height(row: Row, table: Table, size: float) -> float:
    lines = max(_lines(words, width - 3, size) for words, width in _cells(row.cells, table))
    return max(row.height, lines * _LINE * size / 10.5 + 1.1) + 0.2


def _cells(cells: tuple[str, ...], table: Table) -> Iterable[tuple[str, float]]:
    return zip(cells, table.widths, strict=True) if cells else ()


def _lines(words: str, width: float, size: float) -> int:
    """Lines that words need: a box stays with its label, a closing sign with the one before it."""
    room, used, lines = width / (size * MILLIMETRES), 0.0, 1
    for unit in _units(words, room):
        wide = _wide(unit)
        if used + wide > room:
            lines, used = lines + 1, 0.0
        used += wide
    return lines


def _units(words: str, room: float) -> Iterable[str]:
    """What no line is broken in; a short label only where the column can hold it (``cell-words`` in paper.typ)."""
    for option, rest in _OPTION.findall(words):
        if option and _wide(option) <= room:
            yield option
        else:
            yield from _UNIT.findall(option or rest)


def _wide(unit: str) -> float:
    return sum(1.4 if sign == "□" else 0.55 if sign < "\u2000" else 1.0 for sign in unit)


# --- changed copies ---


def _with_rows(sheet: FormSheet, change: Callable[[Row], Row]) -> FormSheet:
    parts = (
        dataclasses.replace(part, rows=tuple(map(change, part.rows))) if isinstance(part, Table) else part
        for part in sheet.parts
    )
    return dataclasses.replace(sheet, parts=tuple(parts))


def _higher(row: Row, more: float) -> Row:
    return dataclasses.replace(row, height=row.height + more)


def _at_least(row: Row, height: float) -> Row:
    return dataclasses.replace(row, height=max(row.height, height))
