"""Slugs: the pinyin of a title by words, for folders and addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Container

from guicheng.text.pinyin import syllables
from guicheng.text.widths import fold

Cut = Callable[[str], list[str]]

_LONGEST = 60
_LONG_NAMES = (
    ("最高人民法院、最高人民检察院", " lianggao "),
    ("最高人民法院", " zuigaofa "),
    ("最高人民检察院", " zuigaojian "),
    ("全国人民代表大会常务委员会", "全国人大常委会"),
    ("全国人民代表大会", "全国人大"),
)
_EMPTY_WORDS = re.compile(r"(?<=.)关于|适用法律|具体应用|若干问题|有关问题|案件|的|[《》〈〉“”、，（）()]")
_STATE = "中华人民共和国"


def in_pairs(text: str) -> list[str]:
    """Two characters a word: what a title is cut by where no segmenter is at hand."""
    return [text[start : start + 2] for start in range(0, len(text), 2)]


def slug_of(title: str, taken: Container[str], cut: Cut = in_pairs) -> str:
    """A slug that is not taken: ``xingshi-susong-fa``, a second work of that name ``xingshi-susong-fa-2``."""
    base = _join(_words(_shorten(title), cut)) or "wenben"
    slug, number = base, 1
    while slug in taken:
        number += 1
        slug = f"{base[: _LONGEST - len(str(number)) - 1].rstrip('-')}-{number}"
    return slug


def _shorten(title: str) -> str:
    """Without words that every title has; long organs by their short names."""
    title = title.replace(_STATE, "") or title
    for name, short in _LONG_NAMES:
        title = title.replace(name, short)
    return _EMPTY_WORDS.sub(" ", title)


def _words(title: str, cut: Cut) -> list[str]:
    words: list[str] = []
    for run in re.findall(r"[\u4e00-\u9fff〇]+|[a-z0-9]+", fold(title)):
        words += [run] if run.isascii() else [_sound(piece) for part in cut(run) for piece in _finer(part)]
    return [word for word in words if word]


def _finer(word: str) -> list[str]:
    """Long words of the dictionary read better in two: 刑事诉讼法 xingshi-susong-fa."""
    if len(word) > 2 and word.endswith("法"):
        return [*_finer(word[:-1]), "法"]
    return in_pairs(word) if len(word) >= 4 and len(word) % 2 == 0 else [word]


def _sound(word: str) -> str:
    return "".join(syllables(word))


def _join(words: list[str]) -> str:
    """Whole words up to the limit."""
    slug = words[0][:_LONGEST] if words else ""
    for word in words[1:]:
        if len(slug) + 1 + len(word) > _LONGEST:
            break
        slug += f"-{word}"
    return slug
