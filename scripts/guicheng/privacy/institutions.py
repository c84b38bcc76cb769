"""Names of small units: schools, hospitals, firms, reservoirs; a unit without a name of its own (某小学) is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guicheng.privacy.finding import Hit, graded
from guicheng.privacy.lexicon import common_words, generic, places
from guicheng.privacy.view import View

_UNIT = re.compile(
    r"(?P<name>[\u4e00-\u9fffA-Za-z0-9·]{2,14}?)"
    r"(?P<type>有限责任公司|股份有限公司|有限公司|集团公司|分公司|合作社|小学|中学|完小|学校|职高|职业技术学院|学院|大学|幼儿园|卫生院|医院|诊所|敬老院|养老院"
    r"|农业银行|工商银行|建设银行|农商银行|村镇银行|信用社|农信社|支行|分理处|律师事务所|水库|煤矿|铁矿|石矿|砖厂|酒厂|纸厂|化工厂|水泥厂|加工厂|饭店|酒店|宾馆|超市|商场|小区|花园|大厦|家园|寺|庙|教堂)"
    r"(?![\u4e00-\u9fff]?(?:应当|可以|不得))"
)


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
    for mark in "的在到于由从对向和与及等为是将被把给至经往因以或并了该各某本每其":
        words = words.rpartition(mark)[2]
    changed = True
    while changed and words:
        changed = False
        for size in range(min(5, len(words)), 0, -1):
            if words[:size] in generic("单位") or (
                size > 1 and words[:size] in common_words() and words[:size] not in places()
            ):
                words, changed = words[size:], True
                break
        for size in range(min(5, len(words)), 0, -1):
            if words[-size:] in generic("单位") or (size > 1 and words[-size:] in common_words()):
                words, changed = words[:-size] if len(words) > size else "", True
                break
    return words
