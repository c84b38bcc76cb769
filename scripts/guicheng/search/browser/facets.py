"""What documents are filtered by: rows of values, and which documents have which row.

``add("facets", [[kind, level, [issuers], status], …], [kind of row, day, kind of row, day, …], bytes)``; numbers of
documents, which few ask for, stand apart in ``add("numbers", [number, …], bytes)``.
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
ShownRow = tuple[str, str, tuple[str, ...], str, int]
Runs = Sequence[tuple[int, Row]]
Shown = Sequence[tuple[int, ShownRow]]
Numbered = Sequence[tuple[int, str]]
_Value = TypeVar("_Value", bound=Hashable)


def row_of(document: SearchDocument) -> Row:
    """The values of one document."""
    number = number_key(document.doc_no) if document.doc_no else ""
    return document.kind, document.level, document.issuers, document.status, document.day, number


def facet_files(works: Sequence[Runs]) -> Iterator[File]:
    """The files, from the runs of equal rows in every work."""
    pairs = [parted(work) for work in works]
    return run_files((rows for rows, _ in pairs), (numbers for _, numbers in pairs))


def parted(work: Runs) -> tuple[Shown, Numbered]:
    """Runs of what is shown, and runs of the numbers of documents."""
    return [(count, row[:5]) for count, row in work], [(count, row[5]) for count, row in work]


def run_files(rows: Iterable[Shown], numbers: Iterable[Numbered]) -> Iterator[File]:
    """The files, from both kinds of runs in every work."""
    shown, runs = _coded(rows)
    kinds: dict[tuple[str, str, tuple[str, ...], str], int] = {}
    pairs = [value for row in shown for value in (kinds.setdefault(row[:4], len(kinds)), row[4])]
    yield script("facets", list(kinds), pairs, runs)
    yield script("numbers", *_coded(numbers))


def runs_of(
    values: Sequence[_Value], runs: Sequence[int], sizes: Iterable[int]
) -> list[list[tuple[int, _Value]]]:
    """What was coded: the runs of works with these numbers of documents."""
    found: list[list[tuple[int, _Value]]] = []
    at = known = 0
    for size in sizes:
        number, at, left = runs[at], at + 1, size
        work = []
        for more in range(number, 0, -1):
            count, at = (runs[at], at + 1) if more > 1 else (left, at)
            left -= count
            back, at = runs[at], at + 1
            work.append((count, values[known - back]))
            known += not back
        found.append(work)
    return found


def shown_rows(kinds: Sequence[tuple[str, str, Sequence[str], str]], pairs: Sequence[int]) -> list[ShownRow]:
    """The rows of the file ``facets``."""
    parts = [(kind, level, tuple(issuers), status) for kind, level, issuers, status in kinds]
    return [(*parts[kind], day) for kind, day in zip(pairs[::2], pairs[1::2], strict=True)]


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
