"""Names of small units: schools, hospitals, firms, reservoirs; a unit without a name of its own (某小学) is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guicheng.privacy.finding import Hit, graded
from guicheng.privacy.lexicon import common_words, generic, given_characters, places
from guicheng.privacy.view import View

_UNIT = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z0-9·]{2,14}?)"
    r"(?P<type>有限责任公司|股份有限公司|有限公司|集团公司|分公司|合作社|小学|中学|完小|学校|职高|职业技术学院|学院|大学|幼儿园|卫生院|医院|诊所|敬老院|养老院"
    r"|农业银行|工商银行|建设银行|农商银行|村镇银行|信用社|农信社|支行|分理处|律师事务所|水库|煤矿|铁矿|石矿|砖厂|酒厂|纸厂|化工厂|水泥厂|加工厂|饭店|酒店|宾馆|超市|商场|小区|花园|大厦|家园|寺|庙|教堂)"
    r"(?![\u4e00-\u9fff]?(?:应当|可以|不得))"
)

_EDGE = "的在到于由从对向和与及等为是将被把给至经往因以或并了该各某本每其"
_SIZES = (5, 4, 3, 2, 1)


def institutions(view: View) -> Iterator[Hit]:
    """Units with a name of their own."""
    for match in _UNIT.finditer(view.text):
        name = _own_name(match["name"])
        if len(name) < 2:
            continue
        located = any(name[:size] in places() for size in (2, 3, 4)) or name[-1] in "省市县区镇乡村"
        sure = located or match["type"].endswith("公司")
        start = match.end("name") - len(name)
        yield Hit(
            start,
            match.end(),
            *graded("institution", sure),
            "写明了单位",
            "写层级和类型：某小学、某国有商业银行支行",
        )


def _own_name(words: str) -> str:
    """What is left before the type after ordinary words are cut off both ends."""
    for mark in _EDGE:
        words = words.rpartition(mark)[2]
    while words and not _sounds_like_a_name(words):
        front = next((size for size in _SIZES if _is_ordinary(words[:size], size, keep_places=True)), 0)
        back = next((size for size in _SIZES if _is_ordinary(words[-size:], size, keep_places=False)), 0)
        if not front and not back:
            break
        words = words[front:] if front else words[:-back]
    return words


def _is_ordinary(words: str, size: int, *, keep_places: bool) -> bool:
    """Whether these are ``size`` characters of no name: 民办, 乡镇, 举办."""
    if len(words) != size:
        return False
    if words in generic("单位"):
        return True
    return size > 1 and words in common_words() and not (keep_places and words in places())


def _sounds_like_a_name(words: str) -> bool:
    """红星, 育才: two characters of names, though they may be a word as well."""
    known = all(char in given_characters() for char in words)
    return len(words) == 2 and known and words not in generic("单位")
