"""All files of the browser index, from the Corpus; the same bytes for the same corpus and day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from guicheng.content.corpus import Corpus
from guicheng.content.kept import Kept
from guicheng.search.analysis import Analyzer
from guicheng.search.browser.bigrams import bigram_files
from guicheng.search.browser.collection import Collection, work_number
from guicheng.search.browser.facets import Runs, facet_files
from guicheng.search.browser.pinyin import pinyin_file, sounds_file
from guicheng.search.browser.prepared import Prepared, from_bytes, prepare, to_bytes
from guicheng.search.browser.shard import File, in_old, script
from guicheng.search.browser.tables import Table
from guicheng.search.browser.texts import text_files
from guicheng.search.browser.varints import encode_list
from guicheng.search.browser.vocabulary import total, vocabulary_files
from guicheng.search.browser.words import word_files
from guicheng.search.documents import Group, SearchDocument, groups
from guicheng.search.request import FUNCTION_WORDS
from guicheng.search.segment import segmenter
from guicheng.search.synonyms import browser_rows

_KEPT = ("index", "index-old")
"""Under what works in force and replaced wordings are remembered."""

OLD_COARSE = 4
"""Replaced wordings are seldom asked for: fewer, larger files."""

Documents = Iterator[tuple[str, list[SearchDocument]]]


def browser_files(corpus: Corpus, on: dt.date, kept: Kept | None = None, version: str = "") -> Iterator[File]:
    """Path from the top of the site and content of every file of the index.

    ``kept`` remembers works that have not changed since, for one ``version`` of the program.
    Replaced wordings stand in an index of their own, read only when 效力 is asked for.
    """
    replaced: list[tuple[str, Prepared]] = []
    now, old = _Part(), _Part(OLD_COARSE)
    yield from now.files(_parted(_prepared(corpus, on, kept, version), replaced))
    if replaced:
        yield from map(in_old, (*old.files(replaced), old.boot()))
    yield now.boot(old.collection.size)
    yield from _vocabulary(now, old)
    yield script("synonyms", browser_rows(corpus.synonyms, Analyzer(segmenter())))
    yield pinyin_file(corpus)
    yield sounds_file()


def prepare_works(corpus: Corpus, on: dt.date, kept: Kept, version: str) -> None:
    """Analyse works ahead, for ``kept`` alone: several processes may share the work."""
    for _ in _prepared(corpus, on, kept, version):
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
        self._tables: tuple[Table, ...] = ()

    def files(self, works: Iterable[tuple[str, Prepared]]) -> Iterator[File]:
        """All but what every query needs and the vocabulary."""
        rows: list[Runs] = []
        yield from text_files(self._added(works, rows))
        yield from facet_files(rows)
        heads, wholes, words = word_files(self.collection, self._coarse)
        yield from words
        pairs, positions, bigrams = bigram_files(self.collection, self._coarse)
        yield from bigrams
        self._tables = heads, wholes, pairs, positions

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
        return _boot(self.collection, self._tables, replaced)


def _vocabulary(*parts: _Part) -> Iterator[File]:
    """One for all parts: a query is cut once."""
    terms = {*FUNCTION_WORDS}
    for part in parts:
        terms.update(part.collection.ids, part.collection.titles)
    return vocabulary_files(terms)


def _parted(
    works: Iterable[tuple[str, Prepared | None, Prepared | None]], replaced: list[tuple[str, Prepared]]
) -> Iterator[tuple[str, Prepared]]:
    """Wordings in force and to come; ``replaced`` takes the others."""
    for code, now, old in works:
        if old is not None:
            replaced.append((code, old))
        if now is not None:
            yield code, now


def _prepared(
    corpus: Corpus, on: dt.date, kept: Kept | None, version: str
) -> Iterator[tuple[str, Prepared | None, Prepared | None]]:
    """Every work: what is in force and to come, and what has been replaced."""
    analyzer = Analyzer(segmenter())
    for group in _ordered(corpus, on):
        work = corpus.works.get(group.code)
        names = _KEPT if work is not None and len(work.editions) > 1 else _KEPT[:1]
        key = f"{version} {group.code} {group.key}"
        known = [kept.get(name, key) for name in names] if kept is not None else []
        values = [value for value in known if value is not None]
        if len(values) == len(names):
            parts = [from_bytes(value) for value in values]
        else:
            parts = list(_analysed(group, analyzer))[: len(names)]
            if kept is not None:
                for name, prepared in zip(names, parts, strict=True):
                    kept.put(name, key, to_bytes(prepared))
        yield group.code, parts[0], parts[1] if len(parts) > 1 else None


def _analysed(group: Group, analyzer: Analyzer) -> Iterator[Prepared | None]:
    documents = group.documents()
    for old in (False, True):
        some = [document for document in documents if document.old is old]
        yield prepare(group.code, some, analyzer) if some else None


def _ordered(corpus: Corpus, on: dt.date) -> list[Group]:
    return sorted(groups(corpus, on), key=lambda group: work_number(group.code))


def _boot(collection: Collection, tables: Sequence[Table], replaced: int) -> File:
    """What every query needs: the works with their number of documents and level, where terms stand.

    ``add("boot", documents, total frequency, [levels], base64, replaced documents, words, whole lists, pairs,
    positions)``; the bytes are ``work delta, documents, level`` for each work; the last four are ``[number of buckets,
    terms with files of their own, [kilobytes]]``.
    """
    levels = sorted({level for _, _, level in collection.works})
    numbers = np.array([number for number, _, _ in collection.works], np.int64)
    triples = [
        value
        for delta, (_, count, level) in zip(np.diff(numbers, prepend=0), collection.works, strict=True)
        for value in (int(delta), count, levels.index(level))
    ]
    told = (table.told() for table in tables)
    return script("boot", collection.size, total(), levels, encode_list(triples), replaced, *told)
