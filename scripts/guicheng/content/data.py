"""Reading the small data files under ``regs/data/``."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from guicheng.content.frontmatter import FrontMatter, load_strings
from guicheng.content.typed import typed, typed_mapping
from guicheng.errors import BadInput, Problem
from guicheng.model.data import Awaited, AwaitedYears, CalendarYear, Synonym

Model = TypeVar("Model", bound=BaseModel)
AWAITED = "awaited"


def read_record(model: type[Model], path: Path, problems: list[Problem]) -> Model | None:
    """Read a data file that is one record; None with a Problem when it is absent or wrong."""
    try:
        front = _front(path)
        return typed(model, front, _name(path))
    except BadInput as error:
        problems += error.problems
        return None


def read_mapping(model: type[Model], path: Path, problems: list[Problem]) -> dict[str, Model]:
    """Read a data file that maps names to records; empty with Problems when it is absent or wrong."""
    try:
        front = _front(path)
        return typed_mapping(model, front, _name(path))
    except BadInput as error:
        problems += error.problems
        return {}


def read_calendar(path: Path, problems: list[Problem]) -> tuple[dict[str, CalendarYear], tuple[Awaited, ...]]:
    """Read ``calendar.yml``: the years with a notice, and under ``awaited`` those that still wait for one."""
    try:
        front = _front(path)
        waiting = {AWAITED: front.values.pop(AWAITED)} if AWAITED in front.values else {}
        years = typed_mapping(CalendarYear, front, _name(path))
        return years, typed(AwaitedYears, FrontMatter(waiting, front.lines), _name(path)).awaited
    except BadInput as error:
        problems += error.problems
        return {}, ()


def read_synonyms(path: Path, problems: list[Problem]) -> tuple[Synonym, ...]:
    """Read ``synonyms.tsv``: a header line, then 口语, 规范, 类, 注 (the last may be missing)."""
    try:
        lines = _text(path).splitlines()
    except BadInput as error:
        problems += error.problems
        return ()
    found = []
    for number, line in enumerate(lines[1:], start=2):
        cells = [cell.strip() for cell in line.split("\t")]
        if not any(cells):
            continue
        if not 3 <= len(cells) <= 4 or not all(cells[:3]):
            what = f"应有 3 或 4 列，现为 {len(cells)} 列，前三列不能为空"
            problems.append(
                Problem(_name(path), number, "synonym-columns", what, "列与列之间用一个制表符隔开")
            )
            continue
        found.append(Synonym(colloquial=cells[0], standard=cells[1], kind=cells[2], note="".join(cells[3:])))
    return tuple(found)


def _front(path: Path) -> FrontMatter:
    front = FrontMatter({}, {})
    front.values.update(load_strings(_text(path), _name(path), 1, front.lines))
    return front


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise BadInput(
            [Problem(_name(path), 0, "data-missing", "缺少数据文件", "从 guicheng init 新建的库中复制一份")]
        ) from None
    except (OSError, UnicodeDecodeError):
        raise BadInput(
            [Problem(_name(path), 0, "file-encoding", "文件无法按 UTF-8 读取", "用编辑器另存为 UTF-8")]
        ) from None


def _name(path: Path) -> str:
    """The file's name as messages give it: relative to the base."""
    return f"regs/data/{path.name}"
