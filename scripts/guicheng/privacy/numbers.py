"""Dates and counts: exact ones can be looked up; 某年, 数十户 and 上万元 cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guicheng.privacy.finding import Hit, Tier
from guicheng.privacy.view import View, digit_characters
from guicheng.text.numerals import to_int

_MONTH = r"(?:1[0-2]|0?[1-9]|十[0-9]?)"
_DAY = r"(?:[12][0-9]|3[01]|0?[1-9]|[23]?十[0-9]?)"
_FULL = re.compile(
    rf"(?<![0-9@])(?:(?:19|20)[0-9]{{2}}年{_MONTH}月(?:{_DAY}[日号])?"
    rf"|(?:19|20)[0-9]{{2}}([-./]){_MONTH}\1{_DAY}(?![0-9-]))"
)
_DAYS = re.compile(rf"(?<![0-9年十]){_MONTH}月{_DAY}[日号](?!以前)")
_KEY = re.compile(r"[A-Za-z_\u4e00-\u9fff]{1,16}:[ \"']?$")
_ANCHOR = re.compile(
    r"(?:党的|中共)?[“\"]?十[一二三四五六七八九]?[”\"]?大(?:[、和]十[一二三四五六七八九]大)*(?:[、和]?[“\"]?两会[”\"]?)?(?:期间|前夕|前后|召开|闭幕|精神|以来)"
    r"|[“\"]?(?:全国)?两会[”\"]?期间"
    r"|(?:国庆|春节|中秋|端午|元旦|清明|奥运会?|亚运会?|世博会?|进博会|世园会|冬奥会?)(?:前夕|期间|当天|前后|假期)"
    r"|(?:近|这|过去|最近)?[二三四五六七八九十]年(?:间|来)"
)
_NUMBER = r"(?:(?<![0-9,.])[0-9][0-9,]{0,15}(?:\.[0-9]{1,8})?|[一二三四五六七八九十百千两零〇]{1,12})"
_COUNT = re.compile(
    rf"(?P<about>近|约|上|余|超过?|不足|数|几)?(?P<number>{_NUMBER})(?P<myriad>[百千万亿]*)(?P<more>余|多|来)?"
    r"(?P<unit>户|人次|人|名|亩|公顷|平方公里|平方米|公里|元|美元|吨|公斤|斤|件|起|次|份|项|辆|间|栋|头|只|株|棵|岁|口|家|宗|页|卷|场)"
    r"(?P<object>[\u4e00-\u9fff]{0,2})"
)
_EXACT_UNITS = frozenset(
    [
        "户",
        "亩",
        "公顷",
        "平方公里",
        "平方米",
        "元",
        "美元",
        "吨",
        "公斤",
        "斤",
        "头",
        "株",
        "棵",
        "岁",
        "辆",
        "间",
    ]
)


def numbers(view: View) -> Iterator[Hit]:
    """Exact dates, days without a year, occasions that can be dated, exact counts."""
    digits = view.text.translate(digit_characters())
    yield from _dates(view.text, digits)
    for match in _ANCHOR.finditer(view.text):
        yield Hit(
            match.start(), match.end(), "time-anchor", "review", "能定位到具体时间的说法", "写“某年”“近年”"
        )
    yield from _counts(view.text)


def _dates(text: str, digits: str) -> Iterator[Hit]:
    for match in _FULL.finditer(digits):
        if not _is_metadata(digits, match.start()):
            yield Hit(
                match.start(),
                match.end(),
                "exact-date",
                "error",
                "具体日期",
                "只写年份，或者写“某年”“某年某季度”",
            )
    for match in _DAYS.finditer(digits):
        yield Hit(match.start(), match.end(), "day-date", "review", "具体日期", "删去月、日")


def _is_metadata(text: str, start: int) -> bool:
    """``date: 2026-02-10`` in the head of a document is about the document, not about the case."""
    return _KEY.search(text[max(0, start - 20) : start]) is not None


def _counts(text: str) -> Iterator[Hit]:
    for match in _COUNT.finditer(text):
        tier = _count_tier(match)
        if tier is not None:
            rule = "exact-count" if tier == "error" else "count"
            why = "具体数字，连同地点、事由能认出是哪一件"
            yield Hit(match.start("number"), match.end("unit"), rule, tier, why, rounded(match))


def _count_tier(match: re.Match[str]) -> Tier | None:
    """Error for exact numbers of people, land and money; review for other exact numbers; None for vague ones."""
    number, myriad, unit = match["number"], match["myriad"], match["unit"]
    if match["about"] in ("数", "几", "上") and number in ("十", "百", "千"):
        return None
    arabic = number[0].isascii()
    value = float(number.replace(",", "")) if arabic else to_int(number)
    if value is None:
        return None
    significant = len(str(int(value)).rstrip("0")) if value == int(value) else 2
    if unit in _EXACT_UNITS:
        if significant >= 2 and (value > 10 or myriad):
            return "error"
        if (arabic and value > 1) or myriad or value >= 10:
            return "review"
        return None
    return "review" if (arabic and value > 3) or (significant >= 2 and value > 10) else None


def rounded(match: re.Match[str]) -> str:
    """The number as an order of magnitude: 47户 → 数十户, 2万亩 → 数万亩."""
    number, myriad, unit = match["number"], match["myriad"], match["unit"]
    whole = number.replace(",", "").split(".")[0]
    value = int(whole) if whole.isdigit() else (to_int(whole) or 0)
    for size, word in ((10**8, "数亿"), (10**4, "数万"), (1000, "数千"), (100, "数百"), (10, "数十")):
        if value >= size:
            return f"写“{word}{myriad}{unit}”"
    return f"写“数{myriad}{unit}”" if myriad else f"写“多{unit}”"
