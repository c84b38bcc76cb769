"""What documents are filtered by: rows of values, and which documents have which row.

``add("facets", [[kind, level, [issuers], status, day, number], …], base64)``; the bytes are pairs
``documents, row`` in the order of the documents.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from guicheng.search.browser.shard import File, script
from guicheng.search.browser.varints import encode_list
from guicheng.search.documents import SearchDocument
from guicheng.search.query import number_key

Row = tuple[str, str, tuple[str, ...], str, int, str]


def row_of(document: SearchDocument) -> Row:
    """The values of one document."""
    number = number_key(document.doc_no) if document.doc_no else ""
    return document.kind, document.level, document.issuers, document.status, document.day, number


def facet_file(rows: Iterable[Row]) -> File:
    """The file, from the row of every document in order."""
    numbers: dict[Row, int] = {}
    runs: list[int] = []
    for row, same in groupby(rows):
        runs += (sum(1 for _ in same), numbers.setdefault(row, len(numbers)))
    return script("facets", [list(row) for row in numbers], encode_list(runs))
