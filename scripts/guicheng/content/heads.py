"""Documents read before: a file that has not been written since is neither read nor parsed again.

Kept in ``Kept`` by groups of files, so that a change rewrites few. Only values of the model are read back: a cache
that came along with a copied folder must not be able to run anything.
"""

from __future__ import annotations

import datetime as dt
import importlib
import io
import os
import pickle
import zlib
from typing import Any, NamedTuple

from pydantic import BaseModel

from guicheng.content.kept import Kept

_GROUPS = 64
_KIND = "heads"
ASKED = ("废止", "待填", "](")
"""Words that checks look for in every document; most hold none, and need not be read again to know it."""
Stamp = tuple[int, int, int]
"""Size and times of a file: equal as long as nobody wrote it."""


class Head(NamedTuple):
    """What was read from a file: its typed head (or a whole data file), hashes of head and body, where the body begins.

    ``words``: those of ``ASKED`` that the file holds.
    """

    stamp: Stamp
    meta: Any
    digests: tuple[str, str]
    body_line: int
    words: str = ""


def words_of(text: str) -> str:
    """Those of the asked words that a text holds."""
    return "\n".join(word for word in ASKED if word in text)


def stamp_of(state: os.stat_result) -> Stamp:
    """The stamp of a file."""
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns


class Heads:
    """Remembers heads for one ``version`` of the program; without ``kept`` for this process only."""

    def __init__(self, kept: Kept | None = None, version: str = "") -> None:
        self._kept, self._version = kept, version
        self._groups: list[dict[str, Head]] = [self._load(number) for number in range(_GROUPS)]
        self._changed: set[int] = set()
        self._asked: set[str] = set()

    def __getstate__(self) -> list[dict[str, Head]]:
        """For a helping process: what is known, without the place where it is kept."""
        return self._groups

    def __setstate__(self, groups: list[dict[str, Head]]) -> None:
        self._kept, self._version, self._groups = None, "", groups
        self._changed, self._asked = set(), set()

    def known(self, file: str, stamp: Stamp) -> Head | None:
        """What was read from a file, if it stands as it was."""
        self._asked.add(file)
        head = self._groups[_group(file)].get(file)
        return head if head is not None and head.stamp == stamp else None

    def put(self, file: str, head: Head) -> None:
        """Remember what was read from a file."""
        self._groups[_group(file)][file] = head
        self._changed.add(_group(file))

    def save(self) -> None:
        """Keep what is new, forget files that are gone."""
        for number, group in enumerate(self._groups):
            gone = group.keys() - self._asked
            for file in gone:
                del group[file]
            if self._kept is not None and (gone or number in self._changed):
                value = pickle.dumps((self._version, group), protocol=5)
                self._kept.put(_KIND, str(number), value)
        self._changed, self._asked = set(), set()

    def _load(self, number: int) -> dict[str, Head]:
        value = self._kept.get(_KIND, str(number)) if self._kept is not None else None
        if value is None:
            return {}
        try:
            version, group = _Reader(io.BytesIO(value)).load()
        except (pickle.UnpicklingError, AttributeError, ImportError, EOFError, ValueError, TypeError):
            return {}
        return dict(group) if version == self._version else {}


def _group(file: str) -> int:
    return zlib.crc32(file.encode("utf-8", "surrogateescape")) % _GROUPS


class _Reader(pickle.Unpickler):
    """Knows the values of the model, dates, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """The class behind a name, where it is one of ours."""
        if (module, name) == ("datetime", "date"):
            return dt.date
        if (module, name) == (__name__, "Head"):
            return Head
        if module.startswith("guicheng.model."):
            found = getattr(importlib.import_module(module), name)
            if isinstance(found, type) and issubclass(found, BaseModel):
                return found
        raise pickle.UnpicklingError(f"{module}.{name}")
