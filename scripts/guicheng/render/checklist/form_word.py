"""A blank form as a Word file: the same tables, with places to type and boxes to tick."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from guicheng.render.checklist import word_parts as w
from guicheng.render.checklist.form_parts import (
    PRINTABLE,
    FormSheet,
    Part,
    RedBox,
    Table,
    Words,
    signature_columns,
)
from guicheng.render.checklist.word_file import word_file

_BLANK_DATE = re.compile(r"^[\s　]*年[\s　]*月[\s　]*日[\s　]*$")


def form_docx(form: FormSheet, on: dt.date) -> bytes:
    """The whole file; equal for the same form and day."""
    return word_file(_pieces(form), form.running, on, across=form.orientation == "横向")


def _pieces(form: FormSheet) -> Iterator[str]:
    yield w.loose(w.paragraph(w.run(form.running.title, "title", 20), align="center", line=30, after=2))
    if form.sub:
        yield w.loose(w.paragraph(w.run(form.sub, size=9), align="center", after=4))
    for number, part in enumerate(form.parts):
        keep = number >= form.tail
        yield _part(part, number, keep)
        yield w.loose(w.paragraph(line=6, keep=keep))
    if form.signatures:
        yield _signatures(form)
    if form.end:
        yield w.loose(w.paragraph(w.run("（以下空白）"), align="center", before=4))


def _part(part: Part, number: int, keep: bool) -> str:
    if isinstance(part, Words):
        return w.loose(w.paragraph(*_runs(part.text, f"w{number}", 9.0), align="both", keep=keep))
    if isinstance(part, RedBox):
        lines = [
            w.paragraph(w.run(f"{n}．{line}"), hanging=5.6, line=15) for n, line in enumerate(part.lines, 1)
        ]
        return w.table((PRINTABLE["纵向"],), w.row(w.cell(*lines, width=PRINTABLE["纵向"])), size=12)
    return _table(part, number, keep)


def _table(table: Table, number: int, keep: bool) -> str:
    rows = [_head(table, keep)] if table.head else []
    for place, row in enumerate(table.rows):
        cells = (
            w.cell(
                w.paragraph(
                    *_cell(words, f"t{number}r{place}c{column}", column, table),
                    align="center" if column in table.centred else "left",
                    before=1.5,
                    after=1.5,
                    keep=keep,
                ),
                width=table.widths[column],
                middle=True,
            )
            for column, words in enumerate(row.cells)
        )
        rows.append(w.row(*cells, height=row.height))
    return w.table(table.widths, *rows)


def _head(table: Table, keep: bool) -> str:
    cells = (
        w.cell(
            w.paragraph(w.run(words, "hei"), align="center", keep=keep), width=width, shade=True, middle=True
        )
        for words, width in zip(table.head, table.widths, strict=True)
    )
    return w.row(*cells, height=7, head=True)


def _cell(words: str, name: str, column: int, table: Table) -> list[str]:
    if _BLANK_DATE.match(words):
        return [w.date_box(name, "日期", 10.5, gap=1)]
    if not words.strip() and column > 0:
        return [w.text_box(name, table.head[column] if table.head else "填写", w.SPACE * 2, 10.5)]
    return _runs(words, name, 10.5)


def _runs(words: str, name: str, size: float) -> list[str]:
    """Words with every □ as a box to tick."""
    pieces: list[str] = []
    for place, part in enumerate(words.split("□")):
        if place:
            label = re.split(r"[□\s　]", part)[0] or "选项"
            pieces.append(w.check_box(f"{name}b{place}", label, size + 1.5))
        if part:
            # A box never stands at the end of a line without its label.
            pieces.append(w.run(f"{w.NO_BREAK}{part}" if place else part, size=size))
    return pieces


def _signatures(form: FormSheet) -> str:
    """Three in a row, each at least 15 × 40 mm."""
    usable = PRINTABLE[form.orientation]
    columns = signature_columns(len(form.signatures))
    width = usable / columns
    rows = []
    for start in range(0, len(form.signatures), columns):
        roles = [*form.signatures[start : start + columns], "", ""][:columns]
        cells = (
            w.cell(
                w.paragraph(
                    w.run(f"{role}签名" if role else "", size=9), line=12, before=2, after=16, keep=True
                ),
                w.paragraph(
                    *((w.date_box(f"sign-{role}", f"{role}签名日期"),) if role else ()),
                    align="right",
                    line=12,
                    keep=True,
                ),
                width=width,
            )
            for role in roles
        )
        rows.append(w.row(*cells, height=17))
    return w.table([width] * columns, *rows)
