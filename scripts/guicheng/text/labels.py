"""Names of places: ``t120-1-k2-x3`` ↔ 第一百二十条之一第二款第（三）项."""

from __future__ import annotations

import re
from functools import lru_cache

from guicheng.text.numerals import NUMERAL, to_chinese, to_int

_ARTICLE = re.compile(rf"第\s*({NUMERAL}+)\s*条((?:\s*之\s*{NUMERAL}+)*)")
_STEP = re.compile(r"(fb|[btkxmfzj])([0-9]+)((?:-[0-9]+)*)(?:-|$)")


def article_anchor(label: str) -> str | None:
    """Anchor of an article's label: 第一百二十条之一 → ``t120-1``. None when it is no label."""
    match = _ARTICLE.fullmatch(label.strip())
    if match is None:
        return None
    number = to_int(match[1])
    subs = [to_int(part.strip()) for part in match[2].split("之")[1:]]
    if number is None or None in subs:
        return None
    return "-".join([f"t{number}", *(str(sub) for sub in subs)])


def article_label(anchor: str) -> str:
    """Label of an article's anchor: ``t120-1`` → 第一百二十条之一. Raises ValueError for another place."""
    match = re.fullmatch(r"t([0-9]+)((?:-[0-9]+)*)", anchor)
    if match is None:
        raise ValueError(f"{anchor} 不是条的锚点")
    subs = "".join(f"之{to_chinese(int(sub))}" for sub in match[2].split("-")[1:])
    return f"第{to_chinese(int(match[1]))}条{subs}"


@lru_cache(maxsize=4096)
def place_label(place: str) -> str:
    """The official name of a place: ``f1-t3-k2`` → 附件一第三条第二款. Raises ValueError for an unknown form."""
    words, position = "", 0
    while position < len(place):
        match = _STEP.match(place, position)
        if match is None:
            raise ValueError(f"{place} 不是条文的锚点")
        words += _part(match[1], int(match[2]), [int(sub) for sub in match[3].split("-")[1:]])
        position = match.end()
    return words


def _part(kind: str, number: int, subs: list[int]) -> str:
    tail = "".join(f"之{to_chinese(sub)}" for sub in subs)
    numeral = to_chinese(number)
    if kind == "x":
        return f"第（{numeral}）项{tail}"
    if kind == "m":
        return f"第{number}目{tail}"
    if kind == "f":
        return f"附件{numeral}"
    unit = {"t": "条", "k": "款", "b": "编", "fb": "分编", "z": "章", "j": "节"}[kind]
    return f"第{numeral}{unit}{tail}"
