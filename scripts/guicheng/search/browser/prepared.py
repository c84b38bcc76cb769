"""One work analysed for the index: what is added to the collection and its stored texts; can be kept as bytes."""

from __future__ import annotations

import marshal
import zlib
from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from itertools import groupby

from guicheng.search.analysis import Analyzer
from guicheng.search.browser.facets import Row, row_of
from guicheng.search.browser.texts import stored_texts
from guicheng.search.documents import SearchDocument
from guicheng.search.names import name_terms
from guicheng.search.normal import squeeze

NUMBER = "I"
"""Numbers of terms are kept as C has them."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """``terms`` are those of each document, as numbers in ``vocabulary``; ``rows`` runs of equal facet rows; ``texts``
    shards.
    """

    level: str
    titles: tuple[str, ...]
    vocabulary: tuple[str, ...]
    terms: tuple[bytes, ...]
    squeezed: tuple[str, ...]
    rows: tuple[tuple[int, Row], ...]
    texts: tuple[str, ...]


def prepare(code: str, documents: Sequence[SearchDocument], analyzer: Analyzer) -> Prepared:
    """Analyse the documents of a work."""
    head = documents[0]
    normals = [document.normal for document in documents]
    found = analyzer.terms_of_each(normal.searched for normal in normals)
    vocabulary, terms = _numbered(found)
    return Prepared(
        head.level,
        name_terms((head.title, *head.names), analyzer),
        vocabulary,
        terms,
        tuple(squeeze(normal.quoted) for normal in normals),
        tuple((sum(1 for _ in same), row) for row, same in groupby(map(row_of, documents))),
        stored_texts(code, documents),
    )


def _numbered(documents: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], tuple[bytes, ...]]:
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    terms = tuple(array(NUMBER, map(numbers.__getitem__, one)).tobytes() for one in documents)
    return tuple(numbers), terms


def to_bytes(prepared: Prepared | None) -> bytes:
    """As it is kept; that there is nothing is kept too."""
    if prepared is None:
        return b""
    values = tuple(getattr(prepared, field.name) for field in fields(prepared))
    return zlib.compress(marshal.dumps(values), 1)


def from_bytes(value: bytes) -> Prepared | None:
    """What was kept."""
    return Prepared(*marshal.loads(zlib.decompress(value))) if value else None
