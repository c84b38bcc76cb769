"""Kinds of value on the command line, with Chinese words for a wrong one, and options that commands share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import click


class OneOf(click.Choice[str]):
    """One of a closed list."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """What may stand here."""
        return f"“{value}”不在可选范围内，可写：{'、'.join(map(str, self.choices))}。"


class Day(click.ParamType[dt.date]):
    """A day written ``2026-03-01``."""

    name = "日期"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """Read the day; a moment or any other spelling is refused."""
        try:
            return dt.datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"日期应写成 2026-03-01 的样式，现为“{value}”。", param, ctx)


class Port(click.ParamType[int]):
    """A TCP port a user may open."""

    name = "端口"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """A number from 1 to 65535."""
        text = str(value)
        if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
            self.fail(f"端口应是 1 到 65535 之间的数，现为“{value}”。", param, ctx)
        return int(text)


DAY = Day()
PORT = Port()


def output_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """``--format text|json``, passed as ``output``."""
    return click.option(
        "--format",
        "output",
        type=OneOf(["text", "json"]),
        default="text",
        metavar="text|json",
        help="输出样式：文字（默认）或者一个 JSON 对象。",
    )(function)
