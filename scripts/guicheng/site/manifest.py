"""What the last build wrote and from what: the manifest beside a site, so that the next build does only what changed.

Format of ``build/cache/site.json``: a hash of the rest, a line end, ``{"format": n, "files": {path: [size, mtime in ns, hash]}, "products": {name: [key,
[facts read], [paths], remark]}}``. A product is a page or what else is made in one go; its key is a hash of everything
that it was made from. A manifest that cannot be read costs time, nothing else.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

FORMAT = 1


class FileRecord(NamedTuple):
    """One file of the site as it was written; ``digest`` is empty where MkDocs wrote it."""

    size: int
    mtime_ns: int
    digest: str = ""


class Product(NamedTuple):
    """What was made: the hash of what it was made from, the facts read, the files, a word for later pages."""

    key: str
    reads: tuple[str, ...]
    paths: tuple[str, ...]
    remark: str = ""


@dataclass(frozen=True)
class Manifest:
    """The files of one site and what they were made from. ``damaged``: there was one, but it cannot be read."""

    files: dict[str, FileRecord] = field(default_factory=dict)
    products: dict[str, Product] = field(default_factory=dict)
    damaged: bool = False

    def standing(self, site: Path) -> Manifest:
        """Only the files that stand in ``site`` exactly as they were written."""
        found = {path: (size, mtime) for path, size, mtime in files_of(site)}
        files = {path: record for path, record in self.files.items() if found.get(path) == record[:2]}
        return Manifest(files, self.products, self.damaged)


def read_manifest(path: Path) -> Manifest:
    """The manifest on disk; an empty one when there is none or it cannot be used."""
    try:
        check, _, words = path.read_text(encoding="utf-8").partition("\n")
        if check != _check(words):
            return Manifest(damaged=True)
        kept = json.loads(words)
        if kept["format"] != FORMAT:
            return Manifest()
        files = {name: FileRecord(*row) for name, row in kept["files"].items()}
        products = {
            name: Product(str(key), tuple(reads), tuple(paths), str(remark))
            for name, (key, reads, paths, remark) in kept["products"].items()
        }
    except FileNotFoundError:
        return Manifest()
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Manifest(damaged=True)
    return Manifest(files, products)


def write_manifest(manifest: Manifest, path: Path) -> None:
    """Write it whole or not at all. Raises OSError."""
    values = {"format": FORMAT, "files": manifest.files, "products": manifest.products}
    path.parent.mkdir(parents=True, exist_ok=True)
    staged = path.with_suffix(".new")
    words = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    staged.write_text(f"{_check(words)}\n{words}", encoding="utf-8", newline="\n")
    staged.replace(path)


def _check(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def files_of(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Path relative to the folder (POSIX), size and time of every file; nothing when there is no folder."""
    yield from _files(str(folder), "")


def _files(folder: str, prefix: str) -> Iterator[tuple[str, int, int]]:
    try:
        entries = list(os.scandir(folder))
    except (FileNotFoundError, NotADirectoryError):
        return
    for entry in entries:
        path = f"{prefix}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _files(entry.path, f"{path}/")
        elif entry.is_file(follow_symlinks=False):
            state = entry.stat(follow_symlinks=False)
            yield path, state.st_size, state.st_mtime_ns
