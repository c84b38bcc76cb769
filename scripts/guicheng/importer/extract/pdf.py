"""PDF with text: pages to columns, columns to lines, lines to paragraphs. The one door to pdfplumber."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pdfplumber

from guicheng.errors import RefusedFile
from guicheng.importer.extract.columns import Glyph, PrintLine, find_gutter, page_lines
from guicheng.importer.extract.paragraphs import join_paragraphs
from guicheng.importer.sheet import Sheet

_PAGE_LIMIT = 2000
_PAGE_NUMBER = re.compile(
    r"[—–－\-·\s]*(?:第?\s*[\d０-９]+\s*页?)(?:\s*(?:/|共)\s*[\d０-９]+\s*页?)?[—–－\-·\s]*"
)
_DIGITS = re.compile(r"[\d０-９]+")
_EDGE = 0.09


def read_pdf(data: bytes) -> Sheet:
    """Read a PDF. Raises RefusedFile for scans, passwords, damage and fonts without character codes."""
    pages = _pages(data)
    glyphs = sum(len(page) for page, _ in pages)
    if glyphs < 20 * len(pages) or glyphs < 40:
        raise RefusedFile(
            "这是扫描件，里面没有文字。建议：取得文字版；确需识别的，用 WPS 等软件识别后另存为 .docx，逐字核对后再导入。"
        )
    gutter = find_gutter([page for page, _ in pages], [width for _, (width, _) in pages])
    lines = [page_lines(page, gutter, number) for number, (page, _) in enumerate(pages)]
    kept, dropped = _without_edges(lines, [height for _, (_, height) in pages])
    paragraphs = join_paragraphs(kept)
    text = "".join(paragraphs)
    if text.count("(cid:") > len(text) // 200 or text.count("\ufffd") > len(text) // 50:
        raise RefusedFile("PDF 的字体没有文字编码，取出来是乱码。建议：取得 .docx 文字版再导入。")
    notes = (f"略去页眉页码 {dropped} 行",) if dropped else ()
    return Sheet(tuple(paragraphs), notes=notes, doubts=("PDF 的分段按版面推断，请与原件核对分段",))


def _pages(data: bytes) -> list[tuple[list[Glyph], tuple[float, float]]]:
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            if len(document.pages) > _PAGE_LIMIT:
                raise RefusedFile(f"PDF 超过 {_PAGE_LIMIT} 页。建议：拆分后再导入。")
            return [_page(page) for page in document.pages]
    except RefusedFile:
        raise
    except Exception as error:
        # pdfminer raises whatever a damaged file makes it stumble over; all of it means the same to the reader.
        locked = "Password" in repr(error) or "Encrypt" in repr(error)
        raise RefusedFile(_LOCKED if locked else _DAMAGED) from None


_LOCKED = "PDF 设了密码，无法读取。建议：取得没有密码的文件，或者解除密码后再导入。"
_DAMAGED = "PDF 已损坏，读不出来。建议：重新取得文件，或者换用 .docx。"


def _page(page: Any) -> tuple[list[Glyph], tuple[float, float]]:
    glyphs = [
        Glyph(char["text"], char["x0"], char["x1"], char["top"], char["bottom"], char["size"])
        for char in page.chars
        if char["upright"]
    ]
    size = (float(page.width), float(page.height))
    page.close()
    return glyphs, size


def _without_edges(pages: Sequence[list[PrintLine]], heights: Sequence[float]) -> tuple[list[PrintLine], int]:
    """Lines without running heads and page numbers."""
    seen = Counter(
        _pattern(line)
        for page, height in zip(pages, heights, strict=True)
        for line in page
        if _edge(line, height)
    )
    kept: list[PrintLine] = []
    dropped = 0
    for number, (page, height) in enumerate(zip(pages, heights, strict=True)):
        for line in page:
            numbered = _PAGE_NUMBER.fullmatch(line.text.strip()) is not None
            repeated = seen[_pattern(line)] > 1 and len(pages) > 1
            if _edge(line, height) and (numbered or repeated):
                dropped += 1
            else:
                kept.append(replace(line, page=number))
    return kept, dropped


def _edge(line: PrintLine, height: float) -> bool:
    return line.top < height * _EDGE or line.bottom > height * (1 - _EDGE)


def _pattern(line: PrintLine) -> str:
    return _DIGITS.sub("0", "".join(line.text.split()))
