"""Citations on a page of law: each one a plain link that carries its preview; 被引用 under each article."""

from __future__ import annotations

from collections.abc import Iterable

from guicheng.citations.annotate import Annotation, spans_of
from guicheng.citations.context import Context
from guicheng.citations.find import find
from guicheng.citations.graph import CitationGraph, Source
from guicheng.citations.library import Library
from guicheng.content.corpus import EditionEntry, WorkEntry
from guicheng.content.target import find_node, node_words
from guicheng.model.address import Address
from guicheng.model.procedure import Procedure
from guicheng.render.article import Words
from guicheng.render.links import Links, shown_edition
from guicheng.render.markup import esc
from guicheng.text.labels import place_label

ROOT = "\x02"
"""Stands for the way to the top of the site in a text that is rendered once for pages of different depth."""
_EXCERPT = 140
_MOST = 40


class CitationLinks:
    """Makes links of the citations in a base; ``links`` are those of the top of the site."""

    def __init__(self, library: Library, graph: CitationGraph, links: Links) -> None:
        self._library = library
        self._graph = graph
        self._links = Links(links.corpus, links.on, ROOT)

    def words(self, code: str, edition: EditionEntry) -> Words:
        """How the words of a passage of an edition are written: citations become links."""
        names = self._library.names.defining(edition.body)
        context = Context(self._links.on, code, edition.meta.edition)

        def linked(anchor: str, text: str) -> str:
            citations = find(text, names)
            if not citations:
                return esc(text)
            spans = spans_of(citations, self._library, context.at(anchor or None))
            return self._linked(text, spans, context)

        return linked

    def cited_by(self, code: str, edition: EditionEntry) -> dict[str, str]:
        """被引用 as HTML for each article of the edition shown; older editions have none."""
        if shown_edition(self._library.work(code), self._links.on) is not edition:
            return {}
        cited = self._graph.articles_cited(code)
        return {article: self._sources(sources) for article, sources in cited.items() if article}

    def _linked(self, text: str, spans: Iterable[Annotation], here: Context) -> str:
        parts, end = [], 0
        for span in spans:
            parts += [esc(text[end : span.start]), self._link(text[span.start : span.end], span, here)]
            end = span.end
        return "".join([*parts, esc(text[end:])])

    def _link(self, words: str, span: Annotation, here: Context) -> str:
        first = span.targets[0]
        if first.code == here.work and first.edition == here.edition:
            return f'<a class="q" href="#{first.place}">{esc(words)}</a>'
        href = self._href(first)
        if href is None:
            return esc(words)
        gone = " gone" if span.status in ("已废止", "失效") else ""
        return f'<a class="q{gone}" href="{esc(href)}"{self._preview(first, span)}>{esc(words)}</a>'

    def _href(self, target: Address) -> str | None:
        """The work's own page for the edition it shows, the permanent page for another one."""
        work = self._library.work(target.code)
        shown = shown_edition(work, self._links.on)
        current = shown is not None and shown.meta.edition == target.edition
        return self._links.address(Address(target.code, None if current else target.edition, target.place))

    def _preview(self, target: Address, span: Annotation) -> str:
        """Title and place, the words, and what must be known of them, as data for the preview."""
        work = self._library.work(target.code)
        edition = work.edition(target.edition or "")
        words = self._cited_words(work, edition, target) if edition and target.place else ""
        label = place_label(target.place) if target.place else ""
        more = f"等{len(span.targets)}处" if len(span.targets) > 1 else ""
        data = {
            "data-t": f"《{work.meta.title}》{label}{more}",
            "data-w": words,
            "data-s": "" if span.status == "有效" else span.status,
            "data-n": span.reason,
        }
        return "".join(f' {name}="{esc(value)}"' for name, value in data.items() if value)

    def _cited_words(self, work: WorkEntry, edition: EditionEntry, target: Address) -> str:
        node = find_node(self._library.outline(work.meta.code, edition).text, target.place or "")
        words = node_words(node) if node else ""
        return words if len(words) <= _EXCERPT else f"{words[:_EXCERPT]}……"

    # -- 被引用

    def _sources(self, sources: tuple[Source, ...]) -> str:
        rows = [row for source in sources[:_MOST] if (row := self._source(source))]
        more = f"<li>等 {len(sources)} 处</li>" if len(sources) > _MOST else ""
        if not rows:
            return ""
        listed = "".join(rows)
        return f'<details class="cited"><summary>被引用 {len(sources)} 处</summary><ul>{listed}{more}</ul></details>'

    def _source(self, source: Source) -> str:
        entry = self._links.corpus.entry(source.address.code)
        if entry is None:
            return ""
        kind, label = _kind_and_label(source.address, entry.meta)
        href = (
            self._href(source.address)
            if isinstance(entry, WorkEntry)
            else self._links.address(source.address)
        )
        title = f"《{entry.meta.title}》" if isinstance(entry, WorkEntry) else f"{entry.meta.title}"
        older = "（引用时为旧版本，条号可能不同）" if source.older else ""
        return f'<li><span>{kind}</span> <a href="{esc(href or "")}">{esc(title + label)}</a>{older}</li>'


def _kind_and_label(address: Address, meta: object) -> tuple[str, str]:
    if isinstance(meta, Procedure):
        step = next((step for step in meta.steps if step.id == address.place), None)
        return "程序", f"：{step.title}" if step else ""
    if address.code.startswith("C"):
        return "案例", ""
    return "法规", place_label(address.place) if address.place else ""
