"""Entries of the index with what some works have in them exchanged: words with their heads, pairs with their positions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from guicheng.search.browser import bigrams, words
from guicheng.search.browser.lists import PairChange, WordChange
from guicheng.search.browser.prepared import Prepared
from guicheng.search.browser.splice import places_end, spans, spliced, spliced_places
from guicheng.search.browser.standing import Entries
from guicheng.search.browser.varints import Numbers, number_at, numbers


class Words:
    """The entries of words, and the whole of long lists."""

    def __init__(self, entries: Entries, wholes: Entries) -> None:
        self.entries, self.wholes = entries, wholes
        self.new: set[str] = set()
        self.gone: set[str] = set()

    def exchange(self, term: str, changes: Sequence[WordChange]) -> None:
        """Take the changes in; terms that come or vanish are remembered."""
        before = self.entries.get(term)
        count, capped, titles, body = _told(before) if before else (0, False, set(), b"")
        whole = self.wholes.get(term) if capped else body
        whole = spliced(whole, [(change.work, *change.lists) for change in changes])
        count += sum(after - before for _, _, (before, after), _ in changes)
        titles -= {change.work for change in changes if not change.named[1]}
        titles |= {change.work for change in changes if change.named[1]}
        capped = len(whole) > words.LONG
        self.wholes.put(term, whole if capped else b"")
        shown = words.head(*_postings(whole)) if capped else whole
        there = bool(whole or titles)
        self.entries.put(term, words.entry(count, capped, sorted(titles), shown) if there else b"")
        if not before:
            self.new.add(term)
        elif not there:
            self.gone.add(term)


class Pairs:
    """The lists of pairs, and the positions of those that many documents have; ``prepared`` gives a work by number."""

    def __init__(self, entries: Entries, positions: Entries, prepared: Callable[[int], Prepared]) -> None:
        self.entries, self.positions, self._prepared = entries, positions, prepared

    def exchange(self, pair: str, changes: Sequence[PairChange]) -> None:
        """Take the changes in."""
        body, positions = self.entries.get(pair), self.positions.get(pair)
        changed = spliced(body, [(change.work, *change.lists) for change in changes])
        held = len(places_end(positions)) - 1 if positions else _documents(body)
        held += sum(_documents(after) - _documents(before) for _, (before, after), _ in changes)
        self.entries.put(pair, changed)
        if held <= bigrams.FEW:
            self.positions.put(pair, b"")
        elif positions:
            places = [(change.work, *change.positions) for change in changes]
            self.positions.put(pair, spliced_places(body, positions, places))
        else:
            self.positions.put(pair, b"".join(self._places(work, pair) for work, *_ in spans(changed)))

    def _places(self, work: int, pair: str) -> bytes:
        return b"".join(bigrams.positions_in(text, pair) for text in self._prepared(work).squeezed)


def _documents(body: bytes) -> int:
    return sum(documents for *_, documents in spans(body))


def _told(entry: bytes) -> tuple[int, bool, set[int], bytes]:
    """Number of documents, whether the list is a head, works with the term in their names, the list."""
    head, at = number_at(entry, 0)
    several, at = number_at(entry, at)
    titles, work = set(), 0
    for _ in range(several):
        delta, at = number_at(entry, at)
        work += delta
        titles.add(work)
    return head >> 1, bool(head & 1), titles, entry[at:]


def _postings(body: bytes) -> tuple[Numbers, Numbers, Numbers]:
    """Work, local number and impact of every document of a list."""
    works, several, _, _, _, counts = np.array(list(spans(body)), np.int64).T
    heads = 1 + several
    ends = np.cumsum(heads + counts)
    values = np.delete(numbers(body), _ranges(ends - counts - heads, heads))
    firsts = np.cumsum(counts) - counts
    deltas = values >> words.IMPACT_BITS
    summed = np.cumsum(deltas)
    local = summed - np.repeat(summed[firsts] - deltas[firsts], counts)
    return np.repeat(works, counts), local, values & (1 << words.IMPACT_BITS) - 1


def _ranges(starts: Numbers, sizes: Numbers) -> Numbers:
    """All numbers from each start on, as many as its size says: one or two."""
    return np.concatenate((starts, starts[sizes > 1] + 1))
