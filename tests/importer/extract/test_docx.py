"""Word files: what is read, and what is refused with a way out."""

import zipfile

import docx
import pytest

from guicheng.errors import RefusedFile
from guicheng.importer.extract.docx import read_docx

NUMBERING = (
    '<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>'
    '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def numbered(level, text):
    properties = f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr></w:pPr>'
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>"


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_paragraphs_come_in_order_without_empty_ones(papers):
    sheet = read_docx(papers.docx_bytes(["示例市河道管理条例", "", "第一条　内容。"]))
    assert sheet.lines == ("示例市河道管理条例", "第一条　内容。")


def test_a_manual_line_break_begins_a_paragraph(papers):
    body = "<w:p><w:r><w:t>示例市</w:t><w:br/><w:t>管理办法</w:t></w:r></w:p>"
    sheet = read_docx(papers.package({"word/document.xml": papers.document_xml(body)}))
    assert sheet.lines == ("示例市", "管理办法")


def test_a_table_stands_where_it_stood(papers, tmp_path):
    document = docx.Document()
    document.add_paragraph("税率表")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("级数", "税率", "1", "百分之五"), strict=True):
        cell.text = text
    document.add_paragraph("表后一段")
    document.save(tmp_path / "a.docx")
    sheet = read_docx((tmp_path / "a.docx").read_bytes())
    assert sheet.lines == ("税率表", "| 级数 | 税率 |", "| --- | --- |", "| 1 | 百分之五 |", "表后一段")


def test_automatic_numbers_become_words_and_are_doubted(papers):
    body = (
        numbered(0, "内容：")
        + numbered(1, "甲；")
        + numbered(1, "乙。")
        + numbered(0, "又一条。")
        + numbered(1, "丙。")
    )
    parts = {"word/document.xml": papers.document_xml(body), "word/numbering.xml": NUMBERING}
    sheet = read_docx(papers.package(parts))
    assert sheet.lines == ("第一条　内容：", "（一）甲；", "（二）乙。", "第二条　又一条。", "（一）丙。")
    assert "自动编号" in sheet.doubts[0]


def test_deleted_words_are_left_out_and_revisions_are_doubted(papers):
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = f"<w:p>{run.format('应当')}<w:del>{run.format('可以')}</w:del><w:ins>{run.format('及时')}</w:ins></w:p>"
    sheet = read_docx(papers.package({"word/document.xml": papers.document_xml(body)}))
    assert sheet.lines == ("应当及时",)
    assert any("修订痕迹" in doubt for doubt in sheet.doubts)


def test_a_damaged_package_is_refused(papers):
    with pytest.raises(RefusedFile, match="损坏"):
        read_docx(papers.docx_bytes(["一"])[:200])


def test_a_zip_bomb_is_refused_before_it_is_opened(papers):
    bomb = papers.package({"word/document.xml": b" " * 30_000_000}, zipfile.ZIP_DEFLATED)
    with pytest.raises(RefusedFile, match="异常大"):
        read_docx(bomb)


def test_an_external_entity_is_refused(papers):
    prolog = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    data = papers.package({"word/document.xml": papers.document_xml(paragraph("&x;"), prolog)})
    with pytest.raises(RefusedFile, match="DOCTYPE"):
        read_docx(data)


def test_an_entity_bomb_is_refused(papers):
    levels = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    prolog = f'<!DOCTYPE d [<!ENTITY a0 "哈">{levels}]>'
    data = papers.package({"word/document.xml": papers.document_xml(paragraph("&a11;"), prolog)})
    with pytest.raises(RefusedFile):
        read_docx(data)


def test_a_macro_file_is_refused_with_the_way_out(papers):
    parts = {"word/document.xml": papers.document_xml(paragraph("一")), "word/vbaProject.bin": b"\0"}
    with pytest.raises(RefusedFile, match=r"宏.*建议：.*另存为"):
        read_docx(papers.package(parts))


def test_a_package_that_is_no_word_file_is_refused(papers):
    with pytest.raises(RefusedFile, match="没有 Word 正文"):
        read_docx(papers.package({"a.txt": "一"}))


def test_a_file_of_pictures_only_is_refused(papers):
    with pytest.raises(RefusedFile, match="只有图片"):
        read_docx(papers.package({"word/document.xml": papers.document_xml("<w:p/>")}))
