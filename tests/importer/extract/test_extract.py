"""Which reader a file gets: its content decides."""

import shutil
import subprocess

import pytest

from guicheng.errors import RefusedFile
from guicheng.importer.extract import extract
from guicheng.importer.extract.doc import LEGACY


def utf16(name):
    return name.encode("utf-16-le")


def test_content_decides_against_the_suffix(papers):
    assert extract(papers.received("a.txt", papers.docx_bytes(["第一条　内容。"]))).lines == (
        "第一条　内容。",
    )
    assert extract(papers.received("a.md", "# 甲法\n\n第一条　内容。")).title == "甲法"


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.docx", b"", "空的"),
        ("a.docx", "只是文字".encode(), "扩展名是 .docx"),
        ("a.pdf", "只是文字".encode(), "扩展名是 .pdf"),
        ("a.docx", LEGACY + b"\0" * 600 + utf16("EncryptedPackage"), "密码"),
        ("a.doc", LEGACY + b"\0" * 600 + utf16("Workbook"), "表格"),
        ("a.doc", b"MIME-Version: 1.0\nContent-Type: multipart/related", "网页归档"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_way_out(papers, name, data, words):
    with pytest.raises(RefusedFile, match=rf"{words}.*建议："):
        extract(papers.received(name, data))


def test_a_doc_without_libreoffice_is_refused_with_the_way_out(papers):
    file = papers.received("a.doc", LEGACY + b"\0" * 600 + utf16("WordDocument"))
    with pytest.raises(RefusedFile, match=r"LibreOffice.*另存为 \.docx"):
        extract(file, convert=lambda _: None)


def test_a_doc_is_read_through_its_conversion_and_doubted(papers):
    file = papers.received("a.doc", LEGACY + b"\0" * 600 + utf16("WordDocument"))
    sheet = extract(file, convert=lambda _: papers.docx_bytes(["第一条　内容。"]))
    assert sheet.lines == ("第一条　内容。",)
    assert "LibreOffice" in sheet.doubts[-1]


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="没有 LibreOffice")
def test_libreoffice_converts_a_real_doc(papers, tmp_path):
    (tmp_path / "a.docx").write_bytes(papers.docx_bytes(papers.law))
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'p').as_uri()}",
        "--headless",
        "--convert-to",
        "doc",
    ]
    subprocess.run([*command, "--outdir", tmp_path, tmp_path / "a.docx"], check=True, capture_output=True)
    sheet = extract(papers.received("a.doc", (tmp_path / "a.doc").read_bytes()))
    assert sheet.lines == papers.law


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="没有 LibreOffice")
def test_a_pdf_printed_by_libreoffice_gives_the_same_paragraphs(papers, tmp_path):
    (tmp_path / "a.docx").write_bytes(papers.docx_bytes(papers.law))
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'p').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    subprocess.run([*command, "--outdir", tmp_path, tmp_path / "a.docx"], check=True, capture_output=True)
    sheet = extract(papers.received("a.pdf", (tmp_path / "a.pdf").read_bytes()))
    assert ["".join(line.split()) for line in sheet.lines] == ["".join(line.split()) for line in papers.law]
