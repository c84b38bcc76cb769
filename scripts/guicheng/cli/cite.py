"""``guicheng cite``: every citation of a draft judged for a day, and the words a draft must not use."""

from __future__ import annotations

import dataclasses
import datetime as dt
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import click

from guicheng.citations.citation import Citation
from guicheng.citations.library import Library
from guicheng.citations.resolve import Resolution, Resolved
from guicheng.citations.wording import WordingFinding
from guicheng.cli.base import pass_base
from guicheng.cli.chinese import command
from guicheng.cli.clock import today
from guicheng.cli.output import emit
from guicheng.cli.parameters import DAY, output_option
from guicheng.model.status import StatusName
from guicheng.privacy.files import plain_ends


@command("cite")
@click.argument("file", metavar="FILE|-")
@click.option("--date", "date", type=DAY, metavar="日期", help="按这一天判断效力；默认今天。")
@output_option
@pass_base
def cite(root: Path, file: str, date: dt.date | None, output: str) -> None:
    """核对一份文稿里的法条引用和用语；只读，不联网，不保存文稿。

    每处引用写明效力（有效、尚未生效、已修改、已废止、失效）和规范写法；找不到的写明原因，不作猜测。
    决定案件实体处理的话和贬损称谓一并指出，词表在 regs/data/wording.tsv。文件写 - 时从标准输入读取。

    示例：
      guicheng cite 协调意见.docx
      guicheng cite 答复.txt --date 2024-06-01 --format json
    """
    from guicheng.content.corpus import read_corpus

    text, on = _words(file), date or today()
    library = Library(read_corpus(root))
    values = judged(text, library, on)
    if output == "json":
        emit(values)
    else:
        click.echo(_page(text, values))


def judged(text: str, library: Library, on: dt.date) -> dict[str, Any]:
    """Everything ``cite`` tells of a draft; offsets count code points of the text as given."""
    from guicheng.citations.context import Context
    from guicheng.citations.find import find
    from guicheng.citations.resolve import resolve
    from guicheng.citations.wording import find_wording
    from guicheng.content.wording import read_wording

    citations = find(text, library.names.defining(text))
    rules, _ = read_wording(library.corpus.root)
    return {
        "date": on,
        "citations": [_row(one, resolve(one, Context(on), library), library, on) for one in citations],
        "wording": [_word(found) for found in find_wording(text, rules)],
    }


def _row(citation: Citation, found: Resolution, library: Library, on: dt.date) -> dict[str, Any]:
    from guicheng.citations.standard import standard_form

    return {
        "start": citation.start,
        "end": citation.end,
        "text": citation.text,
        "form": citation.form,
        "targets": [str(target) for target in found.targets],
        "status": found.status,
        "statement": _statement(found, library, on),
        "reason": found.reason,
        "standard": standard_form(found.targets, library.corpus) if isinstance(found, Resolved) else "",
    }


def _statement(found: Resolution, library: Library, on: dt.date) -> str:
    """The status in the words of a regulation's page: what nobody has checked is 待核."""
    edition = found.targets[0].edition if isinstance(found, Resolved) else None
    if not edition:
        return found.status
    work = library.work(found.targets[0].code)
    entry = work.edition(edition)
    if entry is None:
        return found.status
    name = cast(StatusName, found.status)
    return dataclasses.replace(library.status(work.meta.code, entry, on), name=name).statement


def _word(found: WordingFinding) -> dict[str, Any]:
    rule = found.wording
    return {
        "start": found.start,
        "end": found.end,
        "text": rule.word,
        "sort": rule.sort,
        "touches": rule.touches,
        "instead": rule.instead,
    }


def _words(file: str) -> str:
    """The draft with Unix line ends, nothing else changed."""
    from guicheng.cli.privacy_input import read_words

    if file == "-":
        return plain_ends(sys.stdin.buffer.read().decode("utf-8", errors="replace"))
    return read_words(Path(file))


def _page(text: str, values: Mapping[str, Any]) -> str:
    citations, words = values["citations"], values["wording"]
    lines = [f"按 {values['date']} 核对：引用 {len(citations)} 处，用语 {len(words)} 处。", ""]
    lines += [line for row in citations for line in _citation_lines(text, row)]
    lines += [line for row in words for line in _word_lines(text, row)]
    return "\n".join(lines).rstrip()


def _citation_lines(text: str, row: Mapping[str, Any]) -> Sequence[str]:
    shown = [f"第 {_line(text, row['start'])} 行　{row['text']}　{row['statement']}"]
    if row["reason"]:
        shown.append(f"　　{row['reason']}")
    if row["standard"] and row["standard"] != row["text"]:
        shown.append(f"　　规范写法：{row['standard']}")
    return shown


def _word_lines(text: str, row: Mapping[str, Any]) -> Sequence[str]:
    head = f"第 {_line(text, row['start'])} 行　“{row['text']}”　{row['sort']}，触及{row['touches']}"
    return [head, f"　　建议：{row['instead']}"]


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
