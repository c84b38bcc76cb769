"""Waivers 豁免: a rule set aside by a document, with reason, name and an end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from guicheng.checks.check import Finding, check
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
