"""Word postings: term -> work -> local number with impact, in buckets by the hash of the term.

A bucket is ``add(name, "term term …", base64)``; the bytes are, for each term, ``df, capped, body, title``
(lengths of what follows), then for each term its body and its title.
Body: for each work ``work delta, documents``, then ``local delta << 4 | impact`` each. Title: work deltas.
A long body is cut to a head of the highest impacts; the whole stands in a file of its own.
Impacts need no statistics of the base: the mean length is a constant. So a changed work changes only its terms.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from guicheng.search.browser.collection import Collection
from guicheng.search.browser.shard import File, bits_for, bucket_name, bucket_of, own_name, script
from guicheng.search.browser.varints import Numbers, encode, encode_list

K1, B, MEAN_LENGTH = 1.2, 0.75, 60
LEVELS = 15
"""Impacts have four bits; with 15 levels recall on the judged set is that of exact ones, with 7 it is lower."""

BUCKET_BYTES = 5_000
LONG, HEAD = 10_000, 3_000
"""A body of more bytes is cut to that many documents."""


def word_files(collection: Collection) -> tuple[int, Iterator[File]]:
    """Bits of the bucket number, and the files."""
    postings = _Postings(collection)
    bits = bits_for(sum(map(len, postings.bodies.values())), BUCKET_BYTES)
    return bits, _files(postings, collection, bits)


def _files(postings: _Postings, collection: Collection, bits: int) -> Iterator[File]:
    buckets: dict[int, list[str]] = {}
    for term in sorted({*postings.bodies, *collection.titles}):
        buckets.setdefault(bucket_of(term, bits), []).append(term)
    for bucket in range(1 << bits):
        terms = buckets.get(bucket, [])
        header: list[int] = []
        bodies: list[bytes] = []
        for term in terms:
            whole = postings.bodies.get(term, b"")
            capped = len(whole) > LONG
            if capped:
                yield script(own_name("w", term), whole)
            body = postings.head(term) if capped else whole
            title = _title(collection.titles.get(term, []))
            header += (postings.counts.get(term, 0), int(capped), len(body), len(title))
            bodies += (body, title)
        yield script(bucket_name("w", bucket), " ".join(terms), encode_list(header) + b"".join(bodies))


def _title(works: list[int]) -> bytes:
    return encode_list(np.diff(works, prepend=0)) if works else b""


class _Postings:
    """All bodies, made at once."""

    def __init__(self, collection: Collection) -> None:
        terms, documents, impacts = _impacts(collection)
        self._work, self._local = collection.work[documents], collection.local[documents]
        self._impacts = impacts
        names = list(collection.ids)
        starts = np.flatnonzero(np.diff(terms, prepend=-1))
        self._spans = {
            names[terms[start]]: (int(start), int(end))
            for start, end in zip(starts, np.append(starts, len(terms))[1:], strict=True)
        }
        self.counts = {name: end - start for name, (start, end) in self._spans.items()}
        content, ends = encode_postings(terms, self._work, self._local, impacts)
        self.bodies = {name: content[ends[start] : ends[end]] for name, (start, end) in self._spans.items()}

    def head(self, term: str) -> bytes:
        """The documents of highest impact; of equals those that come first."""
        start, end = self._spans[term]
        best = np.argsort(-self._impacts[start:end], kind="stable")[:HEAD]
        chosen = start + np.sort(best)
        one = np.zeros(len(chosen), np.int64)
        return encode_postings(one, self._work[chosen], self._local[chosen], self._impacts[chosen])[0]


def _impacts(collection: Collection) -> tuple[Numbers, Numbers, Numbers]:
    """Term, document and impact of every posting, by term, then by document."""
    lengths = collection.lengths
    document = np.repeat(np.arange(collection.size, dtype=np.int64), lengths)
    keys, counts = np.unique(collection.tokens << 32 | document, return_counts=True)
    documents = keys & 0xFFFFFFFF
    relative = lengths[documents] / MEAN_LENGTH
    saturated = counts / (counts + K1 * (1 - B + B * relative))
    return keys >> 32, documents, np.clip(np.rint(saturated * LEVELS), 1, LEVELS).astype(np.int64)


def encode_postings(terms: Numbers, work: Numbers, local: Numbers, impacts: Numbers) -> tuple[bytes, Numbers]:
    """Bodies one after another, and the byte where each posting begins (one more entry for the end)."""
    new_term = np.diff(terms, prepend=-1) != 0
    new_work = new_term | (np.diff(work, prepend=-1) != 0)
    firsts = np.flatnonzero(new_work)
    sizes = 1 + 2 * new_work
    ends = np.cumsum(sizes)
    values = np.zeros(int(ends[-1]) if len(ends) else 0, np.int64)
    values[ends - 1] = np.where(new_work, local, np.diff(local, prepend=0)) << 4 | impacts
    at = ends[firsts] - 3
    values[at] = np.where(new_term[firsts], work[firsts], np.diff(work[firsts], prepend=0))
    values[at + 1] = np.diff(np.append(firsts, len(terms)))
    content, places = encode(values)
    return content, places[np.append(ends - sizes, len(values))]
