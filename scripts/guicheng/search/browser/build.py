"""All files of the browser index, from the Corpus; the same bytes for the same corpus and day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from guicheng.content.corpus import Corpus
from guicheng.content.kept import Kept
from guicheng.search.analysis import Analyzer
from guicheng.search.browser.bigrams import bigram_files
from guicheng.search.browser.boot import boot_file
from guicheng.search.browser.collection import Collection
from guicheng.search.browser.facets import Runs, facet_files
from guicheng.search.browser.pinyin import pinyin_file, sounds_file
from guicheng.search.browser.prepared import Prepared, prepare
from guicheng.search.browser.shard import File, in_old, script
from guicheng.search.browser.state import State, layout_of
from guicheng.search.browser.tables import Table
from guicheng.search.browser.texts import text_files
from guicheng.search.browser.vocabulary import total, vocabulary_files
from guicheng.search.browser.words import word_files
from guicheng.search.browser.works import Parts, Works
from guicheng.search.documents import SearchDocument
from guicheng.search.request import FUNCTION_WORDS
from guicheng.search.segment import segmenter
from guicheng.search.synonyms import browser_rows

OLD_COARSE = 8
"""Replaced wordings are seldom asked for: fewer, larger files."""

Documents = Iterator[tuple[str, list[SearchDocument]]]


def browser_files(corpus: Corpus, on: dt.date, kept: Kept | None = None, version: str = "") -> Iterator[File]:
    """Path from the top of the site and content of every file of the index.

    ``kept`` remembers works that have not changed since, for one ``version`` of the program.
    """
    yield from index_of_base(Works(corpus, on, kept, version), State())
    yield from synonym_files(corpus)
    yield from sound_files(corpus)


def index_of_base(works: Works, state: State) -> Iterator[File]:
    """What depends on the texts of the works; ``state`` is filled with what a later build must know to change it.

    Replaced wordings stand in an index of their own, read only when 效力 is asked for.
    """
    replaced: list[tuple[str, Prepared]] = []
    now, old = _Part(), _Part(OLD_COARSE)
    yield from now.files(_parted(works.all(), replaced))
    if replaced:
        yield from map(in_old, (*old.files(replaced), old.boot()))
    yield now.boot(old.collection.size)
    yield from _vocabulary(now, old)
    state.version, state.works = works.version, works.keys()
    state.tables = [list(map(layout_of, part.tables)) for part in (now, old)]


def synonym_files(corpus: Corpus) -> Iterator[File]:
    """The synonyms."""
    yield script("synonyms", browser_rows(corpus.synonyms, Analyzer(segmenter())))


def sound_files(corpus: Corpus) -> Iterator[File]:
    """Names and characters by their sound."""
    yield pinyin_file(corpus)
    yield sounds_file()


def prepare_works(corpus: Corpus, on: dt.date, kept: Kept, version: str) -> None:
    """Analyse works ahead, for ``kept`` alone: several processes may share the work."""
    for _ in Works(corpus, on, kept, version).all():
        pass


def index_files(works: Documents) -> Iterator[File]:
    """The files of documents given code by code, in the order of work numbers."""
    analyzer, part = Analyzer(segmenter()), _Part()
    yield from part.files((code, prepare(code, documents, analyzer)) for code, documents in works)
    yield part.boot()
    yield from _vocabulary(part)


class _Part:
    """One index: what is in force and to come, or what has been replaced."""

    def __init__(self, coarse: int = 1) -> None:
        self._coarse = coarse
        self.collection = Collection()
        self.tables: tuple[Table, ...] = ()

    def files(self, works: Iterable[tuple[str, Prepared]]) -> Iterator[File]:
        """All but what every query needs and the vocabulary."""
        rows: list[Runs] = []
        yield from text_files(self._added(works, rows))
        yield from facet_files(rows)
        heads, wholes, words = word_files(self.collection, self._coarse)
        yield from words
        pairs, positions, bigrams = bigram_files(self.collection, self._coarse)
        yield from bigrams
        self.tables = heads, wholes, pairs, positions

    def _added(
        self, works: Iterable[tuple[str, Prepared]], rows: list[Runs]
    ) -> Iterator[tuple[str, int, Sequence[str]]]:
        """What of the works is shown, once they have been added."""
        for code, prepared in works:
            self.collection.add(code, prepared)
            rows.append(prepared.rows)
            yield code, len(prepared.terms), prepared.texts

    def boot(self, replaced: int = 0) -> File:
        """What every query needs, once the files are made."""
        return boot_file(self.collection.works, total(), replaced, self.tables)


def _vocabulary(*parts: _Part) -> Iterator[File]:
    """One for all parts: a query is cut once."""
    terms = {*FUNCTION_WORDS}
    for part in parts:
        terms.update(part.collection.ids, part.collection.titles)
    return vocabulary_files(terms)


def _parted(
    works: Iterable[tuple[str, Parts]], replaced: list[tuple[str, Prepared]]
) -> Iterator[tuple[str, Prepared]]:
    """Wordings in force and to come; ``replaced`` takes the others."""
    for code, (now, old) in works:
        if old is not None:
            replaced.append((code, old))
        if now is not None:
            yield code, now
