"""Writing a capsule: a ZIP with fixed order and times, so that the same site gives the same bytes, signed as a whole."""

from __future__ import annotations

import base64
import datetime as dt
import io
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guicheng.errors import GuichengError
from guicheng.release.changes import NAME as CHANGES
from guicheng.release.changes import change_list
from guicheng.release.crypto import PrivateKey, digests, file_digests, fingerprint
from guicheng.release.desk import NAME as GUIDE
from guicheng.release.desk import guide
from guicheng.release.manifest import NAME as MANIFEST
from guicheng.release.manifest import FileRecord, Manifest
from guicheng.release.sbom import NAME as BILL
from guicheng.release.sbom import bill
from guicheng.release.wheels import desks, has_program

MARK = "guicheng-ed25519:"
COMMENT_LENGTH_FIELD = 2
"""The two bytes before a ZIP comment hold its length: the signature covers everything before them."""


@dataclass(frozen=True, slots=True)
class Content:
    """What goes into a capsule: folders, all but ``site`` optional; ``titles`` names documents by page.

    ``base`` is the knowledge base itself, of which only what the site is made from is taken; ``lock`` are the
    words of the program's lock, for the list of dependencies.
    """

    site: Path
    title: str
    as_of: dt.date
    version: str
    titles: Mapping[str, str]
    lock: str
    wheels: Path | None = None
    fonts: Path | None = None
    base: Path | None = None


def write_capsule(content: Content, target: Path, key: PrivateKey, previous: Manifest | None) -> Manifest:
    """Write the capsule whole or not at all; returns its manifest.

    Raises GuichengError when there is no built site, a folder lacks what it is for, or the target stands already.
    """
    if not (content.site / "index.html").is_file():
        raise GuichengError(f"{content.site} 里没有生成好的站点。先执行 guicheng build。")
    if target.exists():
        raise GuichengError(f"{target} 已经存在，没有覆盖。发布包一经签发不再改动，请换一个文件名。")
    paths = dict(_files(content))
    _refuse_useless(content, paths)
    day = content.as_of.isoformat()
    made = {BILL: bill(content.lock, paths, content.version, day)}
    if content.wheels is not None:
        made[GUIDE] = guide(
            content.title, desks(wheel_names(paths), content.lock),
            fonts=content.fonts is not None, base=content.base is not None,
        ).encode()  # fmt: skip
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
        Path(temporary).chmod(0o644)  # it is made to be handed on
        Path(temporary).replace(target)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return manifest


def _files(content: Content) -> Iterator[tuple[str, Path]]:
    """Name inside the capsule and file on disk; nothing hidden, no links that lead outside."""
    folders = [("site", content.site), ("wheels", content.wheels), ("fonts", content.fonts)]
    if content.base is not None:
        folders += [(f"base/{part}", content.base / part) for part in ("docs", "regs")]
        yield "base/mkdocs.yml", content.base / "mkdocs.yml"
    for prefix, folder in folders:
        if folder is None:
            continue
        for path in sorted(folder.rglob("*")):
            if path.is_symlink():
                raise GuichengError(f"{path} 是符号链接，不能放进发布包")
            if path.is_file():
                yield f"{prefix}/{path.relative_to(folder).as_posix()}", path


def wheel_names(paths: Iterable[str]) -> list[str]:
    """Names of the files in ``wheels``, from paths inside a capsule."""
    return [path.removeprefix("wheels/") for path in paths if path.startswith("wheels/")]


def _refuse_useless(content: Content, paths: Iterable[str]) -> None:
    """Folders that are named and do not serve: the desk would learn of it where nothing can be fetched any more."""
    if content.wheels is not None and not has_program(wheel_names(paths)):
        raise GuichengError(
            f"{content.wheels} 里没有规程本身的安装包（guicheng-….whl），不能上网的电脑装不上。"
            "用 python3 scripts/dev.py wheels 文件夹 备齐。"
        )
    if content.fonts is not None and not any(path.startswith("fonts/") for path in paths):
        raise GuichengError(f"{content.fonts} 里没有字体文件。")


def _pair(path: Path) -> tuple[str, str]:
    found = file_digests(path)
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
