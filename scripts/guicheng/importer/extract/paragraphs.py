"""Printed lines -> paragraphs: an indent begins one, a line at the margin goes on, a larger line stands alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from guicheng.importer.extract.columns import PrintLine
from guicheng.text.numerals import NUMERAL

_DIVISION = re.compile(rf"第[ 　]*{NUMERAL}+[ 　]*(?:分编|编|章|节)(?:[ 　]|$)|附[ 　]*[则件录表]")
_STARTS = re.compile(
    rf"第[ 　]*{NUMERAL}+[ 　]*(?:条(?:之{NUMERAL}+)?[ 　]|编|章|节)|[（(]{NUMERAL}+[)）]|{NUMERAL}+、|目[ 　]*录$"
)
_ENDS = tuple("。；：！？")
_RUNS_ON = tuple("第款条项、和至或及，法")
_SHORT = 0.25
_INDENT = 1.5
_LARGER = 1.15


def join_paragraphs(lines: Sequence[PrintLine]) -> list[str]:
    """Paragraphs in reading order."""
    usual = _usual_size(lines)
    indented = _has_indents(lines)
    paragraphs: list[str] = []
    before: PrintLine | None = None
    for line in lines:
        if before is not None and paragraphs and _goes_on(paragraphs[-1], before, line, usual, indented):
            paragraphs[-1] += _glue(paragraphs[-1], line.text) + line.text.strip()
        else:
            paragraphs.append(line.text.strip())
        before = line
    return paragraphs


def _usual_size(lines: Sequence[PrintLine]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _has_indents(lines: Sequence[PrintLine]) -> bool:
    """Whether paragraphs are marked by an indent at all."""
    return sum(_indent(line) for line in lines) > len(lines) * 0.1


def _indent(line: PrintLine) -> bool:
    return line.x0 - line.left > _INDENT * line.size


def _goes_on(paragraph: str, before: PrintLine, line: PrintLine, usual: float, indented: bool) -> bool:
    """Whether ``line`` continues the paragraph that ``before`` belongs to."""
    large, was_large = line.size > usual * _LARGER, before.size > usual * _LARGER
    if large or was_large:
        return _same_heading(before, line) if large and was_large else False
    if _in_bracket(paragraph):
        return True
    if _DIVISION.match(line.text.strip()):
        return False
    if indented and _indent(line):
        return False
    if _STARTS.match(line.text.strip()) and not paragraph.endswith(_RUNS_ON):
        return False
    missing = before.right - before.x1
    if not indented and missing > _SHORT * (before.right - before.left):
        return False
    return not (missing > 2.5 * before.size and paragraph.endswith(_ENDS))


def _same_heading(before: PrintLine, line: PrintLine) -> bool:
    close = line.page == before.page and 0 < line.top - before.top < 2.4 * line.size
    return close and abs(line.size - before.size) < 0.6 and not _DIVISION.match(line.text.strip())


def _in_bracket(paragraph: str) -> bool:
    """The note 题注 stands in one bracket over several lines."""
    return paragraph.startswith(("（", "(")) and _depth(paragraph) > 0 and len(paragraph) < 3000


def _depth(text: str) -> int:
    return sum(text.count(mark) for mark in "（(") - sum(text.count(mark) for mark in "）)")


def _glue(paragraph: str, text: str) -> str:
    """Latin words keep a space where the line was broken."""
    return " " if paragraph[-1:].isascii() and paragraph[-1:].isalpha() and text[:1].isascii() else ""
