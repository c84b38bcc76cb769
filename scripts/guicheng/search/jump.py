"""Jumps: from what a query names (刑诉法105, 中办发[2015]23号) to an address.

The Directory holds what is needed for that, so that an index can be searched without reading the base again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from guicheng.content.corpus import Corpus, name_key
from guicheng.content.target import edition_for
from guicheng.model.address import Address
from guicheng.model.data import Synonym
from guicheng.search.query import Jump, NumberJump, PlaceJump, number_key
from guicheng.search.synonyms import names_of


@dataclass(frozen=True, slots=True)
class Directory:
    """Names and numbers of the base: name or 文号 → codes, code → edition to show, colloquial → standard words."""

    names: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, tuple[str, ...]]
    editions: Mapping[str, str]
    synonyms: tuple[Synonym, ...]

    @classmethod
    def of(cls, corpus: Corpus, on: dt.date) -> Directory:
        """Read the names, numbers, current editions and office terms off the Corpus."""
        names: dict[str, tuple[str, ...]] = {}
        numbers: dict[str, tuple[str, ...]] = {}
        for name, code in _names(corpus):
            names[name] = (*names.get(name, ()), code)
        for number, code in _numbers(corpus):
            numbers[number] = tuple(dict.fromkeys((*numbers.get(number, ()), code)))
        shown = {code: edition_for(work, None, on) for code, work in corpus.works.items()}
        editions = {code: edition.meta.edition for code, edition in shown.items() if edition}
        editions |= {code: str(entry.meta.edition) for code, entry in corpus.procedures.items()}
        return cls(names, numbers, editions, corpus.synonyms)

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> Directory:
        """From JSON values; the inverse of ``values``."""
        names = {key: tuple(codes) for key, codes in values["names"].items()}
        numbers = {key: tuple(codes) for key, codes in values["numbers"].items()}
        synonyms = tuple(Synonym(**row) for row in values["synonyms"])
        return cls(names, numbers, values["editions"], synonyms)

    def values(self) -> dict[str, Any]:
        """As JSON values."""
        rows = [row.model_dump() for row in self.synonyms]
        return {"names": self.names, "numbers": self.numbers, "editions": self.editions, "synonyms": rows}

    @property
    def user_words(self) -> tuple[str, ...]:
        """Titles, aliases and the office's terms: what a query is searched for as wholes."""
        terms = (word for row in self.synonyms for word in names_of(row))
        return tuple(dict.fromkeys((*self.names, *terms)))

    def address(self, code: str) -> Address:
        """The address to show for a code: with the edition in force where there is one."""
        return Address(code, self.editions.get(code))


def resolve(jump: Jump | None, directory: Directory) -> Address | None:
    """Where a jump leads; None when its name is unknown or borne by several documents."""
    if isinstance(jump, Address):
        return jump if jump.edition else directory.address(jump.code).at(jump.place)
    if isinstance(jump, NumberJump):
        return _single(directory.numbers.get(jump.number, ()), directory, None)
    if isinstance(jump, PlaceJump):
        return _single(directory.names.get(name_key(jump.name), ()), directory, jump.place)
    return None


def _single(codes: tuple[str, ...], directory: Directory, place: str | None) -> Address | None:
    return directory.address(codes[0]).at(place) if len(codes) == 1 else None


def _names(corpus: Corpus) -> Iterator[tuple[str, str]]:
    for code, work in corpus.works.items():
        for key in sorted({name_key(name) for name in (work.meta.title, *work.meta.aliases)}):
            yield key, code
    for shelf in (corpus.procedures, corpus.cases, corpus.forms):
        for code, entry in shelf.items():
            yield name_key(entry.meta.title), code


def _numbers(corpus: Corpus) -> Iterator[tuple[str, str]]:
    for code, work in corpus.works.items():
        for number in (work.meta.doc_no, *(edition.meta.doc_no for edition in work.editions)):
            if number:
                yield number_key(number), code
