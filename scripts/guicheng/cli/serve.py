"""``guicheng serve``: the site on this machine, rebuilt when a file changes."""

from __future__ import annotations

import logging
import re
import socket
from pathlib import Path

import click

from guicheng.cli.base import pass_base
from guicheng.cli.chinese import command
from guicheng.cli.parameters import PORT
from guicheng.errors import GuichengError

# What MkDocs logs while serving, and what a user should read.
_WORDS = (
    (re.compile(r"Documentation built in ([\d.]+) seconds"), r"已更新，用时 \1 秒。"),
    (re.compile(r".*Detected file changes.*"), "文件有改动，正在重新生成……"),
    (re.compile(r".*An error happened during the rebuild.*"), "没有更新：改正上面的错误后会自动重新生成。"),
    (re.compile(r".*Serving on (\S+).*"), r"站点已打开：\1　按 Ctrl+C 停止。"),
)


@command("serve")
@click.option("--host", default="127.0.0.1", metavar="地址", help="监听的地址；默认只有本机能打开。")
@click.option("--port", type=PORT, default=8000, metavar="端口", help="端口；默认 8000。")
@pass_base
def serve(root: Path, host: str, port: int) -> None:
    """在本机打开站点，docs/ 和 regs/ 改动后自动重新生成；不写 build/。

    默认只有本机能打开；要让同一网络的人查看，用 --host 0.0.0.0。
    正式提供访问请用 guicheng build 生成的 build/site。

    示例：
      guicheng serve
      guicheng serve --port 8080
    """
    from mkdocs.commands.serve import serve as mkdocs_serve

    from guicheng.cli.building import configured, mkdocs_words

    _refuse_taken(host, port)
    logging.getLogger("mkdocs").addHandler(_Narrator(logging.INFO))
    logging.getLogger("mkdocs").setLevel(logging.INFO)
    with mkdocs_words():
        configured(root)
        click.echo("正在生成站点……")
        mkdocs_serve(str(root / "mkdocs.yml"), dev_addr=f"{host}:{port}")
    click.echo("已停止。")


def narrated(message: str) -> str | None:
    """What to say for a line of MkDocs' log; None for what need not be said."""
    for pattern, words in _WORDS:
        if match := pattern.fullmatch(message):
            return match.expand(words)
    return None


class _Narrator(logging.Handler):
    """MkDocs' progress in Chinese."""

    def emit(self, record: logging.LogRecord) -> None:
        if words := narrated(record.getMessage()):
            click.echo(words)


def _refuse_taken(host: str, port: int) -> None:
    """Say at once, before the first build, that the address cannot be used. Raises GuichengError."""
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except socket.gaierror:
        raise GuichengError(f"“{host}”不是可用的地址，请检查 --host。") from None
