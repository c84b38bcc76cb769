"""``guicheng diff``: two editions of a regulation compared, what weighs first."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from guicheng.cli.base import pass_base
from guicheng.cli.chinese import command
from guicheng.cli.output import emit
from guicheng.cli.parameters import output_option
from guicheng.compare.compare import Change, Comparison
from guicheng.content.corpus import Corpus, EditionEntry, WorkEntry
from guicheng.errors import GuichengError, NotFound
from guicheng.model.address import Address
from guicheng.model.provision import Article

_MARKS = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}


@command("diff")
@click.argument("old", metavar="旧版本")
@click.argument("new", metavar="新版本")
@output_option
@pass_base
def diff(root: Path, old: str, new: str, output: str) -> None:
    """比较一部法规的两个版本；只读。

    先列出变化的要求（应当、可以、不得）、期限、数额和增删的条文，再逐条列出改动的文字：[-删去的-]{+新增的+}。
    条号变了的条文按文字对上；法规的 lineage 里写明的以写明的为准。

    示例：
      guicheng diff R0001@2015-06-01 R0001@2021-03-26
    """
    from guicheng.compare.compare import compare_editions
    from guicheng.content.corpus import read_corpus

    corpus = read_corpus(root)
    work, before = _edition(corpus, old)
    other, after = _edition(corpus, new)
    if work.meta.code != other.meta.code:
        raise GuichengError("只能比较同一部法规的两个版本。")
    values = compared(compare_editions(work, before, after))
    if output == "json":
        emit(values)
    else:
        click.echo(_page(values))


def compared(comparison: Comparison) -> dict[str, Any]:
    """A comparison as JSON values."""
    code = comparison.work.meta.code
    return {
        "title": comparison.work.meta.title,
        "old": f"{code}@{comparison.old.meta.edition}",
        "new": f"{code}@{comparison.new.meta.edition}",
        "summary": {
            "articles": [len(comparison.old.text.articles), len(comparison.new.text.articles)],
            "added": [article.label for article in comparison.added],
            "deleted": [article.label for article in comparison.deleted],
            "renumbered": [[_label(pair.old), _label(pair.new)] for pair in comparison.renumbered],
            "reworded": len(comparison.reworded),
            "weighty": [_weighty(change) for change in comparison.weighty],
        },
        "changes": [_change(change) for change in comparison.changes],
    }


def _weighty(change: Change) -> dict[str, Any]:
    shifts = [{"sort": one.sort, "gone": one.gone, "new": one.new} for one in change.shifts]
    return {"old": _label(change.pair.old), "new": _label(change.pair.new), "shifts": shifts}


def _change(change: Change) -> dict[str, Any]:
    return {
        "old": _label(change.pair.old),
        "new": _label(change.pair.new),
        "how": change.pair.how,
        "runs": [{"kind": run.kind, "text": run.text} for run in change.runs],
    }


def _label(article: Article | None) -> str:
    return article.label if article else ""


def _edition(corpus: Corpus, text: str) -> tuple[WorkEntry, EditionEntry]:
    try:
        address = Address.parse(text)
    except ValueError as error:
        raise GuichengError(f"{error}。") from None
    work = corpus.works.get(address.code)
    if work is None:
        raise NotFound(f"库中没有法规 {address.code}。")
    found = work.edition(address.edition) if address.edition else None
    if found is None:
        held = "、".join(f"{address.code}@{entry.meta.edition}" for entry in work.editions)
        raise NotFound(f"要写明版本，《{work.meta.title}》在库的有：{held or '没有正文'}。")
    return work, found


def _page(values: Mapping[str, Any]) -> str:
    summary = values["summary"]
    head = [f"《{values['title']}》", f"{values['old']} → {values['new']}"]
    return "\n".join([*head, "", *_summary(summary), "", *map(_change_lines, values["changes"])]).rstrip()


def _summary(summary: Mapping[str, Any]) -> list[str]:
    lines = [
        f"共 {summary['articles'][0]} 条，现 {summary['articles'][1]} 条，改动文字 {summary['reworded']} 条。"
    ]
    for row in summary["weighty"]:
        lines += [f"{_pair(row)}　{_shift(one)}" for one in row["shifts"]]
    for key, words in (("added", "新增"), ("deleted", "删去")):
        if summary[key]:
            lines.append(f"{words}：{'、'.join(summary[key])}")
    if summary["renumbered"]:
        moved = "，".join(f"{old}→{new}" for old, new in summary["renumbered"])
        lines.append(f"条号变化：{moved}")
    return lines


def _shift(shift: Mapping[str, Any]) -> str:
    gone, new = "、".join(shift["gone"]) or "（无）", "、".join(shift["new"]) or "（无）"
    return f"{shift['sort']}：{gone} → {new}"


def _pair(row: Mapping[str, Any]) -> str:
    return row["new"] if row["old"] == row["new"] else f"{row['old'] or '（无）'}→{row['new'] or '（无）'}"


def _change_lines(change: Mapping[str, Any]) -> str:
    words = "".join(_MARKS[run["kind"]].format(run["text"]) for run in change["runs"])
    return f"{_pair(change)}　{words}"
