"""The segmenter: Chinese text to words with jieba's dictionary, HMM off; the one door to rjieba and jieba.

HMM stays off because it guesses words the dictionary lacks: an index and a query would then disagree
(5 % of runs), and the browser has no HMM at all.
"""

from __future__ import annotations

import hashlib
import logging
import warnings
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any, Protocol

REFERENCE = "jieba"
FAST = "rjieba"


class Segmenter(Protocol):
    """Cuts a run of Chinese characters into words; every character is in exactly one word."""

    @property
    def name(self) -> str:
        """Library and version: ``rjieba-0.2.2``."""

    def cut(self, text: str) -> list[str]:
        """The words of a run, in order."""

    def has_word(self, word: str) -> bool:
        """Whether the dictionary holds the word."""


@cache
def segmenter() -> Segmenter:
    """The segmenter to use: rjieba, or jieba itself where rjieba has no wheel."""
    try:
        return fast_segmenter()
    except ImportError:
        return reference_segmenter()


@cache
def fast_segmenter() -> Segmenter:
    """rjieba: the same words, ten times as fast. Raises ImportError where it is not installed."""
    import rjieba

    # The module is a Jieba already; another one would read the whole dictionary again.
    return _Fast(rjieba)


@cache
def reference_segmenter() -> Segmenter:
    """jieba, which fixes what a word is. Takes half a second to load; writes no cache file, says nothing."""
    jieba = _import_jieba()
    tokenizer = jieba.Tokenizer()
    # What Tokenizer.initialize does, without its cache in the shared temporary folder.
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    return _Reference(tokenizer)


@cache
def dictionary() -> dict[str, int]:
    """Every word of jieba's dictionary with its frequency: what the browser cuts queries by."""
    # Word, frequency and part of speech, line after line; of 350,000 lines none is told apart for itself.
    fields = _dictionary_bytes().decode("utf-8").split()
    return dict(zip(fields[::3], map(int, fields[1::3]), strict=True))


@cache
def dictionary_hash() -> str:
    """The first twelve hex digits of the SHA-256 of jieba's dictionary file."""
    return hashlib.sha256(_dictionary_bytes()).hexdigest()[:12]


def _dictionary_bytes() -> bytes:
    return (files(_import_jieba()) / "dict.txt").read_bytes()


def _import_jieba() -> Any:
    with warnings.catch_warnings():
        # jieba 0.42.1 is older than the escapes and imports that Python now warns about.
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.ERROR)
    return jieba


class _Fast:
    def __init__(self, jieba: Any) -> None:
        self.name = f"{FAST}-{version(FAST)}"
        self._cut = jieba.cut
        self.has_word = jieba.has_word

    def cut(self, text: str) -> list[str]:
        words: list[str] = self._cut(text, False)
        return words


class _Reference:
    def __init__(self, tokenizer: Any) -> None:
        self.name = f"{REFERENCE}-{version(REFERENCE)}"
        self._tokenizer = tokenizer

    def cut(self, text: str) -> list[str]:
        return list(self._tokenizer.cut(text, HMM=False))

    def has_word(self, word: str) -> bool:
        return bool(self._tokenizer.FREQ.get(word))
