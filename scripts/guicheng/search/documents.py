"""What is searched: articles, procedure steps, cases and forms, as flat documents made from the Corpus.

A group is what changes together: one work, one procedure, one case, one form; its name is its code.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from guicheng.content.corpus import Corpus, EditionEntry, Entry, WorkEntry
from guicheng.content.target import edition_for, node_words
from guicheng.model.address import Address
from guicheng.model.case import Case
from guicheng.model.form import Form
from guicheng.model.procedure import Procedure, Step
from guicheng.model.provision import Article, Division
from guicheng.model.status import edition_order, edition_start, edition_status
from guicheng.search.normal import normal_text
from guicheng.text.labels import place_label
from guicheng.text.parser import parsed_text

KINDS = ("法规", "程序", "案例", "文书")
SHAPE = 4
"""Version of how documents are made here; a change makes every group a changed one."""


class NormalWords(NamedTuple):
    """Headings, the title of a step and the number of an article are searched; a phrase may be of the step's only."""

    searched: str
    quoted: str


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """One thing that can be found.

    ``label`` is its name inside the work (第一百零五条, the title of a step; empty for a whole document);
    ``day`` is the day of the wording as a number (20181026; 0 when unknown);
    ``old`` marks a wording that a later one has replaced: found only when 效力 is asked for;
    ``headings`` are the titles of the divisions it stands under: 审判　第一审程序　公诉案件.
    """

    address: Address
    kind: str
    title: str
    names: tuple[str, ...]
    label: str
    text: str
    url: str
    level: str = ""
    issuers: tuple[str, ...] = ()
    status: str = ""
    statement: str = ""
    day: int = 0
    doc_no: str = ""
    old: bool = False
    headings: str = ""

    @property
    def normal(self) -> NormalWords:
        """The words that are searched and those that a phrase may be of, in normal form."""
        text, label = normal_text(self.text), _normal_label(self.label)
        searched = f"{label}\n{text}"
        if self.kind != "法规":
            return NormalWords(searched, searched)
        return NormalWords(f"{_normal_label(self.headings)}\n{searched}", text)

    @property
    def year(self) -> int:
        """Year of the wording, 0 when unknown."""
        return self.day // 10000


# Numbers of articles and headings of chapters come again and again.
_normal_label = lru_cache(maxsize=10_000)(normal_text)


@dataclass(frozen=True, slots=True)
class Group:
    """The documents of one code; made only when asked, as most groups have not changed."""

    code: str
    key: str
    _corpus: Corpus
    _on: dt.date

    def documents(self) -> list[SearchDocument]:
        """All documents of the group in reading order."""
        entry = self._corpus.entry(self.code)
        if isinstance(entry, WorkEntry):
            return list(_work(entry, self._on))
        if entry is None:
            return []
        return list(_other(entry))


def groups(corpus: Corpus, on: dt.date) -> Iterator[Group]:
    """Every group with the key of its content: equal keys, equal documents."""
    for code, work in corpus.works.items():
        yield Group(code, _key(_work_facts(corpus, work, on)), corpus, on)
    for shelf in (corpus.procedures, corpus.cases, corpus.forms):
        for code, entry in shelf.items():
            yield Group(code, _key((_content(corpus, entry), entry.slug)), corpus, on)


_MARKUP = re.compile(
    r"""
      ^\s*\|?(?:\s*:?-{3,}:?\s*\|?)+\s*$           # the rule of a table
    | ^\s*\#{1,6}\s+ | ^\s*>\s? | ^\s*[-*+]\s+      # headings, quotes, bullets
    | \*\*|`|\|                                     # bold, code, cells
    | \]\([^)\s]*\) | \[(?=[^\]]*\]\()              # links: their words stay
    """,
    re.VERBOSE | re.MULTILINE,
)


def plain_words(markdown: str) -> str:
    """The words of a Markdown body without its marks, for reading in a result."""
    lines = (" ".join(line.split()) for line in _MARKUP.sub(_instead, markdown).splitlines())
    return "\n".join(line for line in lines if line)


def _instead(mark: re.Match[str]) -> str:
    return " " if mark[0] == "|" else ""


def _key(facts: object) -> str:
    return hashlib.sha256(repr((SHAPE, facts)).encode()).hexdigest()[:32]


def _work_facts(corpus: Corpus, work: WorkEntry, on: dt.date) -> object:
    statements = [_status(work, edition, on) for edition in work.editions]
    editions = [_content(corpus, edition) for edition in work.editions]
    return _content(corpus, work), work.slug, editions, statements


def _content(corpus: Corpus, entry: Entry[Any]) -> object:
    """What stands in a document: the hashes of its file where it was read from one, as reading it anew costs more."""
    return corpus.digests.get(entry.path) or (entry.meta, entry.body)


def _status(work: WorkEntry, edition: EditionEntry, on: dt.date) -> tuple[str, str, bool]:
    """Name, statement, and whether a later wording in force replaces this one."""
    editions = [entry.meta for entry in work.editions]
    status = edition_status(work.meta, editions, edition.meta, on)
    current = edition_for(work, None, on)
    old = current is not None and edition_order(edition.meta) < edition_order(current.meta)
    return status.name, status.statement, old


def _work(work: WorkEntry, on: dt.date) -> Iterator[SearchDocument]:
    """The work itself under its title, then what every edition says."""
    meta = work.meta
    current = edition_for(work, None, on)
    status, statement, _ = _status(work, current, on) if current else ("正文未入库", "正文未入库", False)
    head = SearchDocument(
        Address(meta.code), "法规", meta.title, meta.aliases, "", plain_words(work.body), f"/regulations/{work.slug}/",
        meta.level, meta.issuer, status, statement, _day(current), meta.doc_no or "",
    )  # fmt: skip
    yield head
    for edition in work.editions:
        yield from _edition(work, edition, head, edition is current, on)


def _edition(
    work: WorkEntry, edition: EditionEntry, head: SearchDocument, current: bool, on: dt.date
) -> Iterator[SearchDocument]:
    status, statement, old = _status(work, edition, on)
    page = head.url if current else f"{head.url}{edition.meta.edition}/"
    doc_no, day = edition.meta.doc_no or head.doc_no, _day(edition)
    for place, label, text, headings in _places(edition):
        yield SearchDocument(
            Address(head.address.code, edition.meta.edition, place or None), "法规", head.title, head.names, label, text,
            f"{page}#{place}" if place else page, head.level, head.issuers, status, statement, day,
            doc_no, old, headings,
        )  # fmt: skip


def _places(edition: EditionEntry) -> Iterator[tuple[str, str, str, str]]:
    """Anchor, label, words and headings of every article, and of what stands outside articles under each heading."""
    heading, label = "", ""
    above: list[Division] = []
    loose: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    # Not through ``edition.text``, which would keep the nodes of every text of a large base in memory.
    for block in parsed_text(edition.body, edition.body_line).text.blocks:
        if isinstance(block, Article):
            words = node_words(block).removeprefix(block.label).strip()
            yield block.anchor, _article_label(block), words, "　".join(one.title for one in above)
        elif isinstance(block, Division):
            heading, label = block.anchor, block.heading
            above = [one for one in above if one.level < block.level] + [block]
        else:
            loose.setdefault(heading, []).append(block.text)
            labels[heading] = label
    for anchor, texts in loose.items():
        yield anchor, labels[anchor], "\n".join(texts), ""


def _article_label(article: Article) -> str:
    try:
        return place_label(article.anchor)
    except ValueError:
        return article.label


def _day(edition: EditionEntry | None) -> int:
    if edition is None:
        return 0
    name = edition.meta.edition
    start = edition_start(edition.meta)
    digits = name[:10].replace("-", "") if name[0].isdigit() else f"{start:%Y%m%d}" if start else "0"
    return int(digits)


def _other(entry: Entry[Any]) -> Iterator[SearchDocument]:
    meta = entry.meta
    if isinstance(meta, Procedure):
        yield from _procedure(entry, meta)
    elif isinstance(meta, Case):
        yield _case(entry, meta)
    elif isinstance(meta, Form):
        text = "\n".join((*meta.signatures, plain_words(entry.body)))
        yield _plain(meta.code, "文书", meta.title, text, f"/forms/{entry.slug}/")


def _procedure(entry: Entry[Any], meta: Procedure) -> Iterator[SearchDocument]:
    url = f"/procedures/{entry.slug}/"
    text = "\n".join((*meta.trigger, *meta.not_for, meta.boundary, plain_words(entry.body)))
    yield _plain(meta.code, "程序", meta.title, text, url, status=meta.state)
    for step in meta.steps:
        address = Address(meta.code, str(meta.edition), step.id)
        yield SearchDocument(
            address, "程序", meta.title, (), step.title, _step_words(step), f"{url}#{step.id}",
            status=meta.state, statement=meta.state,
        )  # fmt: skip


def _step_words(step: Step) -> str:
    branches = [f"{branch.condition}：{branch.say or branch.go_to}" for branch in step.branches]
    checks = [check.text for check in step.checks]
    return "\n".join((step.role, *checks, *step.prohibitions, *branches, *step.records))


def _case(entry: Entry[Any], meta: Case) -> SearchDocument:
    facts = (meta.kind, *meta.organs, meta.stage or "", meta.lesson, meta.legal_effect, meta.social_effect)
    text = "\n".join(part for part in (*facts, plain_words(entry.body)) if part)
    day = (meta.year or 0) * 10000
    return _plain(meta.code, "案例", meta.title, text, f"/cases/{entry.slug}/", day=day)


def _plain(
    code: str, kind: str, title: str, text: str, url: str, status: str = "", day: int = 0
) -> SearchDocument:
    return SearchDocument(
        Address(code), kind, title, (), "", text, url, status=status, statement=status, day=day
    )
