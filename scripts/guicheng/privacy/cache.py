"""What was found in texts that have not changed since: findings by the hash of the text and of the rules.

Format of ``build/cache/privacy.json``: ``{"rules": hash, "findings": {hash of document kind and text: [[start, end, kind,
rule, tier, why, suggestion], …]}}``. It holds places and evidence, no word of any text. A cache that cannot be read or
written costs time, nothing else.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.resources import files
from pathlib import Path

from guicheng.privacy.finding import Document, Finding

CACHE = "build/cache/privacy.json"
Scan = Callable[[str, Document], tuple[Finding, ...]]


class FindingCache:
    """Scans with ``scan`` only what it has not seen; ``save`` keeps what this run asked for."""

    def __init__(self, path: Path, scan: Scan, list_version: str) -> None:
        self._path, self._scan = path, scan
        self._version = f"{rules_version()}:{list_version}"
        self._old = self._read()
        self._asked: dict[str, list[list[object]]] = {}

    def findings(self, text: str, document: Document) -> tuple[Finding, ...]:
        """The findings of a text."""
        key = hashlib.sha256(f"{document}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
        if key in self._old:
            self._asked[key] = self._old[key]
            return tuple(Finding(*row) for row in self._old[key])  # type: ignore[arg-type]
        found = self._scan(text, document)
        self._asked[key] = [
            [one.start, one.end, one.kind, one.rule, one.tier, one.why, one.suggestion] for one in found
        ]
        return found

    def save(self) -> None:
        """Write the cache, if anything is new and the folder can be written."""
        if self._asked.keys() == self._old.keys():
            return
        text = json.dumps({"rules": self._version, "findings": self._asked}, ensure_ascii=False)
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            staged = self._path.with_suffix(".new")
            staged.write_text(text, encoding="utf-8")
            staged.replace(self._path)

    def _read(self) -> dict[str, list[list[object]]]:
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            return dict(kept["findings"]) if kept["rules"] == self._version else {}
        except (OSError, ValueError, KeyError, TypeError):
            return {}


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
