"""Widths and invisible characters: what is unified for storing, and what is folded for matching and search."""

from __future__ import annotations

import re
import unicodedata

# Invisible characters that scrapers and word processors leave behind; none is part of official wording.
_INVISIBLE = re.compile("[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u00ad\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
# Spaces of other widths; the ideographic space is kept: official texts print it.
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\t]")
# Private-use characters that font tricks of government sites put in place of a space.
_PRIVATE = re.compile("[\ue000-\uf8ff]")

_WIDE = tuple((mark, unicodedata.normalize("NFKC", mark)) for mark in "，：；！？（）　")
"""Marks that every official text is full of, with what NFKC makes of them."""
_PAIRED = "〔〕[]【】〈〉“”‘’「」『』"
_ONE_SHAPE = str.maketrans(_PAIRED, "()()()《》\"\"''\"\"''")
_ANY_PAIRED = re.compile(f"[{re.escape(_PAIRED)}]")


def unify(text: str) -> str:
    """Unify line ends, spaces and invisible characters for storing; no word, digit or mark is changed.

    Private-use characters become a space, as no font of the reader shows them.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    text = _INVISIBLE.sub("", text)
    return _PRIVATE.sub(" ", _SPACES.sub(" ", text))


def fold(text: str) -> str:
    """Fold for matching and search: NFKC, lower case, all brackets and quotes of one shape.

    Length may change; use it on both sides of a comparison, never for storing.
    """
    text = _INVISIBLE.sub("", text)
    # Normalising and translating go character by character; a text without work for them is only looked through.
    for mark, plain in _WIDE:
        text = text.replace(mark, plain)
    text = unicodedata.normalize("NFKC", text).lower()
    return text.translate(_ONE_SHAPE) if _ANY_PAIRED.search(text) else text


def bare(text: str) -> str:
    """The folded characters without any white space: what two wordings are compared by."""
    return "".join(fold(text).split())
