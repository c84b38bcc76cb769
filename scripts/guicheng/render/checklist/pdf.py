"""The checklist as PDF, set by Typst: the one door to that library."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import typst

from guicheng.errors import GuichengError
from guicheng.render.checklist.sheet import Sheet

TEMPLATE = Path(__file__).with_name("checklist.typ")
_NO_FONT = "这台电脑没有可用的中文字体，不能生成 PDF。请安装仿宋、黑体等办公字体，或者思源宋体、思源黑体（Noto CJK）。"


def checklist_pdf(sheet: Sheet, on: dt.date) -> bytes:
    """The whole document, fonts embedded. Raises GuichengError where no Chinese font is to be had."""
    moment = dt.datetime(on.year, on.month, on.day, tzinfo=dt.UTC)
    words = json.dumps(sheet.values(), ensure_ascii=False)
    document, warnings = typst.compile_with_warnings(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        format="pdf",
        sys_inputs={"sheet": words},
        timestamp=moment,
    )
    return document
