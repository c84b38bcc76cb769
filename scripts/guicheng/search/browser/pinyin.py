"""Names by their sound, for readers who type initials: ``add("pinyin", [[code, "xssf xingshisusongfa", …], …])``."""

from __future__ import annotations

from guicheng.content.corpus import Corpus, name_key
from guicheng.search.browser.shard import File, script
from guicheng.text.pinyin import syllables


def pinyin_file(corpus: Corpus) -> File:
    """One row a document: its code, then initials and full sound of its title and of every alias."""
    rows = [
        [code, *dict.fromkeys(_sound(name) for name in (work.meta.title, *work.meta.aliases))]
        for code, work in corpus.works.items()
    ]
    for shelf in (corpus.procedures, corpus.cases, corpus.forms):
        rows += [[code, _sound(entry.meta.title)] for code, entry in shelf.items()]
    return script("pinyin", rows)


def _sound(name: str) -> str:
    sounds = syllables(name_key(name))
    return f"{''.join(sound[0] for sound in sounds)} {''.join(sounds)}"
