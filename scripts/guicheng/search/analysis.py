"""Analysis: text to terms, the same for every engine and for text and query alike.

Normal form, then runs: an article number (第一百零五条) is one term, a run of Chinese is cut by the segmenter,
a run of Latin letters and digits is one term, any other letter stands alone; marks and spaces are nothing.
As in jieba's search mode, a long word brings the dictionary words inside it; here of every length,
so that 刑事诉讼 also finds a text that says 刑事诉讼法.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from guicheng.search.normal import normal_text
from guicheng.search.segment import Segmenter, dictionary_hash

RULES = 1
"""Version of the rules in this module and in ``normal``; a change makes every index stale."""

_NUMBER = "[零一二三四五六七八九十百千万亿]+"
_PLACE = f"第{_NUMBER}(?:分编|[编章节条款项目])"
_RUN = re.compile(
    rf"""
      (?P<place>{_PLACE}(?:之{_NUMBER})*)                                 # 第一百二十条之一
    | (?P<han>(?:[\u4e00-\u7b2b\u7b2d-\u9fd5]+|第(?!{_NUMBER}(?:分编|[编章节条款项目])))+)
    | (?P<latin>[a-z0-9]+)
    | (?P<other>[^\W_])
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A term and where it stands in the normal form; a part lies inside the word before it."""

    text: str
    start: int
    end: int
    part: bool


class Analyzer:
    """Cuts normal forms into tokens."""

    def __init__(self, segmenter: Segmenter) -> None:
        self._segmenter = segmenter
        self._known: dict[str, tuple[tuple[str, int], ...]] = {}
        self._part_words: dict[str, list[str]] = {}

    @property
    def analyzer_id(self) -> str:
        """What an index must have been made by to be read: segmenter, dictionary, rules."""
        return f"{self._segmenter.name} dict-{dictionary_hash()} rules-{RULES}"

    def terms(self, text: str) -> list[str]:
        """The terms of a text as written (not yet in normal form), parts included, in order."""
        return self.terms_of(normal_text(text))

    def terms_of(self, normal: str) -> list[str]:
        """The texts of ``tokens``, without their places: a build asks for nothing else, and this is twice as fast."""
        # One call of the segmenter a text: it cuts nothing across a line break.
        runs = _RUN.findall(normal)
        words = iter(self._segmenter.cut("\n".join(han for _, han, _, _ in runs if han)))
        known, parts = self._part_words, self._parts
        terms: list[str] = []
        for place, han, latin, other in runs:
            if not han:
                terms.append(place or latin or other)
                continue
            for word in words:
                if word == "\n":
                    break
                terms.append(word)
                if len(word) > 2:
                    if word not in known:
                        known[word] = [part for part, _ in parts(word)]
                    terms += known[word]
        return terms

    def tokens(self, normal: str) -> Iterator[Token]:
        """The tokens of a text in normal form, each word before its parts."""
        for match in _RUN.finditer(normal):
            if match.lastgroup == "han":
                yield from self._han(match[0], match.start())
            else:
                yield Token(match[0], match.start(), match.end(), False)

    def _han(self, run: str, start: int) -> Iterator[Token]:
        for word in self._segmenter.cut(run):
            end = start + len(word)
            yield Token(word, start, end, False)
            for part, offset in self._parts(word):
                yield Token(part, start + offset, start + offset + len(part), True)
            start = end

    def _parts(self, word: str) -> Iterable[tuple[str, int]]:
        if len(word) < 3:
            return ()
        if word not in self._known:
            self._known[word] = tuple(self._parts_of(word))
        return self._known[word]

    def _parts_of(self, word: str) -> Iterator[tuple[str, int]]:
        for length in range(2, len(word)):
            for offset in range(len(word) - length + 1):
                part = word[offset : offset + length]
                if self._segmenter.has_word(part):
                    yield part, offset
