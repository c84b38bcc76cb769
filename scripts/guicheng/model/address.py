"""The address of a place in the knowledge base: ``R0012@2018-10-26#t119-k2``, ``P0004@3#s4``, ``C0007``, ``F0401``.

Form: ``CODE[@EDITION][#PLACE]``.
For regulations EDITION is a day (``2018-10-26``, ``2018-10-26-2``) or ``undated``, for procedures an integer.
PLACE is the ASCII anchor of the page: ``t120-1-k2-x3`` (条-之-款-项), ``m1`` 目, ``b2-z3-j1`` 编章节, ``f1-t3`` 附件,
or a step id of a procedure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

CODE = r"[RPCF][0-9]{4,5}"
_ADDRESS = re.compile(
    rf"""
    (?P<code>{CODE})
    (?:@(?P<edition>\d{{4}}-\d{{2}}-\d{{2}}(?:-\d+)?|undated(?:-\d+)?|\d{{1,4}}))?
    (?:\#(?P<place>[a-z][a-z0-9-]*))?
    """,
    re.VERBOSE,
)
_PLACE = re.compile(
    r"""
    (?:(?P<annex>f\d+)-)?                        # 附件
    (?P<article>t\d+(?:-\d+)*)                   # 条，之一
    (?:-(?P<paragraph>k\d+))?                    # 款
    (?:-(?P<item>x\d+(?:-\d+)?))?                # 项，（三）之一
    (?:-(?P<subitem>m\d+))?                      # 目
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Address:
    """A place: code of the document, edition if pinned, anchor if inside it."""

    code: str
    edition: str | None = None
    place: str | None = None

    @classmethod
    def parse(cls, text: str) -> Address:
        """Read ``R0012@2018-10-26#t105``. Raises ValueError for anything else."""
        match = _ADDRESS.fullmatch(text)
        if match is None:
            raise ValueError(f"“{text}”不是地址；写法如 R0012@2018-10-26#t105、P0004@3#s4")
        return cls(match["code"], match["edition"], match["place"])

    def __str__(self) -> str:
        edition = f"@{self.edition}" if self.edition else ""
        place = f"#{self.place}" if self.place else ""
        return f"{self.code}{edition}{place}"

    def at(self, place: str | None) -> Address:
        """The same document and edition, another place."""
        return replace(self, place=place)

    @property
    def article(self) -> str | None:
        """The anchor of the article this place lies in: ``t120-1`` for ``t120-1-k2-x3``, ``f1-t3`` in an annex."""
        match = _PLACE.fullmatch(self.place or "")
        if match is None:
            return None
        return f"{match['annex']}-{match['article']}" if match["annex"] else match["article"]
