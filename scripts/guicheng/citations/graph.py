"""Who cites whom in a whole base: the texts in force, the bases of procedure steps, the articles of cases.

code of the cited work -> anchor of the article ("" for the whole work) -> the places that cite it.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import NamedTuple, Self

from guicheng.citations.annotate import annotate_edition
from guicheng.citations.library import Library
from guicheng.content.corpus import EditionEntry
from guicheng.model.address import Address
from guicheng.model.procedure import Procedure


class Source(NamedTuple):
    """A place that cites; ``older`` when its text is older than the edition cited, so that numbers may differ."""

    address: Address
    older: bool = False


Backward = Mapping[str, Mapping[str, tuple[Source, ...]]]
Texts = Callable[[str, EditionEntry], Iterable[tuple[Address, Source]]]


class CitationGraph:
    """Citations of one base on one day."""

    def __init__(self, backward: Backward) -> None:
        self._backward = backward

    @classmethod
    def of(cls, library: Library, on: dt.date, texts: Texts | None = None) -> Self:
        """Read the edition of every work that a reader sees on a day, all live procedures and all cases.

        ``texts`` gives what an edition cites, for those who remember it.
        """
        found: dict[str, dict[str, dict[Source, None]]] = defaultdict(lambda: defaultdict(dict))
        for target, source in _pairs(library, on, texts or partial(citations_of, library=library, on=on)):
            if not _is_same_article(target, source.address):
                found[target.code][target.article or ""][source] = None
        return cls({code: _ordered(places) for code, places in found.items()})

    def cited_by(self, code: str, article: str = "") -> tuple[Source, ...]:
        """Who cites an article of a work, or (without one) the work as a whole; laws first, then steps, cases."""
        return self._backward.get(code, {}).get(article, ())

    def articles_cited(self, code: str) -> Mapping[str, tuple[Source, ...]]:
        """All articles of a work that are cited, each with its sources."""
        return self._backward.get(code, {})


def citations_of(
    code: str, edition: EditionEntry, library: Library, on: dt.date
) -> Iterator[tuple[Address, Source]]:
    """What an edition cites, from where in it."""
    for anchor, _, spans in annotate_edition(code, edition, library, on):
        here = Address(code, edition.meta.edition, anchor)
        for span in spans:
            for target in span.targets:
                yield target, Source(here, span.older)


def _pairs(library: Library, on: dt.date, texts: Texts) -> Iterator[tuple[Address, Source]]:
    for code in library.corpus.works:
        edition = library.edition(code, on)
        if edition is not None:
            yield from texts(code, edition)
    for entry in library.corpus.procedures.values():
        if entry.meta.state != "停用":
            yield from _from_steps(entry.meta)
    for case in library.corpus.cases.values():
        for text in case.meta.applied:
            yield Address.parse(text), Source(Address(case.meta.code))


def _from_steps(procedure: Procedure) -> Iterator[tuple[Address, Source]]:
    for step in procedure.steps:
        refs = [basis.ref for basis in step.basis] + [step.deadline.basis if step.deadline else None]
        for text in filter(None, refs):
            yield Address.parse(text), Source(Address(procedure.code, None, step.id))


def _is_same_article(target: Address, source: Address) -> bool:
    return target.code == source.code and target.article == source.article


def _ordered(places: dict[str, dict[Source, None]]) -> dict[str, tuple[Source, ...]]:
    """Sources in the order they were read: laws by code and place, then steps, then cases."""
    return {article: tuple(sources) for article, sources in sorted(places.items())}
