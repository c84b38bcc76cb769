"""Find citations in running text, in every form of ``citation``; what a text leaves open stands as ``doubt``."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from guicheng.citations.boundary import may_begin, may_end, unknown_name
from guicheng.citations.citation import RANK, Citation, Form, Part, Place, Step
from guicheng.citations.names import GENERIC, Names
from guicheng.citations.patterns import (
    AFTER_PLACE,
    BEFORE,
    GAP,
    GOES_ON,
    JOINED,
    LAW_LIKE,
    NEAR,
    NOT_BEFORE,
    NOT_SELF,
    NUMBER_HEAD,
    OLD_BEFORE,
    OPENINGS,
    SAME,
    SELF,
    STOP,
    TITLE,
    WITHIN,
    YEAR,
    YEAR_BEFORE,
)
from guicheng.citations.places import read_places
from guicheng.text.numerals import to_int


def find(text: str, names: Names = Names()) -> tuple[Citation, ...]:  # noqa: B008  (frozen and empty)
    """All citations of a text in reading order; they never overlap.

    ``names`` are the names known without 《》; definitions of the text itself are for ``Names.defining``.
    """
    first = _opening(names.tails).search(text)
    return tuple(_Reader(text, names).read(first)) if first else ()


@functools.lru_cache(maxsize=512)
def _opening(tails: frozenset[str]) -> re.Pattern[str]:
    """Where a citation may open, or a name without 《》 end.

    It begins with one class of characters, what stands there is looked at afterwards: so a text is skipped at full
    speed, and the many names cost little.
    """
    by_end: dict[str, str] = {}
    for tail in sorted(tails):
        by_end[tail[1:]] = by_end.get(tail[1:], "") + re.escape(tail[0])
    ends = [f"{re.escape(end)}(?<=[{heads}]{re.escape(end)})" for end, heads in sorted(by_end.items())]
    openings = [f"(?<={first}){rest}" for first, rest in OPENINGS.items()]
    firsts = "".join(sorted({*OPENINGS, *(re.escape(tail[0]) for tail in tails)}))
    return re.compile(f"[{firsts}](?:{'|'.join([*ends, *openings])})")


class _Reader:
    """Reads one text from left to right; remembers what 同法, 该条 and a bare 第十条 could mean."""

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self._names = names
        self._found: list[Citation] = []
        self._end = 0

    def read(self, opening: re.Match[str] | None) -> list[Citation]:
        """All citations from an opening on."""
        search = _opening(self._names.tails).search
        while opening:
            citation = self._read_at(opening)
            if citation is not None:
                self._found.append(citation)
                self._end = citation.end
                opening = search(self._text, citation.end)
            else:
                opening = search(self._text, max(opening.start() + 1, self._end))
        return self._found

    def _read_at(self, opening: re.Match[str]) -> Citation | None:
        start = opening.start()
        readers = _READERS.get(self._text[start])
        if readers is None:
            return self._tail(opening.end())
        for pattern, reader in readers:
            match = pattern.match(self._text, start)
            if match and (found := reader(self, match)):
                return found
        return self._tail(start + 2) or self._tail(start + 3)  # 劳动合同法 ends in 同法

    # -- named works

    def _title(self, match: re.Match[str]) -> Citation | None:
        found = self._named(match.start(), match.end(), match.group()[1:-1], "全称")
        if found is None:
            self._end = match.end()  # nothing inside a title is a citation of its own
        return found

    def _tail(self, end: int) -> Citation | None:
        """A name without 《》, known by its end."""
        name = self._names.ending(self._text, end)
        start = end - len(name)
        if not name or start < self._end or self._names.goes_on(self._text, start, name):
            return None
        return self._named(start, end, name, "简称")

    def _named(self, start: int, end: int, name: str, form: Form) -> Citation | None:
        """A name with the places after it, or alone."""
        version, begin = self._version_before(start)
        gap = GAP.match(self._text, end)
        parts: tuple[Part, ...] = ()
        stop = end
        if gap:
            parts, stop = self._places_after(gap)
            year = YEAR.search(gap["note"] or "")
            version = year[1] if year else version
        full = self._names.defined.get(name, name)
        if not parts:
            return self._name_alone(start, end, name, full, form)
        doubt = ""
        if form == "简称" and not may_begin(self._text, begin):
            doubt = f"“{name}”前面连着别的字，不能确定是哪部法规"
        head = Part(start, parts[0].end, parts[0].place, parts[0].last)
        return Citation(start, stop, self._text[start:stop], form, full, (head, *parts[1:]), version, doubt)

    def _places_after(self, gap: re.Match[str]) -> tuple[tuple[Part, ...], int]:
        """The places after a name; 分则第三章 counts within the 编 of that title."""
        parts, end = read_places(self._text, gap.end() + (self._text[gap.end() :][:1] == " "))
        if not gap["book"] or not parts or RANK[parts[0].place[0].unit] >= RANK["条"]:
            return parts, end
        book = Step("编", 0, (), gap["book"])
        return tuple(
            part._replace(place=(book, *part.place), last=part.last and (book, *part.last)) for part in parts
        ), end

    def _name_alone(self, start: int, end: int, name: str, full: str, form: Form) -> Citation | None:
        if form == "简称":
            if name in GENERIC or not may_begin(self._text, start) or not may_end(self._text, end):
                return None
        elif not (LAW_LIKE.search(full) or self._names.look_up(full)):
            return None
        return Citation(start, end, self._text[start:end], "名称", full)

    def _version_before(self, start: int) -> tuple[str, int]:
        """What stands before a name of its edition (2012年, 原, 修订前的), and where the words begin."""
        before = self._text[max(0, start - 10) : start]
        if not before or before[-1] not in "年的订正原旧版前":
            return "", start
        for pattern in (YEAR_BEFORE, OLD_BEFORE):
            match = pattern.search(before)
            if match and match.end() == len(before):
                return (match[1] if match.groups() else "旧"), start - len(match.group())
        return "", start

    # -- words for a work named elsewhere

    def _self(self, match: re.Match[str]) -> Citation | None:
        if self._text[match.start() - 1 : match.start()] in NOT_SELF and match.start():
            return None
        gap = GAP.match(self._text, match.end())
        parts, end = self._places_after(gap) if gap else ((), 0)
        if not parts:
            return None
        return self._unnamed(match.start(), end, "自称", parts, self._quoted(match.start()))

    def _same(self, match: re.Match[str]) -> Citation | None:
        """同法第十条: the nearest work of that kind named before in the sentence."""
        start = match.start()
        if match.group()[0] == "同" and not may_begin(self._text, start):
            return None
        gap = GAP.match(self._text, match.end())
        parts, end = self._places_after(gap) if gap else ((), 0)
        if not parts:
            return None
        name, doubt = self._antecedent(start, match["noun"], match.group())
        return self._unnamed(start, end, "同法", parts, doubt, name)

    def _antecedent(self, start: int, noun: str, words: str) -> tuple[str, str]:
        named = [one for one in self._in_sentence(start) if one.name and _bears(one.name, noun)]
        if not named:
            return "", f"本句前面没有写明“{words}”是哪部法规"
        last = named[-1]
        if len(named) > 1 and named[-2].name != last.name and self._only_joined(named[-2].end, last.start):
            return "", f"“{words}”前面并列有多部法规"
        return last.name, last.doubt

    def _only_joined(self, start: int, end: int) -> bool:
        return JOINED.fullmatch(self._text, start, end) is not None

    def _in_sentence(self, start: int) -> list[Citation]:
        """Citations before ``start`` in the same sentence."""
        kept: list[Citation] = []
        edge = start
        for one in reversed(self._found):
            if STOP.search(self._text, one.end, edge):
                break
            kept.append(one)
            edge = one.start
        return kept[::-1]

    # -- places counted from where the citation stands

    def _near(self, match: re.Match[str]) -> Citation | None:
        """本条, 本款 of the place itself; 该条, 同款 of the place cited last in the sentence."""
        start, unit = match.start(), match["unit"]
        if match.group()[0] == "本":
            if start and self._text[start - 1] in NOT_SELF:
                return None
            return self._relative(match, Step(unit, 1, (), "本"))
        return self._back(start, match.end(), unit)

    def _back(self, start: int, end: int, unit: str) -> Citation | None:
        if not AFTER_PLACE.match(self._text, end) or not may_begin(self._text, start):
            return None
        before = [one for one in self._in_sentence(start) if one.parts]
        place = before[-1].parts[-1].last or before[-1].parts[-1].place if before else ()
        kept = _up_to(place, unit)
        several = bool(before) and len(before[-1].parts) > 1 and place[-1].unit == unit
        parts, stop = read_places(self._text, end, kept or (Step(unit, 1, (), "该"),))
        parts = parts or (Part(start, end, kept),)
        words = self._text[start:end]
        if not kept:
            return self._unnamed(start, max(stop, end), "同法", (), f"本句前面没有写明“{words}”是哪一{unit}")
        doubt = f"“{words}”前面并列有几{unit}" if several else before[-1].doubt
        return self._unnamed(start, max(stop, end), "同法", parts, doubt, before[-1].name)

    def _before(self, match: re.Match[str]) -> Citation | None:
        """前款, 前两款, 上款, 前条."""
        start = match.start()
        if start and (start == self._end or self._text[start - 1] in NOT_BEFORE):
            return None  # 第三款前三项 are the first three
        count = to_int(match["count"] or "一")
        return self._relative(match, Step(match["unit"], count or 1, (), "前"))

    def _relative(self, match: re.Match[str], step: Step) -> Citation | None:
        parts, end = read_places(self._text, match.end(), (step,))
        if not parts:
            parts, end = (Part(match.start(), match.end(), (step,)),), match.end()
        return self._unnamed(match.start(), end, "相对", parts, self._quoted(match.start()))

    def _number(self, match: re.Match[str]) -> Citation | None:
        """第十条, 第二款, 第（三）项 without a name."""
        start = match.start()
        parts, end = read_places(self._text, start)
        if not parts or self._is_heading(start, end):
            return None
        unit = parts[0].place[0].unit
        if RANK[unit] > RANK["条"] and (below := self._below_last(start, end, parts)):
            return below
        if unit == "条" and (name := unknown_name(self._text, start)):
            return self._by_unknown_name(start - len(name), end, name, parts)
        if RANK[unit] < RANK["条"] and unknown_name(self._text, start):
            return None
        counted = unit == "项" and self._text[end - 2] not in "）)"
        if counted and not AFTER_PLACE.match(self._text, end):
            return None  # 第一项工作
        form: Form = "单条" if unit == "条" else "单款项"
        return self._unnamed(start, end, form, parts, self._quoted(start) or self._elsewhere(start))

    def _below_last(self, start: int, end: int, parts: tuple[Part, ...]) -> Citation | None:
        """本法第十条所列第（一）项: a place within the one cited right before; 第十条规定和第二款 is open."""
        last = self._found[-1] if self._found else None
        if last is None or not last.parts or start - last.end > 6:
            return None
        between = self._text[last.end : start]
        above = last.parts[-1].last or last.parts[-1].place
        if GOES_ON.fullmatch(between):
            doubt = "紧接着另一处引用，不能确定是哪一条的"
            return self._unnamed(start, end, "单款项", parts, doubt)
        if not WITHIN.fullmatch(between) or RANK[above[-1].unit] >= RANK[parts[0].place[0].unit]:
            return None
        inside, end = read_places(self._text, start, above)
        return self._unnamed(start, end, "单款项", inside, last.doubt, last.name) if inside else None

    def _by_unknown_name(self, start: int, end: int, name: str, parts: tuple[Part, ...]) -> Citation | None:
        """海商法第十条 where nobody knows the 海商法: never an article of the text at hand."""
        if start < self._end or self._text[start + len(name) - 1] in "》）)":
            start = parts[0].start
        doubt = f"没有名称为“{name}”的法规，或者不能确定名称从哪里开始"
        head = parts[0]._replace(start=start)
        return Citation(start, end, self._text[start:end], "简称", name, (head, *parts[1:]), "", doubt)

    def _elsewhere(self, start: int) -> str:
        """Doubt about a bare place after another work was named in the sentence."""
        named = [one for one in self._in_sentence(start) if one.name]
        return f"本句前面提到了《{named[-1].name}》，不能确定是哪部法规的条文" if named else ""

    def _is_heading(self, start: int, end: int) -> bool:
        """第十条　… or 第一章 总则 at the start of a line is the head of an article, no citation."""
        line = self._text.rfind("\n", 0, start) + 1
        return not self._text[line:start].strip("#*　 ") and self._text[end : end + 1] in (
            "",
            " ",
            "　",
            "\n",
        )

    def _quoted(self, start: int) -> str:
        opened = self._text.rfind("“", 0, start)
        inside = opened >= 0 and opened > self._text.rfind("”", 0, start)
        return "引号内的文字，不能确定说的是哪部法规的条文" if inside else ""

    def _unnamed(
        self, start: int, end: int, form: Form, parts: tuple[Part, ...], doubt: str, name: str = ""
    ) -> Citation:
        if parts:
            parts = (parts[0]._replace(start=start), *parts[1:])
        return Citation(start, end, self._text[start:end], form, name, parts, "", doubt)


_Read = Callable[[_Reader, re.Match[str]], Citation | None]
_SELF_READERS: tuple[tuple[re.Pattern[str], _Read], ...] = ((SELF, _Reader._self), (NEAR, _Reader._near))
_SAME_READERS: tuple[tuple[re.Pattern[str], _Read], ...] = ((SAME, _Reader._same), (NEAR, _Reader._near))
_BEFORE_READERS: tuple[tuple[re.Pattern[str], _Read], ...] = (
    (SAME, _Reader._same),
    (BEFORE, _Reader._before),
)
_READERS: dict[str, tuple[tuple[re.Pattern[str], _Read], ...]] = {
    "《": ((TITLE, _Reader._title),),
    "本": _SELF_READERS,
    "同": _SAME_READERS,
    "该": _SAME_READERS,
    "上": _BEFORE_READERS,
    "前": _BEFORE_READERS,
    "第": ((re.compile(NUMBER_HEAD), _Reader._number),),
}


def _bears(name: str, noun: str) -> bool:
    """Whether a work with this name is called 法, 条例 … in short."""
    plain = re.sub(r"[（(][^（）()]*[)）]\Z", "", name)
    if noun == "法":
        return plain.endswith(("法", "法典", "通则")) and not plain.endswith("办法")
    return plain.endswith(noun)


def _up_to(place: Place, unit: str) -> Place:
    """The place cut off below a unit; empty when it has no such step."""
    for index, step in enumerate(place):
        if step.unit == unit:
            return place[: index + 1]
    return ()
