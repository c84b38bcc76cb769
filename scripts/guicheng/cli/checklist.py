"""``guicheng checklist``: one printable checklist as .docx, .pdf or .html."""

from __future__ import annotations

import difflib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guicheng.cli.base import pass_base
from guicheng.cli.chinese import command
from guicheng.cli.clock import today
from guicheng.errors import GuichengError, NotFound

if TYPE_CHECKING:
    from guicheng.content.corpus import Corpus
    from guicheng.model.procedure import Procedure

KINDS = (".docx", ".pdf", ".html")


@command("checklist")
@click.argument("code", metavar="程序编码")
@click.option(
    "-o",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    metavar="文件",
    help="写到哪个文件：.docx（可以在电脑上填）、.pdf、.html（用浏览器打印）。已有的同名文件被替换。",
)
@pass_base
def checklist(root: Path, code: str, target: Path) -> None:
    """输出一个程序的核对单，A4，打印后填写、签名、归档；只写这一个文件。

    三种样式的步骤、编号、文字相同。页上印编码、版次、制表日期，停用的版次凭此收回。

    示例：
      guicheng checklist P0001 -o 案件协调核对单.docx
      guicheng checklist P0001 -o 案件协调核对单.pdf
    """
    from guicheng.content.corpus import read_corpus

    kind = target.suffix.lower()
    if kind not in KINDS:
        raise GuichengError(f"文件名应以 {'、'.join(KINDS)} 结尾，现为“{target.name}”。")
    corpus = read_corpus(root)
    procedure = _procedure(corpus, code)
    _write(target, _content(corpus, procedure, kind))
    click.echo(f"已写出《{procedure.title}核对单》（{procedure.code} 第{procedure.edition}版）：{target}")


def _procedure(corpus: Corpus, code: str) -> Procedure:
    entry = corpus.procedures.get(code.upper())
    if entry is not None:
        return entry.meta
    by_title = {entry.meta.title: entry.meta for entry in corpus.procedures.values()}
    if code in by_title:
        return by_title[code]
    close = difflib.get_close_matches(code.upper(), list(corpus.procedures), n=3, cutoff=0.5)
    known = "、".join(f"{name}{corpus.procedures[name].meta.title}" for name in close or corpus.procedures)
    unread = "有的程序文件没有读入，见 guicheng check。" if corpus.problems else ""
    raise NotFound(f"没有编码为“{code}”的程序。{f'可以写：{known}。' if known else ''}{unread}")


def _content(corpus: Corpus, procedure: Procedure, kind: str) -> bytes:
    from guicheng.render.checklist.blocks import sheet_of

    on = today()
    sheet = sheet_of(corpus, procedure, on)
    if kind == ".docx":
        from guicheng.render.checklist.word import checklist_docx

        return checklist_docx(sheet, on)
    if kind == ".pdf":
        from guicheng.render.checklist.pdf import checklist_pdf

        return checklist_pdf(sheet, on)
    from guicheng.render.checklist.html import checklist_html

    return checklist_html(sheet).encode("utf-8")


def _write(target: Path, content: bytes) -> None:
    """Whole or not at all: written beside the target, then put in its place."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".核对单-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
