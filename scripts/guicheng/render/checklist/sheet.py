"""The blocks of a checklist: what stands on the paper, free of any format.

All words are final: the outputs lay them out and add nothing but blanks to fill in.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Running:
    """What stands on every page. ``marks``: 示范, 草稿, 内部 and the like."""

    unit: str
    title: str
    code: str
    edition: int
    made: str
    principle: str
    marks: tuple[str, ...]

    @property
    def name(self) -> str:
        """``P0001　第1版``: what a withdrawn sheet is recalled by."""
        return f"{self.code}　第{self.edition}版"

    def values(self) -> dict[str, Any]:
        """As plain values."""
        return {**dataclasses.asdict(self), "name": self.name}


@dataclass(frozen=True, slots=True)
class Event:
    """A start point of limits, whose date is filled in; ``hours``: the hour too."""

    id: str
    title: str
    hours: bool


@dataclass(frozen=True, slots=True)
class Opening:
    """The first page: when to use the sheet and when not, what it may not do, notes, dates to fill in."""

    trigger: tuple[str, ...]
    not_for: tuple[str, ...]
    boundary: str
    notes: tuple[str, ...]
    redlines: tuple[str, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class StageHead:
    """The line over the steps of a stage."""

    number: str
    title: str
    mode: str


@dataclass(frozen=True, slots=True)
class Check:
    """One observable fact, answered 是, 否 or 不适用."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What a program counts a limit with; ``regime`` by its short name."""

    event: str
    amount: int
    unit: str
    direction: str
    every: bool
    regime: str


@dataclass(frozen=True, slots=True)
class Limit:
    """The time limit of a step. ``source``: the article, or 内控时限（非法定）; ``due``: what stands before the blank.

    ``rule`` is None where the limit is not known yet.
    """

    words: str
    source: str
    due: str
    hours: bool
    rule: Rule | None


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch in words, and where it leads: a step's id, another procedure's code, or 结束."""

    words: str
    go_to: str


@dataclass(frozen=True, slots=True)
class Document:
    """A 文书 the step produces."""

    code: str
    title: str


@dataclass(frozen=True, slots=True)
class Signer:
    """Whose signature and date stand here; ``opinion`` leaves room for 意见."""

    role: str
    act: str
    opinion: bool


@dataclass(frozen=True, slots=True)
class StepBlock:
    """A step. ``id`` is permanent, ``number`` its place in this edition."""

    id: str
    number: int
    title: str
    duty: str
    roles: str
    limit: Limit | None
    checks: tuple[Check, ...]
    prohibitions: tuple[str, ...]
    branches: tuple[Branch, ...]
    documents: tuple[Document, ...]
    records: tuple[str, ...]
    basis: tuple[str, ...]
    signers: tuple[Signer, ...]


@dataclass(frozen=True, slots=True)
class PauseBlock:
    """A 把关点: signed by another person than the one who did the steps."""

    id: str
    title: str
    asks: tuple[Check, ...]
    role: str
    steps: str


@dataclass(frozen=True, slots=True)
class Closing:
    """The end: opinions, corrections with their signatures, where to send what was found wrong."""

    handler: str
    approvers: tuple[str, ...]
    feedback: str
    review: str


Block = Opening | StageHead | StepBlock | PauseBlock | Closing


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole checklist: what runs on every page, then its blocks in order."""

    running: Running
    blocks: tuple[Block, ...]

    @property
    def opening(self) -> Opening:
        """The first block."""
        return next(block for block in self.blocks if isinstance(block, Opening))

    @property
    def closing(self) -> Closing:
        """The last block."""
        return next(block for block in self.blocks if isinstance(block, Closing))

    @property
    def body(self) -> tuple[StageHead | StepBlock | PauseBlock, ...]:
        """What stands in the table of steps."""
        return tuple(b for b in self.blocks if isinstance(b, (StageHead, StepBlock, PauseBlock)))

    def values(self) -> dict[str, Any]:
        """As plain values with a ``kind`` for each block, for a template in another language."""
        blocks = [{"kind": type(block).__name__, **dataclasses.asdict(block)} for block in self.blocks]
        return {
            "kind": "checklist",
            "orientation": "纵向",
            "running": self.running.values(),
            "blocks": blocks,
        }
