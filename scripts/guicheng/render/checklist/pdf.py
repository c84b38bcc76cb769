"""Checklists, forms and whole sets as PDF, set by Typst: the one door to that library."""

from __future__ import annotations

import datetime as dt
import functools
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import typst

from guicheng.errors import GuichengError
from guicheng.render.checklist.sheet import Sheet

TEMPLATE = Path(__file__).with_name("paper.typ")
_NO_FONT = "这台电脑没有可用的中文字体，不能生成 PDF。请安装仿宋、黑体等办公字体，或者思源宋体、思源黑体（Noto CJK）。"


def checklist_pdf(sheet: Sheet, on: dt.date) -> bytes:
    """One checklist as PDF, see ``papers_pdf``."""
    return papers_pdf([sheet.values()], sheet.running.title, on)


def papers_pdf(papers: Sequence[Mapping[str, Any]], title: str, on: dt.date) -> bytes:
    """Papers one after another, each on sheets of its own, fonts embedded.

    Equal for equal papers and days on one computer.
    Raises GuichengError where no Chinese font is to be had, as Typst would leave the words out in silence.
    """
    if not _has_fonts():
        raise GuichengError(_NO_FONT)
    document, _missing_fonts = typst.compile_with_warnings(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        font_paths=_fonts(),
        format="pdf",
        sys_inputs={"papers": json.dumps(list(papers), ensure_ascii=False), "title": title},
        timestamp=dt.datetime(on.year, on.month, on.day, tzinfo=dt.UTC),
    )
    return document


@functools.cache
def _fonts() -> typst.Fonts:
    """The computer's fonts: looking them up costs more than a page."""
    return typst.Fonts()


@functools.cache
def _has_fonts() -> bool:
    """Whether at least one font of each list in the template is there."""
    known = {family.lower() for family in _fonts().families()}
    lists = re.findall(r"^#let \S+ = \((\".*\")\)$", TEMPLATE.read_text(encoding="utf-8"), re.MULTILINE)
    wanted = [[name.lower() for name in re.findall(r'"([^"]+)"', names)] for names in lists]
    return all(not known.isdisjoint(names) for names in wanted)
