"""A blank form 文书 as paper: its Markdown body read into tables and words, with columns fit for writing by hand."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from guicheng.content.corpus import Corpus
from guicheng.model.form import Form
from guicheng.render.checklist.sheet import Running
from guicheng.render.markup import plain_day

Orientation = Literal["纵向", "横向"]
PRINTABLE = {"纵向": 168.0, "横向": 263.0}
ROW, ROOM = 8.2, 18.0
"""Least height of a row in millimetres, and of one where an opinion or an account is written."""
_CHARACTER = 3.75
_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?\s*)?")
_CELL_END = re.compile(r"(?<!\\)\|")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_ASKS_ROOM = re.compile(r"^[一二三四五六七八九十]+、|意见|情况|理由|内容|事由|摘要|经过|要求|处理")


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of one row and its least height in millimetres."""

    cells: tuple[str, ...]
    height: float = ROW


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``widths`` in millimetres, ``centred`` the columns set in the middle. An empty head is left out."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    centred: tuple[int, ...] = ()
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph beside the tables."""

    text: str
    kind: str = "words"


@dataclass(frozen=True, slots=True)
class RedBox:
    """The red lines in a heavy frame."""

    lines: tuple[str, ...]
    kind: str = "red"


Part = Table | Words | RedBox


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A paper that is no checklist: form, register, contents of a file, card.

    ``size`` of its type in points; ``low``: rows as low as their words, as nothing is written into them.
    """

    running: Running
    parts: tuple[Part, ...]
    signatures: tuple[str, ...] = ()
    orientation: Orientation = "纵向"
    sub: str = ""
    size: float = 10.5
    end: bool = True
    low: bool = False

    def values(self) -> dict[str, Any]:
        """As plain values for the template."""
        return {"kind": "form", **dataclasses.asdict(self), "running": self.running.values()}


def form_sheet(corpus: Corpus, form: Form, body: str, on: dt.date) -> FormSheet:
    """The paper of a form as made on a day."""
    usable = PRINTABLE[form.orientation]
    owner = corpus.procedures.get(form.procedure) if form.procedure else None
    copies = f"一式{form.copies}份" if form.copies > 1 else ""
    words = [f"用于：{owner.meta.title}（{form.procedure}）" if owner else "", copies]
    return FormSheet(
        running=running_of(corpus, form.title, form.code, form.edition, on),
        parts=tuple(_parts(body, usable)),
        signatures=form.signatures,
        orientation=form.orientation,
        sub="　".join(word for word in words if word),
    )


def running_of(corpus: Corpus, title: str, code: str, edition: int, on: dt.date) -> Running:
    """What stands on every page of a paper."""
    principle = corpus.redlines.principle if corpus.redlines else ""
    return Running(corpus.office.name, title, code, edition, plain_day(on), principle, ())


def fitted(head: Sequence[str], rows: Sequence[Sequence[str]], usable: float) -> Table:
    """A table whose columns suit what stands in them and what is to be written there."""
    columns = [[row[place] if place < len(row) else "" for row in rows] for place in range(len(head))]
    fixed = [_fixed_width(name, cells) for name, cells in zip(head, columns, strict=True)]
    weights = [_weight(name, cells) for name, cells in zip(head, columns, strict=True)]
    if len(head) == 2 and not set(columns[1]) <= {"", "□"}:
        fixed[1] = None
    if len(head) == 2 and fixed[1] is None:
        longest = max((len(cell) for cell in columns[0]), default=4)
        fixed[0] = min(64.0, max(30.0, longest * _CHARACTER + 4))
    rest = usable - sum(width for width in fixed if width)
    share = sum(weight for weight, width in zip(weights, fixed, strict=True) if width is None)
    widths = [
        width if width is not None else rest * weight / share
        for width, weight in zip(fixed, weights, strict=True)
    ]
    made = tuple(Row(tuple(row) + ("",) * (len(head) - len(row)), _height(row)) for row in rows)
    centred = tuple(
        place
        for place, width in enumerate(fixed)
        if width is not None and not (place == 0 and len(head) == 2)
    )
    return Table(tuple(head), made, tuple(round(width, 1) for width in widths), centred)


def laid_out(
    head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], usable: float
) -> Table:
    """A table with columns of given millimetres; those of 0 share what is left. Boxes and numbers are centred."""
    free = [place for place, width in enumerate(widths) if not width]
    share = (usable - sum(widths)) / len(free) if free else 0.0
    made = tuple(Row(tuple(row), ROW) for row in rows)
    centred = tuple(
        place
        for place in range(len(head))
        if all(row[place].strip("□0123456789—停 　") == "" or "年" in row[place] for row in rows)
    )
    return Table(tuple(head), made, tuple(width or share for width in widths), centred)


def _parts(body: str, usable: float) -> Iterator[Part]:
    """Tables and paragraphs in the order of the body."""
    lines: list[str] = []
    for line in [*body.split("\n"), ""]:
        if line.strip().startswith("|"):
            lines.append(line)
            continue
        if lines:
            yield _table(lines, usable)
            lines = []
        if line.strip():
            yield Words(_plain(line.strip().lstrip("#").strip()))


def _table(lines: list[str], usable: float) -> Table:
    rows = [_cells(line) for line in lines if not _RULE.fullmatch(line)]
    head, *body = rows
    # 项目 and 内容 tell a reader of paper nothing.
    shown = fitted(head, body, usable)
    return dataclasses.replace(shown, head=()) if tuple(head) == ("项目", "内容") else shown


def _cells(line: str) -> list[str]:
    inner = line.strip().strip("|") if not line.strip().endswith("\\|") else line.strip()[1:]
    # The ideographic spaces before 年 are the room to write the year in.
    return [_plain(cell.strip(" \t").replace("\\|", "|")) for cell in _CELL_END.split(inner)]


def _plain(words: str) -> str:
    return _LINK.sub(r"\1", words).replace("**", "")


def _fixed_width(name: str, cells: Sequence[str]) -> float | None:
    """Millimetres for columns of boxes, numbers and dates; None where the column shares what is left."""
    filled = {cell for cell in cells if cell}
    if filled and filled <= {"□"}:
        return max(13.0, min(len(name), 6) * _CHARACTER + 3)
    if filled and all(cell.isdigit() for cell in filled):
        return 15.0
    if filled and all(re.fullmatch(r"[\s　]*年[\s　]*月[\s　]*日", cell) for cell in filled):
        return 31.0
    return None


def _weight(name: str, cells: Sequence[str]) -> float:
    longest = max([len(name), *(len(cell) for cell in cells)])
    return float(min(24, max(4, longest)))


def _height(row: Sequence[str]) -> float:
    asks = len(row) == 2 and not row[1].strip(" 　") and _ASKS_ROOM.search(row[0])
    return ROOM if asks else ROW
