"""The printable sheets of every procedure as files of the site: to print, to fill in Word, as PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from guicheng.render.checklist.blocks import sheet_of
from guicheng.render.checklist.browser import sheet_names
from guicheng.render.checklist.html import STYLES, sheet_page
from guicheng.render.checklist.pdf import checklist_pdf
from guicheng.render.checklist.word import checklist_docx
from guicheng.render.links import Links, page_path

STYLE_FILE = "assets/guicheng/sheet.css"
SCRIPT_FILE = "assets/guicheng/sheet.js"
_TOOLS = (
    '<p class="paper-tools"><button type="button" data-print>打印</button>'
    "请用 A4 纸双面打印，不加页眉页脚。</p>"
)


def checklist_files(links: Links, script: Path) -> Iterator[tuple[str, bytes]]:
    """(path from the top of the site, content); ``script`` is the sheet's own browser script.

    Raises GuichengError where no Chinese font is to be had for the PDF.
    """
    yield STYLE_FILE, STYLES.read_bytes()
    yield SCRIPT_FILE, script.read_bytes()
    for code, entry in links.corpus.procedures.items():
        folder = page_path(links.corpus, code)
        sheet, names = sheet_of(links.corpus, entry.meta, links.on), sheet_names(entry.meta)
        root = "../" * 2
        styles = f'<link rel="stylesheet" href="{root}{STYLE_FILE}">'
        page = sheet_page(sheet, styles, f'<script src="{root}{SCRIPT_FILE}"></script>', _TOOLS)
        yield f"{folder}/{names['html']}", page.encode()
        yield f"{folder}/{names['docx']}", checklist_docx(sheet, links.on)
        yield f"{folder}/{names['pdf']}", checklist_pdf(sheet, links.on)
