"""Files and folders named on the command line -> the files to read, sorted; folders are walked once each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from guicheng.errors import RefusedFile, SkippedFile
from guicheng.importer.extract import LIMIT, SUFFIXES, too_big
from guicheng.importer.sheet import Received

_NO_LAW = frozenset({"readme", "license", "changelog", "contributing", "index"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file to look at: where it lies, and what the report calls it."""

    path: Path
    label: str
    named: bool


def collect(paths: Sequence[Path]) -> list[Candidate]:
    """All files below the paths. A folder that was walked, or a link back to it, is not walked again."""
    found: list[Candidate] = []
    seen: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found += _walk(path, path, seen)
        else:
            found.append(Candidate(path, _printable(path.name), True))
    return list(_told_apart({candidate.path: candidate for candidate in found}.values()))


def _told_apart(candidates: Iterable[Candidate]) -> Iterator[Candidate]:
    """Two files with one name are told apart in the report by their whole path."""
    seen: set[str] = set()
    for candidate in candidates:
        label = candidate.label if candidate.label not in seen else _printable(str(candidate.path))
        while label in seen:
            label += "’"
        seen.add(label)
        yield replace(candidate, label=label)


def _walk(folder: Path, top: Path, seen: set[Path]) -> Iterator[Candidate]:
    real = folder.resolve()
    if real in seen:
        return
    seen.add(real)
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        if path.name.startswith("."):
            continue
        if path.is_dir():
            yield from _walk(path, top, seen)
        else:
            yield Candidate(path, _printable(path.relative_to(top).as_posix()), False)


def receive(candidate: Candidate, content: Path) -> Received:
    """Read a file's bytes. ``content`` is the folder ``regs/`` of the base, whose files are never imported.

    Raises SkippedFile for what is no regulation, RefusedFile for what cannot be read.
    """
    path = candidate.path
    _skip_others(candidate, content)
    try:
        if not path.is_file():
            raise RefusedFile("没有这个文件。建议：检查路径和文件名。")
        size = path.stat().st_size
        if size > LIMIT:
            raise RefusedFile(too_big(size))
        data = path.read_bytes()
    except OSError as error:
        raise RefusedFile(
            f"读不出来（{error.strerror or '系统不允许'}）。建议：检查文件权限和磁盘。"
        ) from None
    return Received(_printable(path.name), data, tuple(path.resolve().parent.parts))


def _skip_others(candidate: Candidate, content: Path) -> None:
    path = candidate.path
    if path.name.startswith(("_", "~$")):
        raise SkippedFile("目录页或者临时文件，不是法规")
    if path.stem.lower() in _NO_LAW:
        raise SkippedFile("说明文件，不是法规")
    if path.suffix.lower() not in SUFFIXES:
        known = "不是可导入的格式（.docx .doc .html .pdf .txt .md）"
        raise RefusedFile(f"{known}。建议：另存为其中一种再导入。") if candidate.named else SkippedFile(known)
    if path.resolve().is_relative_to(content.resolve()):
        raise SkippedFile("已是知识库里的文件")


def _printable(name: str) -> str:
    """A name with bytes that are no UTF-8 is shown with a stand-in."""
    return name.encode("utf-8", errors="replace").decode("utf-8")
