"""``guicheng serve``: the site on this machine, rebuilt when a file changes; or, for an office, as it was built."""

from __future__ import annotations

import logging
import socket
import time
from pathlib import Path

import click

from guicheng.cli.base import pass_base
from guicheng.cli.chinese import command
from guicheng.cli.clock import today
from guicheng.cli.parameters import PORT, OneOf
from guicheng.errors import GuichengError


@command("serve")
@click.option("--host", default="127.0.0.1", metavar="地址", help="监听的地址；默认只有本机能打开。")
@click.option("--port", type=PORT, default=8000, metavar="端口", help="端口；默认 8000。")
@click.option("--office", is_flag=True, help="供全科室使用：打开已生成的站点和检索接口，只读，不自动更新。")
@click.option(
    "--profile",
    type=OneOf(["public", "internal"]),
    default="public",
    metavar="public|internal",
    help="与 --office 同用；internal 连同内部内容。",
)
@click.option("--front", metavar="地址:端口", help="与 --office 同用：省级检索引擎的前端。")
@click.option("--shard", "shards", multiple=True, metavar="地址:端口", help="引擎的分片，按次序每个写一次。")
@pass_base
def serve(
    root: Path, host: str, port: int, office: bool, profile: str, front: str | None, shards: tuple[str, ...]
) -> None:
    """在本机打开站点，docs/ 和 regs/ 改动后自动重新生成；不写 build/。

    默认只有本机能打开；要让同一网络的人查看，用 --host 0.0.0.0。
    编写内容用 guicheng serve；给别人查阅用 guicheng serve --office：先用 guicheng build 生成站点，
    打开的就是那一份，另有检索接口 /api/search，说明见 /api/openapi.json。
    重新生成站点以后，接口在几秒内跟着更新，不用重新启动。

    示例：
      guicheng serve --port 8080
      guicheng serve --office --host 0.0.0.0
    """
    if bool(front) != bool(shards) or (front and not office):
        raise click.UsageError("--front 和 --shard 要一起写，并且与 --office 同用。")
    _refuse_taken(host, port)
    if office:
        _serve_office(root, host, port, profile, (front, shards) if front else None)
    else:
        _serve_live(root, host, port)
    click.echo("已停止。")


def _serve_live(root: Path, host: str, port: int) -> None:
    from guicheng.cli.live import serve_live
    from guicheng.cli.mkdocs_log import Progress

    log = logging.getLogger("mkdocs")
    log.addHandler(Progress(logging.INFO))
    log.setLevel(logging.INFO)
    serve_live(root, host, port)


def _serve_office(
    root: Path, host: str, port: int, profile: str, engine: tuple[str, tuple[str, ...]] | None
) -> None:
    from guicheng.cli.building import SITES
    from guicheng.server.app import office_app
    from guicheng.server.current import Current, Mark, site_mark
    from guicheng.server.library import Library
    from guicheng.server.run import run

    site = root / "build" / SITES[profile]
    if not (site / "index.html").is_file():
        raise GuichengError(f"还没有生成站点（{site}）。先执行 guicheng build。")

    def library() -> Library:
        if engine is None:
            return Library.open(root, today(), profile, click.echo)
        return Library.at_province(root, today(), profile, click.echo, engine)

    def mark() -> Mark:
        built = site_mark(site)
        return built and (today(), *built)

    current = Current(library, mark, click.echo)
    packed = root / "build" / "cache" / f"gzip-{site.name}"
    app = office_app(site, packed, lambda: current.library, time.monotonic, click.echo)
    click.echo(f"站点已打开：http://{host}:{port}/　按 Ctrl+C 停止。{_reach(host, profile)}")
    with current.watched():
        run(app, host, port)


def _reach(host: str, profile: str) -> str:
    """Who can open it, said before anybody does."""
    if host in ("127.0.0.1", "localhost", "::1"):
        return ""
    matter = "，含内部内容" if profile == "internal" else ""
    return f"\n注意：能连到本机 {host} 的人都能打开，只能看，不能改{matter}；传输不加密，需要加密的，前面加 nginx。"


def _refuse_taken(host: str, port: int) -> None:
    """Say at once, before the first build, that the address cannot be used. Raises GuichengError."""
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except socket.gaierror:
        raise GuichengError(f"“{host}”不是可用的地址，请检查 --host。") from None
