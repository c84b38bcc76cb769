"""Synonyms: what an office calls a thing that people call otherwise; searched along with the word, and said so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guicheng.model.data import Synonym
from guicheng.search.normal import normal_text, squeeze
from guicheng.search.query import Query

SEARCHED = frozenset({"口语", "简称", "同义", "异名", "联想"})
"""Kinds whose standard words are searched as well; others are shown only. 联想 are no equals: 多久, 期限."""


def searched_words(rows: Iterable[Synonym]) -> dict[str, tuple[str, ...]]:
    """Squeezed word → the squeezed words that do as well; 上访 → 信访, 走访."""
    words: dict[str, tuple[str, ...]] = {}
    for row in rows:
        if row.kind in SEARCHED:
            key = squeeze(normal_text(row.colloquial))
            words[key] = (*words.get(key, ()), *map(_squeezed, row.standard.split("、")))
    return words


def hints(query: Query, rows: Iterable[Synonym]) -> Iterator[str]:
    """What to tell the reader about the words typed outside quotes; of words inside each other, about the longest."""
    typed = squeeze("".join(query.words))
    found = [
        row for row in rows if _squeezed(row.colloquial) in typed and _squeezed(row.standard) not in typed
    ]
    for row in found:
        if any(row.colloquial in other.colloquial != row.colloquial for other in found):
            continue
        note = f"（{row.note}）" if row.note else ""
        if row.kind == "联想":
            yield f"“{row.colloquial}”一并按“{row.standard}”检索{note}。"
        elif row.kind in SEARCHED:
            yield f"“{row.colloquial}”的规范用语是“{row.standard}”{note}，已一并检索；只查原词请加引号。"
        else:
            yield f"{row.kind}：“{row.colloquial}”，{row.standard}{note}。"


def _squeezed(word: str) -> str:
    return squeeze(normal_text(word))
