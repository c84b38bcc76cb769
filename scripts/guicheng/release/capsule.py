"""Writing a capsule: a ZIP with fixed order and times, so that the same site gives the same bytes, signed as a whole."""

from __future__ import annotations

import base64
import datetime as dt
import io
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guicheng.errors import GuichengError
from guicheng.release.changes import NAME as CHANGES
from guicheng.release.changes import change_list
from guicheng.release.crypto import PrivateKey, digests, fingerprint
from guicheng.release.manifest import NAME as MANIFEST
from guicheng.release.manifest import FileRecord, Manifest
from guicheng.release.sbom import NAME as BILL
from guicheng.release.sbom import bill

MARK = "guicheng-ed25519:"
COMMENT_LENGTH_FIELD = 2
"""The two bytes before a ZIP comment hold its length: the signature covers everything before them."""


@dataclass(frozen=True, slots=True)
class Content:
    """What goes into a capsule: ``site`` and optionally ``wheels`` are folders; ``titles`` names documents by page.

    ``lock`` are the words of the program's lock, for the list of dependencies.
    """

    site: Path
    wheels: Path | None
    title: str
    as_of: dt.date
    version: str
    titles: Mapping[str, str]
    lock: str


def write_capsule(content: Content, target: Path, key: PrivateKey, previous: Manifest | None) -> Manifest:
    """Write the capsule whole or not at all; returns its manifest.

    Raises GuichengError when there is no built site, or the target stands already.
    """
    if not (content.site / "index.html").is_file():
        raise GuichengError(f"{content.site} 里没有生成好的站点。先执行 guicheng build。")
    if target.exists():
        raise GuichengError(f"{target} 已经存在，没有覆盖。发布包一经签发不再改动，请换一个文件名。")
    paths = dict(_files(content))
    day = content.as_of.isoformat()
    made = {BILL: bill(content.lock, paths, content.version, day)}
    records = [FileRecord(name, path.stat().st_size, *_pair(path)) for name, path in sorted(paths.items())]
    records += [_record(name, words) for name, words in made.items()]
    manifest = Manifest(content.title, day, content.version, tuple(records))
    made[CHANGES] = change_list(manifest, previous, content.titles).encode()
    records.append(_record(CHANGES, made[CHANGES]))
    manifest = Manifest(content.title, day, content.version, tuple(records))
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    os.close(handle)
    try:
        _write_zip(Path(temporary), paths, {MANIFEST: manifest.to_bytes(), **made}, content.as_of)
        _sign(Path(temporary), key)
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return manifest


def _files(content: Content) -> Iterator[tuple[str, Path]]:
    """Name inside the capsule and file on disk; nothing hidden, no links that lead outside."""
    for prefix, folder in (("site", content.site), ("wheels", content.wheels)):
        if folder is None:
            continue
        for path in sorted(folder.rglob("*")):
            if path.is_symlink():
                raise GuichengError(f"{path} 是符号链接，不能放进发布包")
            if path.is_file():
                yield f"{prefix}/{path.relative_to(folder).as_posix()}", path


def _pair(path: Path) -> tuple[str, str]:
    with path.open("rb") as file:
        found = digests(iter(lambda: file.read(1 << 20), b""))
    return found.sha256, found.sm3


def _record(name: str, content: bytes) -> FileRecord:
    found = digests([content])
    return FileRecord(name, len(content), found.sha256, found.sm3)


def _write_zip(target: Path, paths: Mapping[str, Path], made: Mapping[str, bytes], day: dt.date) -> None:
    time = (max(day.year, 1980), day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in made.items():
            archive.writestr(_entry(name, time), content)
        for name, path in sorted(paths.items()):
            with archive.open(_entry(name, time), "w") as sink, path.open("rb") as source:
                shutil.copyfileobj(source, sink, 1 << 20)


def _entry(name: str, time: tuple[int, int, int, int, int, int]) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, time)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    return entry


def _sign(path: Path, key: PrivateKey) -> None:
    """Put the signature into the comment; the bytes before the comment's length do not change by that."""
    covered = path.read_bytes()[:-COMMENT_LENGTH_FIELD]
    signature = base64.b64encode(key.sign(covered)).decode()
    comment = f"{MARK}{signature}:{fingerprint(key.public_key())}".encode()
    with path.open("r+b") as file:
        file.seek(-COMMENT_LENGTH_FIELD, io.SEEK_END)
        file.write(len(comment).to_bytes(COMMENT_LENGTH_FIELD, "little") + comment)
