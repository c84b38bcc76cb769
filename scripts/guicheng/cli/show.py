"""``guicheng show``: the exact words of a place, with its title, official name and status."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import click

from guicheng.cli.base import pass_base
from guicheng.cli.chinese import command
from guicheng.cli.clock import today
from guicheng.cli.output import emit
from guicheng.cli.parameters import DAY, output_option
from guicheng.content.corpus import Corpus, WorkEntry
from guicheng.content.quote import quote_hash
from guicheng.content.target import Target
from guicheng.errors import GuichengError, NotFound
from guicheng.model.address import Address
from guicheng.model.case import Case
from guicheng.model.procedure import Procedure, Step
from guicheng.model.status import edition_status


@command("show")
@click.argument("address", metavar="地址")
@click.option("--date", "date", type=DAY, metavar="日期", help="按这一天判断效力、选取版本；默认今天。")
@output_option
@pass_base
def show(root: Path, address: str, date: dt.date | None, output: str) -> None:
    """显示一个地址的原文，逐字照录，连同名称、条款项的称谓和效力；只读。

    地址写法：R0012@2018-10-26#t105-k2（法规、版本、位置），P0004#s1（程序步骤），C0007，F0401。
    位置：t 条，k 款，x 项，m 目；第一百二十条之一写作 t120-1。
    没有写版本的，显示当日施行的版本。没有原文的（仅题录）只显示题录。

    示例：
      guicheng show R0001@2021-03-26#t2-k2-x1
      guicheng show R0001#t3 --date 2022-01-01
    """
    from guicheng.content.corpus import read_corpus
    from guicheng.content.target import look_up

    on = date or today()
    corpus = read_corpus(root)
    try:
        target = look_up(corpus, _address(address), on)
    except NotFound as error:
        raise NotFound(f"{error}。{_advice(corpus)}") from None
    values = shown(corpus, target, on)
    if output == "json":
        emit(values)
    else:
        click.echo(_page(values))


def shown(corpus: Corpus, target: Target, on: dt.date) -> dict[str, Any]:
    """Everything ``show`` tells of a place."""
    edition = target.edition.meta if target.edition else None
    return {
        "address": str(target.address),
        "title": target.entry.meta.title,
        "label": target.label,
        "edition": edition.edition if edition else None,
        "effective_from": edition.effective_from if edition else None,
        "date": on,
        "status": _status(target, on),
        "notices": _notices(corpus, target),
        "quote_hash": quote_hash(target.words) if edition and target.address.place else None,
        "text": _step_words(target.node) if isinstance(target.node, Step) else target.words.strip("\n"),
    }


def _address(text: str) -> Address:
    try:
        return Address.parse(text)
    except ValueError as error:
        raise GuichengError(f"{error}。") from None


def _advice(corpus: Corpus) -> str:
    unread = len(corpus.problems)
    return (
        f"另有 {unread} 处问题使一些文件没有读入，见 guicheng check。"
        if unread
        else "可以用 guicheng search 查找。"
    )


def _status(target: Target, on: dt.date) -> str:
    """Status in words: computed for editions, the state of a procedure, nothing for the rest."""
    entry = target.entry
    if isinstance(entry, WorkEntry):
        if target.edition is None:
            return "正文未入库"
        editions = [edition.meta for edition in entry.editions]
        return edition_status(entry.meta, editions, target.edition.meta, on).statement
    return entry.meta.state if isinstance(entry.meta, Procedure) else ""


def _notices(corpus: Corpus, target: Target) -> list[str]:
    """What must be known before relying on the words."""
    from guicheng.render.status import notices

    meta = target.entry.meta
    if isinstance(target.entry, WorkEntry):
        edition = target.edition.meta if target.edition else None
        return notices(target.entry.meta, edition, corpus.office.has_adopted(meta.code))
    if isinstance(meta, Case) and meta.fictional:
        return ["虚构示例，不作办案参照。"]
    return []


def _step_words(step: Step) -> str:
    """What a step asks for: its title, then its checks and prohibitions, one a line."""
    checks = (f"□ {check.text}" for check in step.checks)
    return "\n".join([f"{step.role}{step.duty}{step.title}", *checks, *step.prohibitions])


def _page(values: dict[str, Any]) -> str:
    title = f"《{values['title']}》" if values["address"].startswith("R") else f"{values['title']}　"
    facts = [f"版本 {values['edition']}" if values["edition"] else "", values["status"]]
    head = [
        f"{title}{values['label']}".rstrip(),
        "　".join(fact for fact in facts if fact),
        *values["notices"],
    ]
    return "\n".join([*(line for line in head if line), "", values["text"] or "（没有正文）"])
