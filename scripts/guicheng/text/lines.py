"""What a line of a regulation is: heading, article head, item, subitem, table row, or plain words.

A line is judged by its own form alone; the parser judges by sequence.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Literal, NamedTuple

from guicheng.text.numerals import NUMERAL, to_int

Kind = Literal["heading", "annex", "article", "enumerated", "item", "subitem", "table", "words"]

_SPACE = r"[ 　]"
_HEADING = re.compile(r"(#{1,6})[ 　]+(\S.*)")
_DIVISION = re.compile(
    rf"""
    (第{_SPACE}*({NUMERAL}+){_SPACE}*(分编|编|章|节))    # 第一章
    (?:{_SPACE}+(\S.{{0,60}}))?                          # 总则
    """,
    re.VERBOSE,
)
_ARTICLE = re.compile(
    rf"""
    (第{_SPACE}*{NUMERAL}+{_SPACE}*条                    # 第一百二十条
    (?:之{NUMERAL}+(?=[ 　【（]|$))*)                     # 之一
    ({_SPACE}*)(.*)
    """,
    re.VERBOSE,
)
_HAN = "[一二三四五六七八九十百零〇]"
_ENUMERATED = re.compile(rf"({_HAN}+、)[ 　]*(\S.*)")
_ITEM = re.compile(rf"([（(]({_HAN}+)[)）](?:之({_HAN}+))?)[ 　]*(.*)")
_SUBITEM = re.compile(
    r"""
    (?:(\d+[.．、])(?!\d)                                 # 1.
      |([（(]\d+[)）])                                    # （1）
      |([①-⑳]))                                          # ①
    [ 　]*(.*)
    """,
    re.VERBOSE,
)
_ANNEX = re.compile(
    rf"""
    (附{_SPACE}*(?:件|录|表|图)?{_SPACE}*({NUMERAL}*)[:：]?)
    ({_SPACE}*)(?:(\S.{{0,50}}))?                         # its title
    """,
    re.VERBOSE,
)
_CONTINUES = tuple("第规所的之、至和或及中前后款项至以，")
_ENDS_SENTENCE = tuple("。；;，,：:")


class Line(NamedTuple):
    """One line told apart.

    ``label`` and ``words`` together hold every character of the line but white space and ``#``.
    ``number`` is the numeral's value, ``sub`` the 之一 values, ``level`` the count of ``#`` (0: none),
    ``unit`` the 编/分编/章/节 of a division, ``style`` the form of a subitem's label,
    ``spaced`` whether white space (or nothing) follows the label of an article.
    """

    kind: Kind
    label: str
    words: str
    line: int
    number: int | None = None
    sub: tuple[int, ...] = ()
    level: int = 0
    unit: str = ""
    style: str = ""
    spaced: bool = True


def read_line(text: str, line: int) -> Line:
    """Tell what one non-empty line is. ``text`` may carry leading and trailing white space."""
    text = text.strip()
    for recognise in _BY_FIRST.get(text[:1], _NOTHING):
        found = recognise(text, line)
        if found is not None:
            return found
    if text[:1].isdigit() and (found := _subitem(text, line)) is not None:
        return found
    return Line("words", "", text, line)


def _marked_heading(text: str, line: int) -> Line | None:
    match = _HEADING.fullmatch(text)
    return _heading(match[2].strip(), len(match[1]), line) if match else None


def _heading(text: str, level: int, line: int) -> Line:
    """A Markdown heading: a numbered division, an annex, or a plain one (with ``一、`` or without)."""
    division = _DIVISION.fullmatch(text)
    if division and (number := to_int(division[2])) is not None:
        return _division(division, number, level, line)
    annex = _ANNEX.fullmatch(text)
    if annex and not _is_plain_word(text):
        return _annex(annex, level, line)
    listed = _ENUMERATED.fullmatch(text)
    if listed:
        return Line("heading", listed[1], listed[2], line, to_int(listed[1][:-1]), level=level)
    return Line("heading", "", text, line, level=level)


def _division(match: re.Match[str], number: int, level: int, line: int) -> Line:
    label = "".join(match[1].split())
    return Line("heading", label, match[4] or "", line, number, level=level, unit=match[3])


def _bare_division(text: str, line: int) -> Line | None:
    """A division that the source prints without ``#``: short, and no sentence."""
    match = _DIVISION.fullmatch(text)
    if match is None or text.endswith(_ENDS_SENTENCE) or (number := to_int(match[2])) is None:
        return None
    return _division(match, number, 0, line)


def _is_plain_word(text: str) -> bool:
    """附则, 附带…, 附加… begin with 附 and are no annex."""
    return re.match(rf"附{_SPACE}*(?:则|带|加|随|属|近|条|有|上|期|议|设|送|利|卷|注)", text) is not None


def _bare_annex(text: str, line: int) -> Line | None:
    match = _ANNEX.fullmatch(text)
    if match is None or _is_plain_word(text) or text.endswith(_ENDS_SENTENCE[:4]):
        return None
    told_apart = match[1][-1] in "：:" or (match[2] and match[3])
    if match[4] and not told_apart:
        return None
    return _annex(match, 0, line)


def _annex(match: re.Match[str], level: int, line: int) -> Line:
    label = "".join(match[1].split())
    return Line("annex", label, match[4] or "", line, to_int(match[2]) if match[2] else None, level=level)


def _article(text: str, line: int) -> Line | None:
    match = _ARTICLE.fullmatch(text)
    if match is None:
        return None
    label, number, sub = _read_label(match[1])
    if number is None:
        return None
    spaced = bool(match[2]) or not match[3] or match[3][0] == "【"
    if not spaced and match[3].startswith(_CONTINUES):
        return None
    return Line("article", label, match[3], line, number, sub, spaced=spaced)


@lru_cache(maxsize=4096)
def _read_label(words: str) -> tuple[str, int | None, tuple[int, ...]]:
    """The label of an article without spaces, its number and its 之一; no number when one of them is none."""
    label = "".join(words.split())
    numbers = [to_int(part) for part in label[1:].replace("条", "").split("之")]
    number, *sub = [found for found in numbers if found is not None] or [0]
    return label, None if None in numbers else number, tuple(sub)


def _item(text: str, line: int) -> Line | None:
    match = _ITEM.fullmatch(text)
    if match is None:
        return None
    sub = to_int(match[3]) if match[3] else None
    return Line("item", match[1], match[4], line, to_int(match[2]), (sub,) if sub else ())


def _subitem(text: str, line: int) -> Line | None:
    match = _SUBITEM.fullmatch(text)
    if match is None:
        return None
    label = match[1] or match[2] or match[3]
    circled = match[3] is not None
    number = ord(label) - ord("①") + 1 if circled else to_int(label.strip("（()）.．、"))
    return Line("subitem", label, match[4], line, number, style="①" if circled else label[-1])


def _enumerated(text: str, line: int) -> Line | None:
    match = _ENUMERATED.fullmatch(text)
    return Line("enumerated", match[1], match[2], line, to_int(match[1][:-1])) if match else None


def _table(text: str, line: int) -> Line | None:
    return Line("table", "", text, line) if text.startswith("|") else None


def is_title_like(line: Line) -> bool:
    """Whether the words read as a heading: short and no sentence."""
    return len(line.words) <= 30 and "。" not in line.words and not line.words.endswith(_ENDS_SENTENCE)


def leaves_quote_open(text: str, was_open: bool) -> bool:
    """Whether a quotation “… is still open after these words; the last mark decides."""
    opened, closed = text.rfind("“"), text.rfind("”")
    return was_open if opened == closed else opened > closed


_Recogniser = Callable[[str, int], Line | None]
_NOTHING: tuple[_Recogniser, ...] = ()
_BY_FIRST: dict[str, tuple[_Recogniser, ...]] = {
    "#": (_marked_heading,),
    "|": (_table,),
    "第": (_bare_division, _article),
    "（": (_item, _subitem),
    "(": (_item, _subitem),
    "附": (_bare_annex,),
    **dict.fromkeys("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", (_subitem,)),
    **dict.fromkeys("一二三四五六七八九十百零〇", (_enumerated,)),
}
"""What a line can be, by its first character: most lines are plain words, and are known as such at once."""
