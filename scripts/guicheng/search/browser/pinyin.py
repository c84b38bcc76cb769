"""Names by their sound, for readers who type initials: ``add("pinyin", [[code, "xsssf xingshisusongfa", …], …])``.

Characters by their sound, for words misspelt: ``add("sounds", "a阿啊ai哎…")``; the same for every base.
"""

from __future__ import annotations

from guicheng.content.corpus import Corpus, name_key
from guicheng.search.browser.shard import File, script
from guicheng.text.pinyin import readings, syllables


def pinyin_file(corpus: Corpus) -> File:
    """One row a document: its code, then initials and full sound of its title and of every alias."""
    rows = [
        [code, *dict.fromkeys(_sound(name) for name in (work.meta.title, *work.meta.aliases))]
        for code, work in corpus.works.items()
    ]
    for shelf in (corpus.procedures, corpus.cases, corpus.forms):
        rows += [[code, _sound(entry.meta.title)] for code, entry in shelf.items()]
    return script("pinyin", rows)


def sounds_file() -> File:
    """The characters of everyday writing (GB 2312), those with several readings under each."""
    cells = range(0xA1, 0xFF)
    rows = [bytes(byte for cell in cells for byte in (row, cell)) for row in range(0xB0, 0xF8)]
    sounds: dict[str, list[str]] = {}
    for char in b"".join(rows).decode("gb2312", "ignore"):
        for sound in readings(char):
            sounds.setdefault(sound, []).append(char)
    return script("sounds", "".join(f"{sound}{''.join(chars)}" for sound, chars in sorted(sounds.items())))


def _sound(name: str) -> str:
    sounds = syllables(name_key(name))
    return f"{''.join(sound[0] for sound in sounds)} {''.join(sounds)}"
