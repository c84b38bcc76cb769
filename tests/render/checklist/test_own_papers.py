"""The papers of this repository: how many pages each has, and that no page is left with nothing but an end."""

import datetime as dt
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from guicheng.content.corpus import read_corpus
from guicheng.render.checklist.blocks import sheet_of
from guicheng.render.checklist.file_set import (
    card_sheet,
    contents_sheet,
    missing_sheet,
    remarks_sheet,
    self_check_sheet,
)
from guicheng.render.checklist.form_sheet import form_sheet
from guicheng.render.checklist.pdf import papers_pdf
from guicheng.render.checklist.room import roomy

ROOT = Path(__file__).parents[3]
ON = dt.date(2026, 11, 25)
CHECKLISTS = {"P0001": 8, "P0003": 6, "P0004": 8, "P0005": 8}
"""Pages of the three procedures of real size (交办督办 is two)."""
TWO_PAGES = {"F0002", "F0021", "F0062"}
"""Forms with more to fill in than a page holds; their opinions and signatures stand together on the second."""


@pytest.fixture(scope="module")
def corpus():
    return read_corpus(ROOT)


@pytest.fixture
def pages_of(tmp_path):
    """The pages of each paper as their words without white space, by the page numbers in the foot."""
    if shutil.which("pdftotext") is None:
        pytest.skip("没有 pdftotext")

    def pages(papers):
        (tmp_path / "all.pdf").write_bytes(papers_pdf(papers, "全部", ON))
        done = subprocess.run(
            ["pdftotext", "-raw", str(tmp_path / "all.pdf"), "-"], capture_output=True, check=True
        )
        found = []
        for page in re.sub(r"[^\S\f]|　", "", done.stdout.decode()).split("\f"):
            if number := re.search(r"第(\d+)页共\d+页", page):
                found += [[page]] if number[1] == "1" else []
                found[-1] += [page] if number[1] != "1" else []
        return found

    return pages


def test_each_form_has_the_pages_it_needs(corpus, pages_of):
    forms = [form_sheet(corpus, entry.meta, entry.body, ON).values() for entry in corpus.forms.values()]
    found = dict(zip(corpus.forms, pages_of(forms), strict=True))
    longer = {code: len(pages) for code, pages in found.items() if len(pages) > 1}
    assert longer == dict.fromkeys(sorted(TWO_PAGES), 2)
    assert all("意见" in found[code][1] or "核对" in found[code][1] for code in TWO_PAGES)


def test_each_checklist_has_its_pages_and_ends_with_opinions(corpus, pages_of):
    sheets = [sheet_of(corpus, entry.meta, ON).values() for entry in corpus.procedures.values()]
    found = dict(zip(corpus.procedures, pages_of(sheets), strict=True))
    assert {code: len(found[code]) for code in CHECKLISTS} == CHECKLISTS
    assert all(
        len(pages) <= 9 and "办结意见" in pages[-1] and "更正处" in pages[-1] for pages in found.values()
    )


def test_what_goes_with_a_checklist_never_ends_on_a_page_of_signatures(corpus, pages_of):
    procedures = [entry.meta for entry in corpus.procedures.values()]
    cards = [card_sheet(corpus, one, ON).values() for one in procedures]
    assert {len(pages) for pages in pages_of(cards)} == {1}
    makers = (contents_sheet, remarks_sheet, missing_sheet, self_check_sheet)
    papers = [roomy(make(corpus, one, ON)) for one in procedures for make in makers]
    for paper, pages in zip(papers, pages_of([paper.values() for paper in papers]), strict=True):
        assert len(pages) == 1 or (len(pages) == 2 and "自查" in paper.running.title), paper.running.title
        assert "自查结论" in pages[-1] or len(pages) == 1
