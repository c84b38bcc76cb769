"""``guicheng rollback``: serve the previous release again."""

from __future__ import annotations

from pathlib import Path

import click

from guicheng.cli.chinese import command


@command("rollback")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
def rollback(folder: Path) -> None:
    """把 DIR/site 换回上一版；再执行一次又换回来。

    DIR 是 guicheng verify --unpack 解开的位置。

    示例：
      guicheng rollback /srv/guicheng
    """
    from guicheng.release.install import rollback as exchange

    exchange(folder)
    click.echo(f"已退回上一版：{folder / 'site'}。")
