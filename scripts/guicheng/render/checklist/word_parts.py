"""The pieces of a Word document as WordprocessingML: runs, content controls, paragraphs, cells, rows, tables.

Every piece is a string of XML; ``word`` puts them together and hands them to python-docx.
Sizes are in points, lengths in millimetres.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from typing import Literal

from guicheng.render.markup import esc

FONTS = {"song": "仿宋", "hei": "黑体", "title": "方正小标宋简体"}
LATIN = "Times New Roman"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
Font = Literal["song", "hei", "title"]
Align = Literal["left", "center", "right", "both"]
SPACE = "　"
NO_BREAK = "\u00a0"
OPEN_BOX, TICKED_BOX = "□", "■"
"""Both are in every Chinese font; ☐ and ☑ are not."""


def twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def run(words: str, font: Font = "song", size: float = 10.5, *, inverse: bool = False) -> str:
    """Words in one font; ``inverse``: white on black."""
    return f'<w:r>{_look(font, size, inverse)}<w:t xml:space="preserve">{esc(words)}</w:t></w:r>'


def tag(words: str) -> str:
    """A short mark, white on black."""
    return run(f" {words} ", "hei", 9, inverse=True)


def field(code: str, size: float = 9) -> str:
    """A field that the program computes: ``PAGE``, ``NUMPAGES``."""
    look = _look("song", size, False)
    parts = ("begin", None, "separate", "1", "end")
    return "".join(
        f"<w:r>{look}<w:instrText>{code}</w:instrText></w:r>"
        if part is None
        else f"<w:r>{look}<w:t>1</w:t></w:r>"
        if part == "1"
        else f'<w:r>{look}<w:fldChar w:fldCharType="{part}"/></w:r>'
        for part in parts
    )


def tab() -> str:
    """A tabulator."""
    return "<w:r><w:tab/></w:r>"


def line_break() -> str:
    """A new line in the same paragraph."""
    return "<w:r><w:br/></w:r>"


def check_box(name: str, title: str, size: float = 12) -> str:
    """A box to tick on screen; on paper an empty square."""
    font = FONTS["song"]
    state = "".join(
        f'<w14:{state} w14:val="{ord(sign):04X}" w14:font="{font}"/>'
        for state, sign in (("checkedState", TICKED_BOX), ("uncheckedState", OPEN_BOX))
    )
    kind = f'<w14:checkbox><w14:checked w14:val="0"/>{state}</w14:checkbox>'
    return _control(name, title, kind, _square(size))


def text_box(name: str, title: str, blank: str, size: float = 9) -> str:
    """A place for words; ``blank`` is what stands there on paper."""
    return _control(name, title, "<w:showingPlcHdr/><w:text/>", run(blank, "song", size))


def date_box(name: str, title: str, size: float = 9, gap: int = 2) -> str:
    """A place for a date; on paper 年 月 日 with room to write."""
    kind = (
        '<w:showingPlcHdr/><w:date><w:dateFormat w:val="yyyy年M月d日"/><w:lid w:val="zh-CN"/>'
        '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
    )
    return _control(
        name, title, kind, run(f"{SPACE * (gap + 1)}年{SPACE * gap}月{SPACE * gap}日", "song", size)
    )


def paragraph(
    *runs: str,
    align: Align = "left",
    line: float = 14,
    before: float = 0,
    after: float = 0,
    keep: bool = False,
    border: str = "",
    tabs: Iterable[float] = (),
    indent: float = 0,
    hanging: float = 0,
) -> str:
    """A paragraph with exact line height, so that page breaks do not hang on the font at hand."""
    stops = "".join(f'<w:tab w:val="right" w:pos="{twips(stop)}"/>' for stop in tabs)
    properties = (
        "<w:keepNext/>" if keep else "",
        "<w:keepLines/>",
        border,
        f"<w:tabs>{stops}</w:tabs>" if stops else "",
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}" ',
        f'w:line="{round(line * 20)}" w:lineRule="exact"/>',
        f'<w:ind w:left="{twips(indent)}" w:right="{twips(indent)}"/>' if indent else "",
        f'<w:ind w:left="{twips(hanging)}" w:hanging="{twips(hanging)}"/>' if hanging else "",
        f'<w:jc w:val="{align}"/>',
    )
    return f"<w:p><w:pPr>{''.join(properties)}</w:pPr>{''.join(runs)}</w:p>"


def loose(paragraph: str) -> str:
    """A paragraph that stands outside any table needs its namespaces."""
    return paragraph.replace("<w:p>", f"<w:p {NAMESPACES}>", 1)


def lines(style: str) -> str:
    """Lines all around a cell."""
    return "".join(f'<w:{side} w:val="{style}" w:sz="4"/>' for side in ("top", "left", "bottom", "right"))


def border(sides: str, size: int = 4, style: str = "single", space: int = 1) -> str:
    """Lines around a paragraph: ``top``, ``left bottom`` or ``box``; ``size`` in eighths of a point."""
    named = ("top", "left", "bottom", "right") if sides == "box" else sides.split()
    lines = "".join(
        f'<w:{side} w:val="{style}" w:sz="{size}" w:space="{space}" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right")
        if side in named
    )
    return f"<w:pBdr>{lines}</w:pBdr>"


def cell(
    *paragraphs: str,
    width: float,
    span: int = 1,
    merge: Literal["", "start", "go on"] = "",
    shade: bool = False,
    middle: bool = False,
    tight: bool = False,
    lines: str = "",
) -> str:
    """A cell; ``merge`` joins it with the cell above; ``lines`` are border elements of its own.

    ``tight``: no margin at the sides.
    """
    properties = (
        f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>',
        f'<w:gridSpan w:val="{span}"/>' if span > 1 else "",
        {"": "", "start": '<w:vMerge w:val="restart"/>', "go on": "<w:vMerge/>"}[merge],
        f"<w:tcBorders>{lines}</w:tcBorders>" if lines else "",
        '<w:shd w:val="clear" w:color="auto" w:fill="EAEAEA"/>' if shade else "",
        '<w:tcMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tcMar>' if tight else "",
        '<w:vAlign w:val="center"/>' if middle else "",
    )
    return f"<w:tc><w:tcPr>{''.join(properties)}</w:tcPr>{''.join(paragraphs) or paragraph()}</w:tc>"


def row(*cells: str, height: float = 0, head: bool = False) -> str:
    """A row that is never split; ``head`` repeats it on every page."""
    least = f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>' if height else ""
    repeated = "<w:tblHeader/>" if head else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{least}{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths: Iterable[float], *rows: str, size: int = 4, outer: int = 0) -> str:
    """A table of fixed columns; ``size`` of its lines in eighths of a point, ``outer`` of its frame."""
    columns = list(widths)
    frame = ("top", "left", "bottom", "right")
    kinds = [*((side, outer) for side in frame), ("insideH", 0), ("insideV", 0)]
    lines = "".join(
        f'<w:{side} w:val="{"single" if size else "nil"}" w:sz="{wide or size}" w:space="0" w:color="000000"/>'
        for side, wide in kinds
    )
    margins = "".join(f'<w:{side} w:w="{twips(1.4)}" w:type="dxa"/>' for side in ("left", "right"))
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in columns)
    return (
        f'<w:tbl {NAMESPACES}><w:tblPr><w:tblW w:w="{twips(sum(columns))}" w:type="dxa"/>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _look(font: Font, size: float, inverse: bool) -> str:
    name = FONTS[font]
    shade = '<w:color w:val="FFFFFF"/>' if inverse else ""
    ground = '<w:shd w:val="clear" w:color="auto" w:fill="000000"/>' if inverse else ""
    half = round(size * 2)
    return (
        f'<w:rPr><w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia="{name}" w:hint="eastAsia"/>'
        f'{shade}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>{ground}<w:lang w:eastAsia="zh-CN"/></w:rPr>'
    )


def _square(size: float) -> str:
    """The empty square, one font for all scripts: LibreOffice takes it for Latin where it begins a paragraph."""
    return run(OPEN_BOX, "song", size).replace(LATIN, FONTS["song"])


def _control(name: str, title: str, kind: str, content: str) -> str:
    number = zlib.crc32(name.encode()) & 0x7FFFFFFF
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{esc(title)}"/><w:tag w:val="{esc(name)}"/><w:id w:val="{number}"/>'
        f"{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )
