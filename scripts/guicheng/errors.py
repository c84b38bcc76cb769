"""What can go wrong: the Problem value that every check and reader reports, and all exceptions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "review", "note"]
SEVERITY_WORDS: dict[Severity, str] = {"error": "错误", "review": "需复核", "note": "提示"}


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding at a place: where, code, what, suggestion.

    ``file`` is relative to the knowledge base (POSIX slashes); ``line`` counts from 1, 0 when no line applies.
    Printed as ``file:line: code: what。建议：…``.
    """

    file: str
    line: int
    code: str
    what: str
    suggestion: str = ""
    severity: Severity = "error"

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        stop = "" if self.what.endswith(("。", "？", "！")) else "。"
        advice = f"建议：{self.suggestion}" if self.suggestion else ""
        return f"{place}: {self.code}: {self.what}{stop}{advice}"


class GuichengError(Exception):
    """A command cannot go on; the message is for the user, in Chinese."""


class BadInput(GuichengError):
    """The user's files or words are wrong; carries every problem found, not only the first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class NotFound(GuichengError):
    """An address, a code or a file that the knowledge base does not hold."""


class RefusedFile(GuichengError):
    """A file that import will not take; the message names the way out."""


class SkippedFile(GuichengError):
    """A file that is no regulation (a folder page, a picture); the message says so in a word."""


class StaleIndex(GuichengError):
    """The search index was made by another analyzer or is damaged; it must be rebuilt."""
