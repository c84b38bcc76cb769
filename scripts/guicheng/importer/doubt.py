"""What a person should look at in the words themselves: masked words, likely confusions of OCR, broken sentences.

Nothing here changes a word. The pairs are look-alikes 形近字; a word is listed in its wrong spelling only where
that spelling is no word of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from guicheng.text.lines import read_line

_MASKED = re.compile(r"\*{2,}|＊{2,}|█+|■{2,}|□{3,}|〔缺〕|\ufffd+")
# Pairs of look-alikes, and the wrong spellings they make; a guard in front rules out where the two meet by chance.
_PAIRS = {
    "介合": "整介 结介 综介 切介 适介 符介 联介 组介 融介",
    "而面": "(?<![对一双甲乙各多单另])方而 (?<!安)全而(?=[，。、落深加推]) 层而 宏观而",
    "日口": "借日 窗日",
    "子予": "赋子 给子 授子 准子 免子",
    "十干": "十警 十部 十涉 骨十",
    "刊对": "刊象 刊政法",
    "切且": "，切(?!实|勿|身|不|忌|断|割|记|除|换|入) 并切(?![实断割换])",
    "式势": "新形式下",
    "己已": "自已(?!经) (?<!自)己经",
    "未末": "末经 尚末 末成年 末满",
    "曰日": "工作曰 节假曰",
}
_CONFUSED = re.compile("|".join(word for words in _PAIRS.values() for word in words.split()))
_ENDS = tuple("。；：！？”’）)》]】;:!?.．…—、，,")
_HANGING = re.compile(r"(?:[，、,]|[，,][并且]|以及|或者|并且|和|或|及|与|的|应当|可以|不得)$")
_ENDS_INSIDE = frozenset("，。；")
_SHOWN = 8


def find_doubts(lines: Sequence[str]) -> Iterator[str]:
    """Findings in reading order, each with the words around it."""
    yield from _listed("有打码或者缺字", [_around(line, m) for line in lines for m in _MASKED.finditer(line)])
    yield from _listed("疑似形近错字", [_around(line, m) for line in lines for m in _CONFUSED.finditer(line)])
    yield from _listed("疑似缺后半句", list(_broken(lines)))


def _listed(what: str, found: list[str]) -> Iterator[str]:
    """The first findings word for word; how many more there are."""
    for words in found[:_SHOWN]:
        yield f"{what}：“{words}”，未改动，请对照原件"
    if len(found) > _SHOWN:
        yield f"{what}：另有 {len(found) - _SHOWN} 处"


def _around(line: str, match: re.Match[str]) -> str:
    return line[max(0, match.start() - 10) : match.end() + 10]


def _broken(lines: Sequence[str]) -> Iterator[str]:
    """A paragraph of running text that stops at a comma, or an article that stops without any mark."""
    for line, following in pairwise((*lines, "")):
        kind = read_line(line, 1).kind
        listed = read_line(following, 1).kind in ("item", "subitem", "table") if following else False
        if (
            kind in ("heading", "annex", "table")
            or len(line) < 12
            or listed
            or line.endswith(("；或", "；和", "；以及"))
        ):
            continue
        runs_on = kind == "article" and not line.endswith(_ENDS) and not _ENDS_INSIDE.isdisjoint(line)
        if _HANGING.search(line) or runs_on:
            yield line[-20:]
