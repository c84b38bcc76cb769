"""Word postings: term -> work -> local number with impact, and the works that have the term in their names.

Entry: ``df << 1 | capped, titles``, work deltas of the titles, then documents with impacts in the low four bits
(``groups``). A long list is cut to a head of the highest impacts; the whole stands in table ``a``.
Impacts need no statistics of the base: the mean length is a constant. So a changed work changes only its terms.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import numpy as np

from guicheng.search.browser.collection import Collection
from guicheng.search.browser.groups import encode_groups
from guicheng.search.browser.shard import File
from guicheng.search.browser.tables import Table, lay_out
from guicheng.search.browser.varints import Numbers, encode_few

K1, B, MEAN_LENGTH = 1.2, 0.75, 60
LEVELS = 15
"""Impacts have four bits; with 15 levels recall on the judged set is that of exact ones, with 7 it is lower."""
IMPACT_BITS = 4

BUCKET_BYTES, OWN = 7_000, 5_000
WHOLE_BUCKET_BYTES, WHOLE_OWN = 48_000, 30_000
LONG, HEAD = 10_000, 3_000
"""A list of more bytes is cut to that many documents."""


def word_files(collection: Collection, coarse: int) -> tuple[Table, Table, Iterator[File]]:
    """Where the words stand, where the whole of long lists, and the files; buckets are ``coarse`` times as large."""
    postings = Postings(collection)
    whole = {term: body for term, body in postings.bodies.items() if len(body) > LONG}
    entries = {
        term: entry(
            postings.counts.get(term, 0),
            term in whole,
            collection.titles.get(term, ()),
            postings.head(term) if term in whole else postings.bodies.get(term, b""),
        )
        for term in {**postings.bodies, **collection.titles}
    }
    table, files = lay_out("w", entries, BUCKET_BYTES * coarse, OWN * coarse)
    whole_table, more = lay_out("a", whole, WHOLE_BUCKET_BYTES, WHOLE_OWN)
    return table, whole_table, chain(files, more)


def entry(count: int, capped: bool, titles: list[int] | tuple[int, ...], body: bytes) -> bytes:
    """What is told of a term."""
    deltas = (now - before for before, now in zip((0, *titles), titles, strict=False))
    return encode_few((count << 1 | capped, len(titles), *deltas)) + body


class Postings:
    """All lists, made at once."""

    def __init__(self, collection: Collection) -> None:
        terms, documents, impacts = _impacts(collection)
        self._work, self._local = collection.work[documents], collection.local[documents]
        self._impacts = impacts
        names = list(collection.ids)
        new_term = np.diff(terms, prepend=-1) != 0
        starts = np.flatnonzero(new_term)
        self._spans = {
            names[terms[start]]: (int(start), int(end))
            for start, end in zip(starts, np.append(starts, len(terms))[1:], strict=True)
        }
        self.counts = {name: end - start for name, (start, end) in self._spans.items()}
        content, ends = encode_groups(new_term, self._work, self._local, impacts, IMPACT_BITS)
        self.bodies = {name: content[ends[start] : ends[end]] for name, (start, end) in self._spans.items()}

    def head(self, term: str) -> bytes:
        """The documents of highest impact."""
        span = slice(*self._spans[term])
        return head(self._work[span], self._local[span], self._impacts[span])


def head(work: Numbers, local: Numbers, impacts: Numbers) -> bytes:
    """Of a list the documents of highest impact; of equals those that come first."""
    # Numbers of eight bits are sorted many times as fast.
    best = np.sort(np.argsort(-impacts.astype(np.int8), kind="stable")[:HEAD])
    new_term = np.arange(len(best)) == 0
    return encode_groups(new_term, work[best], local[best], impacts[best], IMPACT_BITS)[0]


def _impacts(collection: Collection) -> tuple[Numbers, Numbers, Numbers]:
    """Term, document and impact of every posting, by term, then by document."""
    lengths = collection.lengths
    document = np.repeat(np.arange(collection.size, dtype=np.int64), lengths)
    keys, counts = np.unique(collection.tokens << 32 | document, return_counts=True)
    documents = keys & 0xFFFFFFFF
    relative = lengths[documents] / MEAN_LENGTH
    saturated = counts / (counts + K1 * (1 - B + B * relative))
    return keys >> 32, documents, np.clip(np.rint(saturated * LEVELS), 1, LEVELS).astype(np.int64)
