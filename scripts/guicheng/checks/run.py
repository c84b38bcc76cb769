"""Run every check on a corpus: what reading found, what the texts say, then the checks, waivers applied."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import astuple, replace
from types import ModuleType

from guicheng.checks import (
    basis,
    calendar,
    case,
    checklist,
    codes,
    data,
    draft,
    form,
    impact,
    links,
    privacy,
    procedure,
    regulation,
    repeal,
    waivers,
    wording,
)
from guicheng.checks.check import WAIVABLE, Check
from guicheng.content.corpus import Corpus, EditionEntry
from guicheng.content.kept import Kept
from guicheng.errors import Problem
from guicheng.text.parser import parsed_text

GROUPS: tuple[tuple[str, ModuleType], ...] = (
    ("编码登记", codes),
    ("法规", regulation),
    ("废止", repeal),
    ("程序", procedure),
    ("核对单", checklist),
    ("依据", basis),
    ("修法影响", impact),
    ("案例", case),
    ("文书", form),
    ("用语", wording),
    ("数据文件", data),
    ("工作日历", calendar),
    ("链接", links),
    ("脱敏和保密", privacy),
    ("未完成", draft),
    ("豁免", waivers),
)

_KIND = "parse"


def checks_of(module: ModuleType) -> tuple[Check, ...]:
    """The checks of one group in the order they are written."""
    return tuple(value for value in vars(module).values() if isinstance(value, Check))


def all_checks() -> tuple[Check, ...]:
    """Every check of the program."""
    return tuple(one for _, module in GROUPS for one in checks_of(module))


def run_checks(
    corpus: Corpus, on: dt.date, kept: Kept | None = None, version: str = ""
) -> tuple[Problem, ...]:
    """Everything wrong with a corpus on a day, by file and line.

    ``kept`` remembers what was found in texts that have not changed since, for one ``version`` of the program.
    """
    set_aside = waivers.waived(corpus, on)
    found = [*corpus.problems, *text_problems(corpus, kept, version)]
    found += [problem for one in all_checks() for problem in one.problems(corpus, on)]
    remaining = {p for p in found if p.code not in WAIVABLE or (p.file, p.code) not in set_aside}
    return tuple(sorted(remaining))


def text_problems(corpus: Corpus, kept: Kept | None, version: str) -> Iterator[Problem]:
    """What the parser found odd in the texts."""
    if kept is not None:
        kept.load(_KIND)
    for work in corpus.works.values():
        for edition in work.editions:
            found = _parsed(edition) if kept is None else _remembered(edition, kept, version)
            yield from (replace(problem, file=edition.path) for problem in found)


def is_known(edition: EditionEntry, kept: Kept, version: str) -> bool:
    """Whether a text was looked at before."""
    return kept.get(_KIND, _key(edition, version)) is not None


def _parsed(edition: EditionEntry) -> tuple[Problem, ...]:
    """Parsed here and not through ``edition.problems``, which would keep every text of a large base in memory."""
    return parsed_text(edition.body, edition.body_line).problems


def _remembered(edition: EditionEntry, kept: Kept, version: str) -> tuple[Problem, ...]:
    key = _key(edition, version)
    value = kept.get(_KIND, key)
    if value is not None:
        return () if value == b"[]" else tuple(Problem(*row) for row in json.loads(value))
    found = _parsed(edition)
    kept.put(_KIND, key, json.dumps([astuple(problem) for problem in found]).encode())
    return found


def _key(edition: EditionEntry, version: str) -> str:
    return f"{version} {edition.body_line} {edition.body_digest}"
