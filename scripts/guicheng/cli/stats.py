"""``guicheng stats``: how much the base holds, what is missing, what is to be reviewed when."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from typing import Any

import click

from guicheng.cli.base import pass_base
from guicheng.cli.chinese import command
from guicheng.cli.clock import today
from guicheng.cli.output import emit
from guicheng.cli.parameters import output_option
from guicheng.content.corpus import Corpus, WorkEntry

_COUNTS = {
    "works": "法规",
    "with_text": "正文已入库",
    "editions": "版本",
    "articles": "条文",
    "procedures": "程序",
    "cases": "案例",
    "forms": "文书",
}
_GAPS = {
    "title_only": "仅题录（正文未入库）",
    "unverified": "待核（没有核对记录）",
    "no_effective_date": "施行日期待核",
    "excerpts": "节选",
    "unread": "有问题而没有读入的文件",
}
_MOST_LINES = 10


@command("stats")
@output_option
@pass_base
def stats(root: Path, output: str) -> None:
    """统计知识库：数量、缺口、各程序的复核日期；只读。

    缺口有：仅题录、待核、施行日期待核、节选、因有问题而没有读入的文件。

    示例：
      guicheng stats
      guicheng stats --format json
    """
    from guicheng.content.corpus import read_corpus

    values = statistics(read_corpus(root), today())
    if output == "json":
        emit(values)
    else:
        click.echo(_page(values))


def statistics(corpus: Corpus, on: dt.date) -> dict[str, Any]:
    """Counts, gaps and review dates as one JSON object."""
    works = list(corpus.works.values())
    editions = [edition for work in works for edition in work.editions]
    return {
        "date": on,
        "counts": {
            "works": len(works),
            "with_text": sum(bool(work.editions) for work in works),
            "editions": len(editions),
            "articles": sum(len(edition.text.articles) for edition in editions),
            "procedures": len(corpus.procedures),
            "cases": len(corpus.cases),
            "forms": len(corpus.forms),
        },
        "levels": dict(Counter(work.meta.level for work in works).most_common()),
        "gaps": _gaps(corpus, works),
        "reviews": _reviews(corpus, on),
    }


def _gaps(corpus: Corpus, works: list[WorkEntry]) -> dict[str, list[str]]:
    newest = [(work, work.editions[-1].meta) for work in works if work.editions]
    return {
        "title_only": [_name(work) for work in works if not work.editions],
        "unverified": [_name(w) for w, edition in newest if not (w.meta.verified or edition.verified)],
        "no_effective_date": [_name(w) for w, edition in newest if edition.effective_from is None],
        "excerpts": [_name(work) for work, edition in newest if edition.text_state == "节选"],
        "unread": sorted({problem.file for problem in corpus.problems}),
    }


def _reviews(corpus: Corpus, on: dt.date) -> list[dict[str, Any]]:
    """Procedures in use by their review date, the most urgent first; those without a date at the end."""
    rows = [
        {
            "code": entry.meta.code,
            "title": entry.meta.title,
            "state": entry.meta.state,
            "review_by": entry.meta.review_by,
            "overdue": entry.meta.review_by is not None and entry.meta.review_by < on,
        }
        for entry in corpus.procedures.values()
        if entry.meta.state != "停用"
    ]
    return sorted(rows, key=lambda row: (str(row["review_by"] or "9999"), row["code"]))


def _name(work: WorkEntry) -> str:
    return f"{work.meta.code}《{work.meta.title}》"


def _page(values: dict[str, Any]) -> str:
    counts = "　".join(f"{words} {values['counts'][key]}" for key, words in _COUNTS.items())
    levels = "　".join(f"{level} {count}" for level, count in values["levels"].items())
    lines = [f"截至 {values['date']}", counts, f"位阶：{levels}" if levels else ""]
    for key, words in _GAPS.items():
        lines += _listing(words, values["gaps"][key])
    lines += _listing("复核日期", [_review_line(row) for row in values["reviews"]])
    return "\n".join(line for line in lines if line)


def _listing(title: str, names: list[str]) -> list[str]:
    more = [f"  ……另有 {len(names) - _MOST_LINES} 个，见 --format json"] if len(names) > _MOST_LINES else []
    return [f"{title}：{len(names)}", *(f"  {name}" for name in names[:_MOST_LINES]), *more]


def _review_line(row: dict[str, Any]) -> str:
    due = "没有写复核日期" if row["review_by"] is None else str(row["review_by"])
    return f"{row['code']} {row['title']}（{row['state']}）：{due}{'，已过期' if row['overdue'] else ''}"
