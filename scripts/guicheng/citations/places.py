"""Read a place as texts write it: 第一百二十条之一第二款第（三）项, 第十条、第十一条和第十二条, 第一项至第三项."""

from __future__ import annotations

import re

from guicheng.citations.citation import RANK, Part, Place, Step
from guicheng.text.numerals import NUMERAL, to_int

_NUMBER = rf"(?:{NUMERAL}{{1,8}}|[（(]{NUMERAL}{{1,5}}[)）])"
_RANGE = "(?:至|到|－|—|–|-|~|～)"
_LIST = "(?:、|以及|或者|和|及|与|或)"
# What makes the unit's character the start of another word: 条件, 款项, 项目, 章程, 节能, 编制, 目录.
_UNIT = (
    r"分编|编(?![制号码辑写造队排印])|章(?!程)|节(?![能约日水省假目点])|条(?![件例约款幅])"
    r"|款(?![项待额式物])|项(?!目)|目(?![录标的前次])"
)
_STEP = re.compile(
    rf"""
    (第)?[ ]?
    ({_NUMBER}(?:[ ]?(?:{_RANGE}|{_LIST})[ ]?第?{_NUMBER}          # 三 | （三） | 三、四 | （一）至（三）
      |[（(]{NUMERAL}{{1,5}}[)）])*)                                # （一）（二）
    [ ]?({_UNIT})
    ((?:之[一二三四五六七八九十]{{1,3}})*)                         # 之一
    """,
    re.VERBOSE,
)
_ONE = re.compile(rf"({_RANGE})|{_LIST}|第?({_NUMBER})")
_BARE_ITEM = re.compile(rf"[（(]({NUMERAL}{{1,3}})[)）]")
_JOIN = re.compile(rf"[ ]?(?:({_RANGE})|{_LIST})[ ]?(?=[第（(0-9０-９一二三四五六七八九十百千])")


def read_places(text: str, at: int, above: Place = ()) -> tuple[tuple[Part, ...], int]:
    """Read the places that begin exactly at ``at``; returns the parts and where they end, nothing when none.

    ``above`` stands before the first place: 前款 before 第（三）项.
    Later places of a list inherit what they leave out: 第十条第一款、第三款 are two places of 第十条.
    """
    parts, end = _steps(text, at, above, above)
    while parts and (join := _JOIN.match(text, end)):
        more, stop = _following(text, join.end(), parts[-1].last or parts[-1].place, join[1] is not None)
        if not more:
            break
        if join[1]:
            opened = parts.pop()
            more[0] = Part(opened.start, more[0].end, opened.place, more[0].last or more[0].place)
        parts, end = parts + more, stop
    return tuple(parts), end


def _following(text: str, at: int, before: Place, ranged: bool) -> tuple[list[Part], int]:
    """The next element of a list; nothing when it does not go on from the place before it."""
    step = _STEP.match(text, at)
    if step is None:
        return _item_in_list(text, at, before)
    if RANK[before[-1].unit] < RANK[step[3]] or not (step[1] or ranged or _is_item(step)):
        return [], at
    kept = tuple(one for one in before if RANK[one.unit] < RANK[step[3]])
    return _steps(text, at, kept, (), open_at=at)


def _steps(text: str, at: int, place: Place, above: Place, open_at: int = -1) -> tuple[list[Part], int]:
    """Steps of falling rank; the last number may itself be a list (第（一）、（二）项).

    The step at ``open_at`` needs no 第; a bracketed 项 never does below another step.
    """
    parts: list[Part] = []
    end = at
    while step := _STEP.match(text, end):
        deeper = not (parts or above) or RANK[place[-1].unit] < RANK[step[3]]
        named = step[1] or end == open_at or (place and _is_item(step))
        numbers = _numbers(step, place, parts[-1].start if parts else at) if deeper and named else []
        if not numbers:
            break
        parts[-1:] = numbers
        place, end = numbers[-1].last or numbers[-1].place, step.end()
    if parts and (item := _item_after(text, end, place)):
        parts[-1] = item._replace(start=parts[-1].start)
        end = item.end
    return parts, end


def _is_item(step: re.Match[str]) -> bool:
    return step[3] == "项" and step[2][0] in "（("


def _numbers(step: re.Match[str], above: Place, start: int) -> list[Part]:
    """The parts of one step: one for a number, several for a list, ranges closed."""
    parts: list[Part] = []
    ranged = False
    sub = tuple(to_int(one) or 0 for one in step[4].split("之")[1:])
    for one in _ONE.finditer(step[2]):
        if one[2] is None:
            ranged = one[1] is not None
            continue
        number = to_int(one[2].strip("（()）"))
        if number is None:
            return []
        begin, end = step.start(2) + one.start(), step.start(2) + one.end()
        place = (*above, Step(step[3], number))
        if ranged:
            opened = parts.pop()
            parts.append(Part(opened.start, end, opened.place, place))
        else:
            parts.append(Part(begin, end, place))
        ranged = False
    parts[0] = parts[0]._replace(start=start)
    parts[-1] = _closed(parts[-1], sub, step.end())
    return parts


def _closed(part: Part, sub: tuple[int, ...], end: int) -> Part:
    """The last number of a step takes the unit and 之一 into its span."""
    if not sub:
        return part._replace(end=end)
    place = part.last or part.place
    whole = (*place[:-1], place[-1]._replace(sub=sub))
    return Part(part.start, end, part.place, whole) if part.last else Part(part.start, end, whole)


_AFTER_ITEM = frozenset(["的", "规", "所", "、", "，", "。", "；", "）", ")", "和", "或", ""])


def _item_after(text: str, at: int, place: Place) -> Part | None:
    """第一款（三） or 第五条（二）, the word 项 left out, where the bracket closes the citation."""
    if place[-1].unit not in ("条", "款"):
        return None
    parts, _ = _item_in_list(text, at, (*place, Step("项", 0)))
    return parts[0] if parts else None


def _item_in_list(text: str, at: int, before: Place) -> tuple[list[Part], int]:
    """（三） after （二）: there 第 and 项 may both be missing."""
    match = _BARE_ITEM.match(text, at)
    if match is None or before[-1].unit != "项" or text[match.end() : match.end() + 1] not in _AFTER_ITEM:
        return [], at
    number = to_int(match[1])
    place = (*before[:-1], Step("项", number or 0))
    return ([Part(at, match.end(), place)] if number else []), match.end()
