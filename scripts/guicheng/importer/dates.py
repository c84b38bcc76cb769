"""Dates as official texts print them: 2018年10月26日, 二〇一八年十月二十六日, 2018-10-26 in a file's name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from guicheng.text.numerals import to_int

_YEAR = r"(?P<year>[12]\d{3}|[一二][〇○Ｏ零一二三四五六七八九]{3})"
DATE = re.compile(
    rf"""
    {_YEAR}[ 　]*年[ 　]*
    (?P<month>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})[ 　]*月[ 　]*
    (?P<day>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})[ 　]*日
    """,
    re.VERBOSE,
)
_FILE_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})[-._年]?(\d{1,2})[-._月]?(\d{1,2})日?(?!\d)")


def find_dates(text: str) -> Iterator[tuple[dt.date, int, int]]:
    """Every real date with the span it stands in."""
    for match in DATE.finditer(text):
        day = _date(match["year"], match["month"], match["day"])
        if day is not None:
            yield day, match.start(), match.end()


def only_date(text: str) -> dt.date | None:
    """The date of a line that holds nothing else."""
    match = DATE.fullmatch(text.strip().strip("（）()"))
    return _date(match["year"], match["month"], match["day"]) if match else None


def date_in_name(stem: str) -> dt.date | None:
    """The last date in a file's name: ``公司法(2018-10-26)``, ``办法_20200101``."""
    found = [_date(*match.groups()) for match in _FILE_DATE.finditer(stem)]
    return next((day for day in reversed(found) if day is not None), None)


def say(day: dt.date) -> str:
    """2018年10月26日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _date(year: str, month: str, day: str) -> dt.date | None:
    numbers = [to_int(part) for part in (year, month, day)]
    if None in numbers:
        return None
    try:
        return dt.date(*[number for number in numbers if number is not None])
    except ValueError:
        return None
