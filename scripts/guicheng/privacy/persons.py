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
    name = text[start:end]
    given = name[family:]
    if end > len(text) or any(not "\u4e00" <= char <= "\u9fff" for char in name):
        return None
    if (
        given in cues().titles
        or given in cues().roles
        or any(char in cues().never_given for char in given)
        or name[:family] not in surnames()
    ):
        return None
    right, follower = _right(view, end)
    weight = surnames()[name[:family]] + left + right + _given_weight(given)
    weight -= _doubts(text, start, end, family, left, right)
    if (left < 0 and right < 3) or text[end : end + 2] in cues().doctrines:
        return None
    return Candidate(start, end, weight, "；".join(words for words in (cue, follower) if words) or BARE)


def _given_weight(given: str) -> float:
    return 1.5 * sum(char in given_characters() for char in given)


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


def _doubts(text: str, start: int, end: int, family: int, left: float, right: float) -> float:
    """Evidence of ordinary words in or across the candidate."""
    words = common_words()
    doubt = 0.0
    name, given = text[start:end], text[start + family : end]
    if text[start : end + 1] in words or text[start : end + 2] in words:
        doubt += 6.0
    elif name in words:
        doubt += 3.0 if left >= 4 and right > 0 and all(char in given_characters() for char in given) else 6.0
    elif family == 1 and name[:2] in words and len(name) > 2:
        doubt += 3.0 if name[2] in given_characters() and left + right >= 4 else 4.0
    if right < 2.5 and (text[end - 1 : end + 1] in words or text[end - 1 : end + 2] in words):
        doubt += 2.5 if left >= 4 and right > 0 else 4.0
    function = name[:family] in cues().function_surnames
    doubt += 3.5 if function else 0.0
    if left < 4 and right < 2.5 and not surnames()[name[:family]]:
        doubt += 1.0
    if not any(char in given_characters() for char in given) and (
        function or (left < 4 and not surnames()[name[:family]])
    ):
        doubt += 2.0
    if name[-1] in cues().land and left < 4 and right < 2.5:
        doubt += 1.5
    if all(char in _NUMERALS for char in given):
        doubt += 2.0
    if given in words and not all(char in given_characters() for char in given):
        doubt += 1.0 if left + right >= 3 else 2.0
    if start and (text[start - 1 : start + 1] in words or text[start - 2 : start + 1] in words):
        doubt += 4.0 if left >= 4 else 2.0
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
