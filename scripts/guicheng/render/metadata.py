"""The facts about a regulation: level, issuer, number, days, history, editions, source, checks."""

from __future__ import annotations

from collections.abc import Iterable

from guicheng.content.corpus import EditionEntry, WorkEntry
from guicheng.model.work import Edition, Event, Source, Verification, Work
from guicheng.render.links import Links, shown_edition
from guicheng.render.markup import bullets, day, esc, facts, link
from guicheng.render.slugs import facet_path


def summary(entry: WorkEntry, edition: EditionEntry | None, links: Links) -> str:
    """The short block under the title: what a citation needs."""
    work = entry.meta
    meta = edition.meta if edition else None
    return facts(
        [
            ("位阶", link(links.page(facet_path("level", work.level)), esc(work.level))),
            ("制定机关", _issuers(work, links)),
            ("文号", esc(_number(entry, edition))),
            ("公布日期", day(meta.promulgated) if meta and meta.promulgated else ""),
            ("施行日期", _commencement(meta) if meta else ""),
            ("失效日期", day(meta.effective_to) if meta and meta.effective_to else ""),
            ("编码", f'<span class="code">{work.code}</span>'),
        ]
    )


def details(entry: WorkEntry, edition: EditionEntry | None, links: Links) -> str:
    """The long block: aliases, history, source, checks, relations."""
    work = entry.meta
    checks = (*work.verified, *(edition.meta.verified if edition else ()))
    return facts(
        [
            ("别名", esc("、".join(work.aliases))),
            ("性质", esc(work.nature)),
            ("主题", _topics(work, links)),
            ("沿革", history(work.events)),
            ("用途", esc(work.used_for or "")),
            ("来源", _source(edition.meta.source) if edition else ""),
            ("核对", _checks(checks)),
            *_relations(work, links),
        ]
    )


def _number(entry: WorkEntry, edition: EditionEntry | None) -> str:
    """The number of the edition; that of the work speaks for its latest edition only."""
    own = edition.meta.doc_no if edition else None
    latest = edition is None or edition is entry.editions[-1]
    return own or (entry.meta.doc_no if latest else None) or ""


def _issuers(work: Work, links: Links) -> str:
    return "、".join(link(links.page(facet_path("issuer", name)), esc(name)) for name in work.issuer)


def _topics(work: Work, links: Links) -> str:
    return "、".join(link(links.page(facet_path("topic", name)), esc(name)) for name in work.topics)


def _commencement(edition: Edition) -> str:
    if edition.effective_from is None:
        return '<span class="open">待核</span>'
    return day(edition.effective_from)


def history(events: Iterable[Event]) -> str:
    """沿革 in order of time."""
    rows = [
        f"{day(event.date)}{esc(event.by or '')}{event.type}"
        for event in sorted(events, key=lambda e: e.date)
    ]
    return bullets(rows, "history")


def _source(source: Source) -> str:
    name = esc(source.name)
    if source.url and source.url.startswith(("http://", "https://")):
        name = f'<a href="{esc(source.url)}" rel="noreferrer">{name}</a>'
    if source.retrieved:
        name += f"，{day(source.retrieved)}取得"
    if source.sha256:
        name += f'<br><span class="hash" title="来源文件的 SHA-256">SHA-256 {source.sha256[:16]}…</span>'
    return name


def _checks(checks: Iterable[Verification]) -> str:
    rows = [f"{esc(check.by)}于{day(check.date)}核对{_until(check)}" for check in checks]
    return bullets(dict.fromkeys(rows), "history") or '<span class="open">待核：还没有人核对</span>'


def _until(check: Verification) -> str:
    return f"，截至{day(check.until)}" if check.until and check.until != check.date else ""


def _relations(work: Work, links: Links) -> list[tuple[str, str]]:
    relations = work.relations
    repealed = (relations.repealed_by,) if relations.repealed_by else ()
    rows = [
        ("上位法", relations.implements),
        ("取代", relations.replaces),
        ("被废止", repealed),
        ("被部分废止", relations.partially_repealed_by),
    ]
    return [(term, "、".join(title_link(code, links) for code in codes)) for term, codes in rows]


def title_link(code: str, links: Links) -> str:
    """《title》 as a link; a code that the base lacks is shown as it is."""
    entry = links.work(code)
    words = f"《{esc(entry.meta.title)}》" if entry else f"{esc(code)}（不在库）"
    return link(links.code(code), words)


def edition_list(entry: WorkEntry, current: EditionEntry, links: Links) -> str:
    """版本: links to all editions, the one shown marked; nothing when there is only one."""
    if len(entry.editions) < 2:
        return ""
    shown = shown_edition(entry, links.on)
    rows = [
        _edition_line(entry, edition, current, links, edition is shown)
        for edition in reversed(entry.editions)
    ]
    return f'<nav class="editions" aria-label="版本"><b>版本</b>{bullets(rows, "plain")}</nav>'


def _edition_line(
    entry: WorkEntry, edition: EditionEntry, current: EditionEntry, links: Links, in_force: bool
) -> str:
    name = edition_name(entry.meta, edition.meta)
    mark = "（当前）" if in_force else ""
    if edition is current:
        return f'<span aria-current="true">{esc(name)}{mark}</span>'
    return link(links.code(entry.meta.code, edition.meta.edition), esc(name) + mark)


def edition_name(work: Work, edition: Edition) -> str:
    """2018年修正; the day of the edition when no event of that day is known."""
    ident = edition.edition
    if ident.startswith("undated"):
        return "日期不明的文本"
    for event in work.events:
        if event.date.isoformat() == ident[:10]:
            return f"{ident}{event.type}"
    return ident
