"""HTML, DOCX and PDF carry the same words, steps and ids, and as many pages as a reader expects."""

import datetime as dt
import io
import re
import shutil
import subprocess
import zipfile

import pytest
from docx import Document
from lxml import html as lxml_html

from guicheng.render.checklist.html import checklist_html
from guicheng.render.checklist.pdf import checklist_pdf
from guicheng.render.checklist.sheet import PauseBlock, StageHead, StepBlock
from guicheng.render.checklist.word import checklist_docx

ON = dt.date(2026, 3, 2)
PAGES = 3
BROWSER_PAGES = 4
"""A browser begins the steps and the end on new pages, as their head must be repeated there."""


def squeezed(text):
    """Words without the white space and line breaks that layout brings."""
    return re.sub(r"[\s　]", "", text)


def words_of_html(sheet):
    page = lxml_html.fromstring(checklist_html(sheet))
    for element in page.xpath("//style | //script"):
        element.drop_tree()
    return page.text_content()


def words_of_docx(sheet):
    document = Document(io.BytesIO(checklist_docx(sheet, ON)))
    parts = [
        document.element.body,
        document.sections[0].header._element,
        document.sections[0].footer._element,
    ]
    return "".join(node.text or "" for part in parts for node in part.iter() if node.tag.endswith("}t"))


def words_of_pdf(sheet, tmp_path):
    file = tmp_path / "sheet.pdf"
    file.write_bytes(checklist_pdf(sheet, ON))
    return pdf_text(file)


def pdf_text(file):
    if shutil.which("pdftotext") is None:
        pytest.skip("没有 pdftotext")
    done = subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, check=True)
    return done.stdout.decode()


def pages_of(file):
    if shutil.which("pdfinfo") is None:
        pytest.skip("没有 pdfinfo")
    shown = subprocess.run(["pdfinfo", str(file)], capture_output=True, text=True, check=True).stdout
    return int(re.search(r"Pages:\s+(\d+)", shown)[1])


def facts(sheet):
    """Every word of the procedure that a sheet must carry."""
    yield from (sheet.running.title, sheet.running.principle, sheet.running.code, "第3版", sheet.running.made)
    yield from ("登记编号", "密级", "保管期限", "归档章", "卷内页号", "以下空白", "更正处", "示范")
    yield from (
        *sheet.opening.redlines,
        *sheet.opening.trigger,
        *sheet.opening.not_for,
        sheet.opening.boundary,
    )
    yield from (event.title for event in sheet.opening.events)
    for block in sheet.body:
        if isinstance(block, StageHead):
            yield from (f"{block.number}、{block.title}", block.mode)
        elif isinstance(block, PauseBlock):
            yield from (f"把关点：{block.title}", *(ask.text for ask in block.asks), f"核对{block.steps}")
        else:
            yield from (block.title, block.duty, *(check.text for check in block.checks), *block.prohibitions)
            yield from (
                *(one.words for one in block.branches),
                *block.basis,
                *(one.code for one in block.documents),
                *block.records,
            )
            yield from (block.limit.words, block.limit.source) if block.limit else ("未设时限",)
    yield from (sheet.closing.feedback, sheet.closing.review)


@pytest.fixture(params=["html", "docx", "pdf"])
def words(request, sheet, tmp_path):
    made = {
        "html": lambda: words_of_html(sheet),
        "docx": lambda: words_of_docx(sheet),
        "pdf": lambda: words_of_pdf(sheet, tmp_path),
    }
    return made[request.param]()


def test_every_output_carries_every_fact(words, sheet):
    text = squeezed(words)
    missing = [fact for fact in facts(sheet) if squeezed(fact) not in text]
    assert missing == []


def test_every_output_has_the_same_steps_and_ids_in_the_same_order(words, sheet):
    text = squeezed(words)
    places = [
        text.index(squeezed(f"{step.number}{step.id}")) for step in sheet.body if isinstance(step, StepBlock)
    ]
    assert places == sorted(places)


def test_no_output_prints_a_case_number_or_a_typed_signature(words):
    assert "案号：" not in words
    assert "甲" not in words and "乙" not in words


def test_the_same_sheet_and_day_give_the_same_bytes(sheet):
    assert checklist_docx(sheet, ON) == checklist_docx(sheet, ON)
    assert checklist_pdf(sheet, ON) == checklist_pdf(sheet, ON)


def test_the_pdf_has_all_its_fonts_inside_and_its_pages(sheet, tmp_path):
    file = tmp_path / "sheet.pdf"
    file.write_bytes(checklist_pdf(sheet, ON))
    assert pages_of(file) == PAGES
    fonts = subprocess.run(["pdffonts", str(file)], capture_output=True, text=True, check=True).stdout
    rows = [line.split() for line in fonts.splitlines()[2:]]
    assert rows and all(row[-5] == "yes" for row in rows), fonts
    text = squeezed(pdf_text(file))
    assert all(f"第{page}页共{PAGES}页" in text for page in range(1, PAGES + 1))
    assert text.count("不代替行政机关作出决定") >= PAGES


def test_word_rows_are_whole_and_the_head_is_repeated(sheet):
    with zipfile.ZipFile(io.BytesIO(checklist_docx(sheet, ON))) as package:
        body = package.read("word/document.xml").decode()
        settings = package.read("word/settings.xml").decode()
    assert body.count("<w:cantSplit/>") == body.count("<w:tr>")
    assert body.count("<w:tblHeader/>") == 1
    assert "w:mirrorMargins" in settings and "w:evenAndOddHeaders" in settings


def test_word_has_boxes_to_tick_and_dates_to_pick(sheet):
    with zipfile.ZipFile(io.BytesIO(checklist_docx(sheet, ON))) as package:
        body = package.read("word/document.xml").decode()
    answers = [name for name in re.findall(r'<w:tag w:val="([^"]+)"/>', body) if name.endswith("不适用")]
    asked = [check.id for block in sheet.body if isinstance(block, StepBlock) for check in block.checks]
    asked += [ask.id for block in sheet.body if isinstance(block, PauseBlock) for ask in block.asks]
    assert sorted(answers) == sorted(f"{name}-不适用" for name in asked)
    tags = re.findall(r'<w:tag w:val="([^"]+)"/>', body)
    assert len(tags) == len(set(tags))
    numbers = re.findall(r'<w:id w:val="(\d+)"/>', body)
    assert len(numbers) == len(set(numbers))
    assert "event-received" in tags and "s1-due" in tags


def test_a_box_has_one_font_whatever_script_it_is_taken_for(sheet):
    with zipfile.ZipFile(io.BytesIO(checklist_docx(sheet, ON))) as package:
        body = package.read("word/document.xml").decode()
    looks = re.findall(r"<w:rPr>(?:(?!</w:rPr>).)*</w:rPr><w:t[^>]*>□", body)
    assert looks and all('w:ascii="仿宋" w:hAnsi="仿宋" w:eastAsia="仿宋"' in look for look in looks)


@pytest.mark.slow
def test_libreoffice_opens_the_word_file_with_the_same_pages(sheet, tmp_path):
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("没有 LibreOffice")
    (tmp_path / "sheet.docx").write_bytes(checklist_docx(sheet, ON))
    command = [program, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    done = subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "sheet.docx")],
        capture_output=True,
        text=True,
        timeout=180,
    )
    assert (tmp_path / "sheet.pdf").is_file(), done.stderr
    assert pages_of(tmp_path / "sheet.pdf") == PAGES
    text = squeezed(pdf_text(tmp_path / "sheet.pdf"))
    assert f"第{PAGES}页共{PAGES}页" in text and text.count("登记编号：") == PAGES


@pytest.mark.browser
@pytest.mark.parametrize(
    ("path", "pages"),
    [("forms/f0001/index.html", 1), ("print/roles/index.html", 1), ("deadlines/calendar/index.html", 1)],
)
def test_pages_made_to_be_printed_fit_their_paper(site, page, tmp_path, path, pages):
    page.goto(f"{site.as_uri()}/{path}")
    page.pdf(path=str(tmp_path / "page.pdf"), prefer_css_page_size=True)
    assert pages_of(tmp_path / "page.pdf") == pages
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 628, "height": 900})  # 166 mm at 96 dots an inch
    assert page.evaluate("document.documentElement.scrollWidth") <= 628


@pytest.mark.browser
def test_chromium_prints_every_page_with_its_head(sheet, page, tmp_path):
    file = tmp_path / "sheet.html"
    file.write_text(checklist_html(sheet), encoding="utf-8")
    page.goto(file.as_uri())
    page.pdf(path=str(tmp_path / "sheet.pdf"), prefer_css_page_size=True)
    count = pages_of(tmp_path / "sheet.pdf")
    assert count == BROWSER_PAGES
    text = squeezed(pdf_text(tmp_path / "sheet.pdf"))
    assert text.count("登记编号：") == count
    assert all(f"第{number}页共{count}页" in text for number in range(1, count + 1))
