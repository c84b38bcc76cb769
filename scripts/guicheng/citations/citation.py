"""What a citation 引用 is: where it stands, its form, the work it names, the places it gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Unit = Literal["编", "分编", "章", "节", "条", "款", "项", "目"]
Form = Literal["全称", "简称", "名称", "自称", "相对", "单条", "单款项", "同法"]
RANK: dict[str, int] = {"编": 0, "分编": 1, "章": 2, "节": 3, "条": 4, "款": 5, "项": 6, "目": 7}
"""Order of the units, the widest first."""


class Step(NamedTuple):
    """One step of a place: 第三款, 前两款, 本条, 第（三）项之一.

    ``relative`` is empty for a number; for 本 and 前 (上) ``number`` is how many are meant (前两款: 2);
    for a 编 known by its title (刑法分则第三章) it is the title and ``number`` is 0.
    """

    unit: str
    number: int
    sub: tuple[int, ...] = ()
    relative: str = ""


Place = tuple[Step, ...]


class Part(NamedTuple):
    """One place of a list, with its own span; ``last`` closes a range (第一项至第三项)."""

    start: int
    end: int
    place: Place
    last: Place | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in a text; ``start`` and ``end`` count code points.

    Forms: 全称 《…》第十条; 简称 刑法第十条; 名称 《…》 or 刑法 alone; 自称 本法第十条; 相对 前款, 本条第二款;
    单条 第十条; 单款项 第二款, 第（三）项, 第三章; 同法 同法第十条, 该条例第三条, 该条.
    ``name`` is the name to look the work up by, empty for the work where the citation stands;
    ``version`` what the text says of its edition: a year, or 旧 for 原…, 修正前的….
    ``doubt`` says why the words alone do not tell what is meant.
    """

    start: int
    end: int
    text: str
    form: Form
    name: str = ""
    parts: tuple[Part, ...] = ()
    version: str = ""
    doubt: str = ""
