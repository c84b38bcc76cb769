"""Run every check on a corpus: what reading found, what the texts say, then the checks, waivers applied."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
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
from guicheng.content.corpus import Corpus
from guicheng.errors import Problem

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


def checks_of(module: ModuleType) -> tuple[Check, ...]:
    """The checks of one group in the order they are written."""
    return tuple(value for value in vars(module).values() if isinstance(value, Check))


def all_checks() -> tuple[Check, ...]:
    """Every check of the program."""
    return tuple(one for _, module in GROUPS for one in checks_of(module))


def run_checks(corpus: Corpus, on: dt.date) -> tuple[Problem, ...]:
    """Everything wrong with a corpus on a day, by file and line."""
    set_aside = waivers.waived(corpus, on)
    found = [*corpus.problems, *_text_problems(corpus)]
    found += [problem for one in all_checks() for problem in one.problems(corpus, on)]
    kept = {p for p in found if p.code not in WAIVABLE or (p.file, p.code) not in set_aside}
    return tuple(sorted(kept))


def _text_problems(corpus: Corpus) -> Iterator[Problem]:
    for work in corpus.works.values():
        for edition in work.editions:
            yield from edition.problems
