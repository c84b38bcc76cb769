"""The index after a change of a few works: byte for byte what a build of all would give, for the cost of the change.

What the works had in the index and what they have now is compared; only the files that hold a difference are read from
the last site and written again. Any doubt (a file or an earlier result is not there, so much changed that buckets are
cut anew) gives None: then everything is built.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from guicheng.search.browser.collection import work_number
from guicheng.search.browser.lists import Changed
from guicheng.search.browser.part import Part
from guicheng.search.browser.prepared import Prepared
from guicheng.search.browser.shard import File, bucket_of
from guicheng.search.browser.standing import Read, Standing
from guicheng.search.browser.state import State
from guicheng.search.browser.vocabulary import BUCKETS, is_known, vocabulary_file, vocabulary_name, words_in
from guicheng.search.browser.works import Works
from guicheng.search.request import FUNCTION_WORDS

MANY = 200
"""So many changed works are not sorted in: building all is sooner."""


class Update(NamedTuple):
    """Files that are new or changed, paths that are no more, what the next build must know."""

    files: list[File]
    gone: set[str]
    state: State


def updated(works: Works, state: State, read: Read) -> Update | None:
    """From ``state``, whose files ``read`` gives, to the works as they are; None: build everything."""
    now = works.keys()
    codes = [code for code in {**state.works, **now} if state.works.get(code) != now.get(code)]
    if not state.works or state.version != works.version or len(codes) > MANY:
        return None
    try:
        update = _Updating(works, state, read).update(sorted(codes, key=work_number))
    except (LookupError, ValueError):
        return None
    works.want()
    return update


class _Updating:
    def __init__(self, works: Works, state: State, read: Read) -> None:
        self._works, self._state = works, state
        self._groups = {work_number(group.code): group for group in works.groups}
        self._words = Standing(read)
        self._parts = [
            Part(Standing(read, old=bool(number)), layouts, self._reader(number))
            for number, layouts in enumerate(state.tables)
            if layouts
        ]

    def update(self, codes: Sequence[str]) -> Update:
        for number, works in enumerate(self._changed(codes)):
            if works:
                self._parts[number].change(works)
        replaced = sum(part.size for part in self._parts[1:])
        files = [
            file for part, left in zip(self._parts, (replaced, 0), strict=False) for file in part.files(left)
        ]
        gone = {path for part in self._parts for path in part.gone()}
        layouts = [part.layouts() for part in self._parts] + self._state.tables[len(self._parts) :]
        state = State(self._works.version, self._works.keys(), layouts)
        return Update([*files, *self._vocabulary()], gone, state)

    def _changed(self, codes: Sequence[str]) -> list[list[Changed]]:
        """What changed in each part."""
        pairs = [(code, self._before(code), self._after(code)) for code in codes]
        parts = ([Changed(code, a[number], b[number]) for code, a, b in pairs] for number in (0, 1))
        return [[work for work in part if work.before != work.after] for part in parts]

    def _before(self, code: str) -> Sequence[Prepared | None]:
        if code not in self._state.works:
            return None, None
        known = self._works.known(code, *self._state.works[code])
        if known is None:
            raise LookupError(code)
        return (*known, None)

    def _after(self, code: str) -> Sequence[Prepared | None]:
        group = self._groups.get(work_number(code))
        return self._works.parts(group) if group else (None, None)

    def _reader(self, part: int) -> Callable[[int], Prepared]:
        def prepared(number: int) -> Prepared:
            found = self._works.parts(self._groups[number])[part]
            if found is None:
                raise LookupError(number)
            return found

        return prepared

    def _vocabulary(self) -> Iterator[File]:
        """Terms that are new in either part come in, those that are left in neither go."""
        new = {term for part in self._parts for term in part.words.new if is_known(term)}
        gone = {
            term
            for part in self._parts
            for term in part.words.gone - FUNCTION_WORDS
            if is_known(term) and not any(other.words.entries.get(term) for other in self._parts)
        }
        for bucket in sorted({bucket_of(term[0], BUCKETS) for term in new | gone}):
            before = words_in(self._words.values(vocabulary_name(bucket))[0])
            after = (before | {term for term in new if bucket_of(term[0], BUCKETS) == bucket}) - gone
            yield vocabulary_file(bucket, after)
