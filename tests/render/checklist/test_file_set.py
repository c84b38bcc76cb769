"""What makes papers a file: forms read from Markdown, contents, remarks, what is missing, self-check, card."""

import dataclasses
import datetime as dt
import io
import zipfile

import pdfplumber
import pytest
from docx import Document

from guicheng.content.corpus import read_corpus
from guicheng.render.checklist.file_set import (
    card_sheet,
    contents_sheet,
    forms_of,
    missing_sheet,
    remarks_sheet,
    self_check_sheet,
    set_papers,
)
from guicheng.render.checklist.form_parts import PRINTABLE, ROW, Row, Table, Words
from guicheng.render.checklist.form_sheet import fitted, form_sheet
from guicheng.render.checklist.form_word import form_docx
from guicheng.render.checklist.ledger import LEDGERS, ledger_xlsx
from guicheng.render.checklist.pdf import papers_pdf
from guicheng.render.checklist.room import HEIGHT, MOST_ROOM, is_list, roomy
from guicheng.render.checklist.room import _lines as room_lines

ON = dt.date(2026, 3, 2)
BODY = """
| 项目 | 内容 |
|---|---|
| 登记编号 | |
| 收到日期 | 　　年　　月　　日 |
| 拟办意见 | |
| 去向 | □交办　□转送 |

| 一、回避 | 没有 | 有，已换人 |
|---|---|---|
| 承办人 | □ | □ |

填写说明：不写姓名，见[第三条](R0001#t3)。
"""


@pytest.fixture
def corpus(base):
    return read_corpus(base)


@pytest.fixture
def procedure(corpus):
    return corpus.procedures["P0001"].meta


@pytest.fixture
def form(corpus):
    return form_sheet(corpus, corpus.forms["F0001"].meta, BODY, ON)


def test_a_body_becomes_tables_and_words(form):
    first, second, note = form.parts
    assert isinstance(first, Table) and first.head == ()
    assert [row.cells[0] for row in first.rows] == ["登记编号", "收到日期", "拟办意见", "去向"]
    assert isinstance(second, Table) and second.head == ("一、回避", "没有", "有，已换人")
    assert note == Words("填写说明：不写姓名，见第三条。")


def test_an_opinion_gets_room_to_write(form):
    assert [row.height for row in form.parts[0].rows] == [ROW, ROW, MOST_ROOM, ROW]


def long_form(form, count, size=8.2):
    table = Table((), tuple(Row((f"第{n}项", ""), size) for n in range(count)), (40.0, 128.0))
    return dataclasses.replace(form, parts=(table,), signatures=("科长",))


def test_a_form_a_little_too_long_is_set_closer_onto_one_page(form):
    closer = roomy(long_form(form, 27)).parts[0].rows[0].height
    assert closer < ROW and closer * 27 < HEIGHT["纵向"]


def test_a_form_much_too_long_keeps_its_rows(form):
    assert roomy(long_form(form, 60)).parts[0].rows[0].height == ROW


def test_lines_come_along_to_the_page_of_the_signatures(form):
    def heights(count):
        first = long_form(form, count, size=ROW + 2).parts[0]
        total = Table(("合计",), (Row(("",), ROW),), (168.0,))
        sheet = dataclasses.replace(form, parts=(first, total), signatures=("科长",), sub="")
        return [row.height for row in roomy(sheet).parts[0].rows]

    alone = heights(20)  # all lines on the first page, the sum on the second
    assert len(set(alone)) == 1 and sum(alone[:-3]) < HEIGHT["纵向"] < sum(alone)
    assert set(heights(26)) == {ROW + 2}, "some come along as it is"


@pytest.mark.parametrize(("width", "lines"), [(40.0, 1), (28.0, 2)])
def test_a_short_label_stays_whole_where_its_column_can_hold_it(form, width, lines, tmp_path):
    words = "□一致　□不一致"
    table = Table(("情况", "说明"), (Row((words, ""), ROW),), (width, 168.0 - width))
    sheet = dataclasses.replace(form, parts=(table,), signatures=(), sub="")
    (tmp_path / "a.pdf").write_bytes(papers_pdf([sheet.values()], "甲", ON))
    with pdfplumber.open(tmp_path / "a.pdf") as pdf:
        found = [line.replace(" ", "") for line in pdf.pages[0].extract_text().splitlines()]
    assert ("一致" in found, "不一致" in found) == (lines == 2, lines == 2)
    assert room_lines(words, width - 3, sheet.size) == lines


def test_a_list_laid_across_goes_on_to_the_foot_of_the_page(form):
    head, line = ("序号", "事项", "日期"), ("1", "", "　年　月　日")
    table = fitted(head, [line, ("2", *line[1:])], PRINTABLE["横向"])
    assert is_list(table)
    across = dataclasses.replace(form, parts=(table,), orientation="横向", signatures=())
    rows = roomy(across).parts[0].rows
    assert [row.cells[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]
    assert len(rows) > 10


def test_a_short_last_table_stays_with_the_signatures(form):
    assert form.tail == 1 and long_form(form, 9).tail == 1


def test_columns_fill_the_width_between_the_margins(form):
    assert all(sum(part.widths) == pytest.approx(PRINTABLE["纵向"], abs=0.3) for part in form.parts[:2])


def test_columns_of_boxes_are_narrow_and_centred():
    table = fitted(("核对内容", "是", "否"), [("来源写明", "□", "□")], 168)
    assert table.widths[1:] == (13.0, 13.0) and table.centred == (1, 2)


def test_a_form_in_word_has_its_boxes_dates_and_signatures(form):
    document = Document(io.BytesIO(form_docx(form, ON)))
    body = document.element.body
    texts = "".join(node.text or "" for node in body.iter() if node.tag.endswith("}t"))
    assert all(words in texts for words in ("线索登记表", "拟办意见", "承办人签名", "科长签名", "以下空白"))
    assert len([node for node in body.iter() if node.tag.endswith("}checkbox")]) == 4
    assert form_docx(form, ON) == form_docx(form, ON)


def test_the_contents_list_what_the_steps_produce(corpus, procedure):
    sheet = contents_sheet(corpus, procedure, ON)
    rows = sheet.parts[0].rows
    assert [row.cells[1] for row in rows[:2]] == ["河道线索登记核对单", "线索登记表"]
    assert sheet.running.title == "河道线索登记归档文件目录（按件）"


def test_the_office_decides_how_it_files(corpus, procedure):
    by_volume = corpus.office.model_copy(update={"filing": "按卷"})
    object.__setattr__(corpus, "office", by_volume)
    assert contents_sheet(corpus, procedure, ON).running.title == "河道线索登记卷内目录"


def test_the_self_check_has_a_line_a_step_and_a_stop(corpus, procedure):
    rows = self_check_sheet(corpus, procedure, ON).parts[1].rows
    assert [row.cells[0] for row in rows] == ["1", "2", "3", "4", "5", "6", "停", "停"]
    assert rows[0].cells[2] == "来源和日期已填写；已编号"


def test_every_paper_carries_code_edition_and_marks(corpus, procedure):
    for make in (contents_sheet, remarks_sheet, missing_sheet, self_check_sheet, card_sheet):
        running = make(corpus, procedure, ON).running
        assert (running.code, running.edition, running.marks) == ("P0001", 3, ("示范",))


def test_a_set_begins_with_the_checklist_and_holds_its_forms(corpus, procedure):
    papers = list(set_papers(corpus, procedure, ON))
    assert [paper["running"]["title"] for paper in papers] == [
        "河道线索登记核对单",
        "线索登记表",
        "河道线索登记归档文件目录（按件）",
        "河道线索登记备考表",
        "河道线索登记缺件核对表",
        "执法监督案卷自查表（河道线索登记）",
    ]


def test_registers_of_the_office_are_no_part_of_a_set(corpus, procedure):
    entry = corpus.forms["F0001"]
    register = entry.meta.model_copy(update={"procedure": None, "title": "收文登记簿"})
    corpus.forms["F0001"] = type(entry)(register, entry.body, entry.body_line, entry.path, entry.slug)
    assert forms_of(corpus, procedure) == []


def test_in_a_set_each_paper_begins_on_a_sheet_of_its_own_and_counts_its_pages(
    corpus, procedure, tmp_path, read_pdf
):
    file = tmp_path / "set.pdf"
    file.write_bytes(papers_pdf(list(set_papers(corpus, procedure, ON)), "成套", ON))
    pages, words = read_pdf(file)
    assert pages == (3 + 1) + 4 * 2 + 1
    assert words.count("第1页共1页") == 5 and words.count("第3页共3页") == 1


def test_a_card_is_one_page(corpus, procedure, tmp_path, read_pdf):
    file = tmp_path / "card.pdf"
    file.write_bytes(papers_pdf([card_sheet(corpus, procedure, ON).values()], "卡", ON))
    assert read_pdf(file)[0] == 1


@pytest.mark.parametrize("ledger", LEDGERS, ids=lambda ledger: ledger.name)
def test_a_ledger_is_a_sound_workbook_of_heads_and_empty_rows(ledger):
    from lxml import etree

    content = ledger_xlsx("示例单位", ledger, ON)
    assert content == ledger_xlsx("示例单位", ledger, ON)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: etree.fromstring(package.read(name)) for name in package.namelist()}
    words = [node.text for node in parts["xl/worksheets/sheet1.xml"].iter() if node.tag.endswith("}t")]
    assert words[0] == ledger.title and words[2:] == [column.title for column in ledger.columns]
    rows = [node for node in parts["xl/worksheets/sheet1.xml"].iter() if node.tag.endswith("}row")]
    assert len(rows) == 203
    assert not any("姓名" in column.title and "不写" not in column.title for column in ledger.columns)
