"""Digests and signatures; the one door to ``cryptography``. SHA-256, SM3 (GB/T 32905), Ed25519 (RFC 8032)."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from guicheng.errors import GuichengError

PrivateKey = Ed25519PrivateKey
PublicKey = Ed25519PublicKey


@dataclass(frozen=True, slots=True)
class Digests:
    """Two digests of one content, lower-case hexadecimal."""

    sha256: str
    sm3: str


def digests(chunks: Iterable[bytes]) -> Digests:
    """Digest a content given in pieces."""
    sha256, sm3 = hashes.Hash(hashes.SHA256()), hashes.Hash(hashes.SM3())
    for chunk in chunks:
        sha256.update(chunk)
        sm3.update(chunk)
    return Digests(sha256.finalize().hex(), sm3.finalize().hex())


def file_digests(path: Path) -> Digests:
    """Digest a file without holding it whole."""
    with path.open("rb") as file:
        return digests(iter(lambda: file.read(1 << 20), b""))


def new_key_pair(private: Path, public: Path) -> str:
    """Make a key pair in two new files and return the fingerprint; the private one is readable by its owner only.

    Raises GuichengError when a file stands there already: a lost key cannot be made again.
    """
    if private.exists() or public.exists():
        raise GuichengError(
            f"{private} 或 {public} 已经存在，没有覆盖。旧密钥覆盖以后无法恢复，请换一个文件名。"
        )
    key = Ed25519PrivateKey.generate()
    with os.fdopen(os.open(private, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
    public.write_bytes(
        key.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        )
    )
    return fingerprint(key.public_key())


def load_private(path: Path) -> PrivateKey:
    """Read a private key. Raises GuichengError when the file is none."""
    try:
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise GuichengError(f"{path} 不是可用的私钥。先用 guicheng bundle --new-key 生成一对密钥。")
    return key


def load_public(path: Path) -> PublicKey:
    """Read a public key. Raises GuichengError when the file is none."""
    try:
        key = serialization.load_pem_public_key(path.read_bytes())
    except (OSError, ValueError, TypeError):
        key = None
    if not isinstance(key, Ed25519PublicKey):
        raise GuichengError(f"{path} 不是可用的公钥。公钥由发布单位另行交付，扩展名一般为 .pub。")
    return key


def is_signed_by(key: PublicKey, signature: bytes, content: bytes) -> bool:
    """Whether the signature is that key's over the content."""
    try:
        key.verify(signature, content)
    except InvalidSignature:
        return False
    return True


def fingerprint(key: PublicKey) -> str:
    """Sixteen hexadecimal digits in groups of four, to be compared over the telephone."""
    raw = key.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    head = digests([raw]).sha256[:16]
    return " ".join(head[start : start + 4] for start in range(0, 16, 4))
