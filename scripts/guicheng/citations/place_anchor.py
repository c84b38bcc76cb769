"""From a place as written to the anchors of an edition: 前款第（三）项 at t15-k2 → t15-k1-x3."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from guicheng.citations.citation import Part, Place, Step
from guicheng.citations.context import Context
from guicheng.citations.library import Outline
from guicheng.text.labels import place_label
from guicheng.text.numerals import to_chinese

_LETTER = {"条": "t", "款": "k", "项": "x", "目": "m", "编": "b", "分编": "fb", "章": "z", "节": "j"}


@dataclass(frozen=True, slots=True)
class Missing:
    """Why a place is not there."""

    reason: str
    status: Literal["条号不存在", "款项不存在", "无法确定"]


Anchors = tuple[str, ...]


def anchors_of(part: Part, outline: Outline, context: Context) -> Anchors | Missing:
    """All anchors a part of a citation gives; a range is filled from the edition itself.

    ``context.place`` is the place of the citation when it speaks of its own edition, else None.
    """
    first = _walk(part.place, outline, context)
    if part.last is None or isinstance(first, Missing):
        return first
    last = _walk(part.last, outline, context)
    return last if isinstance(last, Missing) else _between(first[0], last[-1], outline)


def _walk(place: Place, outline: Outline, context: Context) -> Anchors | Missing:
    step = place[0]
    if step.unit in ("编", "分编", "章", "节"):
        return _division(place, outline, context)
    found = _relative(step, outline, context) if step.relative else _absolute(step, outline, context)
    for deeper in place[1:]:
        if isinstance(found, Missing):
            break
        if len(found) != 1:
            return Missing(f"{_words(place[:1])}不止一处，不能确定{_words((deeper,))}在哪一处", "无法确定")
        found = _below(found[0], deeper, outline)
    return found


def _between(first: str, last: str, outline: Outline) -> Anchors | Missing:
    """Everything of the same rank from the one place to the other."""
    if first in outline.position and last in outline.position:
        run = outline.order[outline.position[first] : outline.position[last] + 1]
        return run or Missing("起止条号颠倒", "无法确定")
    article = first.split("-k")[0]
    if last.startswith(f"{article}-") and article in outline.articles:
        head, kind = first.rpartition("-")[0], first.rpartition("-")[2][0]
        same = [
            one for one in outline.inside(article) if one.startswith(f"{head}-{kind}") and _is_leaf(one, head)
        ]
        if first in same and last in same:
            return tuple(same[same.index(first) : same.index(last) + 1]) or Missing(
                "起止顺序颠倒", "无法确定"
            )
    return (first, last)


def _is_leaf(anchor: str, head: str) -> bool:
    """Directly below ``head``; 项之一 (x3-1) counts."""
    rest = anchor[len(head) + 1 :]
    return not any(f"-{letter}" in rest for letter in "xm")


# -- numbers


def _absolute(step: Step, outline: Outline, context: Context) -> Anchors | Missing:
    """第十条; 第二款 of the article around; 第（三）项 of the paragraph around, or the only one in the article."""
    if step.unit == "条":
        return _article(step, outline, context)
    article = context.anchor("条")
    if article is None or article not in outline.articles:
        return Missing(f"{_words((step,))}不在条文里，不能确定是哪一条的", "无法确定")
    around = context.anchor("款" if step.unit == "项" else "项") if step.unit != "款" else article
    if around and around != article:
        within = _below(around, step, outline)
        if not isinstance(within, Missing):
            return within
    return _below(article, step, outline)


def _article(step: Step, outline: Outline, context: Context) -> Anchors | Missing:
    anchor = "-".join([f"t{step.number}", *map(str, step.sub)])
    for annex in dict.fromkeys((context.annex, "")):
        if annex + anchor in outline.articles:
            return (annex + anchor,)
    return Missing(f"没有{_words((step,))}", "条号不存在")


def _below(parent: str, step: Step, outline: Outline) -> Anchors | Missing:
    """A 款, 项 or 目 below a place; levels in between may be left out where only one reading exists."""
    article = parent.split("-k")[0]
    if article not in outline.articles:
        return Missing(f"{_words((step,))}不在条文里", "无法确定")
    tail = f"-{_LETTER[step.unit]}" + "-".join(map(str, (step.number, *step.sub)))
    inside = outline.inside(article)
    if parent + tail in inside:
        return (parent + tail,)
    found = tuple(one for one in inside if one.startswith(f"{parent}-") and one.endswith(tail))
    if len(found) == 1 and step.unit != "款":
        return found
    where = place_label(parent)
    if found:
        return Missing(f"{where}有 {len(found)} 处{_words((step,))}", "无法确定")
    return Missing(f"{where}没有{_words((step,))}", "款项不存在")


# -- words counted from the place


def _relative(step: Step, outline: Outline, context: Context) -> Anchors | Missing:
    here = context.anchor(step.unit) if step.unit in ("条", "款", "项", "目") else None
    if here is None or (context.anchor("条") or "") not in outline.articles:
        return Missing(f"{_words((step,))}不在条文里，不能确定所指", "无法确定")
    if step.relative == "本":
        return (here,)
    siblings = outline.order if step.unit == "条" else _siblings(here, outline)
    index = siblings.index(here)
    if index < step.number:
        status: Literal["条号不存在", "款项不存在"] = "条号不存在" if step.unit == "条" else "款项不存在"
        return Missing(f"{place_label(here)}前面没有{_words((step,))}", status)
    return siblings[index - step.number : index]


def _siblings(anchor: str, outline: Outline) -> Anchors:
    letter = _last_letter(anchor)
    head = anchor.rpartition(f"-{letter}")[0]
    inside = outline.inside(anchor.split("-k")[0])
    return tuple(one for one in inside if one.startswith(f"{head}-{letter}") and _is_leaf(one, head))


def _last_letter(anchor: str) -> str:
    return next(letter for letter in "mxk" if f"-{letter}" in anchor)


# -- divisions


def _division(place: Place, outline: Outline, context: Context) -> Anchors | Missing:
    """第三章, 第二编第一章, 本章; a 条 below a division is found by its own number."""
    if place[-1].unit not in ("编", "分编", "章", "节"):
        rest = tuple(step for step in place if step.unit in ("条", "款", "项", "目"))
        return _walk(rest, outline, context)
    if place[0].relative and not place[0].number:
        return _division_titled(place, outline, context)
    if place[0].relative:
        return _division_around(place, outline, context)
    around = _path(outline.division_of.get(context.anchor("条") or "", ""))
    found = _divisions(place, (), outline, context)
    near = tuple(one for one in found if _path(one)[:-1] == around[: len(_path(one)) - 1])
    chosen = found if len(found) == 1 else near
    if len(chosen) == 1:
        return chosen
    if found:
        return Missing(f"有 {len(found)} 处{_words(place)}，没有写明是哪一编、哪一章的", "无法确定")
    return Missing(f"没有{_words(place)}", "条号不存在")


def _divisions(place: Place, above: Anchors, outline: Outline, context: Context) -> Anchors:
    """Divisions that end with the last step and hold the others in order; levels in between may be left out."""
    wanted = [*above, *(f"{_LETTER[step.unit]}{step.number}" for step in place)]
    return tuple(
        one
        for one in outline.divisions
        if one.startswith(context.annex) and _path(one)[-1] == wanted[-1] and _in_order(wanted, _path(one))
    )


def _in_order(wanted: list[str], path: list[str]) -> bool:
    steps = iter(path)
    return all(one in steps for one in wanted)


def _division_titled(place: Place, outline: Outline, context: Context) -> Anchors | Missing:
    """刑法分则第三章: within the 编 of that title."""
    book = outline.titled(place[0].relative)
    found = _divisions(place[1:], (*_path(book),), outline, context) if book else ()
    if len(found) == 1:
        return found
    return Missing(f"没有{place[0].relative}{_words(place[1:])}", "条号不存在" if book else "无法确定")


def _division_around(place: Place, outline: Outline, context: Context) -> Anchors | Missing:
    step = place[0]
    path = _path(outline.division_of.get(context.anchor("条") or "", ""))
    units = [part.rstrip("0123456789") for part in path]
    if _LETTER[step.unit] not in units:
        return Missing(f"{_words(place)}不能确定所指", "无法确定")
    index = units.index(_LETTER[step.unit])
    letter, number = units[index], int(path[index][len(units[index]) :])
    if step.relative == "前":
        number -= step.number
    above = (*path[:index], f"{letter}{number}")
    found = _divisions(place[1:], above, outline, context)
    if len(found) == 1:
        return found
    return Missing(
        f"{'没有' if not found else '不止一处'}{_words(place)}", "条号不存在" if not found else "无法确定"
    )


def _path(anchor: str) -> list[str]:
    return anchor.split("-") if anchor else []


def _words(place: Place) -> str:
    return "".join(_step_words(step) for step in place)


def _step_words(step: Step) -> str:
    if step.relative:
        count = "两" if step.number == 2 else to_chinese(step.number)
        return f"{step.relative}{count if step.number > 1 else ''}{step.unit}"
    number = to_chinese(step.number)
    tail = "".join(f"之{to_chinese(sub)}" for sub in step.sub)
    return f"第（{number}）项{tail}" if step.unit == "项" else f"第{number}{step.unit}{tail}"
