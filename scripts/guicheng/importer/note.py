"""The note 题注 under a title: who adopted, amended and promulgated a work, and when -> events and dates."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from guicheng.importer.dates import find_dates, say
from guicheng.importer.organ import find_organs
from guicheng.model.work import EventType

Act = Literal["通过", "批准", "修正", "修订", "公布", "施行", "废止", "失效", ""]

_BOOK = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》")
_AMENDS = re.compile(r"通过(?:的)?《[^》]*(?:修正案|的决定)")
_FORCE = re.compile(r"(?:施行|实施|生效|执行|试行)")
_MADE_KNOWN = re.compile(r"(?:公布|发布|颁布|印发|令第?[ 　]*[\d〇一二三四五六七八九十百]+)")
_NUMBER = r"第?[ 　]*[\d〇○一二三四五六七八九十百零]+[ 　]*号"
_DOC_NO = re.compile(rf"(?P<organ>[\u4e00-\u9fff、]{{0,40}}?令)[ 　]*(?P<number>{_NUMBER})")
_DOC_NO_FIRST = re.compile(rf"(?P<organ>[\u4e00-\u9fff、]{{1,40}}?)[ 　]*(?P<number>{_NUMBER})令")
_JOINT = 400
_SOON = 400


@dataclass(frozen=True, slots=True)
class Clause:
    """One dated clause of a note: its day, what happened, by whom, under which number."""

    day: dt.date
    act: Act
    organs: tuple[str, ...]
    doc_no: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Happened:
    """An event of the work.

    ``adopted`` tells an adoption from a mere promulgation, ``approved_by`` the organ that only approved it,
    ``partial`` an amendment made by a decision on single articles.
    """

    day: dt.date
    type: EventType
    organs: tuple[str, ...]
    adopted: bool
    promulgated: dt.date | None = None
    doc_no: str | None = None
    partial: bool = False
    approved_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """What the note says, events oldest first; ``force`` are its days of coming into force."""

    events: tuple[Happened, ...] = ()
    force: tuple[dt.date, ...] = ()
    force_on_promulgation: bool = False
    doubts: tuple[str, ...] = ()

    @property
    def last(self) -> Happened | None:
        """The last adoption or amendment."""
        return self.events[-1] if self.events else None


def read_note(text: str) -> Note:
    """Read a note, all its lines joined by an ideographic space."""
    clauses = list(_inherit(list(_clauses(text))))
    story = _Story()
    for clause in clauses:
        story.tell(clause)
    events = tuple(sorted(story.events, key=lambda event: event.day))
    force = tuple(clause.day for clause in clauses if clause.act == "施行")
    on_promulgation = (
        re.search(r"(?:公布|发布|颁布|印发|下发)之日起?(?:施行|实施|执行|生效)", text) is not None
    )
    return Note(events, force, on_promulgation, tuple(story.doubts))


def _clauses(text: str) -> Iterator[Clause]:
    """Cut at the dates outside book titles; a clause runs to the next date."""
    dates = list(find_dates(_blank_titles(text)))
    for number, (day, start, end) in enumerate(dates):
        until = dates[number + 1][1] if number + 1 < len(dates) else len(text)
        words = text[end:until]
        before = text[max(0, start - 8) : start]
        outside = _BOOK.sub("", words)
        yield Clause(day, _act(words, before), _organs(words), _doc_no(outside), words)


def _blank_titles(text: str) -> str:
    return _BOOK.sub(lambda match: "□" * len(match[0]), text)


def _act(words: str, before: str) -> Act:
    """What a clause reports. Words inside 《》 do not count: every decision's title says 修改."""
    outside = _BOOK.sub("", words)
    if _AMENDS.search(words):
        return "修正"
    for act in ("废止", "失效", "修正", "修订"):
        if act in outside:
            return act
    if "修改" in outside:
        return "修正"
    if "通过" in outside:
        return "通过"
    if _MADE_KNOWN.search(outside):
        return "公布"
    if "批准" in outside or "制定" in outside:
        return "批准"
    if _FORCE.search(outside):
        return "施行"
    if before.rstrip().endswith("自") and outside.strip().startswith("起"):
        return "施行"
    return "修正" if "的决定》" in words else ""


def _inherit(clauses: list[Clause]) -> Iterator[Clause]:
    """…会议、…会议通过: a clause without a verb does what the next one does."""
    for number, clause in enumerate(clauses):
        following: Act = next((later.act for later in clauses[number + 1 :] if later.act), "")
        if clause.act or not following or following == "施行":
            yield clause
        else:
            yield Clause(clause.day, following, clause.organs, clause.doc_no, clause.text)


def _organs(words: str) -> tuple[str, ...]:
    """Organs outside book titles; else the organ that made the decision named."""
    outside = find_organs(_BOOK.sub("", words))
    return outside or find_organs(re.sub(r"关于.*", "", words.replace("《", "")))[:2]


def _doc_no(outside: str) -> str | None:
    """国务院令第416号; 第14号令 is read the same way."""
    found = _DOC_NO.search(outside) or _DOC_NO_FIRST.search(outside)
    if found is None:
        return None
    organ = re.sub(r"^[由经和、]+", "", "".join(found["organ"].split())).replace("中华人民共和国", "")
    return organ.removesuffix("令") + "令" + "".join(found["number"].split())


class _Story:
    """Tells clauses in their order into events."""

    def __init__(self) -> None:
        self.events: list[Happened] = []
        self.doubts: list[str] = []

    def tell(self, clause: Clause) -> None:
        """Take one clause."""
        if clause.act in ("通过", "批准"):
            self._adopt(clause)
        elif clause.act in ("修正", "修订"):
            self._amend(clause, clause.act)
        elif clause.act == "公布":
            self._promulgate(clause)
        elif clause.act in ("废止", "失效"):
            self.events.append(Happened(clause.day, clause.act, clause.organs, False))
        elif clause.act == "":
            self.doubts.append(f"题注中{say(clause.day)}一句没有写明是通过、公布还是修改")

    def _adopt(self, clause: Clause) -> None:
        if not self.events:
            made_known = clause.day if _MADE_KNOWN.search(_BOOK.sub("", clause.text)) else None
            approved_by = clause.organs if clause.act == "批准" else ()
            self.events.append(
                Happened(
                    clause.day,
                    "制定",
                    clause.organs,
                    True,
                    made_known,
                    clause.doc_no,
                    approved_by=approved_by,
                )
            )
            return
        last = self.events[-1]
        if clause.act == "批准" and last.adopted:
            return
        if self._is_joint(last, clause):
            self._join(last, clause)
        else:
            self.events.append(Happened(clause.day, "修正", clause.organs, True))
            self.doubts.append(f"题注中{say(clause.day)}只写“通过”，按修正记，请核对")

    def _is_joint(self, last: Happened, clause: Clause) -> bool:
        other = not set(last.organs) & set(clause.organs)
        return (
            last.adopted
            and other
            and abs((clause.day - last.day).days) <= _JOINT
            and last.promulgated is None
        )

    def _join(self, last: Happened, clause: Clause) -> None:
        """Two organs adopted it: the later day counts."""
        self.events[-1] = replace(last, day=max(last.day, clause.day), organs=(*last.organs, *clause.organs))

    def _amend(self, clause: Clause, kind: EventType) -> None:
        last = self.events[-1] if self.events else None
        if last is not None and last.type == kind and self._is_joint(last, clause):
            self._join(last, clause)
            return
        made_known = clause.day if clause.doc_no else None
        partial = "《" in clause.text
        self.events.append(
            Happened(clause.day, kind, clause.organs, not made_known, made_known, clause.doc_no, partial)
        )

    def _promulgate(self, clause: Clause) -> None:
        last = self.events[-1] if self.events else None
        if last is None:
            self.events.append(Happened(clause.day, "制定", clause.organs, False, clause.day, clause.doc_no))
        elif last.promulgated is None and 0 <= (clause.day - last.day).days <= _SOON:
            self._complete(last, clause)
        elif clause.day < last.day:
            self.doubts.append(f"题注中公布日{say(clause.day)}早于{say(last.day)}，请核对")
        elif last.promulgated != clause.day:
            self.events.append(Happened(clause.day, "修订", clause.organs, False, clause.day, clause.doc_no))
            self.doubts.append(f"题注中{say(clause.day)}再次公布而没有写修改，按修订记，请核对")

    def _complete(self, last: Happened, clause: Clause) -> None:
        """Promulgation of what was adopted; of a work that 国务院 only approved, the promulgating organ made it."""
        organs = (clause.organs if last.approved_by else last.organs) or last.organs or clause.organs
        doc_no = clause.doc_no or last.doc_no
        self.events[-1] = replace(last, organs=organs, promulgated=clause.day, doc_no=doc_no)


def join_note(lines: Sequence[str]) -> str:
    """Lines of a note as one text, its outer bracket taken off."""
    return "　".join(line.strip().strip("（）()").strip() for line in lines)
