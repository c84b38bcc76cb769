"""What MkDocs logs, in Chinese: its log is English, and half of it is of no use to a user."""

from __future__ import annotations

import logging
import re

import click

_TROUBLE = (
    (
        r"Doc file '(.+?)' contains a link '(.+?)', but the target .*is not found among documentation files\..*",
        r"docs/\1 里的链接“\2”没有对应的文件",
    ),
    (
        r"A reference to '(.+?)' is included in the 'nav' configuration, which is not found .*",
        r"mkdocs.yml 的 nav 里写了 \1，没有这个文件",
    ),
    (r"Config value '(.+?)': Unrecognised theme name: '?(.+?)'?\. .*", r"mkdocs.yml 的 \1：没有“\2”这个主题"),
    (r"Config value '(.+?)': Unrecognised configuration name: (.*)", r"mkdocs.yml 里没有“\2”这个键"),
    (r"Config value '(.+?)': The \"(.+?)\" plugin is not installed", r"mkdocs.yml 的 \1：没有“\2”这个插件"),
    (r"Config value '(.+?)': (.*)", r"mkdocs.yml 的 \1 写法不对（\2）"),
    (r"(?s)MkDocs encountered an error parsing the configuration file: (.*)", r"mkdocs.yml 写法有误（\1）"),
)
_PROGRESS = (
    (r".*Detected file changes.*", "文件有改动，正在重新生成……"),
    (r".*An error happened during the rebuild.*", "没有更新：改正上面的错误后会自动重新生成。"),
    (r".*Serving on (\S+).*", r"站点已打开：\1　按 Ctrl+C 停止。"),
)


def trouble_words(message: str) -> str:
    """A warning or an error in Chinese; what has no translation stays as it is."""
    return _translated(message, _TROUBLE) or message


def progress_words(message: str) -> str | None:
    """What to say about the progress of ``serve``; None for what need not be said."""
    return _translated(message, _PROGRESS)


def _translated(message: str, table: tuple[tuple[str, str], ...]) -> str | None:
    for pattern, words in table:
        if match := re.fullmatch(pattern, message):
            return match.expand(words)
    return None


class Trouble(logging.Handler):
    """Shows warnings on the error stream and keeps errors: MkDocs logs its reason and then aborts without words."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Show or keep one record."""
        words = trouble_words(record.getMessage())
        if record.levelno >= logging.ERROR:
            self.errors.append(words)
        else:
            click.echo(f"注意：{words}。".replace("。。", "。"), err=True)


class Progress(logging.Handler):
    """Shows the progress of ``serve``."""

    def emit(self, record: logging.LogRecord) -> None:
        """Show one record, where there is something to say."""
        if words := progress_words(record.getMessage()):
            click.echo(words)
