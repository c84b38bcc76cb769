"""The boundary between search and an engine: upsert, delete, commit, search.

Cutting words, marking hits and breaking ties happen outside, so that every engine gives the same answers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from guicheng.search.documents import SearchDocument
from guicheng.search.query import Days, Filter

FACETS = ("类型", "位阶", "机关", "效力", "年份")
SEPARATOR = "\x1f"
"""Stands between values that an engine keeps in one field."""


@dataclass(frozen=True, slots=True)
class Other:
    """A word that will do as well, squeezed, and the indexed words it is cut into.

    A hit has it as a name of its work, or has all of those words anywhere: laws seldom print it in one piece, and
    the words are read for the score as it is, where the characters in a row would cost the browser big files.
    """

    text: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something every hit should have: a term, or (``name``) a word the dictionary lacks.

    Such a word is a user word or a run of single ideographs; a hit has it in its title or as those very characters.
    ``others`` are what the office calls it (上访: 信访, 走访).
    """

    text: str
    name: bool = False
    others: tuple[Other, ...] = ()


@dataclass(frozen=True, slots=True)
class Request:
    """A query after analysis.

    ``parts`` only add to the score; phrases and exclusions are squeezed characters.
    ``question`` marks running words rather than keywords: documents with some of them compete on the sum at once.
    """

    wanted: tuple[Wanted, ...] = ()
    parts: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()
    days: Days | None = None
    question: bool = False

    @property
    def can_relax(self) -> bool:
        """Whether some of what is wanted, or words inside it, may be found when the whole is not."""
        return len(self.wanted) > 1 or any(len(part) > 1 for part in self.parts)

    @property
    def asks_old(self) -> bool:
        """Whether replaced wordings are wanted: only when 效力 is asked for."""
        return any(one.field == "效力" for one in self.filters)


@dataclass(frozen=True, slots=True)
class Result:
    """What an engine found: ids with scores, best first; ``facets`` are field → value → count over all hits.

    ``partial`` says that part of the index did not answer; ``relaxed`` that documents with
    only some of what was wanted are listed: none had it all, or a question was asked.
    """

    ids: tuple[str, ...]
    scores: tuple[float, ...]
    total: int
    facets: Mapping[str, Mapping[str, int]]
    partial: bool
    analyzer_id: str
    relaxed: bool = False


@dataclass(frozen=True, slots=True)
class Stored:
    """What an engine keeps of a document for showing it."""

    address: str
    kind: str
    title: str
    label: str
    text: str
    url: str
    level: str
    status: str
    statement: str
    day: int

    @classmethod
    def of(cls, document: SearchDocument) -> Stored:
        """What is kept of this document."""
        return cls(
            str(document.address), document.kind, document.title, document.label, document.text, document.url,
            document.level, document.status, document.statement, document.day,
        )  # fmt: skip


def facet_key(document: SearchDocument) -> str:
    """The values of all facets in one string, in the order of ``FACETS``; several of one facet joined by 、."""
    issuers, year = "、".join(document.issuers), str(document.year or "")
    return SEPARATOR.join((document.kind, document.level, issuers, document.status, year))


def count_facets(keys: Iterable[tuple[str, int]]) -> dict[str, dict[str, int]]:
    """Facet → value → count, most frequent first, from facet keys with the number of their documents."""
    facets: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
    for key, count in keys:
        for name, values in zip(FACETS, key.split(SEPARATOR), strict=True):
            for value in filter(None, values.split("、")):
                facets[name][value] += count
    return {name: dict(counter.most_common()) for name, counter in facets.items()}


@dataclass(frozen=True, slots=True)
class Postings:
    """A document with its terms: what an engine is given. ``characters`` are the squeezed words of the document."""

    document: SearchDocument
    terms: Sequence[str]
    title_terms: Sequence[str]
    characters: str = field(repr=False)


class Engine(Protocol):
    """An index that can be searched; groups (codes) are replaced as wholes."""

    @property
    def analyzer_id(self) -> str:
        """The analyzer this index was made by."""

    def groups(self) -> Mapping[str, str]:
        """The groups held, with the key of their content."""

    def upsert(self, group: str, key: str, documents: Iterable[Postings]) -> None:
        """Put the documents of a group in place of what the index holds of it."""

    def delete(self, group: str) -> None:
        """Take a group out."""

    def commit(self) -> None:
        """Make all changes since the last commit visible at once, or none of them."""

    def search(self, request: Request, limit: int) -> Result:
        """The best ``limit`` documents."""

    def fetch(self, ids: Iterable[str]) -> Mapping[str, Stored]:
        """Stored documents by id; unknown ids are left out."""

    def close(self) -> None:
        """Give up uncommitted changes and what is open."""
