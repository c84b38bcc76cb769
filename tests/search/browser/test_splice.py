"""Lists with one work's part exchanged are the lists of all works as they are then."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guicheng.search.browser.groups import encode_groups
from guicheng.search.browser.splice import spans, spliced, spliced_places
from guicheng.search.browser.varints import encode_few, number_at, numbers

Docs = dict[int, dict[int, int]]
"""Work → local number → what stands in the low bits."""
LISTS = st.dictionaries(
    st.sampled_from([1, 2, 3, 70, 9_000, 1_000_004, 3_000_000]),
    st.dictionaries(st.integers(0, 300), st.integers(0, 15), min_size=1, max_size=140),
    max_size=6,
)


def encoded(works: Docs) -> bytes:
    rows = [(work, local, low) for work in sorted(works) for local, low in sorted(works[work].items())]
    work, local, low = np.array(rows, np.int64).reshape(-1, 3).T
    return encode_groups(np.arange(len(work)) == 0, work, local, low, 4)[0]


def places(works: Docs) -> bytes:
    """Two places a document where its low bits are even, else one."""
    out = []
    for work in sorted(works):
        for local, low in sorted(works[work].items()):
            out += [(200 * local + low) << 1 | 1] if low % 2 else [local << 1, low << 1 | 1]
    return encode_few(out)


def changes(before: Docs, after: Docs, encode: Callable[[Docs], bytes]) -> list[tuple[int, bytes, bytes]]:
    """What differs, each work alone."""
    return [
        (work, *(encode({work: docs[work]} if work in docs else {}) for docs in (before, after)))
        for work in sorted({*before, *after})
        if before.get(work) != after.get(work)
    ]


@given(LISTS, LISTS)
def test_lists_and_places_with_changes_are_those_of_all_works(before: Docs, after: Docs) -> None:
    body, changed = encoded(before), changes(before, after, encoded)
    assert spliced(body, changed) == encoded(after)
    moved = changes(before, after, places)
    assert spliced_places(body, places(before), moved) == places(after)


@given(LISTS)
def test_the_works_of_a_list_are_those_that_went_in(works: Docs) -> None:
    found = list(spans(encoded(works)))
    assert [(work, documents) for work, *_, documents in found] == [(w, len(works[w])) for w in sorted(works)]


def test_a_work_that_does_not_stand_as_it_was_is_a_doubt() -> None:
    body = encoded({3: {1: 5}, 9: {0: 2}})
    for change in (
        (3, encoded({3: {1: 6}}), b""),
        (4, encoded({4: {1: 5}}), b""),
        (3, b"", encoded({3: {2: 1}})),
    ):
        with pytest.raises(LookupError):
            spliced(body, [change])


@given(st.lists(st.integers(0, 2**34)))
def test_numbers_are_read_as_they_were_written(values: list[int]) -> None:
    content = encode_few(values)
    assert numbers(content).tolist() == values
    at, found = 0, []
    while at < len(content):
        value, at = number_at(content, at)
        found.append(value)
    assert found == values
