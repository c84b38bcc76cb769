"""Stored texts: what a result shows. A large work has shards of its own, small ones of neighbouring codes share a file.

``add("x/0/R0012-1", [code, title, path, statement, [[edition, place, label, text], …]])`` is the second shard of a
large work, ``add("x/0/R0008s", […], […])`` the small ones from R0008 to R0015; ``edition`` is empty for the wording
that the work's own page shows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from guicheng.search.browser.shard import File, written
from guicheng.search.documents import SearchDocument

PER_SHARD = 128
SMALL = 44
"""A work of so many documents or fewer shares a file with its neighbours."""
BLOCK = 8
PER_FOLDER = 400
"""Codes a folder, as a folder must not hold more than 1,000 files."""


def stored_texts(code: str, documents: Sequence[SearchDocument]) -> tuple[str, ...]:
    """The shards of one work as JSON."""
    head = documents[0]
    path = _page(head).removesuffix(f"/{head.address.edition}")
    starts = range(0, len(documents), PER_SHARD)
    rows = ([_row(document, path) for document in documents[start : start + PER_SHARD]] for start in starts)
    return tuple(shard_words([code, head.title, path, head.statement, some]) for some in rows)


def text_files(works: Iterable[tuple[str, int, Sequence[str]]]) -> Iterator[File]:
    """The files of all works: code, number of documents and shards, in the order of codes."""
    small: list[tuple[str, str]] = []
    for code, count, shards in works:
        if count <= SMALL:
            small.append((code, shards[0]))
        else:
            for number, shard in enumerate(shards):
                yield written(shard_name(code, number), [shard])
    for name, members in groupby(small, key=lambda one: block_name(one[0])):
        yield written(name, [shard for _, shard in members])


def shard_name(code: str, number: int) -> str:
    """The file of one shard of a large work."""
    return f"{_folder(code)}/{code}-{number}"


def block_name(code: str) -> str:
    """The file that a small work shares."""
    return f"{_folder(code)}/{code[0]}{int(code[1:]) // BLOCK * BLOCK:04d}s"


def _folder(code: str) -> str:
    return f"x/{int(code[1:]) // PER_FOLDER}"


def _row(document: SearchDocument, path: str) -> list[str]:
    edition = _page(document).removeprefix(path).strip("/")
    return [edition, document.address.place or "", document.label, document.text]


def _page(document: SearchDocument) -> str:
    return document.url.strip("/").split("#")[0].rstrip("/")


def shard_words(value: object) -> str:
    """A shard as JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
