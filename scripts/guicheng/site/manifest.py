"""What the last build wrote and from what: the manifest beside a site, so that the next build does only what changed.

Format of ``build/cache/site.manifest``: a line with the format, the Python that wrote it and a hash of the rest; then, in
Python's own ``marshal`` (a hundred thousand files are read in a blink), ``(files: {path: (size, mtime in ns, hash)},
products: {name: (key, facts read, paths, remark)}, behind: [paths])``. A product is a page or what else is made in one go;
its key is a hash of everything that it was made from. A manifest that cannot be read costs time, nothing else.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

FORMAT = f"guicheng-2 {sys.implementation.cache_tag}"


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
    """The files of one site and what they were made from. ``damaged``: there was one, but it cannot be read.

    ``behind``: paths in which the site before this one differs, so that it can serve as the next one (see ``swap``).
    ``lost``: paths that do not stand as they were written; ``strange``: paths that nobody here wrote.
    ``mark`` names this manifest, ``written`` is when it was written. ``place``: where the files stand, once somebody
    looked.
    """

    files: dict[str, FileRecord] = field(default_factory=dict)
    products: dict[str, Product] = field(default_factory=dict)
    behind: tuple[str, ...] = ()
    damaged: bool = False
    lost: tuple[str, ...] = ()
    strange: tuple[str, ...] = ()
    mark: str = ""
    written: int = 0
    place: Path | None = None

    def standing(self, site: Path) -> Manifest:
        """Only the files that stand in ``site`` exactly as they were written."""
        if self._stands(site):
            return replace(self, place=site)
        found = {path: (size, mtime) for path, size, mtime in files_of(site)}
        files = {path: record for path, record in self.files.items() if found.get(path) == record[:2]}
        lost = tuple(path for path in self.files if path not in files) if len(files) < len(self.files) else ()
        strange = tuple(found.keys() - self.files.keys())
        return replace(self, files=files, lost=lost, strange=strange, place=site)

    def _stands(self, site: Path) -> bool:
        """Whether every file stands as it was written, and no folder has got or lost anything since.

        Tens of thousands of folders hold one file each: asking when they changed costs half of looking into them.
        """
        if os.name == "nt" or not self.files:  # There, no time tells when a folder changed.
            return False
        try:
            for path, record in self.files.items():
                state = os.lstat(f"{site}/{path}")
                if (state.st_size, state.st_mtime_ns) != record[:2]:
                    return False
            return all(os.lstat(f"{site}/{one}").st_ctime_ns < self.written for one in folders_of(self.files))
        except OSError:
            return False


def read_manifest(path: Path) -> Manifest:
    """The manifest on disk; an empty one when there is none or it cannot be used."""
    try:
        written = path.stat().st_mtime_ns
        head, _, content = path.read_bytes().partition(b"\n")
        form, _, check = head.decode("ascii", "replace").rpartition(" ")
        if check != _check(content):
            return Manifest(damaged=True)
        if form != FORMAT:
            return Manifest()
        files, products, behind = marshal.loads(content)
    except FileNotFoundError:
        return Manifest()
    except (OSError, ValueError, EOFError, TypeError):
        return Manifest(damaged=True)
    records = {name: FileRecord(*row) for name, row in files.items()}
    made = {name: Product(*row) for name, row in products.items()}
    return Manifest(records, made, behind, mark=check[:12], written=written)


def packed(manifest: Manifest) -> tuple[bytes, str]:
    """The manifest as it is kept, and its mark."""
    files = {name: tuple(record) for name, record in manifest.files.items()}
    products = {name: tuple(product) for name, product in manifest.products.items()}
    content = marshal.dumps((files, products, manifest.behind))
    check = _check(content)
    return f"{FORMAT} {check}\n".encode() + content, check[:12]


def write_manifest(content: bytes, path: Path) -> None:
    """Write it whole or not at all. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    staged = path.with_suffix(".new")
    staged.write_bytes(content)
    staged.replace(path)


def _check(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def folders_of(paths: Iterable[str]) -> set[str]:
    """All folders that hold these; the top is empty."""
    folders = {path.rpartition("/")[0] for path in paths}
    above = folders
    while above := {folder.rpartition("/")[0] for folder in above} - folders:
        folders |= above
    return folders


def files_of(folder: Path) -> Iterator[tuple[str, int, int]]:
    """Path relative to the folder (POSIX), size and time of every file; nothing when there is no folder."""
    below = [""]
    while below:
        prefix = below.pop()
        try:
            entries = list(os.scandir(f"{folder}/{prefix}"))
        except (FileNotFoundError, NotADirectoryError):
            continue
        for entry in entries:
            path = prefix + entry.name
            if entry.is_dir(follow_symlinks=False):
                below.append(f"{path}/")
            elif entry.is_file(follow_symlinks=False):
                state = entry.stat(follow_symlinks=False)
                yield path, state.st_size, state.st_mtime_ns
