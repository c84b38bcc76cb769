"""The whoosh engine: one folder of whoosh segments; the one door to whoosh.

Index: field -> term -> document -> frequency (-> positions, for single characters only).
``words`` serve ranking, ``title`` the names of the work, ``characters`` exact phrases:
positions of words would break phrases, as a phrase need not begin and end where words do.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from whoosh import columns, fields, index, query, scoring
from whoosh.writing import LockError

from guicheng.errors import GuichengError, StaleIndex
from guicheng.search.engine import Postings, Request, Result, Stored, Wanted, count_facets, facet_key
from guicheng.search.query import Days, Filter, number_key
from guicheng.search.ranking import TITLE, TITLE_RELAXED
from guicheng.text.widths import bare

STATE = "guicheng.json"
_FIELDS = {"类型": "kind", "位阶": "level", "效力": "status", "机关": "issuer", "文号": "number"}
_CONTAINS = frozenset({"机关", "文号"})
_MEMORY_MB = 256


class WhooshEngine:
    """An open index folder. Changes are kept by one writer until ``commit``."""

    def __init__(self, opened: Any, folder: Path, analyzer_id: str) -> None:
        self.analyzer_id = analyzer_id
        self._index = opened
        self._folder = folder
        self._writer: Any = None
        self._searcher: Any = None

    @classmethod
    def create(cls, folder: Path, analyzer_id: str) -> WhooshEngine:
        """An empty index in a folder, which is emptied first."""
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return cls(index.create_in(folder, _schema()), folder, analyzer_id)

    @classmethod
    def open(cls, folder: Path, analyzer_id: str) -> WhooshEngine:
        """The index in a folder. Raises StaleIndex when it is missing, damaged, or of another analyzer."""
        with _damage_is_stale():
            state = json.loads((folder / STATE).read_text(encoding="utf-8"))
            if state["analyzer"] != analyzer_id:
                raise StaleIndex("索引由另一版本的分词方法生成，需要重建。")
            opened = cls(index.open_dir(folder), folder, analyzer_id)
            if state["generation"] == opened._index.latest_generation() and state["sizes"] != opened._sizes():
                raise StaleIndex("索引文件不完整，需要重建。")
            return opened

    def groups(self) -> Mapping[str, str]:
        """The groups held, with the key of their content."""
        with _damage_is_stale():
            hits = self._search(query.Term("head", "1"))
            return {hit["group"]: hit["key"] for hit in hits}

    def upsert(self, group: str, key: str, documents: Iterable[Postings]) -> None:
        """Replace a group. The first document carries the group's key."""
        self.delete(group)
        head: dict[str, Any] = {"head": ["1"], "key": key}
        for postings in documents:
            self._open_writer().add_document(group=group, **_row(postings), **head)
            head = {}

    def delete(self, group: str) -> None:
        """Take a group out."""
        writer = self._open_writer()
        if not self._index.is_empty():
            writer.delete_by_term("group", group)

    def commit(self) -> None:
        """Write a new generation; whoosh renames its table of contents last, so a crash leaves the old one."""
        if self._writer is not None:
            self._writer.commit()
        self._writer = None
        self._close_searcher()
        self._index = index.open_dir(self._folder)
        state = {
            "analyzer": self.analyzer_id,
            "generation": self._index.latest_generation(),
            "sizes": self._sizes(),
        }
        temporary = self._folder / f"{STATE}.new"
        temporary.write_text(json.dumps(state, ensure_ascii=False), encoding="utf-8")
        temporary.replace(self._folder / STATE)

    def close(self) -> None:
        """Give up uncommitted changes and close the files."""
        if self._writer is not None:
            self._writer.cancel()
        self._writer = None
        self._close_searcher()
        self._index.close()

    def search(self, request: Request, limit: int) -> Result:
        """All that is wanted first; when no document has it all, documents that have some of it."""
        with _damage_is_stale():
            relaxed = request.question
            if not relaxed:
                results = self._search(self._restricted(request, _all_of(request)), _excluded(request))
                relaxed = len(results) == 0 and request.can_relax
            if relaxed:
                results = self._search(self._restricted(request, _any_of(request)), _excluded(request))
            hits = [(hit["id"], float(hit.score)) for hit in results[:limit]]
            rows = self._facet_rows(results)
        ids, scores = tuple(name for name, _ in hits), tuple(score for _, score in hits)
        facets = count_facets((key.decode(), count) for key, count in rows.items())
        return Result(ids, scores, len(results), facets, False, self.analyzer_id, relaxed and bool(ids))

    def fetch(self, ids: Iterable[str]) -> Mapping[str, Stored]:
        """Stored documents by id; unknown ids are left out."""
        with _damage_is_stale():
            searcher = self._open_searcher()
            rows = ((name, searcher.document(id=name)) for name in ids)
            return {name: Stored(**row["shown"]) for name, row in rows if row}

    def _restricted(self, request: Request, main: query.Query | None) -> query.Query:
        required = [self._filter(one) for one in request.filters]
        if request.days:
            required.append(_days(request.days))
        if main is None:
            main = query.And(required) if required else query.NullQuery
        elif required:
            main = query.Require(main, query.And(required))
        return main

    def _filter(self, one: Filter) -> query.Query:
        name = _FIELDS[one.field]
        if one.field not in _CONTAINS:
            return query.Or([query.Term(name, value) for value in one.values])
        lexicon = [term.decode() for term in self._open_searcher().reader().lexicon(name)]
        wanted = [number_key(value) if one.field == "文号" else value for value in one.values]
        return query.Or([query.Term(name, term) for term in lexicon if any(w in term for w in wanted)])

    def _facet_rows(self, results: Any) -> Counter[bytes]:
        """The facet values of all hits, read from one column that holds those of a document together."""
        reader = self._open_searcher().reader()
        if not reader.has_column("facets"):
            return Counter()
        column = reader.column_reader("facets")
        return Counter(column[number] for number in results.docs())

    def _search(self, wanted: query.Query, mask: query.Query | None = None) -> Any:
        """All hits, best first. No limit: with one, whoosh steps over good documents and fails on some queries."""
        return self._open_searcher().search(wanted, limit=None, mask=mask)

    def _open_searcher(self) -> Any:
        if self._searcher is None:
            weighting = scoring.BM25F(B=0.75, K1=1.2)
            self._searcher = self._index.searcher(weighting=weighting)
        return self._searcher

    def _close_searcher(self) -> None:
        if self._searcher is not None:
            self._searcher.close()
        self._searcher = None

    def _open_writer(self) -> Any:
        if self._writer is None:
            try:
                self._writer = self._index.writer(limitmb=_MEMORY_MB)
            except LockError:
                raise GuichengError("另一个进程正在更新索引，请稍后再试。") from None
        return self._writer

    def _sizes(self) -> dict[str, int]:
        names = (path for path in self._folder.iterdir() if path.suffix in (".seg", ".toc"))
        return {path.name: path.stat().st_size for path in sorted(names)}


def _schema() -> fields.Schema:
    keyword: Callable[[], fields.FieldType] = fields.KEYWORD
    return fields.Schema(
        id=fields.ID(stored=True),
        group=fields.ID(stored=True),
        key=fields.STORED(),
        head=keyword(),
        words=fields.TEXT(phrase=False),
        title=fields.TEXT(phrase=False),
        characters=fields.TEXT(phrase=True),
        kind=keyword(),
        level=keyword(),
        status=keyword(),
        issuer=keyword(),
        number=keyword(),
        old=keyword(),
        day=fields.NUMERIC(int, bits=32),
        facets=fields.COLUMN(columns.RefBytesColumn()),
        shown=fields.STORED(),
    )


def _row(postings: Postings) -> dict[str, Any]:
    document = postings.document
    shown = Stored.of(document)
    return {
        "id": shown.address,
        "words": list(postings.terms),
        "title": list(postings.title_terms),
        "characters": list(postings.characters),
        "kind": [document.kind],
        "level": [bare(document.level)] if document.level else [],
        "status": [document.status] if document.status else [],
        "issuer": [bare(issuer) for issuer in document.issuers],
        "number": [number_key(document.doc_no)] if document.doc_no else [],
        "old": ["1"] if document.old else [],
        "day": document.day,
        "facets": facet_key(document).encode(),
        "shown": asdict(shown),
    }


def _excluded(request: Request) -> query.Query | None:
    """What must not be there. A mask and no AndNot: whoosh's steps over a document when phrases stand on both sides."""
    masks: list[query.Query] = [query.Phrase("characters", list(run)) for run in request.without]
    if not request.asks_old:
        masks.append(query.Term("old", "1"))
    return query.Or(masks) if masks else None


def _all_of(request: Request) -> query.Query | None:
    """Everything wanted and every phrase; parts add to the score."""
    needed = [_alternatives(want, TITLE) for want in request.wanted]
    needed += [query.Phrase("characters", list(run)) for run in request.phrases]
    if not needed:
        return None
    main = query.And(needed)
    extra = [query.Term("words", part) for part in request.parts]
    return query.AndMaybe(main, query.Or(extra)) if extra else main


def _any_of(request: Request) -> query.Query:
    """Some of what is wanted; phrases stay required."""
    some: query.Query = query.Or(
        [_alternatives(want, TITLE_RELAXED) for want in request.wanted]
        + [query.Term("words", part) for part in request.parts]
    )
    phrases = [query.Phrase("characters", list(run)) for run in request.phrases]
    return query.And([some, *phrases]) if phrases else some


def _alternatives(want: Wanted, weight: float) -> query.Query:
    own = query.Phrase("characters", list(want.text)) if want.name else query.Term("words", want.text)
    either = [query.Term("title", want.text, boost=weight), own]
    for other in want.others:
        either.append(query.Term("title", other.text, boost=weight))
        either.append(query.And([query.Term("words", word) for word in other.words]))
    return query.Or(either)


def _days(days: Days) -> query.Query:
    return query.NumericRange("day", days.first, days.last)


@contextmanager
def _damage_is_stale() -> Iterator[None]:
    """Damaged files make whoosh raise anything at all; to the user they mean one thing."""
    try:
        yield
    except (GuichengError, MemoryError):
        raise
    except FileNotFoundError:
        raise StaleIndex("还没有索引，需要建立。") from None
    except Exception as error:
        raise StaleIndex(f"索引已损坏（{type(error).__name__}），需要重建。") from error
