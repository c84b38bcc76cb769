"""What weighs in a change: duty words (应当, 可以, 不得), time limits, numbers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from guicheng.text.numerals import to_int

Sort = Literal["要求", "期限", "数额"]
_DUTY = re.compile(r"不得|应当|可以|必须|禁止|有权|不予")
_NUMBER = r"[零〇一二两三四五六七八九十百千万亿\d０-９]+"
_LIMIT = re.compile(
    rf"(?:{_NUMBER}个?(?:工作日|日|天|月|年|小时)|半年)(?=以内|内|以上|以下|前|后|的|，|。|；|、|$|[^月日\d])"
)
_DATE = re.compile(rf"{_NUMBER}年{_NUMBER}月(?:{_NUMBER}日)?")
_AMOUNT = re.compile(
    rf"(?:百分之{_NUMBER}|(?<!第){_NUMBER}(?:\.\d+)?(?:[%％]|元|倍|人|次|件|平方米|公里|米|吨|周岁))"
)

_SORTS: tuple[tuple[Sort, re.Pattern[str]], ...] = (("要求", _DUTY), ("期限", _LIMIT), ("数额", _AMOUNT))


@dataclass(frozen=True, slots=True)
class Shift:
    """One weighty change inside an article: the words that are gone and those that are new."""

    sort: Sort
    gone: tuple[str, ...]
    new: tuple[str, ...]


def shifts(old: str, new: str) -> tuple[Shift, ...]:
    """Changed duties, time limits and amounts between two wordings, in that order."""
    found = (_shift(sort, pattern, old, new) for sort, pattern in _SORTS)
    return tuple(shift for shift in found if shift.gone or shift.new)


def _shift(sort: Sort, pattern: re.Pattern[str], old: str, new: str) -> Shift:
    before, after = _counted(pattern, old), _counted(pattern, new)
    gone, put = _surplus(before, after), _surplus(after, before)
    return Shift(sort, gone, put)


def _counted(pattern: re.Pattern[str], text: str) -> dict[str, list[str]]:
    """Finds by one spelling (15日 and 十五日 are the same), each with the words as written; dates are left out."""
    found: dict[str, list[str]] = {}
    for words in pattern.findall(_DATE.sub("", text)):
        found.setdefault(_unified(words), []).append(words)
    return found


def _surplus(one: dict[str, list[str]], other: dict[str, list[str]]) -> tuple[str, ...]:
    """What stands in the one more often than in the other."""
    return tuple(words for key, held in one.items() for words in held[len(other.get(key, ())) :])


def _unified(words: str) -> str:
    return re.sub(_NUMBER, lambda match: str(to_int(match.group()) or match.group()), words)
