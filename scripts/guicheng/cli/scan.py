"""``guicheng scan``: what in a file could make a person recognisable, or is marked secret."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from guicheng.cli.base import find_base
from guicheng.cli.chinese import command
from guicheng.cli.output import emit
from guicheng.cli.parameters import output_option
from guicheng.errors import SEVERITY_WORDS, NotFound
from guicheng.privacy.finding import Document, Finding, masked


@command("scan")
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@output_option
@click.pass_obj
def scan(folder: Path, files: tuple[Path, ...], output: str) -> int:
    """检查文件里有没有能认出人的内容和密级标志；只读，不联网，不保存。

    知识库里的文件按所在文件夹的要求检查，其他文件按案例的要求检查；.docx 连同批注、修订一并检查。
    结果只说位置和种类，不重复原文，可以放心留存。有错误时退出码为 1。

    示例：
      guicheng scan regs/cases/c0007.md
      guicheng scan 来稿.docx --format json
    """
    from guicheng.privacy.blocklist import read_blocklist
    from guicheng.privacy.detect import scan as scan_text

    base = _base(folder)
    listed = read_blocklist(base).hits if base is not None else None
    rows: list[dict[str, Any]] = []
    for path in files:
        text, kind = _words(path, base)
        rows += [values(path, text, one) for one in scan_text(text, kind, listed=listed)]
    if output == "json":
        emit({"findings": rows})
    else:
        click.echo(
            "\n".join(_line(row) for row in rows) if rows else "没有发现问题。自动检查不能代替人工复核。"
        )
    return int(any(row["severity"] == "error" for row in rows))


def values(path: Path, text: str, finding: Finding) -> dict[str, Any]:
    """One finding as a JSON value; ``masked`` tells its length and nothing else."""
    return {
        "file": str(path),
        "line": text.count("\n", 0, finding.start) + 1,
        "start": finding.start,
        "end": finding.end,
        "kind": finding.kind,
        "rule": finding.rule,
        "severity": finding.tier,
        "masked": masked(text[finding.start : finding.end]),
        "why": finding.why,
        "suggestion": finding.suggestion,
    }


def _base(folder: Path) -> Path | None:
    try:
        return find_base(folder)
    except NotFound:
        return None


def _words(path: Path, base: Path | None) -> tuple[str, Document]:
    from guicheng.cli.privacy_input import kind_of, scanned_words

    kind = kind_of(path, base)
    return scanned_words(path, kind), kind


def _line(row: dict[str, Any]) -> str:
    words = SEVERITY_WORDS[row["severity"]]
    return f"{row['file']}:{row['line']}: {words}：{row['kind']}（{row['masked']}）：{row['why']}。建议：{row['suggestion']}"
