"""Pinyin of Chinese words, without tones; the one door to pypinyin."""

from __future__ import annotations

import re

_USUAL = 2
_HAN = re.compile("[\u4e00-\u9fa5]+")
_OTHER = re.compile(r"[^a-z0-9]")


def syllables(text: str) -> list[str]:
    """The sounds of a text, one a character: 河道 → ``he``, ``dao``; letters and digits stay as they are."""
    from pypinyin import lazy_pinyin

    sounds = (_OTHER.sub("", sound.lower()) for sound in lazy_pinyin(text))
    return [sound for sound in sounds if sound]


def spelt(text: str) -> list[tuple[str, str]]:
    """The Chinese characters of a text, each with its sound there."""
    return [pair for run in _HAN.findall(text) for pair in _aligned(run)]


def readings(char: str) -> list[str]:
    """The usual sounds of one character: 行 → ``hang``, ``xing``."""
    from pypinyin import Style, pinyin

    sounds = {
        _OTHER.sub("", sound.lower())
        for sound in pinyin(char, style=Style.NORMAL, heteronym=True)[0][:_USUAL]
    }
    return sorted(sound for sound in sounds if sound)


def _aligned(run: str) -> list[tuple[str, str]]:
    sounds = syllables(run)
    if len(sounds) != len(run):  # a character of two syllables (old units) or of none
        return [(char, sound) for char in run for sound in syllables(char)[:1]]
    return list(zip(run, sounds, strict=True))
