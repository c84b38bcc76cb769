"""The errors of the publication gate alone: what every build refuses, however it was started."""

from __future__ import annotations

import datetime as dt

from guicheng.checks import privacy
from guicheng.checks.check import WAIVABLE, Check
from guicheng.checks.waivers import waived
from guicheng.content.corpus import Corpus
from guicheng.errors import Problem


def gate_problems(corpus: Corpus, on: dt.date) -> tuple[Problem, ...]:
    """Every place where a person could be recognised or a mark of secrecy stands, waivers applied."""
    set_aside = waived(corpus, on)
    gate = [one for one in vars(privacy).values() if isinstance(one, Check) and one.severity == "error"]
    found = (problem for one in gate for problem in one.problems(corpus, on))
    return tuple(sorted(p for p in found if p.code not in WAIVABLE or (p.file, p.code) not in set_aside))
