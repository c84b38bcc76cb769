"""A cleaned sheet -> what it is: title, note, dates, number, issuer, level; and what a person should check."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from guicheng.errors import RefusedFile
from guicheng.importer.commence import commence
from guicheng.importer.dates import date_in_name, find_dates, only_date, say
from guicheng.importer.doubt import find_doubts
from guicheng.importer.head import Head, split_head
from guicheng.importer.level import Ranked, rank
from guicheng.importer.note import Happened, Note, join_note, read_note
from guicheng.importer.organ import find_organs, organs_of_title
from guicheng.importer.sheet import Received, Sheet
from guicheng.importer.title import is_trial, match_key, report_title, short_names, title_of_file
from guicheng.model.work import Level, Nature
from guicheng.text.lines import read_line

_LAG = 200
"""Days between adoption and promulgation that need no explanation (longest usual case: joint interpretations)."""
_NOTICE = re.compile(r"[〔\[（(]\s*(?:19|20)\d{2}")
_SIGNED = 12
_RULE_NAME = re.compile(
    r"(?:法|法典|条例|规定|办法|细则|规则|解释|决定|批复|规程|规范|准则|守则|章程|方案|公约|协定|修正案|标准)(?:[（(][^）)]*[）)])*$"
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was read off one file. ``edition`` is the day of the last change, else ``undated``."""

    title: str
    aliases: tuple[str, ...]
    nature: Nature
    level: Level
    issuers: tuple[str, ...]
    doc_no: str | None
    events: tuple[Happened, ...]
    edition: str
    edition_doc_no: str | None
    adopted: dt.date | None
    promulgated: dt.date | None
    effective_from: dt.date | None
    trial: bool
    body: tuple[str, ...]
    subtitle: str | None = None
    notes: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def recognise(file: Received, sheet: Sheet, nature: Nature) -> Recognised:
    """Recognise one file. Raises RefusedFile when it holds no title or no text, or looks like a report."""
    head = split_head(sheet)
    title, doubts = _title(file, head, nature)
    note = _with_order(read_note(join_note(head.notes)), head)
    issuers = _issuers(title, note, head)
    note = _with_signature(note, head, issuers)
    if not head.body:
        raise RefusedFile(
            "只有标题，没有正文。建议：检查文件是否完整；只登记题录的，用 guicheng new regulation。"
        )
    if nature == "正式文本":
        _refuse_report(title, head, note, issuers)
    ranked = rank(title, issuers, note.events[0].approved_by if note.events else (), file.folders)
    if nature == "资料":
        ranked = Ranked("其他")
    dated = _date(file, note, ranked.level)
    begun = commence(note.force, note.force_on_promulgation, head.body, note.last, dated.newest)
    findings: list[str | None] = [*doubts, *note.doubts]
    if nature != "资料":
        findings += [ranked.doubt, *dated.doubts, begun.doubt]
        findings += [None if issuers else "制定机关待核：文中没有写"]
    findings += find_doubts(head.body)
    return Recognised(
        title=title,
        aliases=short_names(title),
        nature=nature,
        level=ranked.level,
        issuers=issuers,
        doc_no=_doc_no(head, note),
        events=note.events,
        edition=dated.edition,
        edition_doc_no=note.last.doc_no if len(note.events) > 1 and note.last else _doc_no(head, note),
        adopted=note.last.day if note.last and note.last.adopted else None,
        promulgated=note.last.promulgated if note.last else None,
        effective_from=None if nature == "资料" else begun.day,
        trial=is_trial(title),
        body=head.body,
        subtitle=head.subtitle,
        notes=_notes(head),
        doubts=tuple(dict.fromkeys(found for found in findings if found)),
    )


def _title(file: Received, head: Head, nature: Nature) -> tuple[str, list[str]]:
    """The title in the text; else the one a report mentions; else the file's name, said so."""
    named = title_of_file(file.stem)
    if head.title:
        names = {match_key(head.title), match_key(head.subtitle or head.title)}
        other = named and not any(match_key(named) in name or name in match_key(named) for name in names)
        return head.title, [f"文件名“{named}”与标题不一致，请核对"] if other and nature != "资料" else []
    mentioned = report_title(head.body)
    if mentioned and nature == "资料":
        return mentioned, ["正文没有单列标题，名称取自开头一段，请核对"]
    if mentioned:
        raise RefusedFile(_no_rule(mentioned))
    if re.search(r"[\u4e00-\u9fff]{3}", named):
        return named, ["正文里找不到标题，名称取自文件名，请核对"]
    raise RefusedFile("找不到标题。建议：在正文第一行写上法规全称，或者把文件名改为法规全称，再导入。")


def _refuse_report(title: str, head: Head, note: Note, issuers: Sequence[str]) -> None:
    """Without issuer, note, number or article a paper is no regulation."""
    formal = issuers or note.events or head.numbers or _RULE_NAME.search(title)
    articles = sum(read_line(line, 1).kind == "article" for line in head.body)
    if not formal and articles < 2:
        raise RefusedFile(_no_rule(title))


def _no_rule(title: str) -> str:
    return (
        f"“{title[:30]}”没有制定机关、文号、题注和条文，像是报告、研究一类的资料，不能当作正式文本。"
        "建议：确为资料的，加 --nature 资料 重新导入（资料不得作为依据）。"
    )


def _with_order(note: Note, head: Head) -> Note:
    """An order or notice says what the note does not: when promulgated, under which number, in force when."""
    if not head.order:
        return note
    order = read_note("　".join(line for line in head.order if "《" in line))
    signed = [day for line in head.order[1:] if len(line) < 40 for day, _, _ in find_dates(line)]
    promulgated = max(signed, default=None)
    events = note.events or order.events
    if not events and promulgated:
        organs = find_organs("　".join(head.order[:2])) or find_organs("　".join(head.order[-3:]))
        events = (Happened(promulgated, "制定", organs, False, promulgated),)
    last = events[-1] if events else None
    if last and last.promulgated is None and promulgated and promulgated >= last.day:
        number = last.doc_no or next(iter(head.numbers), None)
        events = (*events[:-1], replace(last, promulgated=promulgated, doc_no=number))
    force = (*note.force, *order.force)
    on_promulgation = note.force_on_promulgation or order.force_on_promulgation
    return Note(events, force, on_promulgation, note.doubts)


def _with_signature(note: Note, head: Head, issuers: tuple[str, ...]) -> Note:
    """A document without a note is dated below its signature."""
    if note.events:
        return note
    tail = [line for line in head.body[-_SIGNED:] if len(line) <= 40]
    days = [day for line in tail if (day := only_date(line.split("　")[-1]))] or list(head.days)
    if not days or not issuers:
        return note
    event = Happened(days[-1], "制定", issuers, False, days[-1])
    doubt = f"没有题注，制定日期取自落款日期{say(days[-1])}，请核对"
    return replace(note, events=(event,), doubts=(*note.doubts, doubt))


def _issuers(title: str, note: Note, head: Head) -> tuple[str, ...]:
    """Who made it: the first event's organ; else the organ in the title; else the signature."""
    made = next((event.organs for event in note.events if event.type == "制定" and event.organs), ())
    if made:
        return made
    named = organs_of_title(title)
    if named:
        return named
    later = next((event.organs for event in note.events if event.organs), ())
    signed = [line for line in (*head.order, *head.organs, *head.body[-_SIGNED:]) if len(line) <= 24]
    return later or tuple(dict.fromkeys(organ for line in signed for organ in _signature(line)))


def _signature(line: str) -> tuple[str, ...]:
    words = "".join(line.split())
    found = find_organs(words)
    return found if found and "".join(found) == words.replace("中华人民共和国", "") else ()


def _doc_no(head: Head, note: Note) -> str | None:
    """A number of its own (银发〔2018〕106号), else that of the order."""
    own = next((number for number in head.numbers if _NOTICE.search(number)), None)
    first = next((event.doc_no for event in note.events if event.doc_no and event.type == "制定"), None)
    return own or first or (next(iter(head.numbers), None) if len(note.events) < 2 else None)


@dataclass(frozen=True, slots=True)
class _Dated:
    """Which day names the edition, and the day of the newest change known."""

    edition: str
    newest: dt.date | None
    doubts: tuple[str, ...] = ()


def _date(file: Received, note: Note, level: Level) -> _Dated:
    """The day of the last event; the date in the file's name is evidence where the note is silent or older."""
    named, last = date_in_name(file.stem), note.last
    if last is None:
        return _undated(named)
    if named is None or named in _days(note):
        return _Dated(last.day.isoformat(), last.day)
    if named < last.day:
        doubt = f"文件名日期{say(named)}与题注（最后{say(last.day)}）不一致，以题注为准，请核对"
        return _Dated(last.day.isoformat(), last.day, (doubt,))
    if _explains(named, note, level):
        return _Dated(last.day.isoformat(), last.day)
    doubt = f"文件名日期{say(named)}晚于题注最后一次（{say(last.day)}），题注可能缺最近一次修改；版本号暂用文件名日期，请核对"
    return _Dated(named.isoformat(), named, (doubt,))


def _days(note: Note) -> set[dt.date]:
    return {day for event in note.events for day in (event.day, event.promulgated) if day}


def _explains(named: dt.date, note: Note, level: Level) -> bool:
    """The name's date is the promulgation of the last event: soon after it, or before the day of coming into force."""
    last = note.last
    if last is None:
        return False
    begins = max((day for day in note.force if day >= last.day), default=None)
    if begins is not None and named <= begins + dt.timedelta(days=7):
        return True
    waits = _LAG if level == "司法解释" or last.promulgated is None else 15
    return (named - (last.promulgated or last.day)).days <= waits


def _undated(named: dt.date | None) -> _Dated:
    if named is not None:
        return _Dated(named.isoformat(), named, (f"文中没有题注，版本号取自文件名日期{say(named)}，请核对",))
    return _Dated("undated", None, ("文中没有题注，制定、修改日期待核，版本记为 undated",))


def _notes(head: Head) -> tuple[str, ...]:
    notes = []
    if head.order:
        notes.append(f"略去公布令或者印发通知 {len(head.order)} 行，日期和文号已取")
    if head.dropped:
        dropped = tuple(dict.fromkeys(head.dropped))
        shown = "、".join(f"“{line[:20]}”" for line in dropped[:4])
        notes.append(f"略去标题前后 {len(dropped)} 行：{shown}")
    return tuple(notes)
