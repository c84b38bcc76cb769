"""Align the articles of two editions: by a person's word, by equal words, by likeness; renumbered ones found."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from guicheng.model.provision import Article, RegulationText
from guicheng.text.printer import article_lines
from guicheng.text.widths import bare

How = Literal["人工确认", "文字相同", "文字相近", "删去", "新增"]
LIKE = 0.5
"""Share of common pairs of characters from which two articles of different number are taken for one."""
SAME_NUMBER_LIKE = 0.25
"""The same for two articles of one number: a rewritten article keeps its place more often than not."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One article through the change; ``old`` is None for an added one, ``new`` for a deleted one."""

    old: Article | None
    new: Article | None
    how: How

    @property
    def renumbered(self) -> bool:
        """Whether it stands under another number."""
        return self.old is not None and self.new is not None and self.old.anchor != self.new.anchor

    @property
    def changed(self) -> bool:
        """Whether its words differ."""
        if self.old is None or self.new is None:
            return False
        return body(self.old) != body(self.new)


def align(
    old: RegulationText, new: RegulationText, lineage: Mapping[str, str] | None = None
) -> tuple[Pair, ...]:
    """Pairs in the order of the new edition, deleted articles after the one they followed.

    ``lineage`` maps old anchors to new ones as a person confirmed them; it always wins.
    """
    olds = {article.anchor: article for article in old.articles if article.anchor}
    news = {article.anchor: article for article in new.articles if article.anchor}
    matched: dict[str, tuple[str, How]] = {}
    for source, target in (lineage or {}).items():
        if source in olds and target in news:
            matched[source] = (target, "人工确认")
    _match_equal(olds, news, matched)
    _match_like(olds, news, matched)
    return _in_order(olds, news, matched)


def body(article: Article) -> str:
    """The words of an article without its number, folded, a line each for 款, 项 and 目."""
    lines = article_lines(article)
    first = lines[0].removeprefix(article.label) if lines else ""
    return "\n".join(bare(line) for line in (first, *lines[1:]) if line.strip())


Matched = dict[str, tuple[str, How]]


def _match_equal(olds: dict[str, Article], news: dict[str, Article], matched: Matched) -> None:
    """Equal words: at the same number first, else where the words stand only once on each side."""
    free = _free(olds, news, matched)
    by_words: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for side, anchors in enumerate(free):
        for anchor in anchors:
            by_words[body((olds, news)[side][anchor])][side].append(anchor)
    for from_old, from_new in by_words.values():
        for anchor in set(from_old) & set(from_new):
            matched[anchor] = (anchor, "文字相同")
        rest_old = [one for one in from_old if one not in matched]
        rest_new = [one for one in from_new if one not in from_old]
        if len(rest_old) == len(rest_new) == 1:
            matched[rest_old[0]] = (rest_new[0], "文字相同")


def _match_like(olds: dict[str, Article], news: dict[str, Article], matched: Matched) -> None:
    """The most alike first; an article of the same number needs less likeness."""
    free_old, free_new = _free(olds, news, matched)
    pairs_old = {anchor: _pairs(body(olds[anchor])) for anchor in free_old}
    pairs_new = {anchor: _pairs(body(news[anchor])) for anchor in free_new}
    ranked = sorted(_likeness(pairs_old, pairs_new), key=lambda row: (-row[0], row[1], row[2]))
    taken: set[str] = set()
    for likeness, source, target in ranked:
        enough = SAME_NUMBER_LIKE if source == target else LIKE
        if likeness >= enough and source not in matched and target not in taken:
            matched[source] = (target, "文字相近")
            taken.add(target)


def _likeness(old: dict[str, set[str]], new: dict[str, set[str]]) -> list[tuple[float, str, str]]:
    """Dice's measure for every two articles that share a pair of characters."""
    where: dict[str, list[str]] = defaultdict(list)
    for anchor, pairs in new.items():
        for pair in pairs:
            where[pair].append(anchor)
    rows = []
    for source, pairs in old.items():
        shared = Counter(target for pair in pairs for target in where.get(pair, ()))
        for target, count in shared.items():
            likeness = 2 * count / (len(pairs) + len(new[target]))
            rows.append((likeness + (0.1 if source == target else 0), source, target))
    return rows


def _pairs(words: str) -> set[str]:
    return {words[index : index + 2] for index in range(len(words) - 1)}


def _free(
    olds: dict[str, Article], news: dict[str, Article], matched: Matched
) -> tuple[list[str], list[str]]:
    taken = {target for target, _ in matched.values()}
    return [one for one in olds if one not in matched], [one for one in news if one not in taken]


def _in_order(olds: dict[str, Article], news: dict[str, Article], matched: Matched) -> tuple[Pair, ...]:
    source_of = {target: (source, how) for source, (target, how) in matched.items()}
    gone_after: dict[str | None, list[Pair]] = defaultdict(list)
    last: str | None = None
    for anchor, article in olds.items():
        if anchor in matched:
            last = matched[anchor][0]
        else:
            gone_after[last].append(Pair(article, None, "删去"))
    pairs = list(gone_after[None])
    for anchor, article in news.items():
        source = source_of.get(anchor)
        pairs.append(Pair(olds[source[0]], article, source[1]) if source else Pair(None, article, "新增"))
        pairs += gone_after.get(anchor, [])
    return tuple(pairs)
