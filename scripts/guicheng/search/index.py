"""The index on disk, ``build/index``: brought up to date group by group, opened, and known to be current.

Beside the engine's files stands ``directory.json``: names and numbers for jumps, the day of the statuses,
and a fingerprint of the files read, so that a search need not read the base again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from guicheng.content.corpus import Corpus
from guicheng.errors import StaleIndex
from guicheng.search.analysis import Analyzer
from guicheng.search.documents import SearchDocument, groups
from guicheng.search.engine import Engine, Postings
from guicheng.search.jump import Directory
from guicheng.search.names import name_terms
from guicheng.search.normal import normal_text, squeeze
from guicheng.search.segment import segmenter
from guicheng.search.whoosh_engine import WhooshEngine

INDEX_FOLDER = Path("build") / "index"
_DIRECTORY = "directory.json"


@dataclass(frozen=True, slots=True)
class OpenIndex:
    """An engine ready to search, with the analyzer it was made by and the names of the base."""

    engine: Engine
    analyzer: Analyzer
    directory: Directory

    @property
    def names(self) -> frozenset[str]:
        """User words, squeezed."""
        return frozenset(squeeze(normal_text(name)) for name in self.directory.user_words)


@dataclass(frozen=True, slots=True)
class Update:
    """What an update did, in groups."""

    changed: int
    deleted: int
    unchanged: int


def open_index(root: Path, on: dt.date, place: Path = INDEX_FOLDER) -> OpenIndex:
    """The index of a base. Raises StaleIndex when it is missing, damaged, or older than the files or the day."""
    folder = root / place
    try:
        values = json.loads((folder / _DIRECTORY).read_text(encoding="utf-8"))
        current = values["fingerprint"] == fingerprint(root) and values["on"] == on.isoformat()
        directory = Directory.read(values)
    except FileNotFoundError:
        raise StaleIndex("还没有索引，需要建立。") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise StaleIndex("索引已损坏，需要重建。") from None
    if not current:
        raise StaleIndex("内容已改动，索引需要更新。")
    analyzer = Analyzer(segmenter())
    return OpenIndex(WhooshEngine.open(folder, analyzer.analyzer_id), analyzer, directory)


def update_index(
    corpus: Corpus,
    on: dt.date,
    progress: Callable[[str], None] = lambda _: None,
    place: Path = INDEX_FOLDER,
) -> Update:
    """Bring the index of the corpus's base up to date; only groups whose content changed are analysed again.

    ``progress`` is told the code of each group before its turn; ``place`` is the folder inside the base. A killed update leaves the last index.
    """
    folder = corpus.root / place
    before = fingerprint(corpus.root)
    analyzer = Analyzer(segmenter())
    engine = _engine(folder, analyzer.analyzer_id)
    try:
        update = update_engine(engine, analyzer, corpus, on, progress)
    finally:
        engine.close()
    values = {"fingerprint": before, "on": on.isoformat(), **Directory.of(corpus, on).values()}
    temporary = folder / f"{_DIRECTORY}.new"
    temporary.write_text(json.dumps(values, ensure_ascii=False, sort_keys=True), encoding="utf-8")
    temporary.replace(folder / _DIRECTORY)
    return update


def update_engine(
    engine: Engine, analyzer: Analyzer, corpus: Corpus, on: dt.date, progress: Callable[[str], None]
) -> Update:
    """Bring any engine up to date with the corpus; commits once, at the end."""
    wanted, held = list(groups(corpus, on)), engine.groups()
    gone = sorted(set(held) - {group.code for group in wanted})
    changed = [group for group in wanted if held.get(group.code) != group.key]
    for code in gone:
        engine.delete(code)
    for group in changed:
        progress(group.code)
        documents = (postings(document, analyzer) for document in group.documents())
        engine.upsert(group.code, group.key, documents)
    engine.commit()
    return Update(len(changed), len(gone), len(wanted) - len(changed))


def fingerprint(root: Path) -> str:
    """Names, sizes and times of every file under ``regs/``: tells a change without reading."""
    files = sorted(path for path in (root / "regs").rglob("*") if path.is_file())
    facts = [(path.relative_to(root).as_posix(), *path.stat()[6:9:2]) for path in files]
    return hashlib.sha256(repr(facts).encode()).hexdigest()


def postings(document: SearchDocument, analyzer: Analyzer) -> Postings:
    """The terms of a document. An article's number is a term of it; a work's names are terms as wholes too."""
    title, normal = name_terms((document.title, *document.names), analyzer), document.normal
    return Postings(document, analyzer.terms_of(normal.searched), title, squeeze(normal.quoted))


def _engine(folder: Path, analyzer_id: str) -> WhooshEngine:
    try:
        return WhooshEngine.open(folder, analyzer_id)
    except StaleIndex:
        return WhooshEngine.create(folder, analyzer_id)
