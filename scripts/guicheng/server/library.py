"""What the API answers from: the index and the base, as the audience of the site may see them."""

from __future__ import annotations

import datetime as dt
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from guicheng.content.corpus import Corpus, WorkEntry, read_corpus
from guicheng.content.target import Target, look_up
from guicheng.errors import GuichengError, StaleIndex
from guicheng.model.address import Address
from guicheng.model.status import edition_status
from guicheng.render.links import INDEX, Links
from guicheng.search.analysis import Analyzer
from guicheng.search.engine import Request, Wanted
from guicheng.search.find import Found, Hit, find
from guicheng.search.index import OpenIndex, open_index, update_engine, update_index
from guicheng.search.jump import Directory
from guicheng.search.segment import segmenter
from guicheng.site.audience import published

INDEXES = {"public": Path("build") / "index-public", "internal": Path("build") / "index"}
"""The public index holds nothing that is marked 内部; not even its numbers may be told."""


@dataclass
class Library:
    """An open index and its corpus.

    One search at a time (``_turn``), as whoosh's searcher is one thread's; a server's engine needs no turns.
    ``behind``: the engine could not be brought up to date, and answers with what it has.
    """

    corpus: Corpus
    index: OpenIndex
    on: dt.date
    behind: bool = False
    _turn: AbstractContextManager[Any] = field(default_factory=threading.Lock)

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

    @classmethod
    def at_province(
        cls,
        root: Path,
        on: dt.date,
        profile: str,
        say: Callable[[str], None],
        servers: tuple[str, Sequence[str]],
    ) -> Library:
        """The same over SphinxQL: the front and the shards as ``host:port``.

        A shard that does not answer keeps nobody from reading: the engine is then ``behind``.
        """
        engine_of = _engine_of()
        analyzer = Analyzer(segmenter())
        engine = engine_of(*servers, analyzer.analyzer_id)
        corpus, behind = published(read_corpus(root), profile), False
        try:
            update = update_engine(engine, analyzer, corpus, on, lambda _: None)
            say(f"检索引擎已更新：改动 {update.changed} 件，删去 {update.deleted} 件。")
        except GuichengError as error:
            say(f"{error}检索先用引擎里现有的内容，恢复以后自动更新。")
            behind = True
        return cls(corpus, OpenIndex(engine, analyzer, Directory.of(corpus, on)), on, behind, nullcontext())

    def state(self) -> str:
        """Whether searching works, in a word, for whoever watches the server."""
        try:
            with self._turn:
                partial = self.index.engine.search(Request((Wanted("条"),)), 1).partial
        except GuichengError:
            return "没有响应"
        return "不全" if partial else "正常"

    def close(self) -> None:
        """Close the engine's files; nobody may be searching."""
        with self._turn:
            self.index.engine.close()

    def find(self, text: str, limit: int) -> Found:
        """What a reader's words find. Raises GuichengError when the engine does not answer."""
        with self._turn:
            return find(self.index, text, limit)

    def search(self, text: str, limit: int) -> dict[str, Any]:
        """The results as ``guicheng search --format json`` gives them, with facets and notes."""
        found = self.find(text, limit)
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


def _engine_of() -> Callable[[str, Sequence[str], str], Any]:
    """The engine of a province. Raises GuichengError when its client is not installed."""
    try:
        from guicheng.search.sphinx_engine import SphinxEngine, server_at
    except ModuleNotFoundError:
        raise GuichengError("没有安装引擎的客户端。先执行 pip install guicheng[province]。") from None

    def engine(front: str, shards: Sequence[str], analyzer_id: str) -> SphinxEngine:
        return SphinxEngine(server_at(front), [server_at(shard) for shard in shards], analyzer_id)

    return engine


def _values(hit: Hit) -> dict[str, Any]:
    names = ("address", "title", "article", "text", "url", "score", "status")
    return {name: getattr(hit, name) for name in names}
