"""Run every check on a corpus: what reading found, what the texts say, then the checks, waivers applied."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from types import ModuleType

from guicheng.checks import basis, calendar, case, codes, data, draft, form, links, procedure, regulation, waivers
from guicheng.checks.check import Check, Finding, check
from guicheng.checks.place import place
from guicheng.content.corpus import Corpus
from guicheng.errors import Problem

GROUPS: tuple[tuple[str, ModuleType], ...] = (
    ("编码登记", codes),
    ("法规", regulation),
    ("程序", procedure),
    ("依据", basis),
    ("案例", case),
    ("文书", form),
    ("数据文件", data),
    ("工作日历", calendar),
    ("链接", links),
    ("未完成", draft),
    ("豁免", waivers),
)


def checks_of(module: ModuleType) -> tuple[Check, ...]:
    """The checks of one group in the order they are written."""
    return tuple(value for value in vars(module).values() if isinstance(value, Check))


def all_checks() -> tuple[Check, ...]:
    """Every check of the program."""
    return (*(one for _, module in GROUPS for one in checks_of(module)), waiver_of_unknown_rule)


def run_checks(corpus: Corpus, on: dt.date) -> tuple[Problem, ...]:
    """Everything wrong with a corpus on a day, by file and line."""
    set_aside = waivers.waived(corpus, on)
    waivable = {one.code for one in all_checks() if one.waivable}
    found = [*corpus.problems, *_text_problems(corpus)]
    found += [problem for one in all_checks() for problem in one.problems(corpus, on)]
    kept = {p for p in found if p.code not in waivable or (p.file, p.code) not in set_aside}
    return tuple(sorted(kept))


def _text_problems(corpus: Corpus) -> Iterator[Problem]:
    for work in corpus.works.values():
        for edition in work.editions:
            yield from edition.problems


@check()
def waiver_of_unknown_rule(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """豁免的规则不存在，或者不许豁免。

    只有手册里注明“可以豁免”的规则才能豁免。
    改法：改正规则代码；不许豁免的，改正问题本身。
    """
    waivable = sorted(one.code for one in all_checks() if one.waivable)
    for entry in waivers.waiving(corpus):
        for index, waiver in enumerate(entry.meta.waivers):
            if waiver.rule not in waivable:
                here = place(entry, "waivers", index, "rule")
                yield Finding(here, f"{waiver.rule} 不能豁免", f"可以豁免的有 {'、'.join(waivable)}")
