"""Names of persons: a surname with a plausible given name, weighed by what stands before and behind it.

Each candidate is the sum of evidence: how common the surname is, whether the given name is made of characters of
given names, a role before it (申请人、法官), a title or a verb of speaking behind it, clean edges; common words of
the language are evidence against. ``ERROR`` and ``REVIEW`` are the two thresholds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from guicheng.privacy.finding import Hit, graded
from guicheng.privacy.foreign import foreign_names
from guicheng.privacy.lexicon import common_words, cues, given_characters, surnames
from guicheng.privacy.view import WALL, View

Tagger = Callable[[str], list[str]]
"""Gives the names of persons in a short window of text."""

_NUMERALS = frozenset("一二三四五六七八九十百千万亿零〇两")
_OTHERS = re.compile("等[0-9一二三四五六七八九十百两数多几]")
ERROR = 6.5
REVIEW = 3.9
BARE = "像人名"
_SUGGESTION = "改为称谓：申请人甲、某法官"
_PUNCTUATION = frozenset("，。、；：？！,.;:?!（）()《》〈〉“”\"'‘’「」『』【】[]〔〕|/-…—＋+<>=→~·#" + WALL)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible name with the weight of its evidence."""

    start: int
    end: int
    weight: float
    why: str


def persons(view: View, tagger: Tagger | None = None) -> Iterator[Hit]:
    """Names in a view: Chinese ones by weight, foreign and minority ones by their shape, then repetitions."""
    found = list(foreign_names(view))
    found += [_hit(candidate) for candidate in _chinese(view, tagger)]
    yield from found
    yield from _repeated(view, found)


def _chinese(view: View, tagger: Tagger | None) -> Iterator[Candidate]:
    text, end, listed = view.text, 0, False
    for match in _surname_pattern().finditer(text):
        if match.start() < end:
            continue
        best = _best(view, match.start(), len(match[0]), listed and _continues(text, end, match.start()))
        if best is not None and tagger is not None and best.weight < ERROR:
            best = _asked(view.text, best, tagger)
        if best is not None and best.weight >= REVIEW:
            end, listed = best.end, True
            yield best


def _continues(text: str, end: int, start: int) -> bool:
    """Whether only 、 or 和 lies between a name and this place: a list of names."""
    return start - end < 4 and text[end:start] in cues().list_marks


def _best(view: View, start: int, surname: int, listed: bool) -> Candidate | None:
    """The better of one and two characters of given name."""
    left, cue = (4.0, "与人名并列") if listed else _left(view, start)
    best: Candidate | None = None
    for length in (surname + 2, surname + 1) + ((2,) if surname == 2 else ()):
        family = surname if length > surname else 1
        candidate = _weigh(view, start, start + length, family, left, cue)
        if candidate is not None and (best is None or candidate.weight > best.weight):
            best = candidate
    return best


def _weigh(view: View, start: int, end: int, family: int, left: float, cue: str) -> Candidate | None:
    text = view.text
    if (
        end > len(text)
        or not _is_possible(text[start:end], family)
        or text[end : end + 2] in cues().doctrines
    ):
        return None
    right, follower = _right(view, end)
    if left < 0 and right < 3:
        return None
    reading = _Reading(text, start, end, family, left, right)
    weight = surnames()[reading.surname] + left + right + 1.5 * reading.known - _doubts(reading)
    return Candidate(start, end, weight, "；".join(words for words in (cue, follower) if words) or BARE)


def _is_possible(name: str, family: int) -> bool:
    """A surname of the table and a given name that is no title and has no character that names never have."""
    given = name[family:]
    if name[:family] not in surnames() or any(not "\u4e00" <= char <= "\u9fff" for char in name):
        return False
    titled = given in cues().titles or given in cues().roles
    return not titled and not any(char in cues().never_given for char in given)


def _left(view: View, start: int) -> tuple[float, str]:
    """What stands before: a role weighs most, a clean edge little, the middle of a word against."""
    text = view.text
    edge = start - max((len(mark) for mark in cues().introducers if text.endswith(mark, 0, start)), default=0)
    for low in range(2, 7):
        if low <= edge and text[edge - low : edge] in cues().roles:
            return 4.0, f"前面是“{text[edge - low : edge]}”"
    if start == 0 or start in view.gaps or text[start - 1] in _PUNCTUATION:
        return 1.0, ""
    if text[start - 1] in cues().before or not "\u4e00" <= text[start - 1] <= "\u9fff":
        return 0.7, ""
    return (0.4 if _ends_word(text, start) else -2.0), ""


def _ends_word(text: str, end: int) -> bool:
    return text[end - 2 : end] in common_words() or text[end - 3 : end] in common_words()


def _begins_word(text: str, start: int) -> bool:
    return text[start : start + 2] in common_words() or text[start : start + 3] in common_words()


def _right(view: View, end: int) -> tuple[float, str]:
    """What stands behind: a title, a verb of speaking, a clean edge, or the rest of a word."""
    text = view.text
    for length in range(6, 1, -1):
        words = text[end : end + length]
        if words in cues().titles:
            return 4.0, f"后面是“{words}”"
        if words in cues().saying:
            return 3.0, f"后面是“{words}”"
    if text[end : end + 1] in cues().saying:
        return 2.5, f"后面是“{text[end]}”"
    if _OTHERS.match(text, end):
        return 4.0, "后面是“等”和人数"
    if end >= len(text) or end in view.gaps or text[end] in _PUNCTUATION:
        return 1.0, ""
    if text[end] in cues().followers or not "\u4e00" <= text[end] <= "\u9fff":
        return 0.7, ""
    return (0.4 if _begins_word(text, end) else -1.5), ""


@dataclass(frozen=True, slots=True)
class _Reading:
    """One way to read a name out of a text: where, how long the surname is, how strong the sides are."""

    text: str
    start: int
    end: int
    family: int
    left: float
    right: float

    @property
    def name(self) -> str:
        return self.text[self.start : self.end]

    @property
    def surname(self) -> str:
        return self.name[: self.family]

    @property
    def given(self) -> str:
        return self.name[self.family :]

    @property
    def known(self) -> int:
        """How many characters of the given name are characters of given names."""
        return sum(char in given_characters() for char in self.given)

    def is_word(self, start: int, end: int) -> bool:
        """Whether a stretch, counted from the name's first character, is a common word."""
        return self.text[max(0, self.start + start) : self.start + end] in common_words()


def _doubts(reading: _Reading) -> float:
    """Evidence of ordinary words in or across the candidate."""
    return _word_doubt(reading) + _edge_doubt(reading) + _surname_doubt(reading) + _given_doubt(reading)


def _word_doubt(reading: _Reading) -> float:
    """The candidate is a word, or begins with one: 文明, 成立, 王国某."""
    size = reading.end - reading.start
    cued = reading.left >= 4 and reading.right > 0
    if reading.is_word(0, size + 1) or reading.is_word(0, size + 2):
        return 6.0
    if reading.is_word(0, size):
        return 3.0 if cued and reading.known == len(reading.given) else 6.0
    if reading.family == 1 and size > 2 and reading.is_word(0, 2):
        return 3.0 if reading.name[2] in given_characters() and reading.left + reading.right >= 4 else 4.0
    return 0.0


def _edge_doubt(reading: _Reading) -> float:
    """A word runs across an edge: 高度|重视, 长|江."""
    size = reading.end - reading.start
    doubt = 0.0
    if reading.right < 2.5 and (reading.is_word(size - 1, size + 1) or reading.is_word(size - 1, size + 2)):
        doubt += 2.5 if reading.left >= 4 and reading.right > 0 else 4.0
    if reading.start and (reading.is_word(-1, 1) or reading.is_word(-2, 1)):
        doubt += 4.0 if reading.left >= 4 else 2.0
    return doubt


def _surname_doubt(reading: _Reading) -> float:
    """The surname is rare, or far more often a preposition or a verb."""
    function = reading.surname in cues().function_surnames
    rare = not surnames()[reading.surname]
    doubt = 3.5 if function else 0.0
    if rare and reading.left < 4 and reading.right < 2.5:
        doubt += 1.0
    if not reading.known and (function or (rare and reading.left < 4)):
        doubt += 2.0
    return doubt


def _given_doubt(reading: _Reading) -> float:
    """The given name looks like the end of a place, a number, or a word of its own."""
    doubt = 0.0
    if reading.name[-1] in cues().land and reading.left < 4 and reading.right < 2.5:
        doubt += 1.5
    if all(char in _NUMERALS for char in reading.given):
        doubt += 2.0
    if reading.given in common_words() and reading.known < len(reading.given):
        doubt += 1.0 if reading.left + reading.right >= 3 else 2.0
    return doubt


def _asked(text: str, candidate: Candidate, tagger: Tagger) -> Candidate:
    """The tagger sees only the neighbourhood of a doubtful candidate; its word counts like a weak cue."""
    window = text[max(0, candidate.start - 12) : candidate.end + 12]
    named = text[candidate.start : candidate.end] in tagger(window)
    weight = candidate.weight + (1.0 if named else -1.0)
    return Candidate(candidate.start, candidate.end, weight, candidate.why)


def _repeated(view: View, found: list[Hit]) -> Iterator[Hit]:
    """The same name elsewhere in the document, whatever stands around it."""
    sure = {view.text[hit.start : hit.end] for hit in found if hit.tier == "error"}
    taken = {(hit.start, hit.end) for hit in found if hit.tier == "error"}
    if not sure:
        return
    pattern = re.compile("|".join(re.escape(name) for name in sorted(sure, key=len, reverse=True)))
    for match in pattern.finditer(view.text):
        if match.span() not in taken and (len(match[0]) > 2 or _stands_free(view, match)):
            yield Hit(match.start(), match.end(), "person", "error", "文中别处已认出的人名", _SUGGESTION)


def _stands_free(view: View, match: re.Match[str]) -> bool:
    """A name of two characters is easily a part of other words."""
    return _left(view, match.start())[0] > 0 and _right(view, match.end())[0] > 0


def _hit(candidate: Candidate) -> Hit:
    if candidate.weight < ERROR and candidate.why == BARE:
        return Hit(candidate.start, candidate.end, "person-bare", "review", candidate.why, _SUGGESTION)
    graded_rule = graded("person", candidate.weight >= ERROR)
    return Hit(candidate.start, candidate.end, *graded_rule, candidate.why, _SUGGESTION)


@cache
def _surname_pattern() -> re.Pattern[str]:
    compound = sorted((name for name in surnames() if len(name) > 1), key=len, reverse=True)
    single = "".join(name for name in surnames() if len(name) == 1)
    return re.compile("|".join([*compound, f"[{single}]"]))
