"""``guicheng serve``: the site on this machine, rebuilt when a file changes."""

from __future__ import annotations

import logging
import socket
from pathlib import Path

import click

from guicheng.cli.base import pass_base
from guicheng.cli.chinese import command
from guicheng.cli.parameters import PORT
from guicheng.errors import GuichengError


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
    from guicheng.cli.mkdocs_log import Progress

    _refuse_taken(host, port)
    log = logging.getLogger("mkdocs")
    log.addHandler(Progress(logging.INFO))
    log.setLevel(logging.INFO)
    with mkdocs_words():
        configured(root)
        click.echo("正在生成站点……")
        mkdocs_serve(str(root / "mkdocs.yml"), dev_addr=f"{host}:{port}")
    click.echo("已停止。")


def _refuse_taken(host: str, port: int) -> None:
    """Say at once, before the first build, that the address cannot be used. Raises GuichengError."""
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except socket.gaierror:
        raise GuichengError(f"“{host}”不是可用的地址，请检查 --host。") from None
