"""Chinese words for what click itself says: usage, options, commands, and mistakes on the command line."""

from __future__ import annotations

import difflib
import inspect
import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any

import click

EXAMPLE = "示例："
_EXTRA = re.compile(r"Got unexpected extra arguments? \((?P<words>.*)\)")


class ChineseCommand(click.Command):
    """A command whose help page and usage line are Chinese; lines are printed as written, not re-wrapped."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """``[选项]`` and the arguments."""
        self.options_metavar = "[选项]"
        return super().collect_usage_pieces(ctx)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Usage, what the command does, its options, and the example last."""
        words, example = split_example(self.help or "")
        formatter.write(f"{usage(ctx)}\n\n{words}\n\n")
        formatter.write(_table("选项：", _options(self, ctx)))
        formatter.write(f"\n{example}\n" if example else "")


class ChineseGroup(ChineseCommand, click.Group):
    """A group of commands with a Chinese help page and word suggestions for a mistyped command."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """``[选项] 命令 [参数]…``."""
        self.subcommand_metavar = "命令 [参数]…"
        return super().collect_usage_pieces(ctx)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Usage, purpose, commands in their order of use, options, example."""
        words, example = split_example(self.help or "")
        formatter.write(f"{usage(ctx)}\n\n{words}\n\n")
        formatter.write(_table("命令：", self.command_rows(ctx)) + "\n")
        formatter.write(_table("选项：", _options(self, ctx)))
        formatter.write(f"\n{example}\n" if example else "")

    def command_rows(self, ctx: click.Context) -> list[tuple[str, str]]:
        """Names of the commands and what each does, in one line each."""
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        return [(name, command.short_help or "") for name, command in commands if command]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or name the one that was probably meant."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            raise click.UsageError(f"没有“{name}”这个命令。{_meant(name, self.list_commands(ctx))}", ctx)
        return super().resolve_command(ctx, args)


def command(name: str) -> Callable[[Callable[..., Any]], click.Command]:
    """Decorator: a Chinese command; the function's docstring is its help."""

    def decorate(function: Callable[..., Any]) -> click.Command:
        with_help = click.help_option("--help", help="显示这份说明。")(function)
        return click.command(name, cls=ChineseCommand, add_help_option=False)(with_help)

    return decorate


def usage(ctx: click.Context) -> str:
    """``用法：guicheng build [选项]``."""
    return f"用法：{' '.join([ctx.command_path, *ctx.command.collect_usage_pieces(ctx)])}"


def split_example(text: str) -> tuple[str, str]:
    """What a docstring says before its example, and the example with its heading."""
    words, found, example = inspect.cleandoc(text).replace("\b\n", "").partition(EXAMPLE)
    return words.strip(), found + example.rstrip()


def usage_error(error: click.UsageError) -> str:
    """What was wrong on the command line, how the command is used, where its help is."""
    what = f"错误：{_message(error)}"
    if error.ctx is None:
        return f"{what}\n详细说明：guicheng --help"
    return "\n".join([what, usage(error.ctx), f"详细说明：{error.ctx.command_path} --help"])


def _message(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"没有 {error.option_name} 这个选项。{_meant(error.option_name, error.possibilities or ())}"
    if isinstance(error, click.MissingParameter):
        return f"缺少“{_hint(error)}”。"
    if isinstance(error, click.BadParameter):
        return f"“{_hint(error)}”的值不对：{error.message}"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 后面缺少值，或者不该带值。"
    if extra := _EXTRA.search(error.message):
        return f"多出了参数：{extra['words']}"
    return "没有写命令。" if error.message == "Missing command." else error.message


def _hint(error: click.BadParameter) -> str:
    if error.param is None:
        return "参数"
    shown = error.param.opts if isinstance(error.param, click.Option) else [error.param.metavar or "参数"]
    return "/".join(shown)


def _meant(word: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(word, list(known), n=3, cutoff=0.5)
    return f"建议：是否指 {'、'.join(close)}？" if close else ""


def _options(command: click.Command, ctx: click.Context) -> list[tuple[str, str]]:
    options = [param for param in command.get_params(ctx) if isinstance(param, click.Option)]
    records = (option.get_help_record(ctx) for option in sorted(options, key=lambda one: one.name == "help"))
    return [record for record in records if record is not None]


def _table(title: str, rows: list[tuple[str, str]]) -> str:
    width = max((_width(name) for name, _ in rows), default=0)
    lines = [f"  {name}{' ' * (width - _width(name))}  {words}".rstrip() for name, words in rows]
    return "\n".join([title, *lines]) + "\n"


def _width(text: str) -> int:
    """Columns on a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
