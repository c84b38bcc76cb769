"""Catalogues of regulations by 位阶, 制定机关 and 主题: an overview and pages of a hundred rows each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

from guicheng.content.corpus import WorkEntry
from guicheng.model.work import Level, Work
from guicheng.render.links import Links
from guicheng.render.markup import crumbs, esc, link, pager
from guicheng.render.regulation import current_status
from guicheng.render.slugs import FACETS, facet_path
from guicheng.render.standing import standing_badge

PAGE_ROWS = 100
OVERVIEW_VALUES = 60
"""So many issuers or topics stand on the overview; the rest on a page of their own, a hundred a page."""
NO_ISSUER = "制定机关待核"


@dataclass(frozen=True, slots=True)
class Shelf:
    """One value of one facet with its works, in order."""

    facet: str
    value: str
    codes: tuple[str, ...]

    @property
    def pages(self) -> int:
        """How many pages of rows it takes."""
        return max(1, -(-len(self.codes) // PAGE_ROWS))


def shelves(works: Iterable[WorkEntry]) -> dict[str, list[Shelf]]:
    """All shelves by facet: levels in their order of rank, issuers and topics by number of works, then by name."""
    found: dict[str, dict[str, list[WorkEntry]]] = {facet: {} for facet in FACETS}
    for entry in works:
        for facet, value in _values(entry.meta):
            found[facet].setdefault(value, []).append(entry)
    return {facet: _ordered(facet, groups) for facet, groups in found.items()}


def _values(work: Work) -> Iterator[tuple[str, str]]:
    yield "level", work.level
    for issuer in dict.fromkeys(work.issuer or (NO_ISSUER,)):
        yield "issuer", issuer
    for topic in dict.fromkeys(work.topics):
        yield "topic", topic


def _ordered(facet: str, groups: dict[str, list[WorkEntry]]) -> list[Shelf]:
    made = [Shelf(facet, value, tuple(e.meta.code for e in entries)) for value, entries in groups.items()]
    if facet == "level":
        rank = {level: index for index, level in enumerate(get_args(Level))}
        return sorted(made, key=lambda shelf: rank[shelf.value])
    return sorted(made, key=lambda shelf: (-len(shelf.codes), shelf.value))


def overview_html(groups: dict[str, list[Shelf]], links: Links) -> str:
    """法规: how many of what, and the ways in."""
    works = links.corpus.works.values()
    with_text = sum(1 for entry in works if entry.editions)
    sections = "".join(_facet_section(facet, groups[facet], links) for facet in FACETS)
    lead = f"共{len(links.corpus.works)}件，其中{with_text}件有正文，{len(works) - with_text}件只有题录。"
    return f'<div class="doc broad"><header><h1>法规</h1><p class="lead">{lead}</p></header>{sections}</div>'


def _facet_section(facet: str, shelf_list: Sequence[Shelf], links: Links) -> str:
    if not shelf_list:
        return ""
    items = "".join(_shelf_link(shelf, links) for shelf in shelf_list[:OVERVIEW_VALUES])
    rest = len(shelf_list) - OVERVIEW_VALUES
    more = (
        f'<p><a href="{links.page(f"catalogue/{facet}")}">另有{rest}个，全部列出</a></p>' if rest > 0 else ""
    )
    return f'<section class="shelves"><h2>按{FACETS[facet]}</h2><ul>{items}</ul>{more}</section>'


def _shelf_link(shelf: Shelf, links: Links) -> str:
    href = links.page(facet_path(shelf.facet, shelf.value))
    return f'<li><a href="{href}">{esc(shelf.value)}<span class="count">{len(shelf.codes)}</span></a></li>'


def facet_html(facet: str, shelf_list: Sequence[Shelf], links: Links) -> str:
    """All values of a facet, for those with more than the overview shows."""
    items = "".join(_shelf_link(shelf, links) for shelf in shelf_list)
    trail = crumbs([("法规", links.page("regulations"))])
    return (
        f'<div class="doc broad">{trail}<header><h1>按{FACETS[facet]}</h1></header>'
        f'<section class="shelves"><ul>{items}</ul></section></div>'
    )


def shelf_html(shelf: Shelf, page: int, links: Links) -> str:
    """One page of a catalogue."""
    start = (page - 1) * PAGE_ROWS
    rows = "".join(_row(links.corpus.works[code], links) for code in shelf.codes[start : start + PAGE_ROWS])
    trail = crumbs(
        [("法规", links.page("regulations")), (f"按{FACETS[shelf.facet]}", links.page("regulations"))]
    )
    where = f"，第{page}页，共{shelf.pages}页" if shelf.pages > 1 else ""
    return (
        f'<div class="doc broad">{trail}<header><h1>{esc(shelf.value)}</h1>'
        f'<p class="lead">{len(shelf.codes)}件{where}</p></header>'
        '<table class="list works"><thead><tr><th scope="col">名称</th><th scope="col">效力</th>'
        '<th scope="col">版本</th><th scope="col">制定机关</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>{pager(page, _pages(shelf, links))}</div>"
    )


def _row(entry: WorkEntry, links: Links) -> str:
    work = entry.meta
    status = current_status(entry, links)
    latest = entry.editions[-1].meta.edition if entry.editions else ""
    doc_no = f' <span class="no">{esc(work.doc_no)}</span>' if work.doc_no else ""
    return (
        f'<tr><th scope="row">{link(links.code(work.code), esc(work.title))}{doc_no}</th>'
        f'<td data-head="效力">{standing_badge(entry, status, links)}</td><td data-head="版本">{latest}</td>'
        f'<td data-head="制定机关">{esc("、".join(work.issuer))}</td></tr>'
    )


def _pages(shelf: Shelf, links: Links) -> list[str]:
    return [links.page(facet_path(shelf.facet, shelf.value, number)) for number in range(1, shelf.pages + 1)]
