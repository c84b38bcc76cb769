"""The printable sheets of every procedure as files of the site: to print, to fill in Word, as PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from guicheng.content.corpus import Corpus
from guicheng.render.checklist.blocks import sheet_of
from guicheng.render.checklist.browser import sheet_names
from guicheng.render.checklist.file_set import card_sheet, set_papers
from guicheng.render.checklist.form_sheet import form_sheet
from guicheng.render.checklist.form_word import form_docx
from guicheng.render.checklist.html import STYLES, sheet_page
from guicheng.render.checklist.ledger import LEDGERS, ledger_xlsx
from guicheng.render.checklist.pdf import checklist_pdf, papers_pdf
from guicheng.render.checklist.word import checklist_docx
from guicheng.render.form import word_name
from guicheng.render.links import Links, page_path

STYLE_FILE = "assets/guicheng/sheet.css"
SCRIPT_FILE = "assets/guicheng/sheet.js"
BOOKLET = "print/booklet.pdf"
FORMS = "print/forms.pdf"
LEDGERS_FOLDER = "print/ledgers"
_TOOLS = (
    '<p class="paper-tools"><button type="button" data-print>打印</button>'
    "请用 A4 纸双面打印，不加页眉页脚。</p>"
)


def shared_files(script: Path) -> Iterator[tuple[str, bytes]]:
    """(path from the top of the site, content) of what all sheets share; ``script`` is their own browser script."""
    yield STYLE_FILE, STYLES.read_bytes()
    yield SCRIPT_FILE, script.read_bytes()


def procedure_files(links: Links, code: str) -> Iterator[tuple[str, bytes]]:
    """(path from the top of the site, content) of one procedure's sheets.

    Raises GuichengError where no Chinese font is to be had for the PDF.
    """
    entry = links.corpus.procedures[code]
    folder = page_path(links.corpus, code)
    sheet, names = sheet_of(links.corpus, entry.meta, links.on), sheet_names(entry.meta)
    root = "../" * 2
    styles = f'<link rel="stylesheet" href="{root}{STYLE_FILE}">'
    page = sheet_page(sheet, styles, f'<script src="{root}{SCRIPT_FILE}"></script>', _TOOLS)
    yield f"{folder}/{names['html']}", page.encode()
    yield f"{folder}/{names['docx']}", checklist_docx(sheet, links.on)
    yield f"{folder}/{names['pdf']}", checklist_pdf(sheet, links.on)
    title = f"{entry.meta.title}（成套）"
    yield (
        f"{folder}/{names['set']}",
        papers_pdf(list(set_papers(links.corpus, entry.meta, links.on)), title, links.on),
    )
    card = card_sheet(links.corpus, entry.meta, links.on)
    yield f"{folder}/{names['card']}", papers_pdf([card.values()], card.running.title, links.on)


def form_files(links: Links, code: str) -> Iterator[tuple[str, bytes]]:
    """(path from the top of the site, content) of one blank form in Word."""
    entry = links.corpus.forms[code]
    form = form_sheet(links.corpus, entry.meta, entry.body, links.on)
    yield form_path(links.corpus, code), form_docx(form, links.on)


def form_path(corpus: Corpus, code: str) -> str:
    """Where the Word file of a form lies: beside its page."""
    return f"{page_path(corpus, code)}/{word_name(corpus.forms[code].meta)}"


def collection_files(links: Links) -> Iterator[tuple[str, bytes]]:
    """(path from the top of the site, content) of what gathers all: the booklet, all forms, the ledgers."""
    corpus, on = links.corpus, links.on
    procedures = [entry.meta for entry in corpus.procedures.values()]
    cards = [card_sheet(corpus, one, on).values() for one in procedures]
    sheets = [sheet_of(corpus, one, on).values() for one in procedures]
    if procedures:
        yield BOOKLET, papers_pdf(cards + sheets, "执法监督核对单汇编", on)
    forms = [form_sheet(corpus, entry.meta, entry.body, on).values() for entry in corpus.forms.values()]
    if forms:
        yield FORMS, papers_pdf(forms, "执法监督空白文书汇编", on)
    for ledger in LEDGERS:
        yield f"{LEDGERS_FOLDER}/{ledger.name}.xlsx", ledger_xlsx(corpus.office.name, ledger, on)
