"""The shelf of works during one run: what stands in the base, what the run adds; one index of names for all files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from guicheng.content.codes import CODES_FILE, CodeRegister
from guicheng.content.corpus import Corpus, WorkEntry
from guicheng.errors import BadInput
from guicheng.importer.slug import Cut, slug_of
from guicheng.importer.title import match_key
from guicheng.model.data import CodeEntry
from guicheng.text.widths import bare

FACTS = {"promulgated": "公布日期", "effective_from": "施行日期"}
_MARKS = re.compile(r"^#+(?=\s)", re.MULTILINE)


@dataclass(slots=True)
class StoredEdition:
    """An edition on disk or about to be written: its id, words, source; ``blanks`` are the facts it lacks."""

    edition: str
    words: str
    digest: str | None
    source: str
    blanks: frozenset[str] = frozenset()


@dataclass(slots=True)
class ShelfWork:
    """A work with its editions; ``entry`` is what stands on disk, None for a work of this run."""

    code: str
    slug: str
    title: str
    entry: WorkEntry | None = None
    editions: list[StoredEdition] = field(default_factory=list)

    def edition(self, name: str) -> StoredEdition | None:
        """The edition with this id."""
        return next((edition for edition in self.editions if edition.edition == name), None)


class Shelf:
    """Works by name and code. Filled once from the corpus, then added to."""

    def __init__(self, corpus: Corpus, cut: Cut) -> None:
        broken = [problem for problem in corpus.problems if problem.file == CODES_FILE]
        if broken:
            raise BadInput(broken)
        self.root = corpus.root
        self.works = {code: _stored(work) for code, work in corpus.works.items()}
        self.new_codes: list[str] = []
        self._cut = cut
        self._register = _complete(corpus.codes, corpus.works.values())
        self._titles: dict[str, list[str]] = {}
        self._aliases: dict[str, list[str]] = {}
        for code, work in corpus.works.items():
            self._titles.setdefault(match_key(work.meta.title), []).append(code)
            self._name(code, work.meta.aliases)

    @property
    def register(self) -> CodeRegister:
        """The register with the codes of this run."""
        return self._register

    def find(self, title: str, aliases: Iterable[str]) -> list[ShelfWork]:
        """The works this name may mean: by title, else by alias. More than one: nobody can tell."""
        keys = [match_key(title), *(match_key(alias) for alias in aliases)]
        for names in (self._titles, self._aliases):
            codes = dict.fromkeys(code for key in keys for code in names.get(key, ()))
            if codes:
                return [self.works[code] for code in codes]
        return []

    def add(self, title: str, aliases: Iterable[str]) -> ShelfWork:
        """A new work with the next free code and a slug of its own.

        A slug that the register knows but no folder bears belongs to a run that was interrupted, or to a work that
        was taken away: the work of that name gets its code back.
        """
        slug = slug_of(title, _Taken(self), self._cut)
        code = self._register.code_of("R", slug)
        if code is None:
            code = self._register.next("R")
            self._register = self._register.with_entry(code, CodeEntry(slug=slug))
            self.new_codes.append(code)
        work = ShelfWork(code, slug, title)
        self.works[code] = work
        self._titles.setdefault(match_key(title), []).append(code)
        self._name(code, aliases)
        return work

    def _name(self, code: str, aliases: Iterable[str]) -> None:
        for alias in aliases:
            self._aliases.setdefault(match_key(alias), []).append(code)

    def is_taken(self, slug: str) -> bool:
        """Whether a slug belongs to another work: by folder, by this run, or once (a redirect stands there)."""
        if (self.root / "regs" / "regulations" / slug).exists():
            return True
        if any(work.slug == slug for work in self.works.values()):
            return True
        return any(slug in entry.old_slugs for entry in self._register.entries.values())


class _Taken:
    """The shelf seen as a container of slugs."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def __contains__(self, slug: object) -> bool:
        return self._shelf.is_taken(str(slug))


def words_of(body: str) -> str:
    """What two texts are compared by: the words alone, without white space, widths and heading marks."""
    return bare(_MARKS.sub("", body))


def blanks_of(facts: object) -> frozenset[str]:
    """Which of the facts that an edition may have are not known."""
    return frozenset(name for name in FACTS if getattr(facts, name) is None)


def _stored(work: WorkEntry) -> ShelfWork:
    editions = [
        StoredEdition(
            e.meta.edition, words_of(e.body), e.meta.source.sha256, Path(e.path).name, blanks_of(e.meta)
        )
        for e in work.editions
    ]
    return ShelfWork(work.meta.code, work.slug, work.meta.title, work, editions)


def _complete(register: CodeRegister, works: Iterable[WorkEntry]) -> CodeRegister:
    """Codes in use that the register lacks are not given again."""
    for work in works:
        if register.entry(work.meta.code) is None:
            register = register.with_entry(work.meta.code, CodeEntry(slug=work.slug))
    return register
