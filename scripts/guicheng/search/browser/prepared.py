"""One work analysed for the index: what is added to the collection and its stored texts; can be kept as bytes."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from itertools import groupby

from guicheng.search.analysis import Analyzer
from guicheng.search.browser.facets import Row, row_of
from guicheng.search.browser.texts import stored_texts
from guicheng.search.documents import SearchDocument
from guicheng.search.names import name_terms
from guicheng.search.normal import squeeze


@dataclass(frozen=True, slots=True)
class Prepared:
    """``terms`` are those of each document, joined by spaces; ``rows`` runs of equal facet rows; ``texts`` shards."""

    level: str
    titles: tuple[str, ...]
    terms: tuple[str, ...]
    squeezed: tuple[str, ...]
    rows: tuple[tuple[int, Row], ...]
    texts: tuple[str, ...]


def prepare(code: str, documents: Sequence[SearchDocument], analyzer: Analyzer) -> Prepared:
    """Analyse the documents of a work."""
    head = documents[0]
    normals = [document.normal for document in documents]
    return Prepared(
        head.level,
        name_terms((head.title, *head.names), analyzer),
        tuple(" ".join(analyzer.terms_of(normal.searched)) for normal in normals),
        tuple(squeeze(normal.quoted) for normal in normals),
        tuple((sum(1 for _ in same), row) for row, same in groupby(map(row_of, documents))),
        stored_texts(code, documents),
    )


def to_bytes(prepared: Prepared | None) -> bytes:
    """As it is kept; that there is nothing is kept too."""
    if prepared is None:
        return b""
    return zlib.compress(json.dumps(astuple(prepared), ensure_ascii=False).encode(), 1)


def from_bytes(value: bytes) -> Prepared | None:
    """What was kept."""
    if not value:
        return None
    level, titles, terms, squeezed, rows, texts = json.loads(zlib.decompress(value))
    runs = tuple(
        (count, (kind, own, tuple(issuers), status, day, number))
        for count, (kind, own, issuers, status, day, number) in rows
    )
    return Prepared(level, tuple(titles), tuple(terms), tuple(squeezed), runs, tuple(texts))
