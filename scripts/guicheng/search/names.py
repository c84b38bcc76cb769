"""Names: what of a title is indexed; titles, aliases and the office's terms, found in a query as wholes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from guicheng.search.analysis import Analyzer
from guicheng.search.normal import normal_text, squeeze

SHORTEST = 2


def name_terms(names: Sequence[str], analyzer: Analyzer) -> tuple[str, ...]:
    """The terms of a work's title and aliases, and each of them as a whole."""
    terms = (term for name in names for term in analyzer.terms(name))
    return tuple(dict.fromkeys([*terms, *(squeeze(normal_text(name)) for name in names)]))


class UserWords:
    """A set of names, squeezed; finds the longest one at every place of a query."""

    def __init__(self, names: Iterable[str]) -> None:
        squeezed = (squeeze(normal_text(name)) for name in names)
        self._names = frozenset(name for name in squeezed if len(name) >= SHORTEST)
        self._lengths = sorted({len(name) for name in self._names}, reverse=True)

    def split(self, chunk: str) -> Iterator[tuple[str, bool]]:
        """The pieces of a chunk in normal form with whether each is a name; the longest name wins, from the left."""
        start = position = 0
        while position < len(chunk):
            name = self._name_at(chunk, position)
            if not name:
                position += 1
                continue
            if start < position:
                yield chunk[start:position], False
            yield name, True
            start = position = position + len(name)
        if start < len(chunk):
            yield chunk[start:], False

    def _name_at(self, chunk: str, position: int) -> str:
        for length in self._lengths:
            if chunk[position : position + length] in self._names:
                return chunk[position : position + length]
        return ""
