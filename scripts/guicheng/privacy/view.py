"""A View: the text as a reader would read it, with a map back to the text as written.

Full-width and look-alike characters become plain; spaces, invisible characters, emphasis marks, tags and soft line
breaks are taken out; HTML entities are decoded. What a reader does not see (comments, link targets, attributes of
tags) becomes a view of its own.
"""

from __future__ import annotations

import html
import re
import sys
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote

import numpy as np

_TOKEN = re.compile(
    r"""
    (?P<comment><!--.*?(?:-->|\Z))                                     # not shown, but in the page
    |(?P<block></?(?:p|div|br|td|th|tr|li|ul|ol|h[1-6]|table)\b[^<>]{0,400}>)
    |(?P<tag></?[A-Za-z][^<>]{0,400}>)                                 # inline: the words around it join
    |(?P<target>(?<=\])\([^()\n]{0,400}(?:\([^()\n]{0,80}\)[^()\n]{0,80}){0,4}\))
    |(?P<entity>&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)
    |(?P<blank>_{3,})                                                  # a line to write on
    |(?P<star>(?<=[\u3400-\u9fff])\*{1,3}(?![^\n*]*\*))                # 张**: a mask, as nothing closes it
    |(?P<link>!?\[(?=[^\[\]\n]{0,400}\]\()|\](?=\())
    |(?P<hard>[ \t\u3000]*\n[ \t\u3000]*(?=\Z|\n|\#|[-*+>|][ \t]|[0-9]{1,3}[.、]|[（(][一二三四五六七八九十]|第[一二三四五六七八九十百零0-9]{1,8}条|[A-Za-z_\u4e00-\u9fff]{1,16}[ ]*:))
    |(?P<soft>[ \t\u3000]*\n[ \t\u3000]*)
    |(?P<space>[ \t\u3000\u00a0\u1680\u2000-\u200a\u202f\u205f]+)
    |(?P<drop>[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad\u034f\u180e\ufe00-\ufe0f\U000e0000-\U000e007f
               \x00-\x08\x0b-\x1f\x7f*~`_\\]+)
    """,
    re.VERBOSE | re.DOTALL,
)
# Where a token can begin: looked for first, as most characters of a text are none of these.
_BEGINNING = re.compile(
    r"[<(&_*!\[\]\n \t\u3000\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\ufeff\u00ad\u034f\u180e"
    r"\ufe00-\ufe0f\U000e0000-\U000e007f\x00-\x08\x0b-\x1f\x7f~`\\]"
)
_NOT_SHOWN = frozenset(("comment", "tag", "block", "target"))
_STOPS = "。；！？;!?"
WALL = "\n"
"""Stands where no word can run across: paragraphs, table cells, blanks."""


@dataclass(frozen=True, slots=True)
class View:
    """Normalised words of a stretch of text.

    ``gaps``: positions before which white space stood. ``_marks`` (positions here) and ``_places`` (positions in the
    text) are the beginnings of stretches that map one to one; ``_widths`` the written length of single characters that
    were written with several.
    """

    text: str
    gaps: frozenset[int]
    _marks: tuple[int, ...]
    _places: tuple[int, ...]
    _widths: dict[int, int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The same place in the text as written."""
        last = end - 1
        return self._place(start), self._place(last) + self._widths.get(last, 1)

    def _place(self, at: int) -> int:
        mark = bisect_right(self._marks, at) - 1
        return self._places[mark] + at - self._marks[mark]


def views(text: str) -> tuple[View, ...]:
    """The view of what is shown first, then one for each comment, link target and tag."""
    shown = _Writer(text)
    hidden = list(shown.write(0, len(text)))
    return (shown.view(), *(_hidden(text, start, end) for start, end in hidden))


def _hidden(text: str, start: int, end: int) -> View:
    inner = _Writer(text)
    inner.write_hidden(start, end)
    return inner.view()


def _tokens(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    at = start
    while beginning := _BEGINNING.search(text, at, end):
        token = _TOKEN.match(text, beginning.start(), end)
        at = token.end() if token else beginning.end()
        if token:
            yield token


class _Writer:
    """Builds one view from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[str] = []
        self.size = 0
        self.marks: list[int] = [0]
        self.places: list[int] = [0]
        self.widths: dict[int, int] = {}
        self.gaps: set[int] = set()

    def view(self) -> View:
        """What was written."""
        words = _with_plain_characters("".join(self.parts))
        return View(words, frozenset(self.gaps), tuple(self.marks), tuple(self.places), self.widths)

    def write(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Write a stretch; gives the places of what is not shown."""
        at = start
        for token in _tokens(self.text, start, end):
            begin, after = token.span()
            self._plain(at, begin)
            at = after
            kind = token.lastgroup or ""
            if kind in _NOT_SHOWN:
                yield begin, after
            if kind == "space":
                self.gaps.add(self.size)
            else:
                self._token(kind, token)
        self._plain(at, end)

    def write_hidden(self, start: int, end: int) -> None:
        """Write the inside of a comment, a target or a tag: percent escapes decoded, marks of syntax left in."""
        inside = self.text[start:end].removeprefix("<!--").removesuffix("-->")
        offset = start + (4 if self.text.startswith("<!--", start) else 0)
        at = 0
        for token in re.finditer(r"(?:%[0-9A-Fa-f]{2})+|&[#\w]{2,32};", inside):
            self._through(offset + at, offset + token.start())
            at = token.end()
            words = html.unescape(token[0]) if token[0][0] == "&" else unquote(token[0], errors="replace")
            self._spread(words, offset + token.start(), len(token[0]))
        self._through(offset + at, offset + len(inside))

    def _through(self, start: int, end: int) -> None:
        """The rest of something hidden: still without spaces and invisible characters."""
        at = start
        for token in _tokens(self.text, start, end):
            if token.lastgroup in ("drop", "space", "soft", "hard", "entity"):
                self._plain(at, token.start())
                at = token.end()
                self._token(token.lastgroup, token)
        self._plain(at, end)

    def _token(self, kind: str, token: re.Match[str]) -> None:
        if kind in ("hard", "block", "blank"):
            self._one(WALL, token.start(), len(token[0]))
        elif kind == "soft":
            ends = self.size and self.parts[-1][-1:] in _STOPS
            self._one(WALL, token.start(), len(token[0])) if ends else self.gaps.add(self.size)
        elif kind == "space":
            self.gaps.add(self.size)
        elif kind == "star" and not self._closes(token.start()):
            self._one("某", token.start(), len(token[0]))
        elif kind == "entity":
            self._entity(token)

    def _closes(self, start: int) -> bool:
        """Whether an emphasis opened on the same line ends here."""
        line = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        return len(re.findall(r"\*+", line)) % 2 == 1

    def _entity(self, token: re.Match[str]) -> None:
        words = html.unescape(token[0])
        if words == token[0]:
            self._plain(*token.span())
        elif words.isspace() or _TOKEN.fullmatch(words):
            self.gaps.add(self.size)
        else:
            self._spread(words, token.start(), len(token[0]))

    def _spread(self, words: str, place: int, width: int) -> None:
        """Characters that were written together in ``width`` characters."""
        for char in words:
            self._one(char, place, width)

    def _one(self, char: str, place: int, width: int) -> None:
        self.marks.append(self.size)
        self.places.append(place)
        self.widths[self.size] = width
        self.parts.append(char)
        self.size += 1

    def _plain(self, start: int, end: int) -> None:
        if start < end:
            self.marks.append(self.size)
            self.places.append(start)
            self.parts.append(self.text[start:end])
            self.size += end - start


_LONG = 1000
"""Characters from which looking up all of them at once is faster than one by one."""


def _with_plain_characters(text: str) -> str:
    if len(text) < _LONG:
        return text.translate(plain_characters())
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return _plain_codes()[codes].tobytes().decode("utf-32-le", "surrogatepass")


@cache
def _plain_codes() -> np.ndarray[tuple[int], np.dtype[np.uint32]]:
    """``plain_characters`` for every code there is."""
    codes = np.arange(sys.maxunicode + 1, dtype=np.uint32)
    for code, char in plain_characters().items():
        codes[code] = ord(char)
    return codes


@cache
def plain_characters() -> dict[int, str]:
    """Look-alikes that are one character under NFKC too: full-width, mathematical, circled, radicals."""
    ranges = (
        (0xB2, 0xBA),
        (0x2070, 0x208A),
        (0x2460, 0x2474),
        (0x24B6, 0x24EB),
        (0x2E80, 0x2FE0),
        (0xF900, 0xFB00),
        (0xFF01, 0xFF66),
        (0x1D400, 0x1D800),
        (0x2F800, 0x2FA20),
    )
    table = {}
    for low, high in ranges:
        for code in range(low, high):
            char = unicodedata.normalize("NFKC", chr(code))
            if len(char) == 1 and char != chr(code):
                table[code] = char
    table |= {ord(char): "·" for char in "•・‧∙⋅●．"}
    table |= {ord(char): "-" for char in "‐‑‒–—―−﹣"}
    table[ord("〇")] = "〇"
    table[ord("○")] = "〇"
    return table


@cache
def digit_characters() -> dict[int, str]:
    """Chinese digits one for one: 一三八〇 is 1380."""
    table = {ord(char): str(value) for value, char in enumerate("〇一二三四五六七八九")}
    table |= {ord(char): str(value) for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")}
    table[ord("幺")] = "1"
    table[ord("○")] = "0"
    return table
