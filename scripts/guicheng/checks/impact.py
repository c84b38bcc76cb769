"""What an amendment breaks: cases and the office's own rules that rely on it, and quotes that no longer fit.

Steps whose 依据 fell away or whose edition was superseded are told by the group 依据.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from guicheng.checks.check import Finding, check
from guicheng.checks.place import Place, place
from guicheng.citations.library import Library
from guicheng.citations.rules import rule_citations
from guicheng.compare.impact import GRAVE, Impact, ImpactJudge
from guicheng.compare.reliance import Reliance, reliances
from guicheng.content.corpus import Corpus


@check("review")
def case_affected(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """案例适用的条文已经废止、删去或者修改。

    案例仍可以说明当时的处理，但读者会照着它去找条文。
    改法：在案例里写明条文后来的变化；不再有参考意义的，删去案例。
    """
    for impact in _impacts(corpus, on):
        if impact.reliance.kind == "案例" and (impact.fate in GRAVE or impact.fate in _MOVED):
            yield Finding(_place(corpus, impact.reliance), _what(impact), _advice(impact))


@check("review")
def quote_changed(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """步骤依据的文字已经改动。

    依据记了引文校验值的，所引文字一改就能发现；法规在别处修改、所引文字没有变的，不在此列。
    改法：对照新旧文字，该改步骤的改步骤，然后更新地址和引文校验值。
    """
    for impact in _impacts(corpus, on):
        reliance = impact.reliance
        changed = impact.fate in ("文字已改", "条号和文字已改", "引文与校验值不符", "条号已改")
        if reliance.kind == "程序" and reliance.quote_hash and changed:
            yield Finding(_place(corpus, reliance), _what(impact), _advice(impact))


@check("review")
def rule_affected(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """本单位制度、示范文本引用的条文已经废止、删去或者修改。

    制度跟着上位法走，上位法变了，制度要及时清理。
    改法：修订制度，或者在制度里改引现行条文。
    """
    judge = ImpactJudge(corpus, on)
    for cited in rule_citations(Library(corpus), on):
        title = cited.work.meta.title
        reliance = Reliance(
            "制度", cited.source, title, cited.target, None, cited.edition.path, (), cited.line
        )
        impact = judge.impact(reliance)
        if impact is not None and (impact.fate in GRAVE or impact.fate in _MOVED):
            yield Finding(_place(corpus, reliance), _what(impact), _advice(impact))


_MOVED = ("文字已改", "条号已改", "条号和文字已改")


def _impacts(corpus: Corpus, on: dt.date) -> Iterator[Impact]:
    judge = ImpactJudge(corpus, on)
    for reliance in reliances(corpus):
        impact = judge.impact(reliance)
        if impact is not None:
            yield impact


def _place(corpus: Corpus, reliance: Reliance) -> Place:
    if reliance.line:
        return Place(reliance.file, line=reliance.line)
    entry = corpus.entry(reliance.source.code)
    assert entry is not None
    return place(entry, *reliance.keys)


def _what(impact: Impact) -> str:
    return f"{impact.reliance.ref} {impact.note}"


def _advice(impact: Impact) -> str:
    return f"核对 {impact.now}" if impact.now else "改引现行的条文"
