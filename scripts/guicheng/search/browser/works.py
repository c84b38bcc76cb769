"""The works of a base as they are prepared for the index, from earlier builds where they have not changed since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cached_property

from guicheng.content.corpus import Corpus
from guicheng.content.kept import Kept
from guicheng.search.analysis import Analyzer
from guicheng.search.browser.collection import work_number
from guicheng.search.browser.prepared import Prepared, from_bytes, prepare, to_bytes
from guicheng.search.documents import Group, groups
from guicheng.search.segment import segmenter

_KEPT = ("index", "index-old")
"""Under what wordings in force and to come, and replaced ones are remembered."""

Parts = tuple[Prepared | None, Prepared | None]
"""What is in force and to come, and what has been replaced."""


class Works:
    """Works on one day; ``kept`` remembers them for one ``version`` of the program."""

    def __init__(self, corpus: Corpus, on: dt.date, kept: Kept | None = None, version: str = "") -> None:
        self.version = version
        self._corpus, self._kept = corpus, kept
        self.groups = sorted(groups(corpus, on), key=lambda group: work_number(group.code))

    def all(self) -> Iterator[tuple[str, Parts]]:
        """Every work, in the order of numbers."""
        for group in self.groups:
            yield group.code, self.parts(group)

    def parts(self, group: Group) -> Parts:
        """One work."""
        number = self.parts_of(group.code)
        known = self.known(group.code, group.key, number)
        if known is None:
            known = (*_analysed(group, self._analyzer),)[:number]
            if self._kept is not None:
                for name, prepared in zip(_KEPT, known, strict=False):
                    self._kept.put(name, self._key(group.code, group.key), to_bytes(prepared))
        return known[0], known[1] if number > 1 else None

    def parts_of(self, code: str) -> int:
        """How many parts are remembered of a work: only several wordings can have been replaced."""
        work = self._corpus.works.get(code)
        return 2 if work is not None and len(work.editions) > 1 else 1

    def known(self, code: str, key: str, number: int) -> tuple[Prepared | None, ...] | None:
        """What is remembered of a work as it was under a key."""
        if self._kept is None:
            return None
        values = [self._kept.get(name, self._key(code, key)) for name in _KEPT[:number]]
        found = [value for value in values if value is not None]
        return tuple(map(from_bytes, found)) if len(found) == number else None

    def keys(self) -> dict[str, tuple[str, int]]:
        """Of every work the key, and of how many parts it is remembered."""
        return {group.code: (group.key, self.parts_of(group.code)) for group in self.groups}

    def want(self) -> None:
        """Works that nobody asked for are wanted next time: they stay remembered."""
        if self._kept is not None:
            for name in _KEPT:
                self._kept.want(name, (self._key(group.code, group.key) for group in self.groups))

    def _key(self, code: str, key: str) -> str:
        return f"{self.version} {code} {key}"

    @cached_property
    def _analyzer(self) -> Analyzer:
        return Analyzer(segmenter())


def _analysed(group: Group, analyzer: Analyzer) -> Iterator[Prepared | None]:
    documents = group.documents()
    for old in (False, True):
        some = [document for document in documents if document.old is old]
        yield prepare(group.code, some, analyzer) if some else None
