"""Work done before: results kept by the hash of what they were made from, in one file under ``build/cache``.

kind, key -> bytes. A file that cannot be read is thrown away and made anew; one that cannot be written costs time,
nothing else.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

KEPT = "build/cache/work.sqlite"
_SPARE = 1000
"""So many results that nobody asked for may stay beside those that were asked for."""


_CHECK = 8
"""So many bytes of a hash stand before each result, as a disk may change what it keeps."""


class Kept:
    """Results of earlier runs. Used with ``with``; what it was given is kept when the block ends well."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._asked: dict[str, set[str]] = defaultdict(set)
        self._loaded: dict[str, dict[str, bytes]] = {}
        self._new: set[str] = set()
        self._base: sqlite3.Connection | None = None
        self.damaged = False
        """Whether there was a file that could not be read."""

    def __enter__(self) -> Kept:
        try:
            self._base = _opened(self._path)
        except (sqlite3.Error, OSError):
            self._start_anew()
        return self

    def load(self, kind: str) -> None:
        """Read all results of a kind at once: faster than one by one where they are small and most are wanted."""
        if self._base is not None and kind not in self._loaded:
            try:
                rows = self._base.execute("SELECT key, value FROM kept WHERE kind = ?", (kind,)).fetchall()
                self._loaded[kind] = dict(rows)
            except sqlite3.Error:
                self._start_anew()

    def get(self, kind: str, key: str) -> bytes | None:
        """A result, or None when it has to be worked out."""
        self._asked[kind].add(key)
        if self._base is None:
            return None
        if kind in self._loaded:
            stored = self._loaded[kind].get(key)
            return None if stored is None else self._whole(stored)
        try:
            row = self._base.execute(
                "SELECT value FROM kept WHERE kind = ? AND key = ?", (kind, key)
            ).fetchone()
        except sqlite3.Error:
            self._start_anew()
            return None
        return self._whole(row[0]) if row else None

    def _whole(self, stored: object) -> bytes | None:
        if isinstance(stored, bytes) and stored[:_CHECK] == _check(stored[_CHECK:]):
            return stored[_CHECK:]
        self.damaged = True
        return None

    def put(self, kind: str, key: str, value: bytes) -> None:
        """Keep a result."""
        self._asked[kind].add(key)
        self._new.add(kind)
        stored = _check(value) + value
        if kind in self._loaded:
            self._loaded[kind][key] = stored
        if self._base is not None:
            try:
                self._base.execute("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", (kind, key, stored))
            except sqlite3.Error:
                self._give_up()

    def want(self, kind: str, keys: Iterable[str]) -> None:
        """Results that stay, though nobody asks for them this time."""
        self._asked[kind].update(keys)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(sqlite3.Error):
            if self._base is not None:
                self._forget()
                self._base.commit()
        self._give_up()

    def _forget(self) -> None:
        """Leave out what nobody asked for, once there is much of it."""
        assert self._base is not None
        for kind in self._new:
            asked = self._asked[kind]
            held = {key for (key,) in self._base.execute("SELECT key FROM kept WHERE kind = ?", (kind,))}
            if len(held) > 2 * len(asked) + _SPARE:
                gone = [(kind, key) for key in held - asked]
                self._base.executemany("DELETE FROM kept WHERE kind = ? AND key = ?", gone)

    def _start_anew(self) -> None:
        self.damaged = self._path.exists()
        self._loaded = {}
        self._give_up()
        with suppress(OSError, sqlite3.Error):
            self._path.unlink(missing_ok=True)
            self._base = _opened(self._path)

    def _give_up(self) -> None:
        if self._base is not None:
            with suppress(sqlite3.Error):
                self._base.close()
        self._base = None


def _check(value: bytes) -> bytes:
    return hashlib.sha256(value).digest()[:_CHECK]


def _opened(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    base = sqlite3.connect(path, timeout=0.5)
    try:
        base.execute("PRAGMA synchronous = OFF")
        base.execute(
            "CREATE TABLE IF NOT EXISTS kept (kind TEXT, key TEXT, value BLOB, PRIMARY KEY (kind, key))"
        )
        base.execute("SELECT value FROM kept LIMIT 1").fetchone()
    except sqlite3.Error:
        base.close()
        raise
    return base


class Gathered(Kept):
    """Results of a helping process: taken in for the one that it helps, which keeps them."""

    def __init__(self) -> None:
        super().__init__(Path())
        self.rows: list[tuple[str, str, bytes]] = []

    def load(self, kind: str) -> None:
        """There is nothing to read."""

    def get(self, kind: str, key: str) -> bytes | None:
        """Nothing is known here."""
        return None

    def put(self, kind: str, key: str, value: bytes) -> None:
        """Take a result in."""
        self.rows.append((kind, key, value))

    def take(self) -> list[tuple[str, str, bytes]]:
        """What was taken in since the last time."""
        rows, self.rows = self.rows, []
        return rows
