"""The reference of the command line and the page of checks, generated into ``docs/``.

``python -m guicheng.cli.reference docs`` writes both; a test holds them current.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from guicheng.checks.manual import checks_page
from guicheng.cli import COMMANDS, main
from guicheng.cli.chinese import split_example, usage

_OPENING = """\
# 命令手册

命令都写作 `guicheng 命令`。在知识库的文件夹（有 `mkdocs.yml` 和 `regs/`）或者它的下级文件夹里执行；
在别处执行时用 `-C 文件夹` 指明，如 `guicheng -C 本县规程 check`。
`guicheng --help` 列出全部命令，`guicheng 命令 --help` 显示一个命令的说明。

带 `--format json` 时，标准输出只有一个 JSON 对象；出错时对象里有 `error` 和 `problems`。
退出码：0 成功，1 内容有问题或者没有做成，2 命令写错，70 程序自身出错，130 被中断。

本页由程序里的说明生成。
"""


def cli_page() -> str:
    """The reference of all commands as Markdown."""
    with click.Context(main, info_name="guicheng") as parent:
        return "\n".join([_OPENING, *("\n".join(_section(name, parent)) for name in COMMANDS)])


def _section(name: str, parent: click.Context) -> Iterator[str]:
    command = main.get_command(parent, name)
    if command is None:
        raise LookupError(name)
    context = click.Context(command, info_name=name, parent=parent)
    words, example = split_example(command.help or "")
    yield f"## {name}　{COMMANDS[name][1]}\n"
    yield f"```\n{usage(context).removeprefix('用法：')}\n```\n"
    yield words.replace("\n\n", "\n").replace("\n", "\n\n") + "\n"
    yield "| 选项 | 说明 |\n|---|---|\n" + "\n".join(_rows(command, context)) + "\n"
    yield f"示例：\n\n```\n{inspect.cleandoc(example.partition('：')[2].strip(chr(10)))}\n```\n"


def _rows(command: click.Command, context: click.Context) -> Iterator[str]:
    for param in command.get_params(context):
        record = param.get_help_record(context) if isinstance(param, click.Option) else None
        if record and param.name != "help":
            yield "| `{}` | {} |".format(*(cell.replace("|", "\\|") for cell in record))
    yield "| `--help` | 显示说明。 |"


PAGES = {"cli.md": cli_page, "checks.md": checks_page}
"""File under ``docs/`` → what prints it, equal for equal code."""

if __name__ == "__main__":
    for name, page in PAGES.items():
        Path(sys.argv[1], name).write_text(page(), encoding="utf-8", newline="\n")
