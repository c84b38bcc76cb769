"""What a paper that is no checklist is made of: tables, words, a frame, places to sign."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Literal

from guicheng.render.checklist.sheet import Running

Orientation = Literal["纵向", "横向"]
PRINTABLE = {"纵向": 168.0, "横向": 263.0}
"""Millimetres between the margins."""
ROW, ROOM = 8.2, 18.0
"""Least height of a row in millimetres, and of one where an opinion or an account is written."""
MILLIMETRES = 0.3528
"""Of a point."""
_SHORT_TABLE = 6
"""So many rows may go to the next page along with the signatures."""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of one row and its least height in millimetres."""

    cells: tuple[str, ...]
    height: float = ROW


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``widths`` in millimetres, ``centred`` the columns set in the middle. An empty head is left out."""

    head: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    centred: tuple[int, ...] = ()
    kind: str = "table"


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph beside the tables."""

    text: str
    kind: str = "words"


@dataclass(frozen=True, slots=True)
class RedBox:
    """The red lines in a heavy frame."""

    lines: tuple[str, ...]
    kind: str = "red"


Part = Table | Words | RedBox


@dataclass(frozen=True, slots=True)
class FormSheet:
    """A paper that is no checklist: form, register, contents of a file, card.

    ``size`` of its type in points; ``low``: rows as low as their words, as nothing is written into them.
    """

    running: Running
    parts: tuple[Part, ...]
    signatures: tuple[str, ...] = ()
    orientation: Orientation = "纵向"
    sub: str = ""
    size: float = 10.5
    end: bool = True
    low: bool = False

    def values(self) -> dict[str, Any]:
        """As plain values for the template."""
        own = dataclasses.asdict(self)
        return {"kind": "form", **own, "running": self.running.values(), "tail": self.tail}

    @property
    def tail(self) -> int:
        """The first of the parts that stay with the signatures, so that no page holds signatures alone."""
        tables = [(place, part) for place, part in enumerate(self.parts) if isinstance(part, Table)]
        if not tables:
            return 0
        place, last = tables[-1]
        return place if len(last.rows) <= _SHORT_TABLE else place + 1


def signature_columns(count: int) -> int:
    """How many places to sign stand side by side: four are still 42 mm wide each; five and six stand by three."""
    return max(1, count) if count <= 4 else 3
