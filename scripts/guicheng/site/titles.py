"""What the search box offers before any index is loaded: titles, aliases, numbers, articles of every document.

Format: ``guicheng.titles.add(shard, shards, rows)``; a row is
``[code, path, title, aliases, number, articles, status, facts]`` with lists joined by ``|``; ``facts`` only where
time alone may change the status.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from guicheng.content.corpus import Corpus
from guicheng.render.links import Links, page_path
from guicheng.render.regulation import current_status
from guicheng.render.status_facts import Facts, facts_of, may_change

SHARD_CHARACTERS = 100_000
TITLES = "assets/guicheng/titles-{}.js"

Row = tuple[str | Facts, ...]


def title_files(links: Links, runs: Mapping[str, str]) -> dict[str, bytes]:
    """The script files: path from the top of the site → bytes."""
    shards = _shards(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in _rows(links, runs))
    return {
        TITLES.format(number): _script(number, len(shards), rows).encode()
        for number, rows in enumerate(shards)
    }


def _rows(links: Links, runs: Mapping[str, str]) -> Iterator[Row]:
    corpus = links.corpus
    for code, work in corpus.works.items():
        status = current_status(work, links)
        meta = work.meta
        words = status.statement if status else "正文未入库"
        aliases, number = "|".join(meta.aliases), meta.doc_no or ""
        row: Row = (code, _path(corpus, code), meta.title, aliases, number, runs.get(code, ""), words)
        yield (*row, facts_of(work, links)) if status and may_change(work, links.on) else row
    for shelf, kind in ((corpus.procedures, "程序"), (corpus.cases, "案例"), (corpus.forms, "文书")):
        for code, entry in shelf.items():
            yield code, _path(corpus, code), entry.meta.title, "", "", "", kind


def _path(corpus: Corpus, code: str) -> str:
    return page_path(corpus, code) or ""


def _shards(rows: Iterator[str]) -> list[list[str]]:
    shards: list[list[str]] = [[]]
    size = 0
    for row in rows:
        if size > SHARD_CHARACTERS:
            shards.append([])
            size = 0
        shards[-1].append(row)
        size += len(row)
    return shards


def _script(number: int, total: int, rows: list[str]) -> str:
    return f"guicheng.titles.add({number},{total},[\n" + ",\n".join(rows) + "\n]);\n"
