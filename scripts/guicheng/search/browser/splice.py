"""What one work has in a list of documents (``groups``), or of their places (``bigrams``), exchanged for something else.

A change is ``(work, before, after)``: the list of that work alone, as it was and as it is; empty for nothing. A list in
which the work does not stand as it was is not the one that is meant: LookupError.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from guicheng.search.browser.varints import Numbers, encode_few, ends, number_at

Change = tuple[int, bytes, bytes]


Span = tuple[int, int, int, int, int, int]
"""Where one work stands in a list: work, 1 for several documents, where it begins, where what follows its number does,
where it ends, its documents. No class: there are a million of them."""


def spans(body: bytes) -> Iterator[Span]:
    """The works of a list."""
    stops = ends(body)
    at = number = work = 0
    while at < len(body):
        head, tail = body[at], at + 1
        if head >= 128:
            head, tail = number_at(body, at)
        work += head >> 1
        documents = 1
        if head & 1:
            documents = body[tail]
            if documents >= 128:
                documents, _ = number_at(body, tail)
        number += 1 + (head & 1) + documents
        end = int(stops[number - 1])
        yield work, head & 1, at, tail, end, documents
        at = end


def spliced(body: bytes, changes: Sequence[Change]) -> bytes:
    """The list after the changes, which come in the order of works."""
    pieces: list[bytes] = []
    todo = list(reversed(changes))
    copied = last = before = 0

    def put(change: Change) -> None:
        nonlocal last
        work, _, after = change
        if after:
            head, tail = number_at(after, 0)
            pieces.append(_head(work - last, head) + after[tail:])
            last = work

    for here, several, at, tail, end, _ in spans(body):
        while todo and todo[-1][0] < here:
            _expect(not todo[-1][1])
            pieces.append(body[copied:at])
            copied = at
            put(todo.pop())
        if todo and todo[-1][0] == here:
            was = todo[-1][1]
            _expect(bool(was) and was[number_at(was, 0)[1] :] == body[tail:end])
            pieces.append(body[copied:at])
            copied, before = end, here
            put(todo.pop())
            continue
        if last != before:
            pieces += (body[copied:at], _head(here - last, several))
            copied = tail
        last = before = here
        if not todo:
            break
    pieces.append(body[copied:])
    while todo:
        _expect(not todo[-1][1])
        put(todo.pop())
    return b"".join(pieces)


def spliced_places(body: bytes, places: bytes, changes: Sequence[Change]) -> bytes:
    """The places after the changes; ``body`` is the list of their documents as it was."""
    pieces: list[bytes] = []
    todo = list(reversed(changes))
    closes = places_end(places)
    copied = documents = 0
    for here, _, _, _, _, held in spans(body):
        while todo and todo[-1][0] <= here:
            work, was, after = todo.pop()
            at = int(closes[documents])
            end = int(closes[documents + held]) if work == here else at
            _expect(places[at:end] == was)
            pieces += (places[copied:at], after)
            copied = end
        documents += held
        if not todo:
            break
    pieces.append(places[copied:])
    pieces += (after for _, _, after in reversed(todo))
    return b"".join(pieces)


def places_end(places: bytes) -> Numbers:
    """Where the places of each document end, after a 0: the last of a document is odd."""
    stops = ends(places)
    firsts = np.append(0, stops[:-1])[: len(stops)]
    return np.append(0, stops[np.frombuffer(places, np.uint8)[firsts] & 1 == 1])


def _head(delta: int, head: int) -> bytes:
    return encode_few((delta << 1 | head & 1,))


def _expect(holds: bool) -> None:
    if not holds:
        raise LookupError
