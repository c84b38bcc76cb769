"""What documents are filtered by: rows of values, and which documents have which row.

``add("facets", [[kind, level, [issuers], status], …], [kind of row, day, kind of row, day, …], base64)``; numbers of
documents, which few ask for, stand apart in ``add("numbers", [number, …], base64)``.
The bytes are, for each work, ``runs``, then for each run ``documents`` (not for the last, which takes those that are
left) and its row: 0 for the next that nobody has had, else how far back from that one it stands.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypeVar

from guicheng.search.browser.shard import File, script
from guicheng.search.browser.varints import encode_list
from guicheng.search.documents import SearchDocument
from guicheng.search.query import number_key

Row = tuple[str, str, tuple[str, ...], str, int, str]
Runs = Sequence[tuple[int, Row]]
_Value = TypeVar("_Value", bound=Hashable)


def row_of(document: SearchDocument) -> Row:
    """The values of one document."""
    number = number_key(document.doc_no) if document.doc_no else ""
    return document.kind, document.level, document.issuers, document.status, document.day, number


def facet_files(works: Sequence[Runs]) -> Iterator[File]:
    """The files, from the runs of equal rows in every work."""
    rows, runs = _coded([(count, row[:5]) for count, row in work] for work in works)
    kinds: dict[tuple[str, str, tuple[str, ...], str], int] = {}
    pairs = [value for row in rows for value in (kinds.setdefault(row[:4], len(kinds)), row[4])]
    yield script("facets", list(kinds), pairs, runs)
    numbers, runs = _coded([(count, row[5]) for count, row in work] for work in works)
    yield script("numbers", numbers, runs)


def _coded(works: Iterable[Sequence[tuple[int, _Value]]]) -> tuple[list[_Value], bytes]:
    known: dict[_Value, int] = {}
    out: list[int] = []
    for work in works:
        runs = [
            (sum(count for count, _ in same), value) for value, same in groupby(work, key=lambda run: run[1])
        ]
        out.append(len(runs))
        for at, (count, value) in enumerate(runs, 1):
            out += [count] if at < len(runs) else []
            out.append(len(known) - known[value] if value in known else 0)
            known.setdefault(value, len(known))
    return list(known), encode_list(out)
