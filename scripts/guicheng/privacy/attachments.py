"""What an office file carries besides its words: author, tracked changes, comments, hidden text.

Used for attachments of the site and, by ``import``, for what is received.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator

OFFICE = frozenset(
    [".docx", ".docm", ".xlsx", ".xlsm", ".pptx", ".wps", ".et", ".dps", ".odt", ".ods", ".odp"]
)
OPAQUE = frozenset(
    [
        ".doc",
        ".xls",
        ".ppt",
        ".pdf",
        ".ofd",
        ".zip",
        ".rar",
        ".7z",
        ".mp3",
        ".mp4",
        ".wav",
        ".avi",
        ".mov",
        ".m4a",
    ]
)
_PART_LIMIT = 50_000_000
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError)
_PEOPLE = re.compile(
    rb"<(?:dc:creator|cp:lastModifiedBy|Manager|Company|meta:initial-creator)>([^<]*\S[^<]*)</", re.IGNORECASE
)
_REVISION = re.compile(rb"<(?:w:(?:ins|del|moveFrom|moveTo)\b[^>]*w:author|text:changed-region)")
_HIDDEN = re.compile(rb"<w:vanish\s*/>")


def leftovers(data: bytes) -> tuple[str, ...]:
    """What is left behind in an office file, in Chinese words; empty for a clean one or one that is no package."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return tuple(dict.fromkeys(_leftovers(package)))
    except _BROKEN:
        return ()


def attachment_text(data: bytes) -> str:
    """All words of the package, deleted ones and those of comments included, one paragraph a line."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [_read(package, name) for name in package.namelist() if name.endswith(".xml")]
    except _BROKEN:
        return ""
    return "\n".join(_words(part) for part in parts)


def _leftovers(package: zipfile.ZipFile) -> Iterator[str]:
    for name in package.namelist():
        if re.search(r"(?:^|/)comments[^/]*\.xml$", name):
            yield "批注"
        if name.endswith(("core.xml", "app.xml", "meta.xml")) and _PEOPLE.search(_read(package, name)):
            yield "作者或者单位等属性"
        if name.endswith(("document.xml", "content.xml", "footnotes.xml")):
            part = _read(package, name)
            if _REVISION.search(part):
                yield "修订痕迹"
            if _HIDDEN.search(part):
                yield "隐藏文字"


def _read(package: zipfile.ZipFile, name: str) -> bytes:
    """A part of sane size; a swollen one counts as empty."""
    with package.open(name) as part:
        data = part.read(_PART_LIMIT + 1)
    return data if len(data) <= _PART_LIMIT else b""


def _words(part: bytes) -> str:
    text = part.decode("utf-8", "replace")
    text = re.sub(r"</(?:w:p|a:p|text:p|w:tc|row|si)>|<w:br\s*/>", "\n", text)
    return html.unescape(re.sub(r"<[^>]*>", "", text))
