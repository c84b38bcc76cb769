"""What a check is: a function over the corpus on a day, its code, its severity and its page in the manual."""

from __future__ import annotations

import datetime as dt
import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from guicheng.checks.place import Place, unread
from guicheng.content.corpus import Corpus
from guicheng.errors import Problem, Severity

WAIVABLE = frozenset(
    {"check-too-long", "pause-role", "privacy-recognisable", "stage-without-pause", "too-many-checks"}
)
"""Codes that a document may set aside in ``waivers``, with a reason, a name and an end."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One place that fails a check: where, what, and what to do.

    ``about``: the code or data file that is missed here. Where it could not be read, that is what has to be put
    right first, and the finding is left out as its consequence.
    """

    place: Place
    what: str
    suggestion: str = ""
    about: str = ""


CheckFunction = Callable[[Corpus, dt.date], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """A check. Its code is the function's name; its docstring, in Chinese, is its page in the manual."""

    function: CheckFunction
    severity: Severity

    @property
    def code(self) -> str:
        """``too-many-checks`` for ``too_many_checks``."""
        return self.function.__name__.replace("_", "-")

    @property
    def page(self) -> str:
        """Explanation for the manual: first line what is wrong, then why and what to do."""
        return inspect.getdoc(self.function) or ""

    def problems(self, corpus: Corpus, on: dt.date) -> Iterable[Problem]:
        """Run on a corpus as of a day."""
        consequences = unread(corpus) if corpus.problems else ()
        for found in self.function(corpus, on):
            if found.about in consequences:
                continue
            line = found.place.line_in(corpus.root)
            yield Problem(found.place.file, line, self.code, found.what, found.suggestion, self.severity)


def check(severity: Severity = "error") -> Callable[[CheckFunction], Check]:
    """Decorator: the function becomes a Check of this severity."""
    return lambda function: Check(function, severity)
