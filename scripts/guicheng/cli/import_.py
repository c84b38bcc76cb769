"""``guicheng import``: official files into the knowledge base."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guicheng.cli.base import pass_base
from guicheng.cli.chinese import command
from guicheng.cli.output import emit
from guicheng.cli.parameters import OneOf, output_option

if TYPE_CHECKING:
    from guicheng.importer.run import Step
    from guicheng.model.work import Nature


@command("import")
@click.argument("paths", nargs=-1, required=True, metavar="文件或文件夹…", type=click.Path(path_type=Path))
@click.option(
    "--nature",
    type=OneOf(["正式文本", "示范文本", "资料"]),
    default="正式文本",
    metavar="性质",
    help="正式文本（默认）、示范文本或者资料；资料不得作为依据。",
)
@click.option("--dry-run", is_flag=True, help="只看识别结果，不写入。")
@output_option
@pass_base
def import_(root: Path, paths: tuple[Path, ...], nature: Nature, dry_run: bool, output: str) -> None:
    """把官方文件（.docx .doc .html .pdf .txt .md）导入为法规文本，写入 regs/regulations/。

    识别名称、题注、公布和施行日期、文号、制定机关、位阶，逐个文件说明识别了什么、改动了什么、哪些要人核对。
    已在库的作品只添版本；已有的文件不会被覆盖，同一文件再次导入不会有改动。
    有文件被拒绝时退出码为 1，其余文件照常入库。

    示例：
      guicheng import 下载/公司法.docx
      guicheng import 下载/ --dry-run
    """
    from guicheng.importer.run import import_files
    from guicheng.search.segment import segmenter

    with _progress() as step:
        report = import_files(root, paths, nature=nature, dry_run=dry_run, cut=segmenter().cut, step=step)
    if output == "json":
        emit(report.values())
    else:
        for line in report.lines():
            click.echo(line)
    click.get_current_context().exit(1 if report.refused else 0)


@contextmanager
def _progress() -> Iterator[Step | None]:
    """A bar on the terminal; nothing where the output goes elsewhere."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (
        TextColumn("导入"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield _mover(bar.update, task)


def _mover(update: Callable[..., object], task: object) -> Step:
    def step(done: int, total: int, name: str) -> None:
        update(task, completed=done, total=total, description=name[-30:])

    return step
