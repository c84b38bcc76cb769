"""Bigrams, for exact phrases: pair of neighbouring characters -> documents, and apart from them -> positions.

The documents of a pair (``groups``) stand in table ``b``, enough for two characters and mostly for more, as few
documents have all pairs of a phrase and their texts can be read. Where many have, the positions in table ``p`` decide:
for each document of the list its places, each ``delta << 1 | last``. Pairs of few documents have none.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from guicheng.search.browser.collection import Collection
from guicheng.search.browser.groups import encode_groups
from guicheng.search.browser.shard import File
from guicheng.search.browser.tables import Table, lay_out
from guicheng.search.browser.varints import Numbers, encode, encode_few

BUCKET_BYTES, OWN = 12_500, 16_000
POSITION_BUCKET_BYTES, POSITION_OWN = 112_000, 40_000
FEW = 8
"""Pairs of so many documents or fewer have no positions: that many texts are read sooner."""
SLICE = 1_000_000
"""Occurrences sorted at a time: some 170 MB; three times as many take longer, as memory new to the process is slow."""

_SHIFT = 21
"""Bits of a code point."""


def bigram_files(collection: Collection, coarse: int) -> tuple[Table, Table, Iterator[File]]:
    """Where the documents stand, where the positions, and the files; buckets are ``coarse`` times as large."""
    documents: dict[str, bytes] = {}
    positions: dict[str, bytes] = {}
    for bigram, body, places in bigram_lists(collection, FEW):
        documents[bigram] = body
        if places:
            positions[bigram] = places
    pairs, files = lay_out("b", documents, BUCKET_BYTES * coarse, OWN * coarse)
    places_table, more = lay_out("p", positions, POSITION_BUCKET_BYTES * coarse, POSITION_OWN * coarse)
    return pairs, places_table, chain(files, more)


def bigram_lists(collection: Collection, few: int) -> Iterator[tuple[str, bytes, bytes]]:
    """Documents of every bigram, and positions where there are more than ``few``; a slice of first characters at a time, to spare memory."""
    chars = np.frombuffer("\0".join(collection.squeezed).encode("utf-32-le"), "<u4")
    breaks = chars == 0
    begins = np.append(0, np.flatnonzero(breaks) + 1)
    documents = np.cumsum(breaks, dtype=np.uint32)
    counts = np.bincount(chars)
    ranks = _ranks(counts)[chars]
    numbers = np.zeros(len(counts), np.uint16)
    for number, (first, last) in enumerate(_slices(counts), 1):
        numbers[first:last] = number
    slices = np.where(chars[1:] != 0, numbers[chars[:-1]], 0)
    for number in range(1, int(numbers.max(initial=0)) + 1):
        pairs = np.flatnonzero(slices == number)
        keys = chars[pairs].astype(np.int64) << _SHIFT | chars[pairs + 1]
        # Numbers of 16 bits are sorted several times as fast as whole keys.
        order = np.argsort(ranks[pairs + 1], kind="stable")
        order = order[np.argsort(ranks[pairs[order]], kind="stable")]
        pairs = pairs[order]
        held = documents[pairs]
        yield from _slice_lists(collection, keys[order], held, pairs - begins[held], few)


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


def _slice_lists(
    collection: Collection, keys: Numbers, documents: NDArray[Any], positions: Numbers, few: int
) -> Iterator[tuple[str, bytes, bytes]]:
    """Bigrams and bodies of a slice, from the documents and positions where its bigrams stand."""
    if not len(keys):
        return
    new_key = np.diff(keys, prepend=-1) != 0
    new_document = new_key | (np.diff(documents, prepend=0) != 0)
    first = np.flatnonzero(new_document)
    new_list, held = new_key[first], documents[first]
    content, at = encode_groups(new_list, collection.work[held], collection.local[held])
    starts = np.flatnonzero(new_list)
    counts = np.diff(np.append(starts, len(first)))
    places, place_at = encode_positions(new_document, positions)
    spans = at[np.append(starts, len(first))], place_at[np.append(first[starts], len(keys))]
    for number, key in enumerate(keys[first[starts]].tolist()):
        body, place = (slice(ends[number], ends[number + 1]) for ends in spans)
        many = counts[number] > few
        yield _pair(key), content[body], places[place] if many else b""


def _pair(key: int) -> str:
    return chr(key >> _SHIFT) + chr(key & ((1 << _SHIFT) - 1))


def encode_positions(new_document: NDArray[Any], positions: Numbers) -> tuple[bytes, Numbers]:
    """Places in documents, one after another, and the byte where each begins (one more entry for the end)."""
    deltas = np.where(new_document, positions, np.diff(positions, prepend=0))
    last = np.append(new_document[1:], True)
    return encode(deltas << 1 | last)


def positions_in(text: str, pair: str) -> bytes:
    """The same for one document and one pair."""
    found = [at for at in range(len(text)) if text.startswith(pair, at)]
    ends = [False] * (len(found) - 1) + [True]
    deltas = (now - before for before, now in zip((0, *found), found, strict=False))
    return encode_few(delta << 1 | last for delta, last in zip(deltas, ends, strict=True)) if found else b""
