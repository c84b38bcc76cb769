"""Waivers 豁免: a rule set aside by a document, with reason, name and an end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from guicheng.checks.check import WAIVABLE, Finding, check
from guicheng.checks.place import place
from guicheng.content.corpus import Corpus, Entry
from guicheng.model.case import Case
from guicheng.model.procedure import Procedure


@check("review")
def waiver_expired(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """豁免已经到期。

    到期的豁免不再起作用，被豁免的问题会重新列出。
    改法：解决问题后删去豁免；仍需豁免的，重新批准并改写有效期。
    """
    for entry in waiving(corpus):
        for index, waiver in enumerate(entry.meta.waivers):
            if waiver.until < on:
                here = place(entry, "waivers", index, "until")
                yield Finding(
                    here, f"对 {waiver.rule} 的豁免已于 {waiver.until} 到期", "解决问题，或者重新批准"
                )


@check()
def waiver_of_unknown_rule(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """豁免的规则不存在，或者不许豁免。

    只有手册里注明“可以豁免”的规则才能豁免。
    改法：改正规则代码；不许豁免的，改正问题本身。
    """
    for entry in waiving(corpus):
        for index, waiver in enumerate(entry.meta.waivers):
            if waiver.rule not in WAIVABLE:
                here = place(entry, "waivers", index, "rule")
                yield Finding(here, f"{waiver.rule} 不能豁免", f"可以豁免的有 {'、'.join(sorted(WAIVABLE))}")


def waiving(corpus: Corpus) -> Iterator[Entry[Procedure] | Entry[Case]]:
    """The documents that may set a rule aside."""
    yield from corpus.procedures.values()
    yield from corpus.cases.values()


def waived(corpus: Corpus, on: dt.date) -> frozenset[tuple[str, str]]:
    """Pairs of file and code that are set aside on a day."""
    return frozenset(
        (entry.path, waiver.rule)
        for entry in waiving(corpus)
        for waiver in entry.meta.waivers
        if waiver.date <= on <= waiver.until
    )
