"""PDF: paragraphs from printed lines, one column and two; scans and damage are refused."""

import pytest

from guicheng.errors import RefusedFile
from guicheng.importer.extract.pdf import read_pdf

LONG = "第一条　" + "为了加强河道管理，保障防洪安全，发挥河道的综合效益，" * 4 + "制定本条例。"


def test_lines_are_joined_to_paragraphs_by_their_indent(papers):
    sheet = read_pdf(
        papers.pdf_bytes([papers.printed(["示例市河道管理条例", LONG, "第二条　本条例适用于本市。"])])
    )
    assert sheet.lines == ("示例市河道管理条例", LONG, "第二条　本条例适用于本市。")


def test_a_paragraph_goes_on_over_the_page(papers):
    lines = papers.printed(["示例市河道管理条例", LONG])
    first, second = (
        lines[:3],
        [(x, 80 + 18 * n, size, text) for n, (x, _, size, text) in enumerate(lines[3:])],
    )
    assert read_pdf(papers.pdf_bytes([first, second])).lines == ("示例市河道管理条例", LONG)


def test_running_heads_and_page_numbers_are_left_out(papers):
    pages = [
        [
            (250, 30, 9, "示例市公报２０２４·６"),
            *papers.printed(["示例市河道管理条例", LONG]),
            (290, 820, 9, f"— {n} —"),
        ]
        for n in (1, 2)
    ]
    sheet = read_pdf(papers.pdf_bytes(pages))
    assert not any("公报" in line or "—" in line for line in sheet.lines)
    assert sheet.notes == ("略去页眉页码 4 行",)


def test_two_columns_are_read_one_after_the_other(papers):
    left = "第一条　" + "左栏的文字应当先读，一直读到栏底为止。" * 20
    right = "第二条　" + "右栏的文字应当后读，不与左栏混在一起。" * 20
    page = [
        (200, 60, 18, "示例市河道管理条例"),
        *[(x - 42, *rest) for x, *rest in papers.printed(["", left], width=22)[1:]],
        *[(x + 238, *rest) for x, *rest in papers.printed(["", right], width=22)[1:]],
    ]
    assert read_pdf(papers.pdf_bytes([page])).lines == ("示例市河道管理条例", left, right)


def test_a_scan_is_refused_with_the_way_out(papers):
    with pytest.raises(RefusedFile, match=r"扫描件.*建议：取得文字版"):
        read_pdf(papers.pdf_bytes([[], []]))


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.4\nxref\n0 9\ntrailer <</Root 7 0 R>>\n%%EOF"])
def test_a_damaged_file_is_refused(data):
    with pytest.raises(RefusedFile):
        read_pdf(data)
