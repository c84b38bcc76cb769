"""One file of the browser index: a classic script that hands its content to ``guicheng.shards``."""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np

_FIRST = ord(" ")
_CHARACTERS = np.arange(_FIRST, _FIRST + 256).astype("<u2")
_CHARACTERS[[ord(char) - _FIRST for char in '"\\\x7f']] += 256

FOLDER = "assets/guicheng/search"
"""Where the index lies, from the top of the site."""

File = tuple[str, bytes]


def script(name: str, *content: object) -> File:
    """``guicheng.shards.add("w/1f", …)`` in ``search/w/1f.js``. Bytes become characters."""
    return written(name, [_json(value) for value in content])


def written(name: str, words: Sequence[str]) -> File:
    """The same, from words of JSON."""
    return f"{FOLDER}/{name}.js", f"guicheng.shards.add({','.join((json.dumps(name), *words))});\n".encode()


def _json(value: object) -> str:
    # JSON leaves these characters as they are: going through them would cost half as much as making them.
    if isinstance(value, bytes):
        return f'"{characters(value)}"'
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def characters(content: bytes) -> str:
    """Bytes as a string that JSON leaves as it is: the character 32 places on, three of them 256 more.

    A tenth smaller than base64 once packed, as a packer sees the bytes, and read without undoing anything but a sum.
    """
    return _CHARACTERS[np.frombuffer(content, np.uint8)].tobytes().decode("utf-16-le")


def from_characters(text: str) -> bytes:
    """The bytes again."""
    return (np.frombuffer(text.encode("utf-16-le"), "<u2") - _FIRST & 0xFF).astype(np.uint8).tobytes()


def in_old(file: File) -> File:
    """The same file in the index of replaced wordings: ``search/old/w/1f.js``."""
    (path, content), start = file, b'guicheng.shards.add("'
    return path.replace(FOLDER, f"{FOLDER}/old", 1), content.replace(start, start + b"old/", 1)


def bucket_of(text: str, buckets: int) -> int:
    """The bucket a term falls into: a function of the term alone. The browser computes the same."""
    return _mixed(_hash(text)) % buckets


def bucket_name(folder: str, bucket: int) -> str:
    """``w/3/1f``: at most 256 files a folder."""
    return f"{folder}/{bucket >> 8:x}/{bucket & 255:02x}"


def own_name(folder: str, term: str) -> str:
    """The file of one frequent term: its characters in hexadecimal, as paths stay ASCII."""
    return f"{folder}/x/" + "-".join(f"{ord(char):x}" for char in term)


def buckets_for(size: int, target: int) -> int:
    """How many buckets hold ``size`` bytes at ``target`` bytes each or fewer.

    Four steps to every doubling, 16, 20, 24, 28, 32: a base that grows has other buckets seldom.
    """
    wanted = max(1, -(-size // target))
    step = 1 << max(0, (wanted - 1).bit_length() - 3)
    return -(-wanted // step) * step


def _hash(text: str) -> int:
    value = 0
    for char in text:
        value = (value * 31 + ord(char)) & 0xFFFFFFFF
    return value


def _mixed(value: int) -> int:
    value = ((value ^ value >> 15) * 0x85EBCA6B) & 0xFFFFFFFF
    return value ^ value >> 13
