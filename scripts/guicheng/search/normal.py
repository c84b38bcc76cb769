"""The normal form that text and query are matched in: folded widths, one spelling of article numbers.

第105条, 第１０５条 and 第一百〇五条 all become 第一百零五条, as official texts print it; 第(三)项 becomes 第三项.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from guicheng.text.numerals import NUMERAL, to_chinese, to_int
from guicheng.text.widths import fold

_PLACE = re.compile(
    rf"""
    第[ 　]*\(?[ 　]*({NUMERAL}{{1,12}})[ 　]*\)?[ 　]*(分编|编|章|节|条|款|项|目)
    """,
    re.VERBOSE,
)
_SUB = re.compile(rf"(?<=[条项])[ 　]*之[ 　]*({NUMERAL}{{1,3}})(?![般切些旦律致定起并])")

_KEPT = re.compile(r"[^\W_]+")
LIMIT = 10_000
"""Numbers from here on are no numbers of articles and stay as written."""
_Rewrite = Callable[[re.Match[str]], str]


@dataclass(frozen=True, slots=True)
class Normal:
    """A text in normal form; ``starts[i]`` is where character ``i`` stood in the original.

    One more entry closes the last character, so that ``original[starts[i]:starts[j]]`` is what ``text[i:j]`` was.
    """

    text: str
    starts: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that a span of the normal form came from."""
        last = self.starts[end - 1] + 1 if end > start else self.starts[start]
        return self.starts[start], max(last, self.starts[end])


def normal_text(text: str) -> str:
    """The normal form alone: what is indexed."""
    folded = fold(text)
    if "第" not in folded:
        return folded
    return _SUB.sub(_canonical_sub, _PLACE.sub(_canonical_place, folded))


def normalise(text: str) -> Normal:
    """The normal form with the way back to the original, for marking hits."""
    folded, starts = _fold_with_starts(text)
    for pattern, canonical in ((_PLACE, _canonical_place), (_SUB, _canonical_sub)):
        folded, starts = _replace(pattern, canonical, folded, starts)
    return Normal(folded, starts)


def squeeze(normal: str) -> str:
    """Letters, digits and ideographs only: what phrases are compared in."""
    return "".join(_KEPT.findall(normal))


def _canonical_place(match: re.Match[str]) -> str:
    number = to_int(match[1])
    return match[0] if number is None or number >= LIMIT else f"第{to_chinese(number)}{match[2]}"


def _canonical_sub(match: re.Match[str]) -> str:
    number = to_int(match[1])
    return match[0] if number is None or number >= LIMIT else f"之{to_chinese(number)}"


def _fold_with_starts(text: str) -> tuple[str, list[int]]:
    folded = fold(text)
    if len(folded) == len(text):
        return folded, list(range(len(text) + 1))
    pieces = [fold(char) for char in text]
    starts = [place for place, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), [*starts, len(text)]


def _replace(
    pattern: re.Pattern[str], canonical: _Rewrite, text: str, starts: list[int]
) -> tuple[str, list[int]]:
    out: list[str] = []
    places: list[int] = []
    position = 0
    for match in pattern.finditer(text):
        new = canonical(match)
        out += (text[position : match.start()], new)
        places += starts[position : match.start()]
        places += _spread(starts[match.start() : match.end()], len(new))
        position = match.end()
    return "".join((*out, text[position:])), places + starts[position:]


def _spread(starts: list[int], length: int) -> list[int]:
    """Places for a rewritten piece: first and last character keep theirs, the others lie between."""
    if len(starts) == length:
        return starts
    return [starts[index * (len(starts) - 1) // max(length - 1, 1)] for index in range(length)]
