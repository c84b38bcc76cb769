"""Scan a text: every family of rules on every view, kept where the table wants it, with places in the text as given."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator

from guicheng.privacy.finding import Document, Finding, Hit
from guicheng.privacy.identifiers import identifiers, named_numbers
from guicheng.privacy.institutions import institutions
from guicheng.privacy.masked import masked_names
from guicheng.privacy.media import media
from guicheng.privacy.numbers import numbers
from guicheng.privacy.persons import Tagger, persons
from guicheng.privacy.places import places_named
from guicheng.privacy.secrecy import secrecy_marks
from guicheng.privacy.table import RULES
from guicheng.privacy.view import View, views

Rule = Callable[[View], Iterable[Hit]]
EVERYWHERE: tuple[Rule, ...] = (identifiers, secrecy_marks)
PROSE: tuple[Rule, ...] = (masked_names, numbers, places_named, institutions, media)


def scan(
    text: str, document: Document, tagger: Tagger | None = None, listed: Rule | None = None
) -> tuple[Finding, ...]:
    """All findings of a text in reading order.

    ``tagger`` may give its opinion on doubtful names; ``listed`` is the rule of the office's own list.
    """
    found: list[Finding] = []
    for view in views(text):
        found += _findings(view, document, tagger, listed)
    return _without_overlaps(_with_posts(found))


def _findings(
    view: View, document: Document, tagger: Tagger | None, listed: Rule | None
) -> Iterator[Finding]:
    for hit in _hits(view, document, tagger, listed):
        row = RULES[hit.rule]
        tier = row.tier(document)
        if tier is not None:
            tier = "review" if "review" in (tier, hit.tier) else "error"
            yield Finding(*view.span(hit.start, hit.end), row.kind, hit.rule, tier, hit.why, hit.suggestion)


def _hits(view: View, document: Document, tagger: Tagger | None, listed: Rule | None) -> Iterator[Hit]:
    for rule in EVERYWHERE:
        yield from rule(view)
    if document != "data":
        yield from named_numbers(view)
    if listed is not None:
        yield from listed(view)
    if document in ("readable", "case"):
        for rule in PROSE:
            yield from rule(view)
        yield from persons(view, tagger)


def _with_posts(found: list[Finding]) -> list[Finding]:
    """A unique post points to a person only where the text names a place or a unit as well."""
    located = any(finding.kind in ("地名", "单位") and finding.tier == "error" for finding in found)
    return [finding for finding in found if located or finding.rule != "post"]


def _without_overlaps(found: list[Finding]) -> tuple[Finding, ...]:
    """Of two findings in one place the graver stays, then the longer."""
    kept: list[Finding] = []
    for finding in sorted(found, key=lambda one: (one.tier != "error", one.start - one.end, one.start)):
        at = bisect_left(kept, finding)
        if not any(finding.overlaps(other) for other in kept[max(0, at - 1) : at + 1]):
            kept.insert(at, finding)
    return tuple(kept)
