"""What was found in texts that have not changed since: findings by the hash of the text and of the rules.

Format of ``build/cache/privacy.found``: a hash of the rest, a line end, then in Python's own ``marshal`` ``(rules and Python, {key: ((start, end, kind,
rule, tier, why, suggestion), …)}, {path: (stamp, keys)})``; a key is the hash of a kind of document and a text. The last are
files without a finding, by size and times, so that they need not even be read. The cache holds places and evidence,
no word of any text. One that cannot be read or written costs time, nothing else.
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from guicheng.privacy.finding import Document, Finding

CACHE = "build/cache/privacy.found"
Rows = tuple[tuple[Any, ...], ...]
Clean = tuple[tuple[int, ...], tuple[str, ...]]
Scan = Callable[[str, Document], tuple[Finding, ...]]


class FindingCache:
    """Scans with ``scan`` only what it has not seen; ``save`` keeps what this run asked for. No path: nothing is kept."""

    def __init__(self, path: Path | None, scan: Scan, list_version: str) -> None:
        self._path, self._scan = path, scan
        self._version = f"{rules_version()}:{list_version}:{sys.implementation.cache_tag}"
        self._found, self._clean = self._read()
        self._new_found: dict[str, Rows] = {}
        self._new_clean: dict[str, Clean] = {}
        self._keys: list[str] = []
        self._changed = False

    def findings(self, text: str, document: Document) -> tuple[Finding, ...]:
        """The findings of a text."""
        key = hashlib.sha256(f"{document}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
        self._keys.append(key)
        rows = self._found.get(key)
        if rows is None:
            found = self._scan(text, document)
            rows = tuple((f.start, f.end, f.kind, f.rule, f.tier, f.why, f.suggestion) for f in found)
            self._changed = True
        self._new_found[key] = rows
        return tuple(Finding(*row) for row in rows)

    def rows(self) -> dict[str, Rows]:
        """All findings of this run, for the cache of another process."""
        return self._new_found

    def add(self, rows: dict[str, Rows]) -> None:
        """Findings of another process."""
        self._found |= rows

    def is_clean(self, path: str, stamp: tuple[int, ...]) -> bool:
        """Whether this file was without a finding and has not been written since."""
        self._keys = []
        kept = self._clean.get(path)
        if kept is None or kept[0] != stamp:
            return False
        self._new_clean[path] = kept
        for key in kept[1]:
            self._new_found[key] = ()
        return True

    def keep_clean(self, path: str, stamp: tuple[int, ...]) -> None:
        """Remember that nothing was found in the texts asked for since ``is_clean``: those of this file."""
        self._new_clean[path] = stamp, tuple(self._keys)
        self._changed = True

    def save(self) -> None:
        """Write the cache, if anything is new or gone and the folder can be written."""
        if self._path is None or (not self._changed and len(self._new_clean) == len(self._clean)):
            return
        content = marshal.dumps((self._version, self._new_found, self._new_clean))
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            staged = self._path.with_suffix(".new")
            staged.write_bytes(_check(content) + b"\n" + content)
            staged.replace(self._path)

    def _read(self) -> tuple[dict[str, Rows], dict[str, Clean]]:
        if self._path is None:
            return {}, {}
        with suppress(OSError, ValueError, EOFError, TypeError):
            check, _, content = self._path.read_bytes().partition(b"\n")
            if check == _check(content):
                version, found, clean = marshal.loads(content)
                if version == self._version:
                    return found, clean
        return {}, {}


def _check(content: bytes) -> bytes:
    """Stands before the findings, as a disk may change what it keeps."""
    return hashlib.sha256(content).hexdigest().encode()


@cache
def rules_version() -> str:
    """Changes whenever a rule or a word list of this room changes."""
    room = files("guicheng.privacy")
    parts = [*room.iterdir(), *(room / "data").iterdir()]
    digest = hashlib.sha256()
    for part in sorted(parts, key=lambda one: one.name):
        if part.name.endswith((".py", ".txt")):
            digest.update(part.read_bytes())
    return digest.hexdigest()[:16]
