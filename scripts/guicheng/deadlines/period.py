"""A time limit as a value, and what counting it gives."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from guicheng.model.procedure import Unit

Direction = Literal["后", "前"]
Moment = dt.date | dt.datetime


@dataclass(frozen=True, slots=True)
class Period:
    """So many units after (后) or before (前) an event."""

    amount: int
    unit: Unit
    direction: Direction = "后"

    @property
    def words(self) -> str:
        """``5个工作日``, ``15日``, ``2个月``, ``24小时``."""
        return f"{self.amount}{'个' if self.unit in ('工作日', '月') else ''}{self.unit}"


@dataclass(frozen=True, slots=True)
class Counted:
    """One line of the counting: the day, its number in the period (None when it does not count), and why."""

    day: Moment
    number: int | None
    note: str


@dataclass(frozen=True, slots=True)
class Due:
    """Where a limit ends.

    ``due`` is the day (for hours the moment) to keep, None when no firm one can be given: ``reason`` says why.
    ``latest`` is the later day that another reading of the law would allow; nobody should rely on it.
    """

    due: Moment | None
    reason: str
    counting: tuple[Counted, ...] = ()
    latest: Moment | None = None
