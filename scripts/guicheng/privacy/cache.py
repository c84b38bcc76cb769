"""What was found in texts that have not changed since: findings by the hash of the text and of the rules.

Format of ``build/cache/privacy.json``: a hash of the rest, a line end, ``{"rules": hash, "findings": {key: [[start, end, kind, rule, tier, why,
suggestion], …]}, "clean": {path: [stamp, keys]}}``; a key is the hash of a kind of document and a text. ``clean`` are
files without a finding, by size and times, so that they need not even be read. The cache holds places and evidence,
no word of any text. One that cannot be read or written costs time, nothing else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from guicheng.privacy.finding import Document, Finding

CACHE = "build/cache/privacy.json"
Scan = Callable[[str, Document], tuple[Finding, ...]]


class FindingCache:
    """Scans with ``scan`` only what it has not seen; ``save`` keeps what this run asked for."""

    def __init__(self, path: Path, scan: Scan, list_version: str) -> None:
        self._path, self._scan = path, scan
        self._version = f"{rules_version()}:{list_version}"
        self._old = self._read()
        self._new: dict[str, dict[str, Any]] = {"findings": {}, "clean": {}}
        self._keys: list[str] = []

    def findings(self, text: str, document: Document) -> tuple[Finding, ...]:
        """The findings of a text."""
        key = hashlib.sha256(f"{document}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
        self._keys.append(key)
        rows = self._old["findings"].get(key)
        if rows is None:
            found = self._scan(text, document)
            rows = [[f.start, f.end, f.kind, f.rule, f.tier, f.why, f.suggestion] for f in found]
        self._new["findings"][key] = rows
        return tuple(Finding(*row) for row in rows)

    def is_clean(self, path: str, stamp: list[int]) -> bool:
        """Whether this file was without a finding and has not been written since."""
        self._keys = []
        kept = self._old["clean"].get(path)
        if kept is None or kept[0] != stamp:
            return False
        self._new["clean"][path] = kept
        self._new["findings"].update((key, []) for key in kept[1])
        return True

    def keep_clean(self, path: str, stamp: list[int]) -> None:
        """Remember that nothing was found in the texts asked for since ``is_clean``: those of this file."""
        self._new["clean"][path] = [stamp, self._keys]

    def save(self) -> None:
        """Write the cache, if anything is new and the folder can be written."""
        if self._new == self._old:
            return
        text = json.dumps({"rules": self._version, **self._new}, ensure_ascii=False)
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            staged = self._path.with_suffix(".new")
            staged.write_text(f"{_check(text)}\n{text}", encoding="utf-8", newline="\n")
            staged.replace(self._path)

    def _read(self) -> dict[str, dict[str, Any]]:
        with suppress(OSError, ValueError, KeyError, TypeError):
            check, _, words = self._path.read_text(encoding="utf-8").partition("\n")
            kept = json.loads(words) if check == _check(words) else {}
            if kept["rules"] == self._version:
                return {"findings": dict(kept["findings"]), "clean": dict(kept["clean"])}
        return {"findings": {}, "clean": {}}


def _check(words: str) -> str:
    """Stands before the findings, as a disk may change what it keeps."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


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
