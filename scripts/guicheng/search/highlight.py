"""Snippets: the window of a text that shows most of what was looked for, with the spans to mark.

Spans are offsets into the snippet, never HTML: the terminal and the browser each mark in their own way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from guicheng.search.analysis import Analyzer
from guicheng.search.engine import Other
from guicheng.search.normal import Normal, normalise, squeeze

SHORTEST, LONGEST = 60, 100
"""Characters of a snippet; whole clauses as far as they fit."""

_CLAUSE = re.compile(r"[^，。；：！？、\n]*[，。；：！？、\n]*")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Snippet:
    """Words of a document with the spans to mark; ``before`` and ``after`` say that more stands there."""

    text: str
    spans: tuple[Span, ...]
    before: bool
    after: bool


def find_spans(
    text: str, analyzer: Analyzer, terms: frozenset[str], runs: Iterable[str], others: Sequence[Other] = ()
) -> list[Span]:
    """Where terms and runs of characters stand in a text; merged, in order, inside the text.

    Of ``others``, words that do as well, the characters in a row are marked, or all the words they are cut into.
    """
    normal = normalise(text)
    plain = squeeze(normal.text) if others else ""
    for one in others:
        if one.text not in plain and all(word in plain for word in one.words):
            terms |= set(one.words)
    found = [(t.start, t.end) for t in analyzer.tokens(normal.text) if t.text in terms]
    for run in (*runs, *(one.text for one in others)):
        found += _runs(normal.text, run)
    return _merge(_original(normal, found))


def snippet(text: str, spans: Sequence[Span]) -> Snippet:
    """The window of whole clauses that holds the most marked characters, the first of equals."""
    clauses = [match.span() for match in _CLAUSE.finditer(text) if match[0]] or [(0, len(text))]
    start, end = max(_windows(clauses), key=lambda window: (_marked(spans, window), -window[0]))
    start, end = _cut_to_length(start, end, spans)
    inside = tuple((max(a, start) - start, min(b, end) - start) for a, b in spans if a < end and b > start)
    return Snippet(text[start:end], inside, start > 0, end < len(text.rstrip()))


def _windows(clauses: Sequence[Span]) -> list[Span]:
    """From every clause on, as many clauses as fit; at least one, and more than the shortest where there are."""
    windows = []
    for first, (start, end) in enumerate(clauses):
        for _, next_end in clauses[first + 1 :]:
            if next_end - start > LONGEST:
                break
            end = next_end
        windows.append((start, end))
    return windows


def _marked(spans: Sequence[Span], window: Span) -> int:
    start, end = window
    return sum(min(b, end) - max(a, start) for a, b in spans if a < end and b > start)


def _cut_to_length(start: int, end: int, spans: Sequence[Span]) -> Span:
    """A clause longer than a snippet is cut so that its first mark is in view."""
    if end - start <= LONGEST:
        return start, end
    first = next((a for a, b in spans if a >= start and b <= end), start)
    start = max(start, min(first - SHORTEST // 3, end - LONGEST))
    return start, start + LONGEST


def _runs(normal: str, run: str) -> list[Span]:
    """Occurrences of squeezed characters, whatever marks and spaces stand between them."""
    if not run:
        return []
    places = [place for place, char in enumerate(normal) if char.isalnum()]
    squeezed = "".join(normal[place] for place in places)
    found, at = [], squeezed.find(run)
    while at >= 0:
        found.append((places[at], places[at + len(run) - 1] + 1))
        at = squeezed.find(run, at + len(run))
    return found


def _original(normal: Normal, spans: Iterable[Span]) -> list[Span]:
    return [normal.span(start, end) for start, end in spans]


def _merge(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
