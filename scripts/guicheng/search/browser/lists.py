"""What one work alone has in the lists of the index, and where that differs before and after a change."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from guicheng.search.browser.bigrams import bigram_lists
from guicheng.search.browser.collection import Collection, work_number
from guicheng.search.browser.prepared import Prepared
from guicheng.search.browser.words import Postings


class Changed(NamedTuple):
    """A work before and after; None where it is not in this part of the index."""

    code: str
    before: Prepared | None
    after: Prepared | None

    @property
    def number(self) -> int:
        """The number of the work."""
        return work_number(self.code)


class WordChange(NamedTuple):
    """What a work has of a term: list, number of documents, whether its names have the term; before and after."""

    work: int
    lists: tuple[bytes, bytes]
    counts: tuple[int, int]
    named: tuple[bool, bool]


class PairChange(NamedTuple):
    """What a work has of a pair of characters: documents and positions; before and after."""

    work: int
    lists: tuple[bytes, bytes]
    positions: tuple[bytes, bytes]


def word_changes(works: Iterable[Changed]) -> Mapping[str, list[WordChange]]:
    """The terms of which some work has something else than before; works in order."""
    found: dict[str, list[WordChange]] = defaultdict(list)
    for work in works:
        before, after = (_postings(work.code, prepared) for prepared in (work.before, work.after))
        for term in {*before.bodies, *after.bodies, *before.titles, *after.titles}:
            change = WordChange(
                work.number,
                (before.bodies.get(term, b""), after.bodies.get(term, b"")),
                (before.counts.get(term, 0), after.counts.get(term, 0)),
                (term in before.titles, term in after.titles),
            )
            if any(a != b for a, b in change[1:]):
                found[term].append(change)
    return found


def pair_changes(works: Iterable[Changed]) -> Mapping[str, list[PairChange]]:
    """The same for pairs of characters."""
    found: dict[str, list[PairChange]] = defaultdict(list)
    for work in works:
        before, after = (_pairs(work.code, prepared) for prepared in (work.before, work.after))
        for pair in {*before, *after}:
            lists, positions = zip(before.get(pair, _NONE), after.get(pair, _NONE), strict=True)
            if lists[0] != lists[1] or positions[0] != positions[1]:
                found[pair].append(PairChange(work.number, lists, positions))
    return found


_NONE = (b"", b"")


class _Words(NamedTuple):
    bodies: Mapping[str, bytes]
    counts: Mapping[str, int]
    titles: frozenset[str]


def _postings(code: str, prepared: Prepared | None) -> _Words:
    if prepared is None:
        return _Words({}, {}, frozenset())
    postings = Postings(_alone(code, prepared))
    return _Words(postings.bodies, postings.counts, frozenset(prepared.titles))


def _pairs(code: str, prepared: Prepared | None) -> Mapping[str, tuple[bytes, bytes]]:
    if prepared is None:
        return {}
    return {pair: (body, places) for pair, body, places in bigram_lists(_alone(code, prepared), few=0)}


def _alone(code: str, prepared: Prepared) -> Collection:
    collection = Collection()
    collection.add(code, prepared)
    return collection
