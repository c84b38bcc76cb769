"""Lists of documents as bytes: the documents of a term, work by work.

For each work ``work delta << 1 | several``, when several their number, then for each document ``local delta << bits |
low``: a term costs a work two or three bytes more than its documents, and what one work has can be cut out and put in.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from guicheng.search.browser.varints import Numbers, encode


def encode_groups(
    new_term: NDArray[Any], work: Numbers, local: Numbers, low: Numbers | int = 0, bits: int = 0
) -> tuple[bytes, Numbers]:
    """Lists one after another, and the byte where each document begins (one more entry for the end).

    ``new_term`` is true where a list begins; ``work`` and ``local`` ascend within a list.
    """
    new_work = new_term | (np.diff(work, prepend=-1) != 0)
    first = np.flatnonzero(new_work)
    counts = np.diff(np.append(first, len(work)))
    several = counts > 1
    sizes = np.ones(len(work), np.int64)
    sizes[first] += 1 + several
    ends = np.cumsum(sizes)
    begins = ends - sizes
    values = np.empty(int(ends[-1]) if len(ends) else 0, np.int64)
    values[ends - 1] = np.where(new_work, local, np.diff(local, prepend=0)) << bits | low
    deltas = np.where(new_term[first], work[first], np.diff(work[first], prepend=0))
    values[begins[first]] = deltas << 1 | several
    values[begins[first[several]] + 1] = counts[several]
    content, places = encode(values)
    return content, places[np.append(begins, len(values))]
