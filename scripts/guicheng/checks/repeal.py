"""Repeals that one text declares and the register of another does not know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from guicheng.checks.check import Finding, check
from guicheng.checks.place import place
from guicheng.content.corpus import Corpus
from guicheng.content.repeal import repeal_claims
from guicheng.model.status import edition_start


@check("review")
def repeal_unrecorded(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """另一件法规写明本件同时废止，本件的沿革里没有记。

    导入的文本只说自己的事，被它废止的旧法规仍会显示为有效（待核），容易误用。
    改法：对照正式文本核实；确实废止的，在旧法规 index.md 的 events 里加一行废止，日期写废止之日。
    """
    for claim in repeal_claims(corpus):
        ended = any(event.type in ("废止", "失效") for event in claim.target.meta.events)
        day = edition_start(claim.edition.meta)
        if ended or (day is not None and day > on):
            continue
        what = f"{claim.by.meta.code}《{claim.by.meta.title}》{claim.article}写明本件同时废止，沿革里没有记"
        row = f"{{date: {day or '废止日期'}, type: 废止, by: {'、'.join(claim.by.meta.issuer) or 'null'}}}"
        yield Finding(place(claim.target, "events"), what, f"核实后在 events 里加一行 {row}")
