"""Word files: paragraphs, automatic numbers and tables of ``word/document.xml``, read without running anything in them.

Read with zipfile and lxml rather than python-docx: the package is opened with limits, and a DOCTYPE is refused.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from guicheng.errors import RefusedFile
from guicheng.importer.extract.numbering import Numbering
from guicheng.importer.extract.table import table_lines
from guicheng.importer.sheet import Sheet

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# What zipfile and zlib raise on damaged packages.
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError)
_PART_LIMIT = 100_000_000
_RATIO_LIMIT = 300
_WORDS = {f"{W}t", f"{W}tab", f"{W}br", f"{W}cr", f"{W}noBreakHyphen"}
_NOT_WORDS = {f"{W}del", f"{W}moveFrom", f"{W}pict", f"{W}drawing", f"{W}object", f"{_MC}AlternateContent"}


def read_docx(data: bytes) -> Sheet:
    """Read a .docx. Raises RefusedFile for damaged, hostile and macro files."""
    package = _open(data)
    document = _xml(package, "word/document.xml")
    if document is None:
        raise RefusedFile(
            "压缩包里没有 Word 正文，不是 .docx 文件。建议：解压后导入其中的文件，或者另存为 .docx。"
        )
    body = document.find(f"{W}body")
    numbering = Numbering(_xml(package, "word/numbering.xml"), _xml(package, "word/styles.xml"))
    lines = tuple(_block_lines(body, numbering)) if body is not None else ()
    if not lines:
        raise RefusedFile(
            "文件里没有文字，可能只有图片。建议：取得文字版，或者识别后另存为 .docx 并逐字核对。"
        )
    return Sheet(lines, notes=tuple(_notes(package)), doubts=tuple(_doubts(document, numbering)))


def _open(data: bytes) -> zipfile.ZipFile:
    """Open the package after looking at the sizes it declares."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN:
        raise RefusedFile("文件已损坏，打不开。建议：重新取得文件，或者用 WPS 打开后另存为 .docx。") from None
    parts = package.infolist()
    for part in parts:
        swollen = part.file_size > 1_000_000 and part.file_size > _RATIO_LIMIT * max(part.compress_size, 1)
        if part.file_size > _PART_LIMIT or swollen or len(parts) > 5000:
            raise RefusedFile("压缩包展开后异常大，可能是恶意文件，没有打开。建议：从官方网站重新取得文件。")
        if part.flag_bits & 1:
            raise RefusedFile("压缩包设了密码，无法读取。建议：取消密码后再导入。")
        if part.filename.lower().endswith("vbaproject.bin"):
            raise RefusedFile(
                "文件带有宏，为安全起见不导入。建议：用 WPS 或 Word 另存为不带宏的 .docx 再导入。"
            )
    return package


def _xml(package: zipfile.ZipFile, name: str) -> etree._Element | None:
    """One part as XML, read up to the limit; a DOCTYPE is refused, entities are not resolved."""
    try:
        with package.open(name) as part:
            data = part.read(_PART_LIMIT + 1)
    except KeyError:
        return None
    except _BROKEN:
        raise RefusedFile("文件已损坏，读不全。建议：重新取得文件。") from None
    if len(data) > _PART_LIMIT:
        raise RefusedFile("压缩包展开后异常大，可能是恶意文件，没有打开。建议：从官方网站重新取得文件。")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise RefusedFile(
            "Word 正文的内部结构有误，读不出来。建议：用 WPS 打开后另存为 .docx 再导入。"
        ) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise RefusedFile("文件内含外部实体声明（DOCTYPE），正常的 .docx 不会有，可能是恶意文件，没有读取。")
    return root


def _block_lines(parent: etree._Element, numbering: Numbering) -> Iterator[str]:
    """Paragraphs and tables in order, through content controls and insertions."""
    for child in parent:
        if child.tag == f"{W}p":
            yield from _paragraph_lines(child, numbering)
        elif child.tag == f"{W}tbl":
            yield from table_lines(_rows(child))
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml"):
            yield from _block_lines(child, numbering)


def _paragraph_lines(paragraph: etree._Element, numbering: Numbering) -> Iterator[str]:
    """The paragraph's lines: a manual line break begins a new one; its automatic number stands before the first."""
    number = numbering.next_label(paragraph)
    text = number + "".join(_words(paragraph))
    for line in text.split("\n"):
        if line.strip():
            yield line.strip()


def _words(node: etree._Element) -> Iterator[str]:
    """Words of a paragraph; deleted words, pictures and text boxes are not part of it."""
    for child in node:
        if child.tag in _NOT_WORDS:
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif child.tag == f"{W}tab":
            yield " "
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        else:
            yield from _words(child)


def _rows(table: etree._Element) -> Iterator[list[str]]:
    for row in table.iter(f"{W}tr"):
        yield [
            " ".join("".join(_words(p)) for p in cell.iter(f"{W}p")) for cell in row.iterchildren(f"{W}tc")
        ]


def _notes(package: zipfile.ZipFile) -> Iterator[str]:
    names = package.namelist()
    if any(name.startswith(("word/header", "word/footer")) for name in names):
        yield "略去页眉页脚"
    if "word/comments.xml" in names:
        yield "略去批注"


def _doubts(document: etree._Element, numbering: Numbering) -> Iterator[str]:
    if numbering.used:
        yield "自动编号已转成文字，请核对条、项序号"
    if document.find(f".//{W}del") is not None or document.find(f".//{W}ins") is not None:
        yield "文件里有修订痕迹，按“接受全部修订”取文，请核对"
    if document.find(f".//{W}txbxContent") is not None:
        yield "文本框里的文字没有导入，请核对"
    if document.find(f".//{W}footnoteReference") is not None:
        yield "脚注没有导入，请核对"
