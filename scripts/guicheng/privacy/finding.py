"""A Finding: something in a text by which a person can be recognised, or a mark of secrecy; and how it is masked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tier = Literal["error", "review"]
Document = Literal["own", "data", "readable", "case"]
"""Kinds of document: the office's own facts, texts of regulations and data, procedures and pages, case summaries."""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One place, in code points of the text as given: ``text[start:end]``.

    ``kind`` is what it is in one Chinese word, ``rule`` the rule that found it,
    ``why`` the evidence, ``suggestion`` what may stand there instead.
    """

    start: int
    end: int
    kind: str
    rule: str
    tier: Tier
    why: str
    suggestion: str

    def overlaps(self, other: Finding) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule found in a View, in positions of the view; ``tier`` is the most it can be in any document."""

    start: int
    end: int
    rule: str
    tier: Tier
    why: str
    suggestion: str


def graded(rule: str, sure: bool) -> tuple[str, Tier]:
    """The rule and its tier: ``place`` is an error, ``place-doubtful`` for a person to look at."""
    return (rule, "error") if sure else (f"{rule}-doubtful", "review")


def masked(text: str) -> str:
    """What a report may show of a finding: nothing but its length."""
    return "×" * min(len("".join(text.split())), 12)
