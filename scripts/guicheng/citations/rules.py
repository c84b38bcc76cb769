"""What the office's own rules (示范文本, 本地工作制度) cite in their text: they rely on it as a step does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from guicheng.citations.annotate import annotate
from guicheng.citations.context import Context
from guicheng.citations.library import Library
from guicheng.content.corpus import EditionEntry, WorkEntry
from guicheng.model.address import Address
from guicheng.model.provision import Article
from guicheng.model.status import edition_start


class RuleCitation(NamedTuple):
    """A rule's passage cites an article; ``line`` is the line of its file."""

    work: WorkEntry
    edition: EditionEntry
    source: Address
    line: int
    target: Address


def rule_citations(library: Library, on: dt.date) -> Iterator[RuleCitation]:
    """Articles of other works cited by the rules in force, each in the edition of the day the rule began."""
    for code, work in library.corpus.works.items():
        edition = library.edition(code, on) if _is_rule(work) else None
        if edition is not None:
            yield from _of_edition(library, work, edition, edition_start(edition.meta) or on)


def _is_rule(work: WorkEntry) -> bool:
    return work.meta.nature == "示范文本" or work.meta.level == "本地工作制度"


def _of_edition(
    library: Library, work: WorkEntry, edition: EditionEntry, day: dt.date
) -> Iterator[RuleCitation]:
    code, names = work.meta.code, library.names.defining(edition.body)
    for article in edition.text.articles:
        for node in article.parts():
            context = Context(day, code, edition.meta.edition, node.anchor or None)
            for span in annotate(node.text, library, context, names):
                for target in span.targets:
                    if target.code != code and target.place:
                        source = Address(code, edition.meta.edition, _shown(article, node.anchor))
                        yield RuleCitation(work, edition, source, node.line, target)


def _shown(article: Article, anchor: str) -> str | None:
    return anchor or article.anchor or None
