"""Numbers as bytes: little-endian base 128, low seven bits first, all at once with numpy."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
_LIMITS = tuple(1 << (7 * more) for more in range(1, 6))


def encode(values: Numbers) -> tuple[bytes, Numbers]:
    """The bytes of all values, and where each value begins (one more entry for the end)."""
    # Most values have one byte: the others are gone through by themselves.
    long = np.flatnonzero(values >= 128)
    rest = values[long]
    sizes = np.ones(len(values), np.uint8)
    sizes[long] = 1 + sum((rest >= limit).astype(np.uint8) for limit in _LIMITS)
    ends = np.zeros(len(values) + 1, np.int64)
    np.cumsum(sizes, out=ends[1:])
    out = np.empty(int(ends[-1]), np.uint8)
    out[ends[:-1]] = values & 127
    at = ends[:-1][long]
    while len(at):
        out[at] |= 128
        at, rest = at + 1, rest >> 7
        out[at] = rest & 127
        more = rest >= 128
        at, rest = at[more], rest[more]
    return out.tobytes(), ends


def encode_list(values: Any) -> bytes:
    """The bytes of a short list of numbers."""
    return encode(np.array(values, np.int64))[0]


def encode_few(values: Iterable[int]) -> bytes:
    """The bytes of a handful of numbers, without the start-up of an array."""
    out = bytearray()
    for value in values:
        rest = value
        while rest >= 128:
            out.append(rest & 127 | 128)
            rest >>= 7
        out.append(rest)
    return bytes(out)


def number_at(content: bytes, at: int) -> tuple[int, int]:
    """A number, and where the next begins."""
    value = shift = 0
    while content[at] >= 128:
        value |= (content[at] & 127) << shift
        at, shift = at + 1, shift + 7
    return value | content[at] << shift, at + 1


def numbers(content: bytes) -> Numbers:
    """All numbers."""
    stops = ends(content)
    starts = np.append(0, stops[:-1])[: len(stops)]
    values = np.zeros(len(stops), np.int64)
    raw = np.frombuffer(content, np.uint8).astype(np.int64) & 127
    for more in range(int((stops - starts).max(initial=0))):
        there = starts + more < stops
        values[there] |= raw[starts[there] + more] << 7 * more
    return values


def ends(content: bytes) -> Numbers:
    """The byte after each number."""
    return np.flatnonzero(np.frombuffer(content, np.uint8) < 128) + 1
