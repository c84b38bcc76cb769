"""What the API answers from: the index and the base, as the audience of the site may see them."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guicheng.content.corpus import Corpus, WorkEntry, read_corpus
from guicheng.content.target import Target, look_up
from guicheng.errors import StaleIndex
from guicheng.model.address import Address
from guicheng.model.status import edition_status
from guicheng.render.links import INDEX, Links
from guicheng.search.find import Hit, find
from guicheng.search.index import OpenIndex, open_index, update_index
from guicheng.site.build import published

INDEXES = {"public": Path("build") / "index-public", "internal": Path("build") / "index"}
"""The public index holds nothing that is marked 内部; not even its numbers may be told."""


@dataclass
class Library:
    """An open index and its corpus; one search at a time, as an engine's searcher is one thread's."""

    corpus: Corpus
    index: OpenIndex
    on: dt.date
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def open(cls, root: Path, on: dt.date, profile: str, say: Callable[[str], None]) -> Library:
        """Read the base; bring its index up to date first."""
        corpus, place = published(read_corpus(root), profile), INDEXES[profile]
        try:
            index = open_index(root, on, place)
        except StaleIndex:
            say("正在更新索引……")
            update_index(corpus, on, place=place)
            index = open_index(root, on, place)
        return cls(corpus, index, on)

    def search(self, text: str, limit: int) -> dict[str, Any]:
        """The results as ``guicheng search --format json`` gives them, with facets and notes."""
        with self._lock:
            found = find(self.index, text, limit)
        return {
            "total": found.total,
            "hits": [_values(hit) for hit in found.hits],
            "facets": found.facets,
            "notes": found.notes,
            "partial": found.partial,
        }

    def document(self, address: str) -> dict[str, Any]:
        """The words of a place. Raises ValueError for what is no address, NotFound for what is not there."""
        target = look_up(self.corpus, Address.parse(address), self.on)
        href = Links(self.corpus, self.on).below(0).address(target.address)
        return {
            "address": str(target.address),
            "title": target.entry.meta.title,
            "label": target.label,
            "text": target.words.strip("\n"),
            "status": self._status(target),
            "url": "/" + (href or "").replace(INDEX, "", 1),
        }

    def _status(self, target: Target) -> str:
        entry = target.entry
        if not isinstance(entry, WorkEntry) or target.edition is None:
            return ""
        editions = [edition.meta for edition in entry.editions]
        return edition_status(entry.meta, editions, target.edition.meta, self.on).statement


def _values(hit: Hit) -> dict[str, Any]:
    names = ("address", "title", "article", "text", "url", "score", "status")
    return {name: getattr(hit, name) for name in names}
