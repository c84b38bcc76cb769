"""Positional bigrams, for exact phrases: pair of neighbouring characters -> work -> local number -> positions.

A bucket is ``add(name, "河道管理…", base64)`` with two characters a bigram; the bytes are the lengths of the bodies,
then the bodies. Body: for each work ``work delta, documents``, for each document ``local delta << 1 | several``
and, when several, their number; then the position deltas. Frequent bigrams stand in files of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guicheng.search.browser.collection import Collection
from guicheng.search.browser.shard import File, bits_for, bucket_name, bucket_of, own_name, script
from guicheng.search.browser.varints import Numbers, encode, encode_list

BUCKET_BYTES = 16_000
LONG = 12_000
SLICE = 3_000_000
"""Occurrences sorted at a time: some 500 MB."""

_SHIFT = 21
"""Bits of a code point."""


def bigram_files(collection: Collection) -> tuple[int, dict[str, int], Iterator[File]]:
    """Bits of the bucket number, the frequent bigrams with their bytes, and the files."""
    bodies = _bodies(collection)
    frequent = {bigram: len(body) for bigram, body in bodies.items() if len(body) > LONG}
    bits = bits_for(sum(map(len, bodies.values())) - sum(frequent.values()), BUCKET_BYTES)
    return bits, frequent, _files(bodies, frequent, bits)


def _files(bodies: dict[str, bytes], frequent: dict[str, int], bits: int) -> Iterator[File]:
    buckets: dict[int, list[str]] = {}
    for bigram in bodies:
        if bigram in frequent:
            yield script(own_name("b", bigram), bodies[bigram])
        else:
            buckets.setdefault(bucket_of(bigram, bits), []).append(bigram)
    for bucket in range(1 << bits):
        bigrams = buckets.get(bucket, [])
        header = encode_list([len(bodies[bigram]) for bigram in bigrams])
        content = header + b"".join(bodies[bigram] for bigram in bigrams)
        yield script(bucket_name("b", bucket), "".join(bigrams), content)


def _bodies(collection: Collection) -> dict[str, bytes]:
    """The body of every bigram, in the order of code points; a slice of first characters at a time, to spare memory."""
    chars = np.frombuffer("\0".join(collection.squeezed).encode("utf-32-le"), "<u4")
    breaks = np.flatnonzero(chars == 0)
    begins = np.concatenate((np.zeros(1, np.int64), breaks + 1))
    counts = np.bincount(chars)
    ranks = _ranks(counts)[chars]
    bodies: dict[str, bytes] = {}
    for first, last in _slices(counts):
        here = (chars[:-1] >= first) & (chars[:-1] < last) & (chars[1:] != 0)
        pairs = np.flatnonzero(here)
        keys = chars[pairs].astype(np.int64) << _SHIFT | chars[pairs + 1]
        # Numbers of 16 bits are sorted several times as fast as whole keys.
        order = np.argsort(ranks[pairs + 1], kind="stable")
        order = order[np.argsort(ranks[pairs[order]], kind="stable")]
        bodies.update(_slice_bodies(collection, keys[order], pairs[order], begins))
    return bodies


def _ranks(counts: Numbers) -> NDArray[Any]:
    """The place of every character among those there are, in as few bits as do."""
    there = np.flatnonzero(counts)
    ranks = np.zeros(len(counts), np.min_scalar_type(len(there)))
    ranks[there] = np.arange(len(there))
    return ranks


def _slices(counts: Numbers) -> Iterator[tuple[int, int]]:
    """Ranges of characters, each with about ``SLICE`` occurrences; the break between documents is in none."""
    first, held, last = 1, 0, 0
    for value in np.flatnonzero(counts[1:]) + 1:
        last = int(value)
        if held and held + counts[last] > SLICE:
            yield first, last
            first, held = last, 0
        held += int(counts[last])
    if held:
        yield first, last + 1


def _slice_bodies(
    collection: Collection, keys: Numbers, pairs: Numbers, begins: Numbers
) -> Iterator[tuple[str, bytes]]:
    """Bigrams and bodies of a slice; ``pairs`` are the places of its bigrams among all characters."""
    if not len(keys):
        return
    documents = np.searchsorted(begins, pairs, side="right") - 1
    content, ends = encode_occurrences(
        keys, collection.work[documents], collection.local[documents], documents, pairs - begins[documents]
    )
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    places = ends[np.append(starts, len(keys))]
    for at, key in enumerate(keys[starts].tolist()):
        yield chr(key >> _SHIFT) + chr(key & ((1 << _SHIFT) - 1)), content[places[at] : places[at + 1]]


def encode_occurrences(
    keys: Numbers, work: Numbers, local: Numbers, documents: Numbers, positions: Numbers
) -> tuple[bytes, Numbers]:
    """Bodies one after another, and the byte where each occurrence begins (one more entry for the end)."""
    new_key = np.diff(keys, prepend=-1) != 0
    new_work = new_key | (np.diff(work, prepend=-1) != 0)
    new_document = new_key | (np.diff(documents, prepend=-1) != 0)
    first = np.flatnonzero(new_document)
    several = np.diff(np.append(first, len(keys)))
    many = np.zeros(len(keys), bool)
    many[first] = several > 1
    sizes = 1 + 2 * new_work + new_document + many
    ends = np.cumsum(sizes)
    values = np.zeros(int(ends[-1]), np.int64)
    values[ends - 1] = np.where(new_document, positions, np.diff(positions, prepend=0))
    values[ends[many] - 2] = several[several > 1]
    head = ends[first] - 2 - many[first]
    previous = np.diff(local[first], prepend=0)
    values[head] = np.where(new_work[first], local[first], previous) << 1 | many[first]
    group = np.flatnonzero(new_work)
    at = ends[group] - 4 - many[group]
    values[at] = np.where(new_key[group], work[group], np.diff(work[group], prepend=0))
    values[at + 1] = np.add.reduceat(new_document.astype(np.int64), group)
    content, places = encode(values)
    return content, places[np.append(ends - sizes, len(values))]
