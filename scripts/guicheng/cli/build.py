"""``guicheng build``: the static site."""

from __future__ import annotations

import datetime as dt
import gc
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guicheng.cli.base import pass_base
from guicheng.cli.chinese import command
from guicheng.cli.clock import today
from guicheng.cli.output import count_words, emit, problem_values
from guicheng.cli.parameters import DAY, OneOf, output_option
from guicheng.cli.progress import Say, progress
from guicheng.errors import BadInput, Problem

if TYPE_CHECKING:
    from guicheng.content.corpus import Corpus
    from guicheng.content.kept import Kept


@command("build")
@click.option("--full", is_flag=True, help="清除 build/cache 后全部重做。")
@click.option(
    "--as-of", type=DAY, metavar="日期", help="按这一天判断效力；默认今天（或者 SOURCE_DATE_EPOCH）。"
)
@click.option(
    "--profile",
    type=OneOf(["public", "internal"]),
    default="public",
    metavar="public|internal",
    help="internal 连同内部内容，写入 build/site-internal。",
)
@output_option
@pass_base
def build(root: Path, full: bool, as_of: dt.date | None, profile: str, output: str) -> None:
    """生成静态站点，写入 build/site；先检查，有错误时不生成。

    生成完整以后才换下原来的站点，中途失败或者被中断，原来的站点不受影响。
    生成的站点可以直接双击 index.html 打开，也可以拷到 U 盘或者服务器。

    示例：
      guicheng build
      guicheng build --as-of 2026-03-01 --profile internal
    """
    from guicheng.cli.building import SITES, build_site, clear_cache, without_collector
    from guicheng.cli.lock import locked
    from guicheng.content.kept import KEPT, Kept
    from guicheng.site.build import Before

    started = time.monotonic()
    site = root / "build" / SITES[profile]
    with locked(root), progress() as say, without_collector():
        if full:
            clear_cache(root)
        with Kept(root / KEPT) as kept:
            corpus, problems = _checked(root, as_of or today(), profile, kept, say)
            built = build_site(root, site, profile, as_of, Before(corpus=corpus, kept=kept, say=say))
            damaged = built.damaged or kept.damaged
        gc.freeze()  # The process ends: looking through all that for circles would take a second.
    if damaged:
        click.echo("注意：build/cache 里的缓存有损坏，已丢弃并重做；站点不受影响。", err=True)
    seconds = round(time.monotonic() - started, 1)
    if output == "json":
        values = {"site": str(site), "pages": built.pages, "written": built.written, "seconds": seconds}
        emit({**values, "problems": problem_values(problems)})
        return
    click.echo(f"检查：{count_words(problems)}。")
    click.echo(
        f"已生成 {built.pages} 页（改写文件 {built.written} 个），用时 {seconds} 秒。打开 {site / 'index.html'} 查看。"
    )


def _checked(
    root: Path, on: dt.date, profile: str, kept: Kept, say: Say
) -> tuple[Corpus, tuple[Problem, ...]]:
    """The base and all its problems. Raises BadInput with the errors among them."""
    from guicheng.checks.run import run_checks
    from guicheng.content.corpus import read_corpus
    from guicheng.content.heads import Heads
    from guicheng.site.ahead import Task, read_ahead
    from guicheng.site.program import program_version

    say("读取", 0, 0)
    heads = Heads(kept, program_version())
    corpus = read_corpus(root, heads)
    say("检查", 0, 0)
    read_ahead(corpus, Task(root, on, profile, heads, program_version()), kept, say)
    problems = run_checks(corpus, on, kept, program_version())
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise BadInput(errors)
    return corpus, problems
