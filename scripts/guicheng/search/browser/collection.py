"""The documents of the index in the order of work numbers and local numbers, as arrays."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from guicheng.search.browser.prepared import NUMBER, Prepared
from guicheng.search.browser.varints import Numbers

_LETTERS = "RPCF"
_SPAN = 1_000_000


def work_number(code: str) -> int:
    """The number of a code: P0012 is 1,000,012. Pure: it never depends on what else is in the base."""
    return _LETTERS.index(code[0]) * _SPAN + int(code[1:])


@dataclass
class Collection:
    """What has been added so far: a term id for every token, the squeezed characters of every document."""

    ids: dict[str, int] = field(default_factory=dict)
    titles: dict[str, list[int]] = field(default_factory=dict)
    works: list[tuple[int, int, str]] = field(default_factory=list)
    """Work number, number of documents, level of every work."""
    _tokens: array[int] = field(default_factory=lambda: array(NUMBER))
    _lengths: array[int] = field(default_factory=lambda: array("I"))
    _work: array[int] = field(default_factory=lambda: array("I"))
    _local: array[int] = field(default_factory=lambda: array("I"))
    _squeezed: list[str] = field(default_factory=list)

    def add(self, code: str, prepared: Prepared) -> None:
        """Add the documents of a work; works come in the order of their numbers."""
        number, ids = work_number(code), self.ids
        self.works.append((number, len(prepared.terms), prepared.level))
        for title in prepared.titles:
            self.titles.setdefault(title, []).append(number)
        own = np.array([ids.setdefault(term, len(ids)) for term in prepared.vocabulary], NUMBER)
        self._tokens.frombytes(own[np.frombuffer(b"".join(prepared.terms), NUMBER)].tobytes())
        for local, terms in enumerate(prepared.terms):
            self._lengths.append(len(terms) // own.itemsize)
            self._work.append(number)
            self._local.append(local)
        self._squeezed += prepared.squeezed

    @property
    def size(self) -> int:
        """Number of documents."""
        return len(self._lengths)

    @property
    def tokens(self) -> Numbers:
        """The term id of every token, document after document."""
        return np.array(self._tokens, np.int64)

    @property
    def lengths(self) -> Numbers:
        """Tokens of every document."""
        return np.array(self._lengths, np.int64)

    @property
    def work(self) -> Numbers:
        """The work number of every document."""
        return np.array(self._work, np.int64)

    @property
    def local(self) -> Numbers:
        """The local number of every document."""
        return np.array(self._local, np.int64)

    @property
    def squeezed(self) -> Sequence[str]:
        """The squeezed characters of every document."""
        return self._squeezed
