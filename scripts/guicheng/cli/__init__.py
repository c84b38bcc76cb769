"""The command line ``guicheng``: one command a file, loaded only when it is called."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

from guicheng.cli.chinese import ChineseGroup
from guicheng.cli.failure import explain

# Name, module under guicheng.cli, what it does in one line; in the order of use.
COMMANDS = {
    "init": ("init", "新建一个知识库"),
    "new": ("new", "新建法规、程序、案例或文书的空白条目"),
    "localise": ("localise", "逐项填写本单位的情况，列出本地化清单"),
    "import": ("import_", "把官方文件导入为法规文本"),
    "fmt": ("fmt", "把文件整理成统一格式"),
    "check": ("check", "检查知识库，列出全部问题"),
    "build": ("build", "生成静态站点"),
    "serve": ("serve", "在本机打开站点，改动后自动更新"),
    "search": ("search", "全文检索"),
    "show": ("show", "显示某一条款项或步骤的原文"),
    "diff": ("diff", "比较一部法规的两个版本"),
    "cite": ("cite", "核对文稿里的法条引用和用语"),
    "deadline": ("deadline", "计算期限的到期日"),
    "checklist": ("checklist", "输出一张可打印的核对单"),
    "scan": ("scan", "检查文件里能认出人的内容和密级标志"),
    "anonymise": ("anonymise", "生成脱敏的改写稿"),
    "block": ("block", "把名称加入本单位名单"),
    "bundle": ("bundle", "把站点装进签名的发布包"),
    "verify": ("verify", "核验发布包，可顺便解开"),
    "rollback": ("rollback", "退回上一版站点"),
    "export": ("export", "导出整个知识库：JSON 或者 Markdown"),
    "schema": ("schema", "输出编辑器用的 JSON Schema"),
    "stats": ("stats", "统计数量、缺口和复核日期"),
}


class LazyGroup(ChineseGroup):
    """Commands by name; a command's module is imported when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command's module; the function in it bears the module's name."""
        if cmd_name not in COMMANDS:
            return None
        module = COMMANDS[cmd_name][0]
        found: click.Command = getattr(importlib.import_module(f"guicheng.cli.{module}"), module)
        return found

    def command_rows(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Rows of the help page, without importing any command."""
        return [(name, words) for name, (_, words) in COMMANDS.items()]

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command and leave with its exit code; every failure is explained in Chinese."""
        _replace_unprintable()
        words = list(sys.argv[1:] if args is None else args)
        code: Any = 0
        try:
            code = super().main(args, "guicheng", complete_var, standalone_mode=False, **extra)
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(error.message)
        except (Exception, KeyboardInterrupt) as error:
            code = _report(error, wants_json(words))
        sys.exit(code if isinstance(code, int) else 0)


def wants_json(words: Sequence[str]) -> bool:
    """Whether ``--format json`` stands on the command line, however far its reading got."""
    return "--format=json" in words or ("--format", "json") in pairwise(words)


def _report(error: BaseException, as_json: bool) -> int:
    failure = explain(error)
    click.echo(failure.words, err=True)
    if as_json:
        from guicheng.cli.output import emit, problem_values

        emit({"error": failure.words, "problems": problem_values(failure.problems)})
    return failure.exit_code


def _replace_unprintable() -> None:
    """A terminal without some character prints a stand-in instead of failing."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _print_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        click.echo(f"规程 guicheng {version('guicheng')}")
        ctx.exit()


@click.group(cls=LazyGroup, add_help_option=False, no_args_is_help=True)
@click.option(
    "-C", "folder", type=click.Path(path_type=Path), default=".", metavar="DIR", help="在另一个知识库里执行。"
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="显示版本号。"
)
@click.help_option("--help", help="显示这份说明。")
@click.pass_context
def main(ctx: click.Context, folder: Path) -> None:
    """规程：执法监督知识库。把官方文件整理成法规、程序、案例，生成可离线使用的站点。

    没有写 -C 时，在当前文件夹或者最近的上级知识库里执行。
    每个命令的说明：guicheng 命令 --help

    示例：
      guicheng init 本县规程
      guicheng -C 本县规程 build
    """
    ctx.obj = folder
