"""Synonyms: what an office calls a thing that people call otherwise; searched along with the word, and said so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from guicheng.model.data import Synonym
from guicheng.search.analysis import Analyzer
from guicheng.search.engine import Other
from guicheng.search.normal import normal_text, normalise, squeeze
from guicheng.search.query import Query
from guicheng.search.request import cut_other

SEARCHED = frozenset({"口语", "简称", "同义", "异名", "联想"})
"""Kinds whose standard words are searched as well; others are shown only. 联想 are no equals: 多久, 期限."""


LOOSE = "联想"
"""The kind whose standard words only lead on: in a query they are words like any others, not names to be found whole."""


def names_of(row: Synonym) -> tuple[str, ...]:
    """The words of a row that a query is searched for as wholes."""
    return (row.colloquial,) if row.kind == LOOSE else (row.colloquial, *row.standard.split("、"))


def searched_words(rows: Iterable[Synonym], analyzer: Analyzer) -> dict[str, tuple[Other, ...]]:
    """Squeezed word → the words that do as well; 上访 → 信访, 走访."""
    words: dict[str, tuple[Other, ...]] = {}
    for row in rows:
        if row.kind in SEARCHED:
            key = _squeezed(row.colloquial)
            words[key] = (*words.get(key, ()), *_others(row, analyzer))
    return words


def browser_rows(rows: Iterable[Synonym], analyzer: Analyzer) -> list[list[str]]:
    """The columns of the vocabulary as the browser reads them; standard words that are searched are cut (通知|家属).

    By the build: cutting them in the page would take a file of the dictionary for nearly every character.
    """
    return [
        [
            row.colloquial,
            _cut(row.standard, analyzer) if row.kind in SEARCHED else row.standard,
            row.kind,
            row.note,
        ]
        for row in rows
    ]


def _cut(standard: str, analyzer: Analyzer) -> str:
    """A bar before each word but the first of its run, all characters kept."""
    normal = normalise(standard)
    starts = [normal.starts[token.start] for token in analyzer.tokens(normal.text) if not token.part]
    pieces = [standard[start:end] for start, end in pairwise([0, *starts, len(standard)])]
    return re.sub(r"(^|、)\|", r"\1", "|".join(pieces))


def _others(row: Synonym, analyzer: Analyzer) -> tuple[Other, ...]:
    return tuple(cut_other(word, analyzer) for word in row.standard.split("、"))


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
        if row.kind == LOOSE:
            yield f"“{row.colloquial}”一并按“{row.standard}”检索{note}。"
        elif row.kind in SEARCHED:
            yield f"“{row.colloquial}”的规范用语是“{row.standard}”{note}，已一并检索；只查原词请加引号。"
        else:
            yield f"{row.kind}：“{row.colloquial}”，{row.standard}{note}。"


def _squeezed(word: str) -> str:
    return squeeze(normal_text(word))
