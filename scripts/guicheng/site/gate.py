"""The publication gate in front of every site: ``guicheng build``, ``serve`` and plain ``mkdocs build`` alike."""

from __future__ import annotations

import datetime as dt

from mkdocs.exceptions import PluginError

from guicheng.checks.gate import gate_problems
from guicheng.content.corpus import Corpus


def refuse_unpublishable(corpus: Corpus, on: dt.date) -> None:
    """Raise PluginError with every place where a person could be recognised or a mark of secrecy stands."""
    problems = gate_problems(corpus, on)
    if problems:
        words = "\n".join(str(problem) for problem in problems)
        raise PluginError(f"{words}\n共 {len(problems)} 处不能发布，没有生成站点。")
