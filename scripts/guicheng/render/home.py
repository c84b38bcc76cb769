"""What the home page counts by itself: 依据正文已入库 n/m, procedures, and what changed last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from guicheng.content.corpus import Corpus, WorkEntry
from guicheng.model.address import Address
from guicheng.model.work import Event
from guicheng.render.links import Links
from guicheng.render.markup import day, esc, link

RECENT = 8


def coverage(corpus: Corpus) -> tuple[int, int]:
    """How many of the regulations that procedures and cases rely on are here with their text."""
    cited = set(cited_works(corpus))
    held = {code for code in cited if code in corpus.works and corpus.works[code].editions}
    return len(held), len(cited)


def cited_works(corpus: Corpus) -> Iterator[str]:
    """Codes of all regulations named as basis by a procedure or as applied by a case."""
    for procedure in corpus.procedures.values():
        for step in procedure.meta.steps:
            yield from (Address.parse(basis.ref).code for basis in step.basis if basis.ref)
    for case in corpus.cases.values():
        yield from (Address.parse(ref).code for ref in case.meta.applied)


def sections_html(content: str) -> str:
    """The hand-written part, cut at its second-level headings so that the template can set them side by side."""
    head, *rest = content.split("<h2")
    return head + "".join(f'<section class="gc-task"><h2{part}</section>' for part in rest)


def coverage_html(links: Links) -> str:
    """The line with its link to what is missing."""
    held, cited = coverage(links.corpus)
    return f'<a class="coverage" href="{links.page("pending")}"><b>{held}/{cited}</b>依据正文已入库</a>'


def procedures_html(links: Links) -> str:
    """All procedures as a short list."""
    items = "".join(
        f'<li>{link(links.code(code), esc(entry.meta.title))}<span class="code">{code}</span></li>'
        for code, entry in links.corpus.procedures.items()
    )
    return f'<ul class="cards">{items}</ul>' if items else '<p class="empty">还没有程序。</p>'


def changes_html(links: Links) -> str:
    """The latest events in the life of the regulations, newest first."""
    rows = "".join(_change(entry, event, links) for entry, event in recent(links.corpus, links.on))
    return f'<ul class="changes">{rows}</ul>' if rows else '<p class="empty">还没有法规。</p>'


def recent(corpus: Corpus, on: dt.date, limit: int = RECENT) -> list[tuple[WorkEntry, Event]]:
    """Past events, newest first; equal days by code."""
    past = [
        (entry, event) for entry in corpus.works.values() for event in entry.meta.events if event.date <= on
    ]
    past.sort(key=lambda pair: pair[0].meta.code)
    past.sort(key=lambda pair: pair[1].date, reverse=True)
    return past[:limit]


def _change(entry: WorkEntry, event: Event, links: Links) -> str:
    title = link(links.code(entry.meta.code), esc(entry.meta.title))
    gone = ' class="dead"' if event.type in ("废止", "失效") else ""
    return f"<li{gone}>{day(event.date)}<span>{title}</span><b>{event.type}</b></li>"
