"""What every query needs: the works with their number of documents and level, where terms stand.

``add("boot", documents, total frequency, [levels], bytes, replaced documents, words, whole lists, pairs, positions)``;
the bytes are ``work delta, documents, level`` for each work; the last four are ``[number of buckets, kilobytes of
a bucket, terms with files of their own, [kilobytes]]``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from guicheng.search.browser.shard import File, from_characters, script
from guicheng.search.browser.tables import Table
from guicheng.search.browser.varints import encode_list, numbers

Listed = tuple[int, int, str]
"""Work number, number of documents, level of a work."""


def boot_file(works: Sequence[Listed], frequency: int, replaced: int, tables: Sequence[Table]) -> File:
    """The file; ``frequency`` is the sum of all frequencies of the dictionary."""
    levels = sorted({level for _, _, level in works})
    triples: list[int] = []
    last = 0
    for number, count, level in works:
        triples += (number - last, count, levels.index(level))
        last = number
    size = sum(count for _, count, _ in works)
    told = (table.told() for table in tables)
    return script("boot", size, frequency, levels, encode_list(triples), replaced, *told)


def listed_works(values: Sequence[Any]) -> list[Listed]:
    """The works of the file, from what it hands over."""
    levels, triples = values[2], numbers(from_characters(values[3])).tolist()
    found, last = [], 0
    for delta, count, level in zip(triples[::3], triples[1::3], triples[2::3], strict=True):
        last += delta
        found.append((last, count, levels[level]))
    return found
