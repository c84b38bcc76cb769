"""Analysis: text to terms, the same for every engine and for text and query alike.

Normal form, then runs: an article number (第一百零五条) is one term, a run of Chinese is cut by the segmenter,
a run of Latin letters and digits is one term, any other letter stands alone; marks and spaces are nothing.
As in jieba's search mode, a long word brings the dictionary words inside it; here of every length,
so that 刑事诉讼 also finds a text that says 刑事诉讼法.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
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


# What stands between runs of ideographs and marks. It begins with one class of characters, as that is looked for fast.
_APART = re.compile(
    rf"""
    ([^\W_\u4e00-\u7b2b\u7b2d-\u9fd5]                                       # 第, or no ideograph
    (?:
      (?<=第){_NUMBER}(?:分编|[编章节条款项目])(?:之{_NUMBER})*
    | (?<=[a-z0-9])[a-z0-9]*
    | (?<![第a-z0-9])
    ))
    """,
    re.VERBOSE,
)
# Marks and characters without a meaning that the segmenter takes for parts of a run.
_JOINING = re.compile("[-+#&._%\r\ud800-\udfff\u3400-\u4dbf\u9fd6-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_END = "Z"
"""Ends a text among others: normal forms have no capitals."""


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
        self._terms = _Terms(self._parts)

    @property
    def analyzer_id(self) -> str:
        """What an index must have been made by to be read: segmenter, dictionary, rules."""
        return f"{self._segmenter.name} dict-{dictionary_hash()} rules-{RULES}"

    def terms(self, text: str) -> list[str]:
        """The terms of a text as written (not yet in normal form), parts included, in order."""
        return self.terms_of(normal_text(text))

    def terms_of(self, normal: str) -> list[str]:
        """The texts of ``tokens``, without their places."""
        return next(self.terms_of_each((normal,)))

    def terms_of_each(self, normals: Iterable[str]) -> Iterator[list[str]]:
        """``terms_of`` for each of many texts, all of them cut at once: an index asks for nothing else."""
        text = "".join(f"{normal}{_END}" for normal in normals).replace("\n", " ")
        # Ideographs and marks, and in turn what stands apart; the segmenter cuts nothing across a line break.
        pieces = _APART.split(text)
        words = self._segmenter.cut(_JOINING.sub(" ", "\n".join(pieces[::2])))
        found = list(chain.from_iterable(map(self._terms.__getitem__, words)))
        terms: list[str] = []
        start = 0
        for apart in pieces[1::2]:
            end = found.index("\n", start)
            terms += found[start:end]
            start = end + 1
            if apart == _END:
                yield terms
                terms = []
            else:
                terms.append(apart)

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


class _Terms(dict[str, tuple[str, ...]]):
    """What each word brings: itself and its parts; a mark nothing, the end of a line itself."""

    def __init__(self, parts: Callable[[str], Iterable[tuple[str, int]]]) -> None:
        super().__init__({"\n": ("\n",)})
        self._parts = parts

    def __missing__(self, word: str) -> tuple[str, ...]:
        terms = (word, *(part for part, _ in self._parts(word))) if word.isalnum() else ()
        self[word] = terms
        return terms
