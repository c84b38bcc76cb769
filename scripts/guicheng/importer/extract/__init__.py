"""Received file -> Sheet, one module a format; the content decides which, the suffix only where content is silent."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from guicheng.errors import RefusedFile
from guicheng.importer.extract.doc import LEGACY, convert_doc, explain_ole
from guicheng.importer.extract.docx import read_docx
from guicheng.importer.extract.html import looks_like_html, read_html
from guicheng.importer.extract.md import read_md
from guicheng.importer.extract.pdf import read_pdf
from guicheng.importer.extract.txt import decode, read_txt
from guicheng.importer.sheet import Received, Sheet

LIMIT = 50_000_000
SUFFIXES = frozenset({".docx", ".docm", ".doc", ".wps", ".rtf", ".html", ".htm", ".pdf", ".txt", ".md"})
_LEGACY_SUFFIXES = frozenset({".doc", ".wps", ".rtf"})
Convert = Callable[[Received], bytes | None]


def extract(file: Received, convert: Convert = convert_doc) -> Sheet:
    """Read a file. ``convert`` turns a legacy .doc into .docx, or gives None when it cannot.

    Raises RefusedFile with the way out.
    """
    if not file.data.strip():
        raise RefusedFile("文件是空的。建议：检查是否下载完整，重新取得后再导入。")
    if len(file.data) > LIMIT:
        raise RefusedFile(too_big(len(file.data)))
    if file.data.startswith(b"PK\x03\x04"):
        return read_docx(file.data)
    if file.data.startswith(LEGACY) or file.data.startswith(b"{\\rtf"):
        return _legacy(file, convert)
    if b"%PDF-" in file.data[:1024]:
        return read_pdf(file.data)
    return _plain(file, convert)


def too_big(size: int) -> str:
    """Why a file of this size is not taken."""
    return (
        f"文件有 {size / 1_000_000:.0f} MB，超过 50 MB 的上限。"
        "建议：确认是否误选了扫描件或者打包文件；法规原文通常不到 5 MB，请换用文字版。"
    )


def _legacy(file: Received, convert: Convert) -> Sheet:
    explain_ole(file.data)
    converted = convert(file)
    if converted is None:
        raise RefusedFile(
            "这是旧格式（.doc、.wps、.rtf），本机没有装 LibreOffice，无法转换。"
            "建议：用 WPS 或 Word 打开后另存为 .docx 再导入。"
        )
    sheet = read_docx(converted)
    return replace(sheet, doubts=(*sheet.doubts, "旧格式由 LibreOffice 转成 .docx 后读取，请与原文核对"))


def _plain(file: Received, convert: Convert) -> Sheet:
    if file.suffix == ".docx":
        raise RefusedFile("扩展名是 .docx，内容却不是 Word 文件，可能没有下载完整。建议：重新取得文件。")
    if file.suffix == ".pdf":
        raise RefusedFile("扩展名是 .pdf，内容却不是 PDF，可能没有下载完整。建议：重新取得文件。")
    if b"MIME-Version:" in file.data[:500]:
        raise RefusedFile("这是网页归档（.mht），不能直接读取。建议：用 WPS 打开后另存为 .docx 再导入。")
    if looks_like_html(file.data):
        return read_html(file.data)
    if file.suffix in _LEGACY_SUFFIXES:
        return _legacy(file, convert)
    text = decode(file.data)
    return read_md(text) if file.suffix == ".md" else read_txt(text)
