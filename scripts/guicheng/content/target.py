"""From an address to what stands there: the document, the node, its official name and its exact words."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from guicheng.content.corpus import AnyEntry, Corpus, EditionEntry, WorkEntry
from guicheng.errors import NotFound
from guicheng.model.address import Address
from guicheng.model.procedure import Procedure, Step
from guicheng.model.provision import Article, Division, Item, Paragraph, RegulationText, Subitem
from guicheng.model.status import edition_on
from guicheng.text.labels import place_label
from guicheng.text.printer import article_lines, item_lines, paragraph_lines

Node = Article | Paragraph | Item | Subitem | Division | Step


@dataclass(frozen=True)
class Target:
    """What an address points at.

    ``label`` is the official name of the place (第十五条第二款), the title of a step, or empty for a whole document;
    ``words`` the exact words, a line each for 款, 项 and 目.
    ``edition`` is None for anything but a regulation with text.
    """

    address: Address
    entry: AnyEntry
    edition: EditionEntry | None
    node: Node | None
    label: str
    words: str


def look_up(corpus: Corpus, address: Address, on: dt.date) -> Target:
    """Find what an address points at; an unpinned regulation means the edition in force ``on`` that day.

    Raises NotFound with a reason in Chinese when the document, the edition or the place is not there.
    """
    entry = corpus.entry(address.code)
    if entry is None:
        raise NotFound(f"库中没有编码 {address.code}")
    if isinstance(entry, WorkEntry):
        return _in_work(entry, address, on)
    if address.place is None:
        return Target(address, entry, None, None, "", entry.body)
    if isinstance(entry.meta, Procedure):
        return _in_procedure(entry, entry.meta, address)
    raise NotFound(f"{address.code} 没有可指到的位置“{address.place}”")


def edition_for(work: WorkEntry, edition: str | None, on: dt.date) -> EditionEntry | None:
    """The pinned edition, or the one a reader should see on a day; None for 仅题录.

    Raises NotFound when a pinned edition is not there.
    """
    if edition is not None:
        found = work.edition(edition)
        if found is None:
            raise NotFound(f"{work.meta.code}《{work.meta.title}》没有 {edition} 版本")
        return found
    if len(work.editions) < 2:  # Nearly all works, and every page asks.
        return work.editions[0] if work.editions else None
    current = edition_on(work.meta, [entry.meta for entry in work.editions], on)
    return work.edition(current.edition) if current else None


def _in_work(work: WorkEntry, address: Address, on: dt.date) -> Target:
    edition = edition_for(work, address.edition, on)
    if address.place is None:
        return Target(address, work, edition, None, "", edition.body if edition else work.body)
    try:
        label = place_label(address.place)
    except ValueError:
        label = ""
    if edition is None:
        return Target(address, work, None, None, label, "")
    node = find_node(edition.text, address.place)
    if node is None:
        raise NotFound(f"《{work.meta.title}》{edition.meta.edition} 版本没有{label or address.place}")
    return Target(address, work, edition, node, label or _heading(node), node_words(node))


def _heading(node: Node) -> str:
    return node.heading if isinstance(node, Division) else ""


def _in_procedure(entry: AnyEntry, procedure: Procedure, address: Address) -> Target:
    if address.edition is not None and address.edition != str(procedure.edition):
        raise NotFound(f"{address.code} 现为第 {procedure.edition} 版，没有第 {address.edition} 版")
    step = next((step for step in procedure.steps if step.id == address.place), None)
    if step is None:
        raise NotFound(f"{address.code}《{procedure.title}》没有步骤 {address.place}")
    return Target(address, entry, None, step, step.title, step.title)


def find_node(text: RegulationText, place: str) -> Node | None:
    """The node with this anchor."""
    article = re.match(r"(?:f\d+-)?t\d+(?:-\d+)*", place)
    for block in text.blocks:
        if block.anchor == place and isinstance(block, (Article, Division)):
            return block
        if article and isinstance(block, Article) and block.anchor == article.group():
            return _inside(block, place)
    return None


def _inside(article: Article, place: str) -> Node | None:
    return next((node for node in article.parts() if node.anchor == place), None)


def node_words(node: Node) -> str:
    """The exact words of a node with all it contains, a line each for 款, 项 and 目."""
    if isinstance(node, Article):
        return "\n".join(article_lines(node))
    if isinstance(node, Paragraph):
        return "\n".join(paragraph_lines(node))
    if isinstance(node, Item):
        return "\n".join(item_lines(node))
    if isinstance(node, Subitem):
        return node.label + node.text
    return node.heading if isinstance(node, Division) else node.title
