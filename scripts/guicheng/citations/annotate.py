"""Annotate a text: the spans that lead somewhere, each place of a list by itself, none inside another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from guicheng.citations.citation import Citation, Form
from guicheng.citations.context import Context
from guicheng.citations.find import find
from guicheng.citations.library import Library
from guicheng.citations.names import Names
from guicheng.citations.resolve import Resolved, resolve_parts
from guicheng.content.corpus import EditionEntry
from guicheng.model.address import Address
from guicheng.model.provision import Article, Loose, RegulationText


@dataclass(frozen=True, slots=True)
class Annotation:
    """A span of a text and the addresses it leads to; the first is where a link goes."""

    start: int
    end: int
    targets: tuple[Address, ...]
    status: str
    form: Form
    reason: str = ""
    older: bool = False


def annotate(
    text: str, library: Library, context: Context, names: Names | None = None
) -> tuple[Annotation, ...]:
    """Spans with targets, in reading order; what cannot be resolved is left out.

    ``names`` carries the definitions of the whole document when ``text`` is only a part of it.
    """
    citations = find(text, names or library.names.defining(text))
    return tuple(spans_of(citations, library, context)) if citations else ()


def annotate_edition(
    code: str, edition: EditionEntry, library: Library, on: dt.date
) -> Iterator[tuple[str | None, str, tuple[Annotation, ...]]]:
    """Every passage of an edition that cites something: its anchor, its words, its spans."""
    names = library.names.defining(edition.body)
    context = Context(on, code, edition.meta.edition)
    for anchor, words in passages(library.outline(code, edition).text):
        citations = find(words, names)
        spans = tuple(spans_of(citations, library, context.at(anchor))) if citations else ()
        if spans:
            yield anchor, words, spans


def spans_of(citations: tuple[Citation, ...], library: Library, context: Context) -> Iterator[Annotation]:
    """The spans of citations that were found in a text; most passages of a law have none."""
    for citation in citations:
        for part, found in resolve_parts(citation, context, library):
            if isinstance(found, Resolved) and not _is_itself(citation, found, context):
                marks = (found.status, citation.form, found.reason, found.older)
                yield Annotation(part.start, part.end, found.targets, *marks)


def _is_itself(citation: Citation, found: Resolved, context: Context) -> bool:
    """A work's own name leads nowhere new."""
    return citation.form == "名称" and found.targets[0].code == context.work


def passages(text: RegulationText) -> Iterator[tuple[str | None, str]]:
    """The pieces of a regulation that are read one by one: anchor and words of each 款, 项, 目 and loose text.

    Tables are left out.
    """
    for block in text.blocks:
        if isinstance(block, Article):
            for paragraph in block.paragraphs:
                if not paragraph.table:
                    yield paragraph.anchor or None, paragraph.text
                for item in paragraph.items:
                    yield item.anchor or None, item.text
                    for subitem in item.subitems:
                        yield subitem.anchor or None, subitem.text
        elif isinstance(block, Loose) and block.kind != "table":
            yield None, block.text
