"""Where a citation stands: the work, the edition, the place in it, and the day for which it is read."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

_PLACE = re.compile(
    r"""
    (?:(?P<annex>f\d+)-)?
    (?P<article>t\d+(?:-\d+)*)
    (?:-(?P<paragraph>k\d+))?
    (?:-(?P<item>x\d+(?:-\d+)?))?
    (?:-(?P<subitem>m\d+))?
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Context:
    """The place and the day. A draft that is no regulation has neither ``work`` nor ``place``."""

    on: dt.date
    work: str | None = None
    edition: str | None = None
    place: str | None = None

    def at(self, place: str | None) -> Context:
        """The same edition and day, another place."""
        return Context(self.on, self.work, self.edition, place)

    @property
    def annex(self) -> str:
        """``f1-`` inside an annex, else empty."""
        match = _PLACE.fullmatch(self.place or "")
        return f"{match['annex']}-" if match and match["annex"] else ""

    def anchor(self, unit: str) -> str | None:
        """The anchor of the 条, 款, 项 or 目 around the place; None when it stands outside any."""
        match = _PLACE.fullmatch(self.place or "")
        if match is None:
            return None
        group = {"条": "article", "款": "paragraph", "项": "item", "目": "subitem"}[unit]
        return (self.place or "")[: match.end(group)] if match[group] else None
