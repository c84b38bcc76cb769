"""Ledgers 台账 as .xlsx: empty registers of the office, written as plain SpreadsheetML with the standard library.

No library is needed for a sheet of heads and empty cells; a ledger holds codes and days, no names, no outcome of a case.
"""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import dataclass
from typing import Literal

from guicheng.render.markup import esc, plain_day

Kind = Literal["text", "date", "number"]
ROWS = 200
"""Empty rows ready to be filled in."""
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLE: dict[Kind, int] = {"text": 3, "date": 4, "number": 5}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in characters, what is written into it."""

    title: str
    width: float = 12
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Ledger:
    """A register: its file name in ASCII, its title, its columns."""

    name: str
    title: str
    columns: tuple[Column, ...]


_NUMBER = Column("登记编号", 16)
_NOTE = Column("备注", 16)
LEDGERS = (
    Ledger(
        "dengji",
        "登记台账",
        (
            _NUMBER,
            Column("收到日期", 15, "date"),
            Column("来源", 14),
            Column("事由摘要（不写姓名）", 34),
            Column("份数", 7, "number"),
            Column("承办人", 10),
            Column("去向", 16),
            Column("告知日期", 15, "date"),
            Column("办结日期", 15, "date"),
            _NOTE,
        ),
    ),
    Ledger(
        "jiaoban",
        "交办台账",
        (
            _NUMBER,
            Column("交办函编号", 18),
            Column("承办单位", 18),
            Column("发出日期", 15, "date"),
            Column("签收日期", 15, "date"),
            Column("反馈到期日", 15, "date"),
            Column("延长到", 15, "date"),
            Column("反馈日期", 15, "date"),
            Column("审核结果", 14),
            _NOTE,
        ),
    ),
    Ledger(
        "duban",
        "督办台账",
        (
            _NUMBER,
            Column("承办单位", 18),
            Column("原到期日", 15, "date"),
            Column("催办日期", 15, "date"),
            Column("催办方式", 12),
            Column("督办函编号", 18),
            Column("督办日期", 15, "date"),
            Column("程序进展（不写实体）", 30),
            Column("销号日期", 15, "date"),
            _NOTE,
        ),
    ),
    Ledger(
        "xietiao",
        "协调台账",
        (
            _NUMBER,
            Column("提请单位", 18),
            Column("收到日期", 15, "date"),
            Column("程序性议题", 34),
            Column("审批决定", 14),
            Column("会议日期", 15, "date"),
            Column("纪要编号", 16),
            Column("落实反馈日期", 15, "date"),
            Column("归档日期", 15, "date"),
            _NOTE,
        ),
    ),
    Ledger(
        "pingcha",
        "评查台账",
        (
            Column("评查编号", 16),
            Column("方式", 12),
            Column("被评查单位", 18),
            Column("案卷数", 9, "number"),
            Column("调卷日期", 15, "date"),
            Column("还卷日期", 15, "date"),
            Column("初步意见送达", 15, "date"),
            Column("异议数", 9, "number"),
            Column("报告日期", 15, "date"),
            Column("整改完成日期", 15, "date"),
            _NOTE,
        ),
    ),
    Ledger(
        "yijianshu",
        "执法监督意见书台账",
        (
            Column("意见书编号", 18),
            Column("收文单位", 18),
            Column("问题类别", 16),
            Column("签发日期", 15, "date"),
            Column("送达日期", 15, "date"),
            Column("反馈到期日", 15, "date"),
            Column("反馈日期", 15, "date"),
            Column("采纳情况", 14),
            Column("复查日期", 15, "date"),
            _NOTE,
        ),
    ),
    Ledger(
        "lingbaogao",
        "三个规定季度报告台账",
        (
            Column("报送单位", 20),
            Column("季度", 12),
            Column("收到日期", 15, "date"),
            Column("件数（没有写0）", 14, "number"),
            Column("密件启封登记号", 18),
            Column("报告同级党委日期", 17, "date"),
            _NOTE,
        ),
    ),
)


def ledger_xlsx(unit: str, ledger: Ledger, on: dt.date) -> bytes:
    """The workbook; the same unit, ledger and day give the same bytes."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(("rId1", f"{_RELATIONS}/officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": _workbook(ledger),
        "xl/_rels/workbook.xml.rels": _relations(
            ("rId1", f"{_RELATIONS}/worksheet", "worksheets/sheet1.xml"),
            ("rId2", f"{_RELATIONS}/styles", "styles.xml"),
        ),
        "xl/styles.xml": _styles(),
        "xl/worksheets/sheet1.xml": _sheet(unit, ledger, on),
    }
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            member = zipfile.ZipInfo(name, (on.year, on.month, on.day, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(member, _HEAD + content)
    return package.getvalue()


def _content_types() -> str:
    parts = (("workbook.xml", "sheet.main"), ("styles.xml", "styles"), ("worksheets/sheet1.xml", "worksheet"))
    overrides = "".join(
        f'<Override PartName="/xl/{name}" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in parts
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*relations: tuple[str, str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="{i}" Type="{kind}" Target="{target}"/>' for i, kind, target in relations
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _workbook(ledger: Ledger) -> str:
    """One sheet; its heads are printed on every page, and all rows, though LibreOffice would leave out empty ones."""
    name = esc(ledger.title)
    last = _letter(len(ledger.columns) - 1)
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets><sheet name="{name}" sheetId="1" r:id="rId1"/>'
        '</sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">'
        f"'{name}'!$A$1:${last}${ROWS + 3}</definedName>"
        '<definedName name="_xlnm.Print_Titles" localSheetId="0">'
        f"'{name}'!$1:$3</definedName></definedNames></workbook>"
    )


def _styles() -> str:
    """0 plain, 1 title, 2 head, 3 text, 4 date, 5 number, 6 note."""
    line = "".join(
        f'<{side} style="thin"><color indexed="64"/></{side}>' for side in ("left", "right", "top", "bottom")
    )
    centre = '<alignment horizontal="center" vertical="center" wrapText="1"/>'
    left = '<alignment vertical="center" wrapText="1"/>'
    cells = (
        ("0", "0", "0", "0", ""),
        ("1", "0", "0", "0", centre),
        ("2", "1", "1", "0", centre),
        ("0", "0", "1", "49", left),
        ("0", "0", "1", "164", centre),
        ("0", "0", "1", "1", centre),
        ("0", "0", "0", "0", left),
    )
    formats = "".join(
        f'<xf numFmtId="{number}" fontId="{font}" fillId="{2 if fill == "1" else 0}" borderId="{border}" xfId="0" '
        f'applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">{align}</xf>'
        for font, fill, border, number, align in cells
    )
    return (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" '
        'formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts>'
        '<fonts count="3"><font><sz val="11"/><name val="仿宋"/></font>'
        '<font><b/><sz val="18"/><name val="宋体"/></font><font><sz val="11"/><name val="黑体"/></font></fonts>'
        '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>'
        '<fill><patternFill patternType="solid"><fgColor rgb="FFEAEAEA"/></patternFill></fill></fills>'
        f'<borders count="2"><border/><border>{line}</border></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs>'
        f'<cellXfs count="{len(cells)}">{formats}</cellXfs></styleSheet>'
    )


def _sheet(unit: str, ledger: Ledger, on: dt.date) -> str:
    last = _letter(len(ledger.columns) - 1)
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{column.width}" customWidth="1"/>'
        for n, column in enumerate(ledger.columns, 1)
    )
    note = f"{unit}　制表日期：{plain_day(on)}　只写编号、代号和日期，不写姓名，不写案件处理结果。"
    blanks = "".join(_blank(number, ledger) for number in range(4, ROWS + 4))
    heads = "".join(_words(f"{_letter(n)}3", column.title, 2) for n, column in enumerate(ledger.columns))
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" '
        f'state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="24"/><cols>{widths}</cols><sheetData>'
        f'<row r="1" ht="32" customHeight="1">{_words("A1", ledger.title, 1)}</row>'
        f'<row r="2" ht="20" customHeight="1">{_words("A2", note, 6)}</row>'
        f'<row r="3" ht="30" customHeight="1">{heads}</row>{blanks}</sheetData>'
        f'<autoFilter ref="A3:{last}{ROWS + 3}"/>'
        f'<mergeCells count="2"><mergeCell ref="A1:{last}1"/><mergeCell ref="A2:{last}2"/></mergeCells>'
        f"{_date_rules(ledger)}"
        '<printOptions horizontalCentered="1"/><pageMargins left="0.6" right="0.6" top="0.98" bottom="0.7" header="0.4" footer="0.4"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
        "<headerFooter><oddFooter>&amp;C第&amp;P页　共&amp;N页</oddFooter></headerFooter></worksheet>"
    )


def _blank(number: int, ledger: Ledger) -> str:
    cells = "".join(
        f'<c r="{_letter(n)}{number}" s="{_STYLE[column.kind]}"/>' for n, column in enumerate(ledger.columns)
    )
    return f'<row r="{number}" ht="24" customHeight="1">{cells}</row>'


def _date_rules(ledger: Ledger) -> str:
    """Days only where days belong: a typing slip is told at once."""
    places = [_letter(n) for n, column in enumerate(ledger.columns) if column.kind == "date"]
    ranges = " ".join(f"{letter}4:{letter}{ROWS + 3}" for letter in places)
    return (
        '<dataValidations count="1"><dataValidation type="date" operator="greaterThan" allowBlank="1" '
        'showErrorMessage="1" errorTitle="日期" error="请写日期，例如 2026-3-1。" '
        f'sqref="{ranges}"><formula1>36526</formula1></dataValidation></dataValidations>'
    )


def _words(place: str, words: str, style: int) -> str:
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{esc(words)}</t></is></c>'


def _letter(number: int) -> str:
    """A for 0; ledgers have fewer than 26 columns."""
    return chr(ord("A") + number)
