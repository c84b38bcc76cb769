"""Made-up official papers for the tests of import: a law as lines, and the same law as .docx and .pdf bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import docx
import pytest

from guicheng.importer.sheet import Received

TITLE = "示例市河道管理条例"
NOTE = (
    "（2019年7月26日示例市第十五届人民代表大会常务委员会第三次会议通过　"
    "2023年9月21日示例市第十六届人民代表大会常务委员会第九次会议修订）"
)
BODY = (
    "第一章　总　　则",
    "第一条　为了加强河道管理，保障防洪安全，制定本条例。",
    "第二条　本条例适用于本市行政区域内河道的管理。",
    "河道管理应当遵守下列要求：",
    "（一）统一规划；",
    "（二）分级负责。",
    "第二章　附　　则",
    "第三条　本条例自2024年1月1日起施行。",
)
LAW = (TITLE, NOTE, "目　　录", "第一章　总　　则", "第二章　附　　则", *BODY)
ARTICLES = ("第一条", "第二条", "第三条")
CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


class Papers:
    """Builders of received files, and the law they hold."""

    title, note, body, law, articles = TITLE, NOTE, BODY, LAW, ARTICLES

    @staticmethod
    def docx_bytes(lines: Sequence[str]) -> bytes:
        """A Word file as python-docx writes it, one paragraph a line."""
        document = docx.Document()
        for line in lines:
            document.add_paragraph(line)
        buffer = io.BytesIO()
        document.save(buffer)
        return buffer.getvalue()

    @staticmethod
    def package(parts: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
        """A ZIP package with these parts."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", compression) as archive:
            for name, content in {"[Content_Types].xml": CONTENT_TYPES, **parts}.items():
                archive.writestr(name, content)
        return buffer.getvalue()

    @staticmethod
    def document_xml(body: str, prolog: str = "") -> str:
        """``word/document.xml`` around a body."""
        return f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<w:document {W}><w:body>{body}</w:body></w:document>'

    @staticmethod
    def pdf_bytes(pages: Sequence[Sequence[tuple[float, float, float, str]]]) -> bytes:
        """A PDF of A4 pages; each line is x, y from the top, size and text. The font is not embedded."""
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{' '.join(f'{5 + 2 * i} 0 R' for i in range(len(pages)))}] /Count {len(pages)} >>",
            "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>",
        ]
        for number, lines in enumerate(pages):
            stream = "BT " + " ".join(_show(*line) for line in lines) + " ET"
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
                f"/Contents {6 + 2 * number} 0 R >>"
            )
            objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        return _assemble(objects)

    @staticmethod
    def printed(
        lines: Sequence[str], x: float = 72, width: int = 42, top: float = 120
    ) -> list[tuple[float, float, float, str]]:
        """Lines set as a page: the title large and centred, paragraphs indented by two characters and broken at a width."""
        page: list[tuple[float, float, float, str]] = []
        for number, line in enumerate(lines):
            if number == 0:
                page.append((300 - 9 * len(line), top, 18, line))
                top += 30
                continue
            first, rest = line[: width - 2], line[width - 2 :]
            page.append((x + 21, top, 10.5, first))
            top += 18
            while rest:
                page.append((x, top, 10.5, rest[:width]))
                rest, top = rest[width:], top + 18
        return page

    @staticmethod
    def received(name: str, data: bytes | str) -> Received:
        """A file as import receives it."""
        return Received(name, data.encode() if isinstance(data, str) else data)


def _show(x: float, top: float, size: float, text: str) -> str:
    return f"/F1 {size} Tf 1 0 0 1 {x} {842 - top} Tm <{text.encode('utf-16-be').hex()}> Tj"


def _assemble(objects: Sequence[str]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += "".join(f"{place:010d} 00000 n \n" for place in places).encode()
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


@pytest.fixture
def papers() -> Papers:
    """Builders of received files."""
    return Papers()


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """An empty knowledge base."""
    root = tmp_path / "base"
    (root / "regs" / "regulations").mkdir(parents=True)
    (root / "regs" / "data").mkdir()
    (root / "regs" / "data" / "codes.yml").write_text("# 只增不改\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text("site_name: 规程\n", encoding="utf-8")
    return root


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    """A folder for the files to import."""
    folder = tmp_path / "下载"
    folder.mkdir()
    return folder
