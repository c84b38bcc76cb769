"""Checking a capsule offline: whose it is, and that every file is the one the manifest names."""

from __future__ import annotations

import base64
import binascii
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guicheng.errors import GuichengError
from guicheng.release.capsule import COMMENT_LENGTH_FIELD, MARK
from guicheng.release.crypto import PublicKey, digests, fingerprint, is_signed_by
from guicheng.release.manifest import NAME as MANIFEST
from guicheng.release.manifest import FileRecord, Manifest

DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError, EOFError)
"""What zipfile raises on bytes that are no ZIP, or no longer; RuntimeError stands for encryption."""

MANIFEST_LIMIT = 200_000_000
_COMMENT = re.compile(rb"(?s)" + MARK.encode() + rb"([A-Za-z0-9+/]{86}==):((?:[0-9a-f]{4} ){3}[0-9a-f]{4})")
_SAFE = re.compile(r"(?!/)(?!.*(?:^|/)\.{1,2}(?:/|$))[^\\:\x00]+")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check found: ``fault`` is None when the capsule is as its publisher signed it."""

    fault: str | None
    signer: str
    manifest: Manifest | None


def verify_capsule(path: Path, key: PublicKey) -> Verdict:
    """Check signature and every file; the fault names the first altered, missing or extra file."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise GuichengError(f"{path} 读不出来：{error.strerror or error}") from None
    signature, signer, covered = _split(content)
    genuine = signer == fingerprint(key)
    signed = genuine and signature is not None and is_signed_by(key, signature, covered)
    try:
        manifest, fault = _read(path)
    except DAMAGED:
        return Verdict("压缩包已损坏，读不出来", signer, None)
    except GuichengError as error:
        return Verdict(str(error), signer, None)
    if fault is None and not signed:
        fault = _signature_fault(signature, signer, key)
    return Verdict(fault, signer, manifest)


def read_manifest(path: Path) -> Manifest:
    """The manifest of a capsule, unchecked: enough to compare with. Raises GuichengError when there is none."""
    try:
        return _read(path)[0]
    except DAMAGED:
        raise GuichengError(f"{path} 读不出来，不是发布包，或者已经损坏") from None


def _split(content: bytes) -> tuple[bytes | None, str, bytes]:
    """Signature, the signer's fingerprint as the capsule states it, and the bytes that are covered."""
    start = content.rfind(MARK.encode())
    comment = content[start:] if start >= COMMENT_LENGTH_FIELD else b""
    match = _COMMENT.fullmatch(comment)
    if match is None:
        return None, "", content
    length = int.from_bytes(content[start - COMMENT_LENGTH_FIELD : start], "little")
    if length != len(comment):
        return None, match[2].decode(), content
    try:
        signature = base64.b64decode(match[1], validate=True)
    except binascii.Error:
        return None, match[2].decode(), content
    # The unused bits of base64 must be nought, or another comment would give the same signature.
    if base64.b64encode(signature) != match[1]:
        return None, match[2].decode(), content
    return signature, match[2].decode(), content[: start - COMMENT_LENGTH_FIELD]


def _signature_fault(signature: bytes | None, signer: str, key: PublicKey) -> str:
    if signature is None:
        return "没有签名，或者签名已损坏"
    if signer != fingerprint(key):
        return f"签名人（{signer}）不是所给公钥的单位（{fingerprint(key)}）"
    return "签名与内容不符：压缩包的结构被改动过"


def _read(path: Path) -> tuple[Manifest, str | None]:
    """The manifest and the first fault among the files."""
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        for name in names:
            if not _SAFE.fullmatch(name):
                raise GuichengError(f"压缩包里有不安全的路径：{name!r}")
        if len(set(names)) != len(names):
            raise GuichengError("压缩包里有重名的文件")
        if MANIFEST not in names:
            raise GuichengError(f"缺少清单 {MANIFEST}")
        if archive.getinfo(MANIFEST).file_size > MANIFEST_LIMIT:
            raise GuichengError("清单过大")
        manifest = Manifest.from_bytes(archive.read(MANIFEST))
        return manifest, next(_faults(archive, manifest, set(names)), None)


def _faults(archive: zipfile.ZipFile, manifest: Manifest, names: set[str]) -> Iterator[str]:
    listed = {record.path for record in manifest.files}
    for record in manifest.files:
        if record.path not in names:
            yield f"缺少文件 {record.path}"
        elif not _matches(archive, record):
            yield f"文件被改动 {record.path}"
    for name in sorted(names - listed - {MANIFEST}):
        yield f"多出文件 {name}"


def _matches(archive: zipfile.ZipFile, record: FileRecord) -> bool:
    """Whether a file has its size and digests; one that claims to be longer is not even unpacked."""
    if archive.getinfo(record.path).file_size != record.size:
        return False
    try:
        with archive.open(record.path) as file:
            found = digests(iter(lambda: file.read(1 << 20), b""))
    except DAMAGED:
        return False
    return (found.sha256, found.sm3) == (record.sha256, record.sm3)
