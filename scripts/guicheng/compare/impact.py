"""修法影响: what became of an article that somebody relies on — repealed, renumbered, reworded, or untouched.

A quote hash tells “the cited words changed” from “the law changed elsewhere”.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Literal

from guicheng.compare.align import Pair, align, body
from guicheng.compare.compare import lineage
from guicheng.compare.reliance import Reliance
from guicheng.content.corpus import Corpus, EditionEntry, WorkEntry
from guicheng.content.quote import quote_hash
from guicheng.content.target import Node, edition_for, find_node, node_words
from guicheng.errors import NotFound
from guicheng.model.address import Address
from guicheng.model.provision import Article
from guicheng.model.status import edition_order, edition_status
from guicheng.text.labels import place_label
from guicheng.text.widths import bare

Fate = Literal[
    "已废止",
    "失效",
    "已删去",
    "暂停适用",
    "尚未生效",
    "文字已改",
    "条号已改",
    "条号和文字已改",
    "所引文字未变",
    "引文与校验值不符",
    "新文本未入库",
    "正文未入库",
]
GRAVE: tuple[Fate, ...] = ("已废止", "失效", "已删去", "暂停适用")
"""Nothing is left to rely on."""


@dataclass(frozen=True, slots=True)
class Impact:
    """What became of one reliance; ``now`` is where its words stand today, ``note`` says it in one sentence."""

    reliance: Reliance
    fate: Fate
    now: Address | None
    note: str


class ImpactJudge:
    """Judges reliances on one day; an alignment of two editions is worked out once."""

    def __init__(self, corpus: Corpus, on: dt.date) -> None:
        self._corpus = corpus
        self._on = on
        self._aligned = cache(self._align)

    def impact(self, reliance: Reliance) -> Impact | None:
        """The impact on a reliance; None when it stands as written, or leads nowhere (another check's matter)."""
        ref = reliance.ref
        work = self._corpus.works.get(ref.code)
        if work is None:
            return None
        title = f"《{work.meta.title}》"
        if not work.editions:
            return Impact(reliance, "正文未入库", None, f"{title}只有题录，正文没有入库，无法核对")
        edition = work.edition(ref.edition) if ref.edition else work.editions[-1]
        if edition is None:
            return None
        return self._ended(reliance, work, edition) or self._reworded(reliance, work, edition)

    # -- nothing left to rely on

    def _ended(self, reliance: Reliance, work: WorkEntry, edition: EditionEntry) -> Impact | None:
        editions = [entry.meta for entry in work.editions]
        status = edition_status(work.meta, editions, edition.meta, self._on)
        title = f"《{work.meta.title}》"
        since = f"自{status.since}起" if status.since else ""
        if status.name in ("已废止", "失效"):
            return Impact(reliance, status.name, None, f"{title}{since}{status.name}")
        if status.name == "尚未生效":
            return Impact(reliance, "尚未生效", None, f"{title}这个版本{since}施行")
        return self._single(reliance, edition) or self._unread(reliance, work, edition, status.name)

    def _single(self, reliance: Reliance, edition: EditionEntry) -> Impact | None:
        """A single article that fell away or is yet to come."""
        for place in (reliance.ref.article, reliance.ref.place):
            fallen = edition.meta.article_status.get(place or "")
            if fallen is not None and fallen.date <= self._on:
                fates: dict[str, Fate] = {"删去": "已删去", "暂停适用": "暂停适用", "失效": "失效"}
                note = f"{place_label(place or '')}自{fallen.date}起{fallen.state}"
                return Impact(reliance, fates[fallen.state], None, note)
        for later in edition.meta.commencement:
            if later.date > self._on and reliance.ref.article in later.articles:
                note = f"{place_label(reliance.ref.article or '')}自{later.date}起施行"
                return Impact(reliance, "尚未生效", None, note)
        return None

    def _unread(
        self, reliance: Reliance, work: WorkEntry, edition: EditionEntry, status: str
    ) -> Impact | None:
        """Amended, and the base does not hold the new text."""
        newest = max(work.editions, key=lambda entry: edition_order(entry.meta))
        if status != "已修改" or newest is not edition:
            return None
        note = f"《{work.meta.title}》{edition.meta.edition} 版本已被修改，新文本没有入库"
        return Impact(reliance, "新文本未入库", None, note)

    # -- the words

    def _reworded(self, reliance: Reliance, work: WorkEntry, edition: EditionEntry) -> Impact | None:
        ref = reliance.ref
        node = find_node(edition.text, ref.place) if ref.place else None
        if node is None:
            return None
        if reliance.quote_hash and reliance.quote_hash != quote_hash(node_words(node)):
            note = f"{place_label(ref.place or '')}的文字与记下的引文校验值不符"
            return Impact(reliance, "引文与校验值不符", ref, note)
        current = self._current(work)
        if current is None or edition_order(current.meta) <= edition_order(edition.meta):
            return None
        return self._carried(reliance, work, edition, current, node)

    def _current(self, work: WorkEntry) -> EditionEntry | None:
        try:
            return edition_for(work, None, self._on)
        except NotFound:
            return None

    def _carried(
        self, reliance: Reliance, work: WorkEntry, old: EditionEntry, new: EditionEntry, node: Node
    ) -> Impact:
        """Where the cited words went in the edition in force."""
        ref = reliance.ref
        code, edition = work.meta.code, new.meta.edition
        pairs = self._aligned(code, old.meta.edition, edition)
        pair = pairs.get(ref.article or "")
        if pair is None or pair.new is None:
            gone = f"{place_label(ref.article or '')}在 {edition} 版本中已删去"
            return Impact(reliance, "已删去", None, gone)
        place, same = _place_in(pair.new, ref, node)
        now = Address(code, edition, place)
        moved = place != ref.place
        fate: Fate = (
            ("条号已改" if moved else "所引文字未变") if same else ("条号和文字已改" if moved else "文字已改")
        )
        return Impact(reliance, fate, now, _note(fate, ref, now))

    def _align(self, code: str, old: str, new: str) -> dict[str, Pair]:
        work = self._corpus.works[code]
        before, after = work.edition(old), work.edition(new)
        assert before is not None and after is not None
        pairs = align(before.text, after.text, lineage(work, old, new))
        return {pair.old.anchor: pair for pair in pairs if pair.old is not None}


def _place_in(article: Article, ref: Address, node: Node) -> tuple[str, bool]:
    """The place of the cited words in the article as it is now, and whether they are the same words.

    The same 款 or 项 first; else where the very words stand now; else the same 款 or 项 with other words.
    """
    wanted = _plain(node)
    tail = (ref.place or "").removeprefix(ref.article or "")
    nodes: dict[str, Node] = {article.anchor: article}
    nodes |= {part.anchor: part for part in article.parts() if part.anchor}
    same_place = article.anchor + tail
    if same_place in nodes and _plain(nodes[same_place]) == wanted:
        return same_place, True
    for place, part in nodes.items():
        if type(part) is type(node) and _plain(part) == wanted:
            return place, True
    return (same_place if same_place in nodes else article.anchor), False


def _plain(node: Node) -> str:
    """The words of a node for comparing: an article without its number."""
    return body(node) if isinstance(node, Article) else bare(node_words(node))


def _note(fate: Fate, ref: Address, now: Address) -> str:
    was, is_now = place_label(ref.place or ""), place_label(now.place or "")
    notes: dict[str, str] = {
        "所引文字未变": f"法规有新版本，{was}的文字没有变",
        "条号已改": f"{was}现在是{is_now}，文字没有变",
        "文字已改": f"{was}的文字已修改",
        "条号和文字已改": f"{was}现在是{is_now}，文字也已修改",
    }
    return notes[fate]
