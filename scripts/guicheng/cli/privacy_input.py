"""A file that is scanned or rewritten on the command line: its words, and as what kind of document it is read."""

from __future__ import annotations

from pathlib import Path

from guicheng.errors import NotFound, RefusedFile
from guicheng.privacy.attachments import OFFICE, attachment_text
from guicheng.privacy.files import LONGEST, document_kind, plain_ends, without_signers
from guicheng.privacy.finding import Document


def read_words(path: Path) -> str:
    """The text with Unix line ends; of an office file all its words. Raises NotFound and RefusedFile."""
    if not path.is_file():
        raise NotFound(f"没有“{path}”这个文件。")
    if path.stat().st_size > LONGEST:
        raise RefusedFile(f"{path}：文件超过 50 MB。建议：拆开以后再检查。")
    data = path.read_bytes()
    if path.suffix.lower() in OFFICE:
        return attachment_text(data)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return plain_ends(data.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise RefusedFile(f"{path}：不是文字文件。建议：另存为文本文件、Markdown 或者 .docx 再检查。")


def kind_of(path: Path, base: Path | None) -> Document:
    """By its folder inside the base; anything else as strictly as a case summary."""
    if base is None or not path.resolve().is_relative_to(base):
        return "case"
    return document_kind(path.resolve().relative_to(base).as_posix(), path)


def scanned_words(path: Path, kind: Document) -> str:
    """The words to scan: in the base, those who signed a document are left out."""
    return read_words(path) if kind == "case" else without_signers(read_words(path))
