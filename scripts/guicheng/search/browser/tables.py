"""How terms with their entries become files: buckets by the hash of the term, long entries in files of their own.

A bucket is ``add("w/3/1f", "term term …", bytes)``, terms in order; the bytes are the lengths of the entries, then
the entries. A file of one entry is ``add("w/x/5e94-5f53", bytes)``; ``boot`` lists the terms that have one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from guicheng.search.browser.shard import File, bucket_name, bucket_of, buckets_for, own_name, script
from guicheng.search.browser.varints import encode_list

NAME_BYTES = 7
"""About what a term costs beside its entry."""


@dataclass(frozen=True, slots=True)
class Table:
    """Where the entries of a folder stand; ``own`` are the terms with files of their own, with their bytes.

    ``total`` is what the others take, buckets are to be of ``bucket`` bytes, entries of more than ``long`` stand alone.
    """

    folder: str
    buckets: int
    own: Mapping[str, int]
    total: int
    bucket: int
    long: int

    @property
    def wanted(self) -> int:
        """How many buckets there should be."""
        return buckets_for(self.total, self.bucket)

    def told(self) -> list[object]:
        """As ``boot`` has it: number of buckets, kilobytes of a bucket, terms with files of their own, kilobytes."""
        sizes = [round(size / 1000) for size in self.own.values()]
        return [self.buckets, round(self.total / self.buckets / 1000), " ".join(self.own), sizes]


def lay_out(
    folder: str, entries: Mapping[str, bytes], bucket: int, long: int
) -> tuple[Table, Iterator[File]]:
    """Buckets of at most about ``bucket`` bytes; entries of more than ``long`` bytes stand alone."""
    own = {term: len(entries[term]) for term in sorted(entries) if len(entries[term]) > long}
    total = sum(map(len, entries.values())) - sum(own.values()) + NAME_BYTES * (len(entries) - len(own))
    table = Table(folder, buckets_for(total, bucket), own, total, bucket, long)
    return table, _files(table, entries)


def _files(table: Table, entries: Mapping[str, bytes]) -> Iterator[File]:
    buckets: dict[int, list[str]] = {}
    for term in sorted(entries):
        if term in table.own:
            yield script(own_name(table.folder, term), entries[term])
        else:
            buckets.setdefault(bucket_of(term, table.buckets), []).append(term)
    for bucket in range(table.buckets):
        yield bucket_file(table, bucket, [(term, entries[term]) for term in buckets.get(bucket, ())])


def bucket_file(table: Table, bucket: int, entries: Sequence[tuple[str, bytes]]) -> File:
    """One bucket; its entries come in the order of terms."""
    held = [entry for _, entry in entries]
    terms = " ".join(term for term, _ in entries)
    content = encode_list(list(map(len, held))) + b"".join(held)
    return script(bucket_name(table.folder, bucket), terms, content)
