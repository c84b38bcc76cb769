"""Numbers as bytes: little-endian base 128, low seven bits first, all at once with numpy."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
_LIMITS = tuple(1 << (7 * more) for more in range(1, 6))


def encode(values: Numbers) -> tuple[bytes, Numbers]:
    """The bytes of all values, and where each value begins (one more entry for the end)."""
    sizes = np.ones(len(values), np.int64)
    for limit in _LIMITS:
        sizes += values >= limit
    ends = np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))
    out = np.zeros(int(ends[-1]), np.uint8)
    for place in range(int(sizes.max(initial=0))):
        has = sizes > place
        more = np.where(sizes[has] > place + 1, 128, 0)
        out[ends[:-1][has] + place] = (values[has] >> (7 * place)) & 127 | more
    return out.tobytes(), ends


def encode_list(values: Any) -> bytes:
    """The bytes of a short list of numbers."""
    return encode(np.array(values, np.int64))[0]
