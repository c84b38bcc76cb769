"""``guicheng search``: full-text search from the command line."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import click

from guicheng.cli.base import pass_base
from guicheng.cli.chinese import command
from guicheng.cli.clock import today
from guicheng.cli.output import emit
from guicheng.cli.parameters import Whole, output_option
from guicheng.content.corpus import read_corpus
from guicheng.errors import StaleIndex
from guicheng.search.find import Found, Hit, find
from guicheng.search.highlight import Snippet
from guicheng.search.index import OpenIndex, open_index, update_index

_INDENT = "    "


@command("search")
@click.argument("words", nargs=-1, required=True, metavar="检索式", type=click.UNPROCESSED)
@click.option(
    "--limit",
    type=Whole(1, 1000),
    default=20,
    metavar="N",
    show_default=False,
    help="最多列出几条，默认 20。",
)
@output_option
@pass_base
def search(base: Path, words: tuple[str, ...], limit: int, output: str) -> None:
    """在法规条文、程序步骤、案例和文书中检索。没有索引或者内容有改动时，先更新 build/index。

    \b
    词语之间用空格，须同时出现；"引号"内一字不差；-词语 表示排除。
    直达：刑诉法105、刑事诉讼法第一百零五条第二款、中办发[2015]23号。
    筛选：类型: 机关: 效力: 位阶: 文号: 日期:2018..2024。

    示例：
      guicheng search 取保候审 保证金
      guicheng search '"责令改正" 位阶:行政法规'
    """
    _refuse_unknown_options(words)
    found = find(_current_index(base, today()), " ".join(words), limit)
    if output == "json":
        emit({"total": found.total, "hits": [_values(hit) for hit in found.hits]})
    else:
        click.echo("\n".join(_lines(found)))


# -词语 excludes a word: it must not be taken for an option.
search.context_settings = {"ignore_unknown_options": True}


def _refuse_unknown_options(words: tuple[str, ...]) -> None:
    """``-没收`` is a word to leave out, ``--limti`` is a mistake."""
    for word in words:
        if word.startswith("--"):
            raise click.NoSuchOption(
                word, possibilities=["--limit", "--format"], ctx=click.get_current_context()
            )


def _current_index(base: Path, on: dt.date) -> OpenIndex:
    try:
        return open_index(base, on)
    except StaleIndex as stale:
        click.echo(f"{stale}正在处理，请稍候……", err=True)
    corpus = read_corpus(base)
    # The first index of a large base takes minutes.
    hidden = not sys.stderr.isatty()
    with click.progressbar(length=len(corpus.works), label="建立索引", file=sys.stderr, hidden=hidden) as bar:
        update = update_index(corpus, on, lambda _: bar.update(1))
    click.echo(f"索引已更新：改动 {update.changed} 件，移除 {update.deleted} 件。", err=True)
    return open_index(base, on)


def _values(hit: Hit) -> dict[str, object]:
    return {
        "address": hit.address,
        "title": hit.title,
        "article": hit.article,
        "text": hit.text,
        "url": hit.url,
        "score": hit.score,
        "status": hit.status,
    }


def _lines(found: Found) -> Iterator[str]:
    """Works in the order of their best hit; under each its hits."""
    if not found.hits:
        yield "没有找到。"
    else:
        shown = f"，列出前 {len(found.hits)} 条" if found.total > len(found.hits) else ""
        yield f"共 {found.total} 条{shown}。"
    yield from found.notes
    best: dict[str, int] = {}
    for place, hit in enumerate(found.hits):
        best.setdefault(hit.title, place)
    for title, hits in groupby(
        sorted(found.hits, key=lambda hit: best[hit.title]), key=lambda hit: hit.title
    ):
        yield f"\n{click.style(title, bold=True)}"
        for hit in hits:
            yield from _hit_lines(hit)


def _hit_lines(hit: Hit) -> Iterator[str]:
    facts = (hit.article or "全文", hit.status, hit.address)
    yield f"  {'　'.join(fact for fact in facts if fact)}"
    if words := _marked(hit.snippet):
        yield f"{_INDENT}{words}"


def _marked(snippet: Snippet) -> str:
    """The snippet on one line, hits in bold on a terminal (click drops the style elsewhere)."""
    parts, position = ["…" if snippet.before else ""], 0
    for start, end in snippet.spans:
        marked = click.style(snippet.text[start:end], fg="red", bold=True)
        parts += (snippet.text[position:start], marked)
        position = end
    parts += (snippet.text[position:], "…" if snippet.after else "")
    return "".join(parts).replace("\n", " ").strip()
