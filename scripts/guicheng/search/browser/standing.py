"""The files of the last index, read again to be changed. What does not stand as it was written: LookupError."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from guicheng.search.browser.shard import (
    FOLDER,
    File,
    bucket_name,
    bucket_of,
    from_characters,
    in_old,
    own_name,
    script,
)
from guicheng.search.browser.tables import NAME_BYTES, Table, bucket_file
from guicheng.search.browser.varints import number_at

Read = Callable[[str], bytes | None]
_START, _END = b"guicheng.shards.add(", b");\n"


class Standing:
    """The last index of what is in force and to come, or of what has been replaced (``old``)."""

    def __init__(self, read: Read, *, old: bool = False) -> None:
        self._read, self._old = read, old

    def values(self, name: str) -> list[Any]:
        """What a file hands over; bytes are characters still."""
        content = self._read(self.path(name))
        if content is None or not content.startswith(_START) or not content.endswith(_END):
            raise LookupError(name)
        values: list[Any] = json.loads(b"[" + content[len(_START) : -len(_END)] + b"]")
        if values[0] != (f"old/{name}" if self._old else name):
            raise LookupError(name)
        return values[1:]

    def path(self, name: str) -> str:
        """Where a file stands, from the top of the site."""
        return self.placed((f"{FOLDER}/{name}.js", b""))[0]

    def placed(self, file: File) -> File:
        """A file in the folder of this index."""
        return in_old(file) if self._old else file


class Entries:
    """The entries of a table, changed one by one; only the files that hold them are read, and written again."""

    def __init__(self, standing: Standing, table: Table) -> None:
        self._standing, self._before = standing, table
        self._own, self._total = dict(table.own), table.total
        self._buckets: dict[int, dict[str, bytes]] = {}
        self._known: dict[str, bytes] = {}
        self._changed: set[str] = set()

    def get(self, term: str) -> bytes:
        """The entry of a term; empty for none."""
        if term not in self._known:
            self._known[term] = self._entry(term)
        return self._known[term]

    def put(self, term: str, entry: bytes) -> None:
        """Exchange an entry; empty: there is none any more."""
        before = self.get(term)
        if entry == before:
            return
        self._total += self._weight(entry) - self._weight(before)
        self._own.pop(term, None)
        if self._alone(entry):
            self._own[term] = len(entry)
        self._known[term] = entry
        self._changed.add(term)

    def table(self) -> Table:
        """Where the entries stand now. LookupError when so much changed that there should be other buckets."""
        own = {term: self._own[term] for term in sorted(self._own)}
        table = replace(self._before, own=own, total=self._total)
        if table.wanted != table.buckets:
            raise LookupError(table.folder)
        return table

    def files(self) -> Iterator[File]:
        """The files that hold what was changed."""
        for term in sorted(self._changed):
            if term in self._own:
                yield self._standing.placed(script(own_name(self._before.folder, term), self._known[term]))
        for bucket in sorted({self._bucket(term) for term in self._changed if self._in_bucket(term)}):
            held = self._held(bucket) | {
                term: self._known[term] for term in self._changed if self._bucket(term) == bucket
            }
            entries = [(term, held[term]) for term in sorted(held) if held[term] and term not in self._own]
            yield self._standing.placed(bucket_file(self._before, bucket, entries))

    def gone(self) -> Iterator[str]:
        """Files of single entries that are no more."""
        for term in self._before.own:
            if term not in self._own:
                yield self._standing.path(own_name(self._before.folder, term))

    def _entry(self, term: str) -> bytes:
        if term in self._before.own:
            return from_characters(self._standing.values(own_name(self._before.folder, term))[0])
        return self._held(self._bucket(term)).get(term, b"")

    def _held(self, bucket: int) -> dict[str, bytes]:
        if bucket not in self._buckets:
            words, content = self._standing.values(bucket_name(self._before.folder, bucket))
            self._buckets[bucket] = _parted(words, from_characters(content))
        return self._buckets[bucket]

    def _bucket(self, term: str) -> int:
        return bucket_of(term, self._before.buckets)

    def _in_bucket(self, term: str) -> bool:
        """Whether the term stands in its bucket, or stood there."""
        return term not in self._own or term not in self._before.own

    def _alone(self, entry: bytes) -> bool:
        return len(entry) > self._before.long

    def _weight(self, entry: bytes) -> int:
        return len(entry) + NAME_BYTES if entry and not self._alone(entry) else 0


def _parted(words: str, content: bytes) -> dict[str, bytes]:
    """The entries of a bucket."""
    if not content:
        return {}
    terms, lengths, at = words.split(" "), [], 0
    for _ in terms:
        length, at = number_at(content, at)
        lengths.append(length)
    entries = {}
    for term, length in zip(terms, lengths, strict=True):
        entries[term] = content[at : at + length]
        at += length
    if at != len(content):
        raise LookupError
    return entries
