"""``guicheng export``: the whole base as JSON or as plain Markdown."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from pathlib import Path

import click

from guicheng.cli.base import pass_base
from guicheng.cli.chinese import command
from guicheng.cli.clock import today
from guicheng.cli.output import emit
from guicheng.cli.parameters import DAY, OneOf, output_option
from guicheng.errors import BadInput, GuichengError

TARGET = click.Path(path_type=Path)


@command("export")
@click.option("-o", "target", type=TARGET, required=True, metavar="FILE|DIR", help="写到哪里；不覆盖已有的。")
@click.option("--markdown", is_flag=True, help="导出为一个文件夹的 Markdown；默认是一个 JSON 文件。")
@click.option("--as-of", type=DAY, metavar="日期", help="按这一天判断效力；默认今天。")
@click.option(
    "--profile",
    type=OneOf(["public", "internal"]),
    default="public",
    metavar="public|internal",
    help="internal 连同内部内容一起导出。",
)
@output_option
@pass_base
def export(
    root: Path, target: Path, markdown: bool, as_of: dt.date | None, profile: str, output: str
) -> None:
    """把整个知识库导出给别的系统使用：一个 JSON 文件，或者一个文件夹的 Markdown。

    JSON 每部法规附 schema.org 的 Legislation 描述，每一条附库内地址和 Akoma Ntoso 式的名称。
    先过脱敏和保密检查，有错误时不导出；读不出来的文件也不导出。

    示例：
      guicheng export -o 规程.json
      guicheng export --markdown -o 规程导出
    """
    from guicheng.checks.gate import gate_problems
    from guicheng.content.corpus import read_corpus
    from guicheng.release.export import export_values, markdown_files
    from guicheng.site.audience import published

    if target.exists():
        raise GuichengError(f"{target} 已经存在，没有覆盖。请换一个名称。")
    day, whole = as_of or today(), read_corpus(root)
    problems = [*whole.problems, *gate_problems(whole, day)]
    if problems:
        raise BadInput(problems)
    corpus = published(whole, profile)
    if markdown:
        count = _write_tree(target, dict(markdown_files(corpus, day)))
    else:
        words = json.dumps(export_values(corpus, day), ensure_ascii=False, indent=1)
        count = _write_tree(target, words + "\n")
    if output == "json":
        emit({"target": str(target), "files": count})
    else:
        click.echo(f"已导出到 {target}，文件 {count} 个。")


def _write_tree(target: Path, content: str | dict[str, str]) -> int:
    """Write a file or a folder whole or not at all; the number of files."""
    staged = target.with_name(f".{target.name}.new")
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        if isinstance(content, str):
            staged.write_text(content, encoding="utf-8", newline="\n")
        else:
            for path, words in content.items():
                (staged / path).parent.mkdir(parents=True, exist_ok=True)
                (staged / path).write_text(words, encoding="utf-8", newline="\n")
        staged.rename(target)
    finally:
        if staged.is_dir():
            shutil.rmtree(staged, ignore_errors=True)
        else:
            staged.unlink(missing_ok=True)
    return 1 if isinstance(content, str) else len(content)
