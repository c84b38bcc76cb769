"""The files of a base that reach a reader, as they lie on disk, whatever git knows of them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from guicheng.privacy.finding import Document

TEXTS = frozenset(
    [".md", ".yml", ".yaml", ".tsv", ".txt", ".csv", ".html", ".htm", ".json", ".js", ".css", ".svg", ".xml"]
)
PICTURES = frozenset([".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".bmp", ".heic"])
LONGEST = 50_000_000
_FOLDERS: tuple[tuple[str, Document], ...] = (
    ("regs/cases/", "case"),
    ("regs/regulations/", "data"),
    ("regs/data/office.yml", "own"),
    ("regs/data/calendar.yml", "data"),
    ("regs/data/codes.yml", "data"),
    ("regs/data/blocklist.txt", "own"),
)
_MATERIAL = re.compile(r"^(?:nature|性质)[:：][ \"']*资料", re.MULTILINE)
_SIGNER = re.compile(
    r"^(?P<key>[ \-{]*(?:.*[{,] ?)?(?:by|checked_by|second_by|author|reviewer|owner|脱敏人|复核人|第二复核人|批准人|核对人|起草人|审核人|主管)[:：][ \"']*)"
    r"(?P<name>[\u4e00-\u9fff·]{1,12})(?=[ \"',}]|$)",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class BaseFile:
    """A file by its path relative to the base (POSIX).

    ``stamp``: size and times of the file and of the work's own file beside it, equal as long as neither was written.
    """

    path: str
    root: Path
    stamp: tuple[int, ...] = ()

    @property
    def place(self) -> Path:
        """Where it lies on disk."""
        return self.root / self.path

    @property
    def document(self) -> Document:
        """The kind of document, which may ask the work's own file."""
        return document_kind(self.path, self.place)

    @property
    def is_text(self) -> bool:
        """Whether it is read as text."""
        return self.place.suffix.lower() in TEXTS

    @property
    def is_picture(self) -> bool:
        """Whether it is looked at for metadata."""
        return self.place.suffix.lower() in PICTURES

    def text(self) -> str | None:
        """Its words with Unix line ends; None when reading reports it anyway (not UTF-8, too large, unreadable)."""
        try:
            if self.place.stat().st_size > LONGEST:
                return None
            return without_signers(plain_ends(self.place.read_text(encoding="utf-8-sig")))
        except (OSError, UnicodeDecodeError):
            return None


def base_files(root: Path) -> Iterator[BaseFile]:
    """Everything under ``regs/`` and ``docs/`` and the configuration, in order of path; drafts that git ignores too."""
    if (root / "mkdocs.yml").is_file():
        yield BaseFile("mkdocs.yml", root, _times((root / "mkdocs.yml").stat()))
    for folder in ("docs", "regs"):
        yield from files_below(root, folder)


def files_below(root: Path, folder: str) -> Iterator[BaseFile]:
    """The files of one folder and those in it, in order of path."""
    for path, stamp in sorted(_below(str(root), folder)):
        yield BaseFile(path, root, stamp)


def _below(root: str, folder: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Path and stamp of every file; links to folders are not followed."""
    try:
        entries = list(os.scandir(f"{root}/{folder}"))
    except OSError:
        return
    beside = next((_stamp(entry) for entry in entries if entry.name == "index.md"), ())
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _below(root, f"{folder}/{entry.name}")
        elif not entry.is_dir():
            yield f"{folder}/{entry.name}", _stamp(entry) + beside


def _stamp(entry: os.DirEntry[str]) -> tuple[int, ...]:
    with suppress(OSError):
        return _times(entry.stat())
    return ()


def _times(state: os.stat_result) -> tuple[int, ...]:
    return state.st_size, state.st_mtime_ns, state.st_ctime_ns


def document_kind(path: str, place: Path) -> Document:
    """By folder; 资料 under the regulations are read as strictly as our own words."""
    kinds = (document for folder, document in _FOLDERS if path.startswith(folder))
    found: Document = next(kinds, "readable")
    return "readable" if found == "data" and _is_material(place) else found


def plain_ends(text: str) -> str:
    """Unix line ends: places of findings count them as one character."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def without_signers(text: str) -> str:
    """The names of those who signed for a document, in its head, are not names in a case: blanked, nothing moves."""
    end = text.find("\n---", 3) if text.startswith("---") else -1
    head = text[:end] if end > 0 else ""
    return _SIGNER.sub(lambda match: match["key"] + "|" * len(match["name"]), head) + text[len(head) :]


def _is_material(place: Path) -> bool:
    if place.suffix != ".md":
        return False
    index = place.with_name("index.md")
    try:
        head = index.read_text(encoding="utf-8-sig")[:4000]
    except (OSError, UnicodeDecodeError):
        return False
    return _MATERIAL.search(head) is not None
