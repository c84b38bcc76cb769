"""Library and citation graph of a build that note what is read from them, and remember who cites whom."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple

from guicheng.citations.graph import CitationGraph, Source, citations_of
from guicheng.citations.library import Library, Outline
from guicheng.citations.names import Names
from guicheng.content.corpus import Corpus, EditionEntry
from guicheng.content.kept import Kept
from guicheng.content.watched import Facts, Notes, digest, watched
from guicheng.model.address import Address
from guicheng.model.provision import RegulationText
from guicheng.model.status import Status
from guicheng.site.program import program_version
from guicheng.text.parser import parsed_text

_HELD = 1000
"""Texts held at once, as in the parser."""
NAMES = "names:*"
Pairs = list[tuple[Address, Source]]


def parsed(edition: EditionEntry) -> RegulationText:
    """Parsed here and not through ``edition.text``, which would keep every text of a large base in memory."""
    return parsed_text(edition.body, edition.body_line).text


class NotedLibrary(Library):
    """Notes every look-up, those answered from memory too. ``plain`` is the corpus that notes nothing."""

    def __init__(self, corpus: Corpus, plain: Corpus, notes: Notes) -> None:
        super().__init__(corpus, parsed, _HELD)
        self._notes = notes
        works = plain.works.items()
        self._names = Names.of((code, (work.meta.title, *work.meta.aliases)) for code, work in works)

    @property
    def names(self) -> Names:
        """Titles and aliases of all works."""
        self._notes.note(NAMES)
        return self._names

    def codes(self, name: str) -> tuple[str, ...]:
        """Works of this name."""
        self._notes.note(NAMES)
        return super().codes(name)

    def edition(self, code: str, on: dt.date) -> EditionEntry | None:
        """The edition a reader should see on a day."""
        self._notes.note(f"works:{code}")
        return super().edition(code, on)

    def outline(self, code: str, edition: EditionEntry) -> Outline:
        """The places of an edition."""
        self._notes.note(f"body:{edition.path}")
        return super().outline(code, edition)

    def status(self, code: str, edition: EditionEntry, on: dt.date) -> Status:
        """The status of an edition on a day."""
        self._notes.note(f"works:{code}")
        return super().status(code, edition, on)


class NotedGraph(CitationGraph):
    """Notes whose citations are asked for."""

    notes: Notes

    def cited_by(self, code: str, article: str = "") -> tuple[Source, ...]:
        """Who cites an article of a work."""
        self.notes.note(f"cited:{code}")
        return super().cited_by(code, article)

    def articles_cited(self, code: str) -> Mapping[str, tuple[Source, ...]]:
        """All articles of a work that are cited."""
        self.notes.note(f"cited:{code}")
        return super().articles_cited(code)


def site_version(on: dt.date, profile: str) -> str:
    """What else decides how a site looks, in one word: the program, the day, the audience."""
    return digest("\0".join((program_version(), on.isoformat(), profile)))


def base_facts(plain: Corpus) -> Facts:
    """The facts of a base, its names among them."""
    facts = Facts(plain)
    facts.more["names"] = lambda _: repr([(c, w.meta.title, w.meta.aliases) for c, w in plain.works.items()])
    return facts


def noted_graph(
    library: NotedLibrary, on: dt.date, notes: Notes, facts: Facts, kept: Kept | None, version: str
) -> NotedGraph:
    """The graph of a base; with ``kept`` only texts are read again that changed, or cite what changed."""
    memory = _Memory(library, on, notes, facts, kept, version)
    graph = NotedGraph.of(library, on, memory.pairs)
    graph.notes = notes
    notes.take()
    return graph


def read_citations(plain: Corpus, on: dt.date, kept: Kept, version: str) -> Callable[[str], None]:
    """A function that finds what the text in force of a work cites, for ``kept``."""
    notes = Notes()
    library = NotedLibrary(watched(plain, notes), plain, notes)
    memory = _Memory(library, on, notes, base_facts(plain), kept, version)

    def read(code: str) -> None:
        edition = library.edition(code, on)
        if edition is not None:
            memory.pairs(code, edition)

    return read


class _Memory:
    def __init__(
        self, library: Library, on: dt.date, notes: Notes, facts: Facts, kept: Kept | None, version: str
    ) -> None:
        self._library, self._on, self._notes, self._facts = library, on, notes, facts
        self._kept, self._version = kept, f"{version} {on}"
        if kept is not None:
            kept.load("cites")

    def pairs(self, code: str, edition: EditionEntry) -> Iterable[tuple[Address, Source]]:
        """What an edition cites, from where in it."""
        if self._kept is None:
            return citations_of(code, edition, self._library, self._on)
        name = f"{code}@{edition.meta.edition}"
        stored = self._kept.get("cites", name)
        if stored is not None:
            key, reads, rows = json.loads(stored)
            if key == self._key(tuple(reads)):
                return [(Address(*target), Source(Address(*source), older)) for target, source, older in rows]
        self._notes.take()
        found: Pairs = list(citations_of(code, edition, self._library, self._on))
        reads = self._notes.take()
        rows = [(astuple(target), astuple(source.address), source.older) for target, source in found]
        self._kept.put("cites", name, json.dumps([self._key(reads), reads, rows]).encode())
        return found

    def _key(self, reads: tuple[str, ...]) -> str:
        return f"{self._version} {self._facts.digest(reads)}"
