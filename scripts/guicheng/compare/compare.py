"""Compare two editions: a summary of what weighs, then article by article with the changed words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guicheng.compare.align import Pair, align
from guicheng.compare.weight import Shift, shifts
from guicheng.compare.words import Run, changed_words
from guicheng.content.corpus import EditionEntry, WorkEntry
from guicheng.model.provision import Article
from guicheng.text.printer import article_lines


@dataclass(frozen=True, slots=True)
class Change:
    """One article that changed: the pair, its runs of words, what weighs in it."""

    pair: Pair
    runs: tuple[Run, ...]
    shifts: tuple[Shift, ...]


@dataclass(frozen=True)
class Comparison:
    """Two editions of a work; ``changes`` are in the order of the new edition."""

    work: WorkEntry
    old: EditionEntry
    new: EditionEntry
    pairs: tuple[Pair, ...]
    changes: tuple[Change, ...]

    @property
    def added(self) -> tuple[Article, ...]:
        """Articles that are new."""
        return tuple(pair.new for pair in self.pairs if pair.old is None and pair.new is not None)

    @property
    def deleted(self) -> tuple[Article, ...]:
        """Articles that are gone."""
        return tuple(pair.old for pair in self.pairs if pair.new is None and pair.old is not None)

    @property
    def renumbered(self) -> tuple[Pair, ...]:
        """Articles under another number."""
        return tuple(pair for pair in self.pairs if pair.renumbered)

    @property
    def reworded(self) -> tuple[Change, ...]:
        """Articles whose words changed."""
        return tuple(change for change in self.changes if change.pair.changed)

    @property
    def weighty(self) -> tuple[Change, ...]:
        """Articles where a duty, a time limit or an amount changed: to be read first."""
        return tuple(change for change in self.reworded if change.shifts)


def compare_editions(work: WorkEntry, old: EditionEntry, new: EditionEntry) -> Comparison:
    """Compare two editions of a work, whichever way round their days are."""
    pairs = align(old.text, new.text, lineage(work, old.meta.edition, new.meta.edition))
    changes = tuple(
        _change(pair) for pair in pairs if pair.changed or pair.renumbered or None in (pair.old, pair.new)
    )
    return Comparison(work, old, new, pairs, changes)


def lineage(work: WorkEntry, old: str, new: str) -> Mapping[str, str]:
    """Which article became which, as a person confirmed it for these two editions (also read backwards)."""
    confirmed = work.meta.lineage.get(f"{old}>{new}")
    if confirmed is not None:
        return confirmed
    return {target: source for source, target in work.meta.lineage.get(f"{new}>{old}", {}).items()}


def _change(pair: Pair) -> Change:
    old, new = _words(pair.old), _words(pair.new)
    weighed = shifts(old, new) if pair.old is not None and pair.new is not None else ()
    return Change(pair, changed_words(old, new), weighed)


def _words(article: Article | None) -> str:
    """The words of an article without its number."""
    if article is None:
        return ""
    lines = article_lines(article)
    return "\n".join((lines[0].removeprefix(article.label).lstrip("　 "), *lines[1:])) if lines else ""
