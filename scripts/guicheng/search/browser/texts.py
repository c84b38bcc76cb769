"""Stored texts: what a result shows, in shards that never cross works.

``add("x/0/R0012-0", title, path, statement, [[edition, place, label, text], …])``; ``edition`` is empty for the
wording that the work's own page shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from guicheng.search.browser.shard import File, script
from guicheng.search.documents import SearchDocument

PER_SHARD = 64
PER_FOLDER = 400
"""Codes a folder, as a folder must not hold more than 1,000 files."""


def text_files(code: str, documents: Sequence[SearchDocument]) -> Iterator[File]:
    """The shards of one work."""
    head = documents[0]
    path = _page(head).removesuffix(f"/{head.address.edition}")
    folder = int(code[1:]) // PER_FOLDER
    for shard, start in enumerate(range(0, len(documents), PER_SHARD)):
        rows = [_row(document, path) for document in documents[start : start + PER_SHARD]]
        yield script(f"x/{folder}/{code}-{shard}", head.title, path, head.statement, rows)


def _row(document: SearchDocument, path: str) -> list[str]:
    edition = _page(document).removeprefix(path).strip("/")
    return [edition, document.address.place or "", document.label, document.text]


def _page(document: SearchDocument) -> str:
    return document.url.strip("/").split("#")[0].rstrip("/")
