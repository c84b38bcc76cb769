"""The engine for a province: shards of Sphinx or Manticore behind a distributed table, over SphinxQL.

The one door to PyMySQL. Terms come analysed and go in as codes of hexadecimal digits, so that the engine neither
cuts nor folds them; ``characters`` hold exact phrases as positions of single characters. Filters are numbers.
Ranking is plain BM25: only its order is the engine's own, what matches is the same as everywhere.
"""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

import pymysql

from guicheng.errors import GuichengError
from guicheng.search.engine import (
    SEPARATOR,
    Postings,
    Request,
    Result,
    Stored,
    Wanted,
    count_facets,
    facet_key,
)
from guicheng.search.query import Filter, number_key
from guicheng.text.widths import bare

TABLE, PART = "documents", "part"
"""The distributed table of the front and the table of each shard."""

MOST = 100_000
"""Rows of a list of groups or of kinds of facets; above this they would be cut."""

_PAIRS = {"类型": "kind", "位阶": "level", "效力": "status"}
_CONTAINS = {"机关": ("issuer", "issued"), "文号": ("number", "numbered")}
_EVERY = "every"
_BATCH = 200
_PATIENCE = 10
_K1, _B = 1.2, 0.75
_CANDIDATES = 1000
_WORD = re.compile(r"word(\d+)=\(tf=(\d+),")
_TERM = re.compile(rf"\b[0-9a-f]{{20}}\b|\b{_EVERY}\b(?=\))")
_COLUMNS = (
    "id, words, title, characters, every, address, shown, facets, code, content, number, issuer,"
    " grp, kind, level, status, numbered, issued, old, head, day, length"
)


@dataclass(frozen=True, slots=True)
class Server:
    """Where a server listens for SphinxQL."""

    host: str
    port: int


def server_at(words: str) -> Server:
    """Read ``host:port``. Raises GuichengError for anything else."""
    host, _, port = words.rpartition(":")
    if not (host and port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise GuichengError(f"“{words}”不是引擎的地址，应写成 127.0.0.1:9306 的样式。")
    return Server(host, int(port))


class SphinxEngine:
    """Reads through the front, writes to the shards; a group lives on one shard."""

    def __init__(self, front: Server, shards: Sequence[Server], analyzer_id: str) -> None:
        self.analyzer_id = analyzer_id
        self._front, self._shards = front, tuple(shards)
        self._changes: dict[str, list[str]] = {}

    def groups(self) -> Mapping[str, str]:
        """The groups held, with the key of their content. Raises GuichengError when a shard does not answer."""
        with _asked(self._front) as ask:
            rows = ask(
                f"SELECT code, content FROM {TABLE} WHERE head=1 LIMIT {MOST} OPTION max_matches={MOST}"
            )
            if ask("SHOW WARNINGS"):
                raise GuichengError("有的分片没有响应，不能更新索引。请先恢复全部分片。")
        # What another analyzer cut has no key that matches, and so is put in anew.
        return {str(code): str(key).removeprefix(f"{self.analyzer_id} ") for code, key in rows}

    def upsert(self, group: str, key: str, documents: Iterable[Postings]) -> None:
        """Replace a group. The first document carries the group's key."""
        self._changes[group] = [
            _row(group, f"{self.analyzer_id} {key}" if place == 0 else "", postings)
            for place, postings in enumerate(documents)
        ]

    def delete(self, group: str) -> None:
        """Take a group out."""
        self._changes[group] = []

    def commit(self) -> None:
        """Send the changes: one transaction a shard, so that each shard shows all of its changes or none."""
        for number, shard in enumerate(self._shards):
            changes = {code: rows for code, rows in self._changes.items() if self._place(code) == number}
            if changes:
                _send(shard, changes)
        self._changes = {}

    def close(self) -> None:
        """Give up uncommitted changes."""
        self._changes = {}

    def search(self, request: Request, limit: int) -> Result:
        """All that is wanted first; when no document has it all, documents that have some of it."""
        with _asked(self._front) as ask:
            where, whole = _where(request, ask), _whole(ask)
            found = _Found((), 0, {}, False)
            relaxed = request.question
            if not relaxed:
                found = _find(ask, _all_of(request), where, limit, whole)
                relaxed = found.total == 0 and request.can_relax
            if relaxed:
                found = _find(ask, _any_of(request), where, limit, whole)
        ids, scores = tuple(name for name, _ in found.rows), tuple(score for _, score in found.rows)
        return Result(
            ids, scores, found.total, found.facets, found.partial, self.analyzer_id, relaxed and bool(ids)
        )

    def fetch(self, ids: Iterable[str]) -> Mapping[str, Stored]:
        """Stored documents by id; unknown ids are left out."""
        numbers = ",".join(str(_number(name)) for name in ids)
        if not numbers:
            return {}
        with _asked(self._front) as ask:
            rows = ask(
                f"SELECT address, shown FROM {TABLE} WHERE id IN ({numbers}) LIMIT {MOST}"
                f" OPTION max_matches={MOST}"
            )
        return {address: Stored(**json.loads(shown)) for address, shown in rows}

    def _place(self, group: str) -> int:
        return _number(group) % len(self._shards)


@dataclass(frozen=True, slots=True)
class _Found:
    rows: tuple[tuple[str, float], ...]
    total: int
    facets: Mapping[str, Mapping[str, int]]
    partial: bool


Ask = Any
"""A function from a statement to its rows."""


@contextmanager
def _asked(server: Server) -> Iterator[Ask]:
    """Statements to a server on one connection. Raises GuichengError when it does not answer or refuses."""
    try:
        connection = pymysql.connect(
            host=server.host,
            port=server.port,
            autocommit=True,
            charset="utf8",
            connect_timeout=_PATIENCE,
            read_timeout=_PATIENCE * 3,
        )
    except pymysql.MySQLError:
        raise GuichengError(f"检索引擎 {server.host}:{server.port} 没有响应。") from None

    def ask(statement: str) -> tuple[tuple[Any, ...], ...]:
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return tuple(cursor.fetchall())

    try:
        yield ask
    except pymysql.MySQLError as error:
        raise GuichengError(f"检索引擎 {server.host}:{server.port} 没有做成：{error.args[-1]}") from None
    finally:
        connection.close()


def _send(shard: Server, changes: Mapping[str, Sequence[str]]) -> None:
    with _asked(shard) as ask:
        ask("BEGIN")
        numbers = ",".join(str(_number(code)) for code in changes)
        old = ask(f"SELECT id FROM {PART} WHERE grp IN ({numbers}) LIMIT 1000000 OPTION max_matches=1000000")
        for start in range(0, len(old), _BATCH):
            ids = ",".join(str(row[0]) for row in old[start : start + _BATCH])
            ask(f"DELETE FROM {PART} WHERE id IN ({ids})")
        rows = [row for group in changes.values() for row in group]
        for start in range(0, len(rows), _BATCH):
            ask(f"REPLACE INTO {PART} ({_COLUMNS}) VALUES {','.join(rows[start : start + _BATCH])}")
        ask("COMMIT")


def _find(ask: Ask, match: str, where: Sequence[str], limit: int, whole: _Whole) -> _Found:
    """Two statements: the best documents, and how many there are of each combination of facets."""
    conditions = " AND ".join([f"MATCH({_quoted(match)})", *where])
    # The shards rank by the frequencies and lengths that each of them knows; the best are weighed again here,
    # with those of the whole.
    depth = max(limit, _CANDIDATES)
    best = ask(
        f"SELECT address, length, PACKEDFACTORS() f, WEIGHT() w FROM {TABLE} WHERE {conditions}"
        f" ORDER BY w DESC, id ASC LIMIT {depth}"
        f" OPTION ranker=expr('1000000*bm25a({_K1},{_B})'), idf='plain,tfidf_unnormalized', max_matches={depth}"
    )
    partial = bool(ask("SHOW WARNINGS"))
    meta = {str(name): str(value) for name, value in ask("SHOW META")}
    total = int(meta["total_found"])
    idf = _idf(match, meta, whole.documents)
    counts = ask(
        f"SELECT facets, COUNT(*) n FROM {TABLE} WHERE {conditions} GROUP BY facets LIMIT {MOST}"
        f" OPTION ranker=none, max_matches={MOST}"
    )
    scored = [
        (str(address), _bm25(str(factors), int(length) / whole.length, idf))
        for address, length, factors, _ in best
    ]
    rows = tuple(sorted(scored, key=lambda pair: (-pair[1], pair[0]))[:limit])
    return _Found(
        rows,
        total,
        count_facets((str(key), int(count)) for key, count in counts),
        partial or bool(ask("SHOW WARNINGS")),
    )


def _bm25(factors: str, length: float, idf: Mapping[int, float]) -> float:
    """``length`` is in parts of the mean."""
    bound = _K1 * (1 - _B + _B * length)
    words = ((int(place), int(tf)) for place, tf in _WORD.findall(factors))
    return sum(idf.get(place, 0.0) * tf * (_K1 + 1) / (tf + bound) for place, tf in words)


def _idf(match: str, meta: Mapping[str, str], documents: int) -> dict[int, float]:
    """By the place of a word in the query, as ``PACKEDFACTORS`` numbers them; documents are counted over all shards."""
    counts = {
        word: int(meta[name.replace("keyword", "docs")])
        for name, word in meta.items()
        if name.startswith("keyword")
    }
    words = enumerate(_TERM.findall(match))
    return {
        place: math.log(1 + (documents - counts[word] + 0.5) / (counts[word] + 0.5))
        for place, word in words
        if counts.get(word)
    }


@dataclass(frozen=True, slots=True)
class _Whole:
    """Number and mean length of the documents of all shards."""

    documents: int
    length: float


def _whole(ask: Ask) -> _Whole:
    rows = ask(f"SELECT COUNT(*) n, SUM(length) l FROM {TABLE}")
    number, length = (int(rows[0][0]), float(rows[0][1] or 0)) if rows else (0, 0.0)
    return _Whole(number, max(1.0, length / max(1, number)))


def _all_of(request: Request) -> str:
    """Everything wanted and every phrase; parts add to the score."""
    needed = [_alternatives(want) for want in request.wanted] + [_phrase(run) for run in request.phrases]
    if not needed:
        return _but(request, f"(@every {_EVERY})")
    main = "(" + " ".join(needed) + ")"
    extra = "|".join(f"(@words {_code(part)})" for part in request.parts)
    return _but(request, f"({main} MAYBE ({extra}))" if extra else main)


def _any_of(request: Request) -> str:
    """Some of what is wanted; phrases stay required."""
    some = [_alternatives(want) for want in request.wanted]
    some += [f"(@words {_code(part)})" for part in request.parts]
    return _but(request, " ".join([f"({'|'.join(some)})", *map(_phrase, request.phrases)]))


def _but(request: Request, match: str) -> str:
    return " ".join([match, *(f"!{_phrase(run)}" for run in request.without)])


def _alternatives(want: Wanted) -> str:
    own = _phrase(want.text) if want.name else f"(@words {_code(want.text)})"
    either = [f"(@title {_code(want.text)})", own]
    for other in want.others:
        words = " ".join(map(_code, other.words))
        either += [f"(@title {_code(other.text)})", f"(@words {words})"]
    return f"({'|'.join(either)})"


def _phrase(run: str) -> str:
    return f'(@characters "{" ".join(map(_code, run))}")'


def _where(request: Request, ask: Ask) -> list[str]:
    conditions = [_condition(one, ask) for one in request.filters]
    if request.days:
        conditions.append(f"day BETWEEN {request.days.first} AND {request.days.last}")
    if not request.asks_old:
        conditions.append("old=0")
    return conditions


def _condition(one: Filter, ask: Ask) -> str:
    if one.field in _PAIRS:
        return f"{_PAIRS[one.field]} IN ({','.join(str(_number(value)) for value in one.values)})"
    name, column = _CONTAINS[one.field]
    rows = ask(f"SELECT {name} FROM {TABLE} GROUP BY {name} LIMIT {MOST} OPTION max_matches={MOST}")
    held = {value for row in rows for value in str(row[0]).split(SEPARATOR) if value}
    wanted = [number_key(value) if one.field == "文号" else value for value in one.values]
    numbers = [_number(value) for value in sorted(held) if any(part in value for part in wanted)]
    return f"{column} IN ({','.join(map(str, numbers or [0]))})"


def _row(group: str, key: str, postings: Postings) -> str:
    document = postings.document
    shown = Stored.of(document)
    issuers = [bare(issuer) for issuer in document.issuers]
    number = number_key(document.doc_no) if document.doc_no else ""
    texts = (
        _coded(postings.terms), _coded(postings.title_terms), _coded(postings.characters), _EVERY, shown.address,
        json.dumps(asdict(shown), ensure_ascii=False), facet_key(document), group, key, number,
        SEPARATOR.join(issuers),
    )  # fmt: skip
    level = bare(document.level) if document.level else ""
    numbers = [
        _number(value) if value else 0 for value in (group, document.kind, level, document.status, number)
    ]
    issued = f"({','.join(str(_number(issuer)) for issuer in issuers)})"
    tail = [*numbers, issued, int(document.old), int(bool(key)), document.day, _length(postings)]
    return f"({','.join([str(_number(shown.address)), *map(_quoted, texts), *map(str, tail)])})"


def _length(postings: Postings) -> int:
    return len(postings.terms)


def _coded(terms: Iterable[str]) -> str:
    return " ".join(map(_code, terms))


def _code(term: str) -> str:
    """A term as twenty hexadecimal digits: no engine's idea of letters, case or length can touch it."""
    return hashlib.blake2b(term.encode(), digest_size=10).hexdigest()


def _number(text: str) -> int:
    """A text as a positive number of 62 bits, for ids and filters."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big") >> 2 or 1


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\0", "") + "'"
