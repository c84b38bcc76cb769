"""The documents of the index in the order of work numbers and local numbers, as arrays."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from guicheng.search.analysis import Analyzer
from guicheng.search.browser.varints import Numbers
from guicheng.search.documents import SearchDocument
from guicheng.search.normal import normal_text, squeeze

_LETTERS = "RPCF"


def work_number(code: str) -> int:
    """The number of a code: R0012 is 48. Pure: it never depends on what else is in the base."""
    return int(code[1:]) * len(_LETTERS) + _LETTERS.index(code[0])


@dataclass
class Collection:
    """What has been added so far: a term id for every token, the squeezed characters of every document."""

    analyzer: Analyzer
    ids: dict[str, int] = field(default_factory=dict)
    titles: dict[str, list[int]] = field(default_factory=dict)
    works: list[tuple[int, int, str]] = field(default_factory=list)
    """Work number, number of documents, level of every work."""
    _tokens: array[int] = field(default_factory=lambda: array("I"))
    _lengths: array[int] = field(default_factory=lambda: array("I"))
    _work: array[int] = field(default_factory=lambda: array("I"))
    _local: array[int] = field(default_factory=lambda: array("I"))
    _squeezed: list[str] = field(default_factory=list)

    def add(self, code: str, documents: Sequence[SearchDocument]) -> None:
        """Add the documents of a work; works come in the order of their numbers."""
        number = work_number(code)
        self.works.append((number, len(documents), documents[0].level))
        self._add_title(number, documents[0])
        for local, document in enumerate(documents):
            normal = document.normal
            terms = self.analyzer.terms_of(normal.searched)
            ids = self.ids
            self._tokens.extend([ids.setdefault(term, len(ids)) for term in terms])
            self._lengths.append(len(terms))
            self._work.append(number)
            self._local.append(local)
            self._squeezed.append(squeeze(normal.quoted))

    def _add_title(self, number: int, document: SearchDocument) -> None:
        names = [squeeze(normal_text(name)) for name in (document.title, *document.names)]
        for term in dict.fromkeys([*self.analyzer.terms(document.title), *names]):
            self.titles.setdefault(term, []).append(number)

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
