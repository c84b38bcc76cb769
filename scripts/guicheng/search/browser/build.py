"""All files of the browser index, from the Corpus; the same bytes for the same corpus and day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import numpy as np

from guicheng.content.corpus import Corpus
from guicheng.content.kept import Kept
from guicheng.search.analysis import Analyzer
from guicheng.search.browser.bigrams import bigram_files
from guicheng.search.browser.collection import Collection, work_number
from guicheng.search.browser.facets import Row, facet_file
from guicheng.search.browser.pinyin import pinyin_file, sounds_file
from guicheng.search.browser.prepared import Prepared, from_bytes, prepare, to_bytes
from guicheng.search.browser.shard import File, script
from guicheng.search.browser.varints import encode_list
from guicheng.search.browser.vocabulary import total, vocabulary_files
from guicheng.search.browser.words import word_files
from guicheng.search.documents import Group, SearchDocument, groups
from guicheng.search.request import FUNCTION_WORDS
from guicheng.search.segment import segmenter

Documents = Iterator[tuple[str, list[SearchDocument]]]


def browser_files(corpus: Corpus, on: dt.date, kept: Kept | None = None, version: str = "") -> Iterator[File]:
    """Path from the top of the site and content of every file of the index.

    ``kept`` remembers works that have not changed since, for one ``version`` of the program.
    """
    yield from _files(_prepared(corpus, on, kept, version))
    rows = [[row.colloquial, row.standard, row.kind, row.note] for row in corpus.synonyms]
    yield script("synonyms", rows)
    yield pinyin_file(corpus)
    yield sounds_file()


def prepare_works(corpus: Corpus, on: dt.date, kept: Kept, version: str) -> None:
    """Analyse works ahead, for ``kept`` alone: several processes may share the work."""
    for _ in _prepared(corpus, on, kept, version):
        pass


def index_files(works: Documents) -> Iterator[File]:
    """The files of documents given code by code, in the order of work numbers."""
    analyzer = Analyzer(segmenter())
    return _files((code, prepare(code, documents, analyzer)) for code, documents in works)


def _files(works: Iterable[tuple[str, Prepared]]) -> Iterator[File]:
    collection = Collection()
    rows: list[Row] = []
    for code, prepared in works:
        collection.add(code, prepared)
        rows += [row for count, row in prepared.rows for _ in range(count)]
        yield from ((path, content.encode()) for path, content in prepared.texts)
    yield facet_file(rows)
    word_bits, words = word_files(collection)
    yield from words
    bigram_bits, frequent, bigrams = bigram_files(collection)
    yield from bigrams
    yield from vocabulary_files({*collection.ids, *collection.titles, *FUNCTION_WORDS})
    yield _boot(collection, word_bits, bigram_bits, frequent)


def _prepared(corpus: Corpus, on: dt.date, kept: Kept | None, version: str) -> Iterator[tuple[str, Prepared]]:
    """Wordings in force and to come; a replaced wording is read on its page."""
    analyzer = Analyzer(segmenter())
    for group in _ordered(corpus, on):
        key = f"{version} {group.code} {group.key}"
        value = kept.get("index", key) if kept is not None else None
        if value is not None:
            yield group.code, from_bytes(value)
            continue
        documents = [document for document in group.documents() if not document.old]
        if documents:
            prepared = prepare(group.code, documents, analyzer)
            if kept is not None:
                kept.put("index", key, to_bytes(prepared))
            yield group.code, prepared


def _ordered(corpus: Corpus, on: dt.date) -> list[Group]:
    return sorted(groups(corpus, on), key=lambda group: work_number(group.code))


def _boot(collection: Collection, word_bits: int, bigram_bits: int, frequent: dict[str, int]) -> File:
    """What every query needs: the works with their number of documents and level, the number of buckets.

    ``add("boot", documents, [word bits, bigram bits], total frequency, [levels], base64, bigrams, [kilobytes])``;
    the bytes are ``work delta, documents, level`` for each work.
    """
    levels = sorted({level for _, _, level in collection.works})
    numbers = np.array([number for number, _, _ in collection.works], np.int64)
    triples = [
        value
        for delta, (_, count, level) in zip(np.diff(numbers, prepend=0), collection.works, strict=True)
        for value in (int(delta), count, levels.index(level))
    ]
    kilobytes = [round(size / 1000) for size in frequent.values()]
    return script(
        "boot", collection.size, [word_bits, bigram_bits], total(), levels, encode_list(triples),
        "".join(frequent), kilobytes,
    )  # fmt: skip
