"""What the browser's checklist works with, as JSON in the page, and the page 我的核对单."""

from __future__ import annotations

import json
from typing import Any

from guicheng.deadlines.browser import browser_data
from guicheng.model.procedure import Procedure
from guicheng.render.checklist.blocks import sheet_of
from guicheng.render.checklist.flow import flow_svg
from guicheng.render.links import Links
from guicheng.render.markup import esc, link

SHEET = "sheet.html"


def sheet_names(procedure: Procedure) -> dict[str, str]:
    """File names of the printable sheets beside the procedure's page, by kind."""
    stem = f"{procedure.code.lower()}-{procedure.edition}"
    return {
        "html": SHEET,
        "docx": f"{stem}.docx",
        "pdf": f"{stem}.pdf",
        "set": f"{stem}-set.pdf",
        "card": f"{stem}-card.pdf",
    }


def checklist_root(procedure: Procedure, links: Links) -> str:
    """Where the interactive checklist starts; hidden until a script takes over. The downloads need none."""
    names = sheet_names(procedure)
    data = {
        "sheet": sheet_of(links.corpus, procedure, links.on).values(),
        "deadlines": browser_data(links.corpus.calendar, links.corpus.awaited),
        "print": names["html"],
    }
    downloads = "　".join(
        link(names[kind], words)
        for kind, words in (
            ("html", "打印空白表"),
            ("docx", "Word（可以在电脑上填）"),
            ("pdf", "PDF"),
            ("set", "成套打印"),
            ("card", "一页卡"),
        )
    )
    return (
        f'<p class="downloads"><b>核对单</b>{downloads}</p>'
        f'<section class="checklist" id="gc-checklist" data-module="checklist" aria-label="用核对单办理" hidden>{json_data(data)}</section>'
    )


def flow_html(procedure: Procedure, links: Links) -> str:
    """The flow picture, folded away on small screens where the list of steps serves better."""
    hrefs = {code: href for code in links.corpus.procedures if (href := links.code(code))}
    picture = flow_svg(sheet_of(links.corpus, procedure, links.on), hrefs)
    return f'<details class="flow"><summary>流程图</summary>{picture}</details>'


def mine_html(links: Links) -> str:
    """The page 我的核对单."""
    pages = {code: links.code(code) for code in links.corpus.procedures}
    data = {"pages": pages, "deadlines": browser_data(links.corpus.calendar, links.corpus.awaited)}
    rows = "".join(
        f"<li>{link(links.code(code), esc(entry.meta.title))}</li>"
        for code, entry in links.corpus.procedures.items()
    )
    return (
        '<div class="doc"><header><h1>我的核对单</h1></header>'
        "<p>核对单只存在这台电脑的这个浏览器里，不上传，站点收不到。换一台电脑、换一个浏览器，先在原处导出，再到新处导入。"
        "别人也用这台电脑的，办完请导出保存、再清除。</p>"
        f'<section class="checklist mine" data-module="my-checklists" hidden>{json_data(data)}</section>'
        "<noscript><p>浏览器没有启用脚本，不能在网页上填写；请到程序页面打印空白表，或者下载 Word 文件填写。</p></noscript>"
        f'<section class="prose"><h2>到哪里开核对单</h2><ul>{rows}</ul></section></div>'
    )


def json_data(data: dict[str, Any]) -> str:
    """Data in a page: no script, so that a strict content security policy holds, and nothing a reader sees."""
    words = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return f"<template>{words.replace('&', '&amp;').replace('<', '&lt;')}</template>"
