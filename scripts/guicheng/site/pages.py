"""What there is to build: one entry a page, with its path, its title and how to make its HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import pairwise
from typing import Any

from guicheng.citations.graph import CitationGraph
from guicheng.citations.library import Library
from guicheng.content.corpus import EditionEntry, Entry, WorkEntry
from guicheng.content.watched import Notes, unnoted
from guicheng.render import catalogue, cite, deadlines, impact, listing, pending
from guicheng.render.case import case_html
from guicheng.render.changes import PATH as CHANGES
from guicheng.render.changes import changes_page_html
from guicheng.render.checklist import pages as paper
from guicheng.render.checklist.browser import mine_html
from guicheng.render.citations import ROOT, CitationLinks
from guicheng.render.compare import compare_html, compare_path
from guicheng.render.duties import duties_html
from guicheng.render.form import form_html
from guicheng.render.links import Links, page_path, shown_edition
from guicheng.render.metadata import edition_name
from guicheng.render.procedure import procedure_html
from guicheng.render.regulation import edition_text, no_text_html, regulation_html
from guicheng.render.search import PATH as SEARCH
from guicheng.render.search import search_html
from guicheng.render.slugs import FACETS, facet_path
from guicheng.site.articles import article_runs


@dataclass(frozen=True, slots=True)
class PageSource:
    """One page: its folder from the top of the site, its title, and its HTML when asked (links fit its depth)."""

    path: str
    title: str
    html: Callable[[], str]
    source: str | None = None
    """The content file it is made from, relative to the base; None for lists."""
    given: tuple[object, ...] = ()
    """What it is made from besides what it reads from the base."""
    code: str = ""
    """The work whose own page it is."""


@dataclass(slots=True)
class Pages:
    """All pages of one build. Remembers the last text rendered, as a work's own page and that of the edition it shows
    follow each other: but for the way to the top they are the same.

    What pages there are is read from ``plain``, a corpus that notes nothing; what stands on them from ``links``.
    """

    plain: Links
    links: Links
    library: Library
    cited: CitationLinks
    notes: Notes
    runs: dict[str, str] = field(default_factory=dict)
    """The articles of the edition shown for each work, for the search box; filled while pages are made."""
    _last: tuple[EditionEntry, str, str, tuple[str, ...]] | None = None

    @classmethod
    def of(cls, plain: Links, links: Links, library: Library, graph: CitationGraph, notes: Notes) -> Pages:
        """The pages of a base; ``notes`` says what each is made from."""
        return cls(plain, links, library, CitationLinks(library, graph, links), notes)

    def all(self) -> Iterator[PageSource]:
        """Lists first, then documents in the order of their codes."""
        yield from self._lists()
        yield from self._catalogues()
        for work in self.plain.corpus.works.values():
            yield from self._work(work)
        yield from self._documents()

    def _lists(self) -> Iterator[PageSource]:
        one = self.links.below(1)
        yield PageSource("procedures", "程序", partial(listing.procedures_html, one))
        yield PageSource("cases", "案例", partial(listing.cases_html, one))
        yield PageSource("forms", "文书", partial(listing.forms_html, one))
        yield PageSource("checklists", "我的核对单", lambda: mine_html(one))
        yield PageSource("deadlines", "期限计算", lambda: deadlines.calculator_html(one))
        two = self.links.below(2)
        yield PageSource("print", "打印和台账", lambda: paper.print_html(one))
        yield PageSource("print/roles", "谁办什么", lambda: paper.matrix_html(two))
        yield PageSource("print/duties", "各岗位的步骤", lambda: duties_html(two))
        yield PageSource("print/withdrawn", "停用版次", lambda: paper.withdrawn_html(two))
        yield PageSource("deadlines/table", "期限表", lambda: deadlines.table_html(two))
        yield PageSource("deadlines/calendar", "放假和补班日历", lambda: deadlines.calendar_html(two))
        yield PageSource(SEARCH, "检索", partial(search_html, one))
        yield PageSource(CHANGES, "最近变动", lambda: changes_page_html(one))
        yield PageSource(cite.PATH, "法条引用核对", lambda: cite.cite_html(one))
        yield PageSource(impact.IMPACT, "修法影响待办", lambda: impact.impact_html(self.library, one))
        yield PageSource(impact.MONTHLY, "每月法规核对单", lambda: impact.monthly_html(self.library, two))
        works = self.links.corpus.works
        rows = [(unnoted(works, work.meta.code), what) for work, what in pending.pending(self.plain)]
        for page in range(1, pending.page_count(rows) + 1):
            path = pending.pending_path(page)
            links = self._links(path)
            part = rows[(page - 1) * pending.PAGE_ROWS : page * pending.PAGE_ROWS]
            given = (len(rows), *((entry.path, what) for entry, what in part))
            yield PageSource(path, "待核", partial(pending.pending_html, rows, page, links), given=given)

    def _catalogues(self) -> Iterator[PageSource]:
        groups = catalogue.shelves(self.plain.corpus.works.values())
        yield PageSource("regulations", "法规", partial(catalogue.overview_html, groups, self.links.below(1)))
        for facet, shelves in groups.items():
            path = f"catalogue/{facet}"
            yield PageSource(
                path,
                f"按{FACETS[facet]}",
                partial(catalogue.facet_html, facet, shelves, self.links.below(2)),
                given=tuple((shelf.value, len(shelf.codes)) for shelf in shelves),
            )
            for shelf in shelves:
                yield from self._shelf(shelf)

    def _shelf(self, shelf: catalogue.Shelf) -> Iterator[PageSource]:
        for page in range(1, shelf.pages + 1):
            path = facet_path(shelf.facet, shelf.value, page)
            links = self._links(path)
            part = shelf.codes[(page - 1) * catalogue.PAGE_ROWS : page * catalogue.PAGE_ROWS]
            html = partial(catalogue.shelf_html, shelf, page, links)
            yield PageSource(path, shelf.value, html, given=(len(shelf.codes), *part))

    def _work(self, work: WorkEntry) -> Iterator[PageSource]:
        """The work's own page, then its editions: first the one just shown."""
        code, title = work.meta.code, work.meta.title
        path = self._path(code)
        shown = shown_edition(work, self.plain.on)
        if shown is None:
            yield PageSource(path, title, partial(self._without_text, code, path), work.path)
            return
        name = shown.meta.edition
        yield PageSource(path, title, partial(self._regulation, code, name, path), shown.path, code=code)
        for edition in sorted(work.editions, key=lambda edition: edition is not shown):
            name = edition.meta.edition
            own = f"{path}/{name}"
            html = partial(self._regulation, code, name, own)
            yield PageSource(own, f"{title}（{edition_name(work.meta, edition.meta)}）", html, edition.path)
        for old, new in pairwise(work.editions):
            own = compare_path(path, new.meta.edition)
            html = partial(self._comparison, code, old.meta.edition, new.meta.edition, own)
            yield PageSource(own, f"{title}：版本比较", html, new.path)

    def _without_text(self, code: str, path: str) -> str:
        return no_text_html(self.links.corpus.works[code], self._links(path))

    def _comparison(self, code: str, old: str, new: str, path: str) -> str:
        work = self.links.corpus.works[code]
        before, after = work.edition(old), work.edition(new)
        assert before is not None and after is not None
        return compare_html(work, before, after, self._links(path))

    def _regulation(self, code: str, name: str, path: str) -> str:
        work = self.links.corpus.works[code]
        edition = work.edition(name)
        assert edition is not None
        html, runs = self._rendered(work, edition)
        if path == self._path(code):
            self.runs[code] = runs
        return html.replace(ROOT, self._links(path).root)

    def _rendered(self, work: WorkEntry, edition: EditionEntry) -> tuple[str, str]:
        """The page of an edition with ``ROOT`` in its links, and the articles it has.

        What was read for them is noted for the second page too.
        """
        if self._last is None or self._last[0] is not edition:
            before = self.notes.take()
            text = self.library.outline(work.meta.code, edition).text
            body = edition_text(work, edition, text, self.cited)
            html = regulation_html(work, edition, text, body, replace(self.links, root=ROOT))
            self._last = (edition, html, article_runs(text), self.notes.take())
            self.notes.again(before)
        self.notes.again(self._last[3])
        return self._last[1], self._last[2]

    def _documents(self) -> Iterator[PageSource]:
        corpus = self.links.corpus
        for procedure in corpus.procedures.values():
            yield self._document(procedure, procedure_html)
        for case in corpus.cases.values():
            yield self._document(case, case_html)
        for form in corpus.forms.values():
            yield self._document(form, form_html)

    def _document(self, entry: Entry[Any], render: Callable[[Any, Links], str]) -> PageSource:
        path = self._path(entry.meta.code)
        return PageSource(path, entry.meta.title, partial(render, entry, self._links(path)), entry.path)

    def _path(self, code: str) -> str:
        path = page_path(self.plain.corpus, code)
        assert path is not None, code
        return path

    def _links(self, path: str) -> Links:
        return self.links.below(path.count("/") + 1)
