"""``guicheng init``: a new knowledge base that builds at once."""

from __future__ import annotations

from pathlib import Path

import click

from guicheng.cli.chinese import command
from guicheng.cli.output import emit
from guicheng.cli.parameters import output_option


@command("init")
@click.argument("folder", type=click.Path(path_type=Path), metavar="文件夹")
@click.option("--model", is_flag=True, help="连同示范内容（示范制度、程序、案例、文书）一起复制。")
@output_option
@click.pass_obj
def init(start: Path, folder: Path, model: bool, output: str) -> None:
    """新建一个知识库：写入说明页、设置和数据文件，建好内容文件夹，立即可以生成站点。

    只写入新的或者空的文件夹，已有内容的文件夹不动。
    不加 --model 时内容是空的，编码从头给起；加 --model 时带全部示范内容，供改写。

    示例：
      guicheng init 本县规程
      guicheng init 试用 --model
    """
    from guicheng.content.starter import copy_starter

    target = start / folder
    copy_starter(target, model)
    if output == "json":
        emit({"root": str(target.resolve()), "model": model})
        return
    click.echo(f"已在“{target}”新建知识库{'（含示范内容）' if model else ''}。")
    click.echo(f"下一步：在 {target}/regs/data/office.yml 填写本单位名称，导入官方文件（guicheng import），")
    click.echo(f"再执行 guicheng -C {target} serve，在浏览器里查看。")
