"""Resolve a citation: to addresses with a status, or to the reason why it leads nowhere. Never a guess."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from guicheng.citations.citation import Citation, Part, Place
from guicheng.citations.context import Context
from guicheng.citations.library import Library
from guicheng.citations.place_anchor import Missing, anchors_of
from guicheng.content.corpus import EditionEntry, WorkEntry
from guicheng.model.address import Address
from guicheng.text.labels import place_label

FoundStatus = Literal["有效", "尚未生效", "已修改", "已废止", "失效", "正文未入库"]
LostStatus = Literal["条号不存在", "款项不存在", "不在库", "无法确定"]
_GRAVEST = ("已废止", "失效", "尚未生效", "已修改", "正文未入库", "有效")


@dataclass(frozen=True, slots=True)
class Resolved:
    """Every place of the citation was found; ``status`` is the gravest of them on the day asked for.

    ``older``: the citing text is older than the edition found, so the number may have meant another article.
    """

    targets: tuple[Address, ...]
    status: FoundStatus
    reason: str = ""
    older: bool = False


@dataclass(frozen=True, slots=True)
class Unresolved:
    """The citation leads nowhere; ``targets`` are those places of a list that do exist."""

    reason: str
    status: LostStatus = "无法确定"
    targets: tuple[Address, ...] = ()


Resolution = Resolved | Unresolved


def resolve(citation: Citation, context: Context, library: Library) -> Resolution:
    """What a citation means where it stands, on a day.

    A work without a name is the one where the citation stands, in the very edition;
    a named one is taken in the edition in force ``context.on``, or of the year the text gives.
    """
    return joined(part for _, part in resolve_parts(citation, context, library))


def resolve_parts(
    citation: Citation, context: Context, library: Library
) -> tuple[tuple[Part, Resolution], ...]:
    """The same for each place of a list by itself; a name alone is one part that spans it."""
    parts = citation.parts or (Part(citation.start, citation.end, ()),)
    if citation.doubt:
        unclear = Unresolved(citation.doubt)
        if citation.name and citation.form == "简称" and not library.codes(citation.name):
            unclear = Unresolved(citation.doubt, "不在库")
        return tuple((part, unclear) for part in parts)
    chosen = _work(citation, context, library)
    if isinstance(chosen, Unresolved):
        return tuple((part, chosen) for part in parts)
    return tuple((part, _part(part, chosen, context, library)) for part in parts)


def joined(found: Iterable[Resolution]) -> Resolution:
    """One answer for a whole list: the gravest status; every reason when places are missing."""
    results = tuple(found)
    targets = tuple(dict.fromkeys(target for result in results for target in result.targets))
    lost = [result for result in results if isinstance(result, Unresolved)]
    if lost:
        reasons = dict.fromkeys(result.reason for result in lost)
        return Unresolved("；".join(reasons), lost[0].status, targets)
    gravest = min(
        (result for result in results if isinstance(result, Resolved)),
        key=lambda result: _GRAVEST.index(result.status),
    )
    older = any(isinstance(result, Resolved) and result.older for result in results)
    return Resolved(targets, gravest.status, gravest.reason, older)


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The work and edition meant; ``here`` when it is the one where the citation stands."""

    work: WorkEntry
    edition: EditionEntry | None
    here: bool


# -- which work, which edition


def _work(citation: Citation, context: Context, library: Library) -> _Chosen | Unresolved:
    if not citation.name:
        return _own_work(citation, context, library)
    codes = library.codes(citation.name)
    if not codes:
        return Unresolved(f"库中没有《{citation.name}》", "不在库")
    if len(codes) > 1:
        return Unresolved(f"库中有 {len(codes)} 部法规都叫“{citation.name}”")
    work = library.work(codes[0])
    if citation.version:
        return _version(citation, work)
    if codes[0] == context.work and context.edition:
        return _Chosen(work, work.edition(context.edition), True)
    return _Chosen(work, library.edition(codes[0], context.on), False)


def _own_work(citation: Citation, context: Context, library: Library) -> _Chosen | Unresolved:
    words = f"“{citation.text}”"
    if context.work is None:
        return Unresolved(f"{words}所在的文稿不是库中的法规，不能确定指哪一条")
    work = library.work(context.work)
    title = work.meta.title
    own = citation.text.startswith(("本决定", "本修正案"))
    if library.amends(context.work) and not own:
        return Unresolved(f"《{title}》是修改别的法规的，{words}可能指被修改的法规")
    if citation.form == "自称" and not _calls_itself(citation.text, title):
        return Unresolved(f"{words}与所在的《{title}》名称不符")
    pinned = work.edition(context.edition) if context.edition else None
    edition = pinned or library.edition(context.work, context.on)
    if citation.form == "单条" and edition and library.outline(context.work, edition).counts_otherwise:
        return Unresolved(f"所在的《{title}》各条不以“第几条”编号，{words}可能指别的法规")
    return _Chosen(work, edition, True)


def _calls_itself(words: str, title: str) -> bool:
    """本法 is no word for a 条例; for the other kinds usage is loose (本规定 in a 办法)."""
    if not words.startswith("本法"):
        return True
    plain = title.split("（")[0]
    return plain.endswith(("法", "法典", "通则")) and not plain.endswith("办法")


def _version(citation: Citation, work: WorkEntry) -> _Chosen | Unresolved:
    """The edition of the year a text names; an old one without a year is not told."""
    if citation.version == "旧":
        return Unresolved(f"写的是修改以前的《{work.meta.title}》，没有写明哪一年的版本")
    held = [entry for entry in work.editions if entry.meta.edition.startswith(citation.version)]
    if len(held) != 1:
        count = f"有 {len(held)} 个" if held else "没有"
        return Unresolved(f"库中《{work.meta.title}》{count}{citation.version}年的版本")
    return _Chosen(work, held[0], False)


# -- which place, and what holds


def _part(part: Part, chosen: _Chosen, context: Context, library: Library) -> Resolution:
    code = chosen.work.meta.code
    if chosen.edition is None:
        return Resolved((_catalogued(code, part.place),), "正文未入库", "库中只有题录，没有正文")
    edition = chosen.edition.meta.edition
    if not part.place:
        return _judged((Address(code, edition),), chosen, context.on, library)
    outline = library.outline(code, chosen.edition)
    found = anchors_of(part, outline, context if chosen.here else context.at(None))
    since = "" if chosen.here else _changed_since(chosen, context)
    if isinstance(found, Missing):
        title = "" if chosen.here else f"《{chosen.work.meta.title}》"
        return Unresolved(f"{title}{found.reason}{since and '；' + since}", found.status)
    judged = _judged(tuple(Address(code, edition, anchor) for anchor in found), chosen, context.on, library)
    return replace(judged, reason=judged.reason or since, older=True) if since else judged


def _changed_since(chosen: _Chosen, context: Context) -> str:
    """A text written before the cited edition meant an older wording, maybe under another number."""
    assert chosen.edition is not None
    cited, citing = chosen.edition.meta.edition[:10], (context.edition or "undated")[:10]
    if "undated" in (cited[:7], citing[:7]) or cited <= citing:
        return ""
    return f"引用在先，所引法规{cited}又有修改，条号可能已变动"


def _catalogued(code: str, place: Place) -> Address:
    """Only a place given by 条 has the same anchor in every text to come."""
    if not place or place[0].unit != "条" or place[0].relative:
        return Address(code)
    return Address(code, None, "-".join(["t" + str(place[0].number), *map(str, place[0].sub)]))


def _judged(targets: tuple[Address, ...], chosen: _Chosen, on: dt.date, library: Library) -> Resolved:
    """The status of the edition, or of a single article that fell away or is yet to come.

    A text that cites itself stands and falls with itself: only single articles are judged.
    """
    assert chosen.edition is not None
    for target in targets:
        single = _single(target, chosen.edition, on)
        if single is not None:
            return Resolved(targets, *single)
    status = library.status(chosen.work.meta.code, chosen.edition, on)
    reason = "" if status.name == "有效" or status.since is None else f"自{status.since}起{status.name}"
    return Resolved(targets, status.name, reason)


def _single(target: Address, edition: EditionEntry, on: dt.date) -> tuple[FoundStatus, str] | None:
    places = (target.article, target.place)
    for place in places:
        fallen = edition.meta.article_status.get(place or "")
        if fallen is not None and fallen.date <= on:
            label = place_label(place or "")
            return ("失效" if fallen.state != "删去" else "已废止"), f"{label}自{fallen.date}起{fallen.state}"
    for later in edition.meta.commencement:
        if later.date > on and any(place in later.articles for place in places):
            return "尚未生效", f"{place_label(target.article or '')}自{later.date}起施行"
    return None
