"""Characters by their sound, ``add(NAME, "a阿啊ai哎…")``: no word is written twice, the browser has them already.

``pinyin``: the characters of names and of the office's words, as they sound there, for readers who type letters;
``sounds``: those of everyday writing with all their usual sounds, for words misspelt; the same for every base.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from guicheng.content.corpus import Corpus, name_key
from guicheng.search.browser.shard import File, script
from guicheng.text.pinyin import readings, spelt


def pinyin_file(corpus: Corpus) -> File:
    """Titles, aliases and words of the synonyms."""
    return script("pinyin", _by_sound(pair for words in _words(corpus) for pair in spelt(words)))


def sounds_file() -> File:
    """The characters of everyday writing (GB 2312), those with several readings under each."""
    cells = range(0xA1, 0xFF)
    rows = [bytes(byte for cell in cells for byte in (row, cell)) for row in range(0xB0, 0xF8)]
    chars = b"".join(rows).decode("gb2312", "ignore")
    return script("sounds", _by_sound((char, sound) for char in chars for sound in readings(char)))


def _words(corpus: Corpus) -> Iterator[str]:
    for work in corpus.works.values():
        yield from (name_key(name) for name in (work.meta.title, *work.meta.aliases))
    for shelf in (corpus.procedures, corpus.cases, corpus.forms):
        yield from (entry.meta.title for entry in shelf.values())
    for row in corpus.synonyms:
        yield from (row.colloquial, row.standard)


def _by_sound(pairs: Iterable[tuple[str, str]]) -> str:
    sounds: dict[str, list[str]] = {}
    for char, sound in dict.fromkeys(pairs):
        sounds.setdefault(sound, []).append(char)
    return "".join(f"{sound}{''.join(sorted(chars))}" for sound, chars in sorted(sounds.items()))
