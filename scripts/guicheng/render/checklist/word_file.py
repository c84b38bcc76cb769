"""The frame of every Word file we make, put together with python-docx: page, head, foot, properties, fonts."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm
from lxml import etree

from guicheng.render.checklist import word_parts as w
from guicheng.render.checklist.sheet import Running

# The layout of Word 2013 and later (tables begin at the margin, not their text), Chinese punctuation and language.
_SETTINGS = (
    ("./w:compat/w:compatSetting[@w:name='compatibilityMode']", "w:val", "15"),
    ("./w:characterSpacingControl", "w:val", "compressPunctuation"),
    ("./w:themeFontLang", "w:eastAsia", "zh-CN"),
)
_FONT_FALLBACKS = {"仿宋": "FangSong", "黑体": "SimHei", "方正小标宋简体": "华文中宋"}


def word_file(pieces: Iterable[str], running: Running, on: dt.date, *, across: bool = False) -> bytes:
    """A whole file around the pieces of a body; ``across``: A4 laid across."""
    document = Document()
    _page(document, across)
    _heads_and_feet(document, running, 263.0 if across else 168.0)
    _properties(document, running, on)
    _fonts(document)
    body = document.element.body
    for element in body.xpath("./w:p"):
        body.remove(element)
    for piece in pieces:
        body.insert(len(body) - 1, parse_xml(piece))
    return _bytes(document, on)


def _page(document: WordDocument, across: bool) -> None:
    """A4, binding margin mirrored, odd and even pages apart; a sheet laid across is bound at its upper edge."""
    section = document.sections[0]
    section.page_width, section.page_height = (Mm(297), Mm(210)) if across else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if across else WD_ORIENT.PORTRAIT
    section.left_margin, section.right_margin = (Mm(17), Mm(17)) if across else (Mm(25), Mm(17))
    section.top_margin, section.bottom_margin = (Mm(41), Mm(22)) if across else (Mm(36), Mm(23))
    section.header_distance, section.footer_distance = Mm(25 if across else 20), Mm(12 if across else 14)
    document.settings.odd_and_even_pages_header_footer = True
    settings = document.settings.element
    settings.xpath("./w:zoom")[0].addnext(settings.makeelement(qn("w:mirrorMargins"), {}))
    for path, name, value in _SETTINGS:
        for element in settings.xpath(path):
            element.set(qn(name), value)


def _heads_and_feet(document: WordDocument, running: Running, wide: float) -> None:
    section = document.sections[0]
    for part, content in (
        (section.header, _head(running, wide, odd=True)),
        (section.even_page_header, _head(running, wide, odd=False)),
        (section.footer, _foot(running, wide, odd=True)),
        (section.even_page_footer, _foot(running, wide, odd=False)),
    ):
        part.is_linked_to_previous = False
        element = part._element
        for old in list(element):
            element.remove(old)
        for piece in content:
            element.append(parse_xml(piece))


def _head(running: Running, wide: float, *, odd: bool) -> list[str]:
    """Unit, number of the matter, code, edition, day; the file's page number at the outer corner."""
    marks = [piece for mark in running.marks for piece in (w.run(w.SPACE), w.tag(mark))]
    facts = f"{running.title}　{running.name}　制表日期：{running.made}"
    words = w.cell(
        w.paragraph(
            w.run(running.unit, "hei"), w.tab(), w.run("登记编号：" + "＿" * 13), tabs=[wide - 30], line=15
        ),
        w.paragraph(w.run(facts, size=9), *marks, line=15),
        width=wide - 26,
    )
    gap = w.cell(width=4)
    box = w.cell(w.paragraph(w.run("卷内页号", size=7.5), line=9), width=22, lines=w.lines("single"))
    cells = (words, gap, box) if odd else (box, gap, words)
    widths = (wide - 26, 4, 22) if odd else (22, 4, wide - 26)
    return [
        w.table(widths, w.row(*cells, height=10.5), size=0),
        w.loose(w.paragraph(line=3, border=w.border("bottom"))),
    ]


def _foot(running: Running, wide: float, *, odd: bool) -> list[str]:
    pages = (
        w.run("第", size=9),
        w.field("PAGE"),
        w.run("页　共", size=9),
        w.field("NUMPAGES"),
        w.run("页", size=9),
    )
    words = (w.run("原则", "hei", 9), w.run(f"　{running.principle}", size=9))
    left, right = (words, pages) if odd else (pages, words)
    return [w.loose(w.paragraph(*left, w.tab(), *right, tabs=[wide], border=w.border("top", space=3)))]


def _properties(document: WordDocument, running: Running, on: dt.date) -> None:
    core = document.core_properties
    moment = dt.datetime(on.year, on.month, on.day)
    core.title = f"{running.title}（{running.code} 第{running.edition}版）"
    core.author = core.last_modified_by = running.unit
    core.comments = core.keywords = core.subject = ""
    core.created = core.modified = moment
    core.language = "zh-CN"


def _fonts(document: WordDocument) -> None:
    """Tell the program which font to take where the office's own one is missing."""
    for part in document.part.package.iter_parts():
        if str(part.partname).endswith("/fontTable.xml"):
            root = etree.fromstring(part.blob)
            for name, other in _FONT_FALLBACKS.items():
                font = etree.SubElement(root, qn("w:font"), {qn("w:name"): name})
                etree.SubElement(font, qn("w:altName"), {qn("w:val"): other})
                etree.SubElement(font, qn("w:charset"), {qn("w:val"): "86"})
            part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _bytes(document: WordDocument, on: dt.date) -> bytes:
    """Saved with one time stamp for all members of the package."""
    first, last = io.BytesIO(), io.BytesIO()
    document.save(first)
    moment = (on.year, on.month, on.day, 0, 0, 0)
    with zipfile.ZipFile(first) as package, zipfile.ZipFile(last, "w", zipfile.ZIP_DEFLATED) as stamped:
        for name in package.namelist():
            member = zipfile.ZipInfo(name, moment)
            member.compress_type = zipfile.ZIP_DEFLATED
            stamped.writestr(member, package.read(name))
    return last.getvalue()
