"""Words that rules know: surnames, characters of given names, common words, places. Read once from ``data/``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

DATA = files("guicheng.privacy") / "data"


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


@cache
def generic(section: str) -> frozenset[str]:
    """Words that make no name of a 地方, a 法院 or a 单位: 某县, 原审法院, 乡镇小学."""
    return _words("generic.txt", section)


@dataclass(frozen=True, slots=True)
class Cues:
    """What stands around a name. Words in ``roles`` (before), ``titles`` and ``saying`` (behind); the rest are characters or marks."""

    roles: frozenset[str]
    titles: frozenset[str]
    saying: frozenset[str]
    before: frozenset[str]
    followers: frozenset[str]
    never_given: frozenset[str]
    function_surnames: frozenset[str]
    list_marks: frozenset[str]
    introducers: frozenset[str]
    doctrines: frozenset[str]
    land: frozenset[str]


@cache
def cues() -> Cues:
    """The cues of ``cues.txt``."""
    return Cues(
        roles=_words("cues.txt", "角色"),
        titles=_words("cues.txt", "职务"),
        saying=_words("cues.txt", "言行"),
        before=_characters("前邻"),
        followers=_characters("后邻"),
        never_given=_characters("不入名"),
        function_surnames=_characters("虚姓"),
        list_marks=_words("cues.txt", "并列"),
        introducers=_words("cues.txt", "引出"),
        doctrines=_words("cues.txt", "学说"),
        land=_characters("地貌"),
    )


def _words(name: str, section: str) -> frozenset[str]:
    return frozenset(word for found, line in _sections(name) if found == section for word in line.split())


def _characters(section: str) -> frozenset[str]:
    return frozenset("".join(_words("cues.txt", section)))


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
