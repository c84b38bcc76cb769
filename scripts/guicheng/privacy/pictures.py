"""What a picture file says besides the picture: camera, author, time and place (EXIF, XMP, IPTC, text chunks)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_TEXT = {
    b"eXIf": "拍摄信息",
    b"tEXt": "文字说明",
    b"iTXt": "文字说明",
    b"zTXt": "文字说明",
    b"tIME": "修改时间",
}


def picture_metadata(data: bytes) -> tuple[str, ...]:
    """The kinds of metadata in a JPEG, PNG, WebP, TIFF or HEIC file; empty when there is none."""
    if data.startswith(b"\xff\xd8"):
        found = list(_jpeg(data))
    elif data.startswith(_PNG):
        found = list(_png(data))
    elif data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        found = [
            words
            for tag, words in ((b"EXIF", "拍摄信息"), (b"XMP ", "编辑信息"))
            if tag in _webp_chunks(data)
        ]
    elif data[:4] in (b"II*\0", b"MM\0*") or data[4:12] == b"ftypheic":
        found = ["拍摄信息"]
    else:
        found = []
    return tuple(dict.fromkeys(found))


def _jpeg(data: bytes) -> Iterator[str]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        (size,) = struct.unpack(">H", data[at + 2 : at + 4])
        body = data[at + 4 : at + 2 + size]
        if data[at + 1] == 0xE1:
            yield "拍摄信息" if body.startswith(b"Exif") else "编辑信息"
        elif data[at + 1] == 0xED:
            yield "编辑信息"
        elif data[at + 1] == 0xFE and body.strip(b"\0 "):
            yield "文字说明"
        at += 2 + size


def _png(data: bytes) -> Iterator[str]:
    at = len(_PNG)
    while at + 8 <= len(data):
        size, tag = struct.unpack(">I4s", data[at : at + 8])
        if tag in _PNG_TEXT:
            yield _PNG_TEXT[tag]
        at += 12 + size


def _webp_chunks(data: bytes) -> set[bytes]:
    at, tags = 12, set()
    while at + 8 <= len(data):
        tag, size = struct.unpack("<4sI", data[at : at + 8])
        tags.add(tag)
        at += 8 + size + size % 2
    return tags
