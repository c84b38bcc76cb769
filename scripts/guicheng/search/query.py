"""The query language: what the reader typed, as a value.

Words (all wanted, in any order), ``"phrase"`` or ``“phrase”``, ``-word``, ``-"phrase"``;
a jump as the whole query (刑诉法105, 《刑事诉讼法》第一百零五条第二款, 中办发[2015]23号, R0012#t105, a title);
filters 类型: 机关: 效力: 位阶: 日期:2018..2024 文号:, with values parted by 、 or a comma.
Odd input is never an error: what cannot be read as anything else is words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guicheng.model.address import Address
from guicheng.search.normal import normal_text, squeeze
from guicheng.text.numerals import NUMERAL, to_int
from guicheng.text.widths import bare, fold

FIELDS = ("类型", "机关", "效力", "位阶", "文号")
MAX_LENGTH = 500
"""Characters of a query that are read; a pasted page is cut here."""


@dataclass(frozen=True, slots=True)
class Filter:
    """A field that must have one of the values (folded)."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Days:
    """A closed range of days as numbers (20180101); an open end is 0 or 99999999."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class PlaceJump:
    """A work by name and, when ``place`` is set, a place in it: 刑诉法105 is (刑诉法, t105)."""

    name: str
    place: str | None


@dataclass(frozen=True, slots=True)
class NumberJump:
    """A document by its 文号, as a key (see ``number_key``)."""

    number: str


Jump = Address | PlaceJump | NumberJump


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed. Word chunks are in normal form; phrases and exclusions are squeezed as well."""

    text: str
    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()
    days: Days | None = None
    jump: Jump | None = None

    @property
    def empty(self) -> bool:
        """Nothing to look for."""
        return not (self.words or self.phrases or self.filters or self.days)


_QUOTED = r'["“”「]([^"“”「」]*)["“”」]'
_PART = re.compile(
    rf"""
      (?P<field>类型|机关|效力|位阶|日期|文号)[:：][ 　]*(?P<value>{_QUOTED.replace("(", "(?:", 1)}|\S+)
    | (?P<minus>[-－−]?){_QUOTED}
    | (?<!\S)[-－−](?P<without>[^\s"“”「」]+)
    | (?P<word>[^\s"“”「」]+)
    | (?P<stray>\S)
    """,
    re.VERBOSE,
)
_SEPARATORS = re.compile(r"[,，、|]")


def parse_query(text: str) -> Query:
    """Read a query. Never raises."""
    text = text[:MAX_LENGTH].strip()
    words: list[str] = []
    phrases: list[str] = []
    without: list[str] = []
    filters: list[Filter] = []
    days: Days | None = None
    for match in _PART.finditer(text):
        if match["field"] == "日期" and (read := _read_days(match["value"])):
            days = read
        elif match["field"] in FIELDS and (values := _values(match["value"])):
            filters.append(Filter(match["field"], values))
        elif match["without"]:
            without.append(normal_text(match["without"]))
        elif match["minus"] is not None and (phrase := squeeze(normal_text(match[4] or ""))):
            (without if match["minus"] else phrases).append(phrase)
        elif match["stray"] is None and match["minus"] is None:
            words.append(normal_text(match[0]))
    plain = not (phrases or without or filters or days)
    jump = read_jump(text) if plain else None
    excluded = tuple(map(squeeze, _letters(without)))
    return Query(text, _letters(words), tuple(phrases), excluded, tuple(filters), days, jump)


def _letters(chunks: list[str]) -> tuple[str, ...]:
    """Chunks that hold a letter, digit or ideograph at all."""
    return tuple(chunk for chunk in chunks if squeeze(chunk))


def _values(text: str) -> tuple[str, ...]:
    parts = (bare(part).strip('"') for part in _SEPARATORS.split(text))
    return tuple(part for part in parts if part)


_DAYS = re.compile(r"(\d{4})(?:-?(\d{1,2})(?:-?(\d{1,2}))?)?")


def _read_days(text: str) -> Days | None:
    """``2018``, ``2018..2024``, ``2018-03..``, ``..2024``."""
    first, dots, last = bare(text).strip('"').replace("…", "..").partition("..")
    ends = [_DAYS.fullmatch(part) for part in (first, last)]
    if (first and not ends[0]) or (last and not ends[1]) or not (first or last):
        return None
    low = _day(ends[0], "00") if ends[0] else 0
    high_end = ends[1] if dots else ends[0]
    return Days(low, _day(high_end, "99") if high_end else 99999999)


def _day(match: re.Match[str], missing: str) -> int:
    return int(match[1] + (match[2] or missing).zfill(2) + (match[3] or missing).zfill(2))


_NUMBER = re.compile(r"([\u4e00-\u9fff]{1,14})\(((?:19|20)\d\d)\)第?(\d{1,5})号?")
_PLACE = re.compile(
    rf"""
    (?P<name>[^\d第].{{0,59}}?)[ ]*
    (?: 第[ ]*(?P<chinese>{NUMERAL}+)[ ]*条
      | (?P<arabic>\d{{1,4}})[ ]*条? )
    (?P<subs>(?:之{NUMERAL}{{1,3}})*)
    (?:第?\(?(?P<k>{NUMERAL}+)\)?款)?
    (?:第?\(?(?P<x>{NUMERAL}+)\)?项)?
    """,
    re.VERBOSE,
)


def read_jump(text: str) -> Jump | None:
    """The jump that a whole query may be; whether it leads anywhere is for ``jump.resolve`` to say."""
    folded = " ".join(fold(text).replace("《", "").replace("》", "").split())
    number = _NUMBER.fullmatch("".join(folded.split()))
    if number:
        return NumberJump(number_key(number[0]))
    try:
        return Address.parse(text.strip()[:1].upper() + text.strip()[1:])
    except ValueError:
        pass
    match = _PLACE.fullmatch(folded)
    if match and (place := _place(match)):
        return PlaceJump(match["name"], place)
    return PlaceJump(folded, None) if folded else None


def _place(match: re.Match[str]) -> str | None:
    numbers = [to_int(match["chinese"] or match["arabic"])]
    numbers += [to_int(part) for part in match["subs"].split("之")[1:]]
    if None in numbers:
        return None
    paragraph, item = _tail(match, "k"), _tail(match, "x")
    # An 项 named without its 款 stands in the first: a lone paragraph counts in the anchor.
    tail = (paragraph or ("-k1" if item else "")) + item
    return "t" + "-".join(str(number) for number in numbers) + tail


def _tail(match: re.Match[str], unit: str) -> str:
    number = to_int(match[unit]) if match[unit] else None
    return "" if number is None else f"-{unit}{number}"


def number_key(number: str) -> str:
    """What a 文号 is compared by: folded, without white space, 第 and the closing 号."""
    return re.sub(r"\)第(?=\d)", ")", bare(number)).removesuffix("号")


def filters_of(query: Query) -> Iterator[str]:
    """The filters as typed, for telling the reader what to drop."""
    for one in query.filters:
        yield f"{one.field}:{'、'.join(one.values)}"
    if query.days:
        yield "日期"
