"""Words that rules know: surnames, characters of given names, common words, places. Read once from ``data/``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

DATA = files("guicheng.privacy") / "data"
NAMES = ("surnames.txt", "given.txt", "words.txt", "places.txt")


@cache
def surnames() -> Mapping[str, int]:
    """Surname → 2 common or compound, 1 less common, 0 rare."""
    weights = {"常见": 2, "较少": 1, "少见": 0, "复姓": 2}
    found: dict[str, int] = {}
    for section, line in _sections("surnames.txt"):
        for name in line.split() if section == "复姓" else line:
            found.setdefault(name, weights[section])
    return found


@cache
def given_characters() -> frozenset[str]:
    """Characters that stand in given names more often than elsewhere."""
    return frozenset("".join(_lines("given.txt")))


@cache
def common_words() -> frozenset[str]:
    """Words of the language of law, and plain words that begin like a surname: evidence against a name."""
    return frozenset(word for line in _lines("words.txt") for word in line.split())


@cache
def places() -> Mapping[str, str]:
    """Name of a province, city or county without its suffix → its suffix: 示例 → 县."""
    found: dict[str, str] = {}
    for section, line in _sections("places.txt"):
        found.update((name, section) for name in line.split())
    return found


def _lines(name: str) -> Iterator[str]:
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _sections(name: str) -> Iterator[tuple[str, str]]:
    section = ""
    for line in _lines(name):
        if line.startswith("["):
            section = line.strip("[]")
        else:
            yield section, line
