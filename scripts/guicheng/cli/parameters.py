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
            if len(value) != 10:
                raise ValueError
            return dt.date.fromisoformat(value)
        except ValueError:
            self.fail(f"日期应写成 2026-03-01 的样式，现为“{value}”。", param, ctx)


class Whole(click.ParamType[int]):
    """A whole number from ``least`` to ``most``."""

    name = "整数"

    def __init__(self, least: int, most: int) -> None:
        self.least, self.most = least, most

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read the number; anything else is refused with the bounds."""
        text = str(value)
        if not (text.isascii() and text.isdigit() and self.least <= int(text) <= self.most):
            self.fail(f"应是 {self.least} 到 {self.most} 之间的整数，现为“{text}”。", param, ctx)
        return int(text)


DAY = Day()
PORT = Whole(1, 65535)


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
