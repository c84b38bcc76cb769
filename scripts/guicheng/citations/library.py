"""The base as citations see it: works by name, editions by day, the places an edition really has."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import cached_property, lru_cache

from guicheng.citations.names import Names
from guicheng.content.corpus import Corpus, EditionEntry, WorkEntry
from guicheng.content.target import edition_for
from guicheng.model.provision import Article, Division, RegulationText
from guicheng.model.status import Status, edition_status

_AMENDS = re.compile(r"修正案(?:[（(][^（）()]*[)）])?\Z|(?:修改|修正|废止).*决定\Z")


class Outline:
    """The places of one edition: articles in order, what each holds, the divisions around them."""

    def __init__(self, text: RegulationText) -> None:
        self.text = text

    @cached_property
    def articles(self) -> dict[str, Article]:
        """Articles by anchor, in reading order."""
        return {article.anchor: article for article in self.text.articles if article.anchor}

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Anchors of the articles in reading order."""
        return tuple(self.articles)

    @cached_property
    def counts_otherwise(self) -> bool:
        """Whether its articles are numbered 一、 or 1. and not 第一条."""
        first = next(iter(self.articles.values()), None)
        return first is None or not first.label.startswith("第")

    @cached_property
    def position(self) -> dict[str, int]:
        """Where each article stands in the order."""
        return {anchor: index for index, anchor in enumerate(self.order)}

    @cached_property
    def titles(self) -> tuple[tuple[str, str], ...]:
        """Anchor and title of each 编, 分编, 章, 节."""
        return tuple(
            (division.anchor, division.title.replace("　", ""))
            for division in self.text.divisions
            if division.anchor and division.kind in ("编", "分编", "章", "节")
        )

    @cached_property
    def divisions(self) -> tuple[str, ...]:
        """Anchors of 编, 分编, 章, 节."""
        return tuple(anchor for anchor, _ in self.titles)

    def titled(self, title: str) -> str:
        """Anchor of the one 编 with this title (分则, 合同编 for 合同); empty when none or several."""
        wanted = (title, title.removesuffix("编"))
        found = [anchor for anchor, words in self.titles if words in wanted]
        return found[0] if len(found) == 1 else ""

    @cached_property
    def division_of(self) -> dict[str, str]:
        """The innermost division around each article."""
        around, found = "", {}
        for block in self.text.blocks:
            if isinstance(block, Division):
                around = block.anchor
            elif isinstance(block, Article) and block.anchor:
                found[block.anchor] = around
        return found

    def inside(self, article: str) -> tuple[str, ...]:
        """Anchors of the 款, 项 and 目 of an article, in reading order."""
        held = self._inside.get(article)
        if held is None:
            held = tuple(node.anchor for node in self.articles[article].parts() if node.anchor)
            self._inside[article] = held
        return held

    @cached_property
    def _inside(self) -> dict[str, tuple[str, ...]]:
        return {}


TextOf = Callable[[EditionEntry], RegulationText]


class Library:
    """A corpus prepared for looking up citations; keeps what it has worked out.

    ``text_of`` gives the nodes of an edition, ``keep`` how many editions are held at once (None: all):
    a build of a large base parses for itself and lets texts go again.
    """

    def __init__(
        self, corpus: Corpus, text_of: TextOf = lambda entry: entry.text, keep: int | None = None
    ) -> None:
        self.corpus = corpus
        self._text_of = text_of
        self._outlines = lru_cache(keep)(self._outline)
        self._statuses: dict[tuple[str, str, dt.date], Status] = {}
        self._current: dict[tuple[str, dt.date], EditionEntry | None] = {}
        self._found: dict[str, tuple[str, ...]] = {}

    @cached_property
    def names(self) -> Names:
        """Titles and aliases of all works."""
        works = self.corpus.works.items()
        return Names.of((code, (work.meta.title, *work.meta.aliases)) for code, work in works)

    def codes(self, name: str) -> tuple[str, ...]:
        """Works of this name."""
        if name not in self._found:
            self._found[name] = self.names.look_up(name)
        return self._found[name]

    def work(self, code: str) -> WorkEntry:
        """The work with this code."""
        return self.corpus.works[code]

    def edition(self, code: str, on: dt.date) -> EditionEntry | None:
        """The edition a reader should see on a day; None for 仅题录."""
        key = (code, on)
        if key not in self._current:
            self._current[key] = edition_for(self.work(code), None, on)
        return self._current[key]

    def outline(self, code: str, edition: EditionEntry) -> Outline:
        """The places of an edition."""
        return self._outlines(code, edition.meta.edition)

    def _outline(self, code: str, name: str) -> Outline:
        edition = self.work(code).edition(name)
        assert edition is not None
        return Outline(self._text_of(edition))

    def status(self, code: str, edition: EditionEntry, on: dt.date) -> Status:
        """The status of an edition on a day."""
        key = (code, edition.meta.edition, on)
        if key not in self._statuses:
            work = self.work(code)
            editions = [entry.meta for entry in work.editions]
            self._statuses[key] = edition_status(work.meta, editions, edition.meta, on)
        return self._statuses[key]

    def amends(self, code: str) -> bool:
        """Whether a work amends another one, so that its 本法 and bare numbers mean that other one."""
        return _AMENDS.search(self.work(code).meta.title) is not None
