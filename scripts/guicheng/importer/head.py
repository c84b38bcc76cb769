"""The head of a received text: order or notice of promulgation, title, number, note; where the text itself begins."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from guicheng.importer.dates import find_dates, only_date
from guicheng.importer.organ import is_organ
from guicheng.importer.sheet import Sheet
from guicheng.importer.title import TITLE_END, choose_title
from guicheng.text.lines import read_line
from guicheng.text.widths import bare

_NOTE = re.compile(
    r"通过|批准|公布|发布|颁布|修正|修订|修改|施行|实施|生效|执行|审判委员会|检察委员会|号$|会议$|印发"
)
_NUMBER = re.compile(
    r"[（(]?[\u4e00-\u9fff〇、]{1,24}[〔\[（(［【﹝]\s*[12]\d{3}\s*[〕\])）］】﹞]\s*第?\s*\d+\s*号[)）]?"
)
_BARE_NUMBER = re.compile(r"[〔\[（(［]?\s*[12]\d{3}\s*[〕\])）］]?\s*年?\s*第?\s*\d+\s*号")
_ORDER_NUMBER = re.compile(r"第?\s*[〇○一二三四五六七八九十百零\d]+\s*号")
_ORDER = re.compile(r"[\u4e00-\u9fff、 　]{2,40}(?:令|公告)")
_MADE_KNOWN = re.compile(r"公布|发布|印发|已由|已经|通过|颁布")
_ENDS = tuple("。；：，;:,")
_PREAMBLE = re.compile(r"序[ 　]*言|前[ 　]*言|引[ 　]*言|总[ 　]*纲")
_SCAN = 60
_LONGEST_NOTE = 5000


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the text, and the text.

    ``order`` are the lines of the order 令 or notice before the title; ``dropped`` counts head lines that say nothing.
    """

    title: str | None
    numbers: tuple[str, ...]
    notes: tuple[str, ...]
    days: tuple[dt.date, ...]
    order: tuple[str, ...]
    organs: tuple[str, ...]
    body: tuple[str, ...]
    subtitle: str | None = None
    dropped: tuple[str, ...] = ()


def split_head(sheet: Sheet) -> Head:
    """Tell the head from the text."""
    lines = _without_repeats(sheet.lines, sheet.head)
    order_end, named = _order(lines)
    start = _body_start(lines, max(order_end, sheet.head))
    marked = sheet if named is None else replace(sheet, title=named)
    return _read(lines[order_end:start], lines[:order_end], lines[start:], marked)


def _without_repeats(lines: Sequence[str], head: int) -> list[str]:
    """A line that a page prints twice in its head counts once."""
    kept = list(lines[:head])
    for line in lines[head:]:
        if not kept or line != kept[-1] or len(kept) > _SCAN:
            kept.append(line)
    return kept


def _order(lines: Sequence[str]) -> tuple[int, str | None]:
    """Where an order or notice ends: at the title it promulgates, repeated on lines of its own; and that title."""
    for start in range(1, min(len(lines), _SCAN)):
        if read_line(lines[start - 1], 1).kind in ("article", "enumerated", "heading"):
            break
        before = [line for line in lines[:start] if _is_notice(line)]
        if not before:
            continue
        for end in range(start + 1, min(start + 4, len(lines)) + 1):
            title = "".join(lines[start:end])
            if 4 <= len(title) <= 120 and any(f"《{bare(title)}》" in bare(line) for line in before):
                return start, title
    return 0, None


def _is_notice(line: str) -> bool:
    return len(line) < 2000 and line.endswith(_ENDS) and _MADE_KNOWN.search(line) is not None


def _body_start(lines: Sequence[str], order_end: int) -> int:
    """The first line that belongs to the text."""
    for number in range(order_end, len(lines)):
        if _is_body(lines, number):
            return number
    return len(lines)


def _is_body(lines: Sequence[str], number: int) -> bool:
    line = lines[number].strip()
    kind = read_line(line, 1)
    if line.startswith("#") or _PREAMBLE.fullmatch(line):
        return True
    if kind.kind in ("article", "heading", "table", "item"):
        return True
    if _is_note(line) or _is_number(line) or only_date(line):
        return False
    if kind.kind in ("enumerated", "subitem") and not TITLE_END.search(line[-12:]):
        return True
    return line.endswith(_ENDS) or len(line) > 120


def _is_note(line: str) -> bool:
    """（2018年10月26日…通过）, or a line of it; a sentence of the text is longer or ends in 。."""
    if len(line) > _LONGEST_NOTE:
        return False
    has_date = next(find_dates(line[:60]), None) is not None
    opens = (
        line.startswith(("（", "(")) or next(find_dates(line[:20].lstrip("根据 （(自")), (None, 9, 9))[1] == 0
    )
    closes = re.fullmatch(r"[^（(]{2,80}[）)]", line) is not None and _NOTE.search(line) is not None
    return (has_date and opens and _NOTE.search(line) is not None and not line.endswith("。")) or closes


def _is_number(line: str) -> bool:
    return any(pattern.fullmatch(line) for pattern in (_NUMBER, _BARE_NUMBER, _ORDER_NUMBER))


def _read(head: Sequence[str], order: Sequence[str], body: Sequence[str], sheet: Sheet) -> Head:
    numbers, notes, days, organs, titles, others = _sort(head, bool(sheet.head))
    title, used = choose_title(titles, sheet.title)
    subtitle = next((t.lstrip("# ") for t in head if t.startswith("#")), None) if sheet.head else None
    organ_numbers = _join_order([*order, *organs, *numbers])
    dropped = tuple(line for line in [*titles, *others] if line not in used and line.lstrip("# ") != subtitle)
    return Head(
        title=title,
        numbers=tuple(dict.fromkeys([*organ_numbers, *numbers])),
        notes=tuple(dict.fromkeys(notes)),
        days=tuple(days),
        order=tuple(order),
        organs=tuple(organs),
        body=tuple(body),
        subtitle=subtitle,
        dropped=dropped,
    )


def _sort(
    head: Sequence[str], marked: bool
) -> tuple[list[str], list[str], list[dt.date], list[str], list[str], list[str]]:
    """Head lines by what they are. Where the format marks the head, a dated line and what follows it is the note."""
    numbers: list[str] = []
    notes: list[str] = []
    days: list[dt.date] = []
    organs: list[str] = []
    titles: list[str] = []
    others: list[str] = []
    for line in head:
        day = only_date(line)
        if day is not None:
            days.append(day)
        elif _is_number(line):
            numbers.append(
                "".join(line.strip("（）()").split()) if line[0] in "（(" else "".join(line.split())
            )
        elif (
            _is_note(line)
            or (marked and _is_dated(line))
            or (notes and _continues_note(notes[-1], line, marked))
        ):
            notes.append(line)
        elif _is_title(line):
            titles.append(line)
        elif is_organ(line):
            organs.append(line)
            titles.append(line)
        else:
            others.append(line)
    return numbers, notes, days, organs, titles, others


def _is_dated(line: str) -> bool:
    starts = next(find_dates(line[:24]), (None, 9, 9))[1] == 0
    return starts or re.fullmatch(r"自?(?:公布|发布)之日起?(?:施行|实施)", line) is not None


def _continues_note(note: str, line: str, marked: bool) -> bool:
    """A note broken in the middle of a book title, between two organs, or before the verb."""
    open_title = sum(note.count(mark) for mark in "《〈<") > sum(note.count(mark) for mark in "》〉>")
    return (
        open_title
        or bool(re.match(r"[〈<《]", line))
        or (_NOTE.search(note) is None and _NOTE.search(line) is not None)
        or bool(re.fullmatch(r"[\u4e00-\u9fff]{2,12}(?:发布|公布)", line))
        or (marked and is_organ(line))
    )


def _is_title(line: str) -> bool:
    plain = not any(mark in line for mark in "|>{}：:。；？！") and not line.endswith(_ENDS)
    return plain and 2 <= len(line) <= 90 and re.search(r"[\u4e00-\u9fff]{2}", line) is not None


def _join_order(lines: Sequence[str]) -> list[str]:
    """Order and number on two lines: 中华人民共和国主席令 / 第九十一号 → 主席令第九十一号."""
    found = []
    for before, line in pairwise(lines):
        head, number = "".join(before.split()), "".join(line.split())
        if _ORDER.fullmatch(head) and (_ORDER_NUMBER.fullmatch(number) or _BARE_NUMBER.fullmatch(number)):
            found.append(head.removeprefix("中华人民共和国") + number)
    return found
