"""A blank form 文书 as paper: its Markdown body read into tables and words, with columns fit for writing by hand."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterator, Sequence

from guicheng.content.corpus import Corpus
from guicheng.model.form import Form
from guicheng.render.checklist.form_parts import PRINTABLE, ROOM, ROW, FormSheet, Part, Row, Table, Words
from guicheng.render.checklist.room import roomy
from guicheng.render.checklist.sheet import Running
from guicheng.render.markup import plain_day

_CHARACTER = 3.75
_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?\s*)?")
_CELL_END = re.compile(r"(?<!\\)\|")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_ASKS_ROOM = re.compile(
    "^[一二三四五六七八九十]+、|意见|情况|理由|原因|内容|事由|摘要|经过|要求|诉求|处理|审核|审批|审定|批示|签批"
    "|发言|记录|问和答|建议|措施|做法|事实|困难|共识|结论|说明|怎样"
)
_SHORT = re.compile(
    "^附件|审批人|编号|地点|人员|记录人|联系人|印章|电话|^主送|职务|份数|页数|名称|机关|单位$"
)
_OPINION = re.compile("(承办人|科长|分管副书记|书记).*(意见|审核|审批)")
_DATE = re.compile(r"[\s　]*年[\s　]*月[\s　]*日([\s　]*时)?([\s　]*分)?")


def form_sheet(corpus: Corpus, form: Form, body: str, on: dt.date) -> FormSheet:
    """The paper of a form as made on a day."""
    usable = PRINTABLE[form.orientation]
    owner = corpus.procedures.get(form.procedure) if form.procedure else None
    copies = f"一式{form.copies}份" if form.copies > 1 else ""
    words = [f"用于：{owner.meta.title}（{form.procedure}）" if owner else "", copies]
    sheet = FormSheet(
        running=running_of(corpus, form.title, form.code, form.edition, on),
        parts=tuple(_parts(body, usable)),
        signatures=form.signatures,
        orientation=form.orientation,
        sub="　".join(word for word in words if word),
    )
    return roomy(sheet)


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


def asks_room(label: str) -> bool:
    """Whether more than a line is written beside this label."""
    return bool(_ASKS_ROOM.search(label)) and not _SHORT.search(label)


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
    dates = [_DATE.fullmatch(cell) for cell in filled]
    if filled and all(dates):
        return 31.0 + 9 * max(sum(part is not None for part in date.groups()) for date in dates if date)
    return None


def _weight(name: str, cells: Sequence[str]) -> float:
    longest = max([len(name), *(len(cell) for cell in cells)])
    least = 10 if re.search("签名|签收人", name) else 4
    return float(min(24, max(least, longest)))


def _height(row: Sequence[str]) -> float:
    if any(cell.strip(" 　") for cell in row[1:]):
        return ROW
    asked = asks_room(row[0]) if len(row) == 2 else _OPINION.match(row[0])
    return ROOM if asked else ROW
