"""The names works are cited by: titles, aliases, and the short names a text defines (以下简称).

A name without 《》 is found backwards from its end: so 劳动合同法 is never read as 合同法.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from guicheng.content.corpus import name_key

STATE = "中华人民共和国"
_ISSUER = re.compile(r".{2,40}?(?=关于)")
_LONGEST_BARE = 24
"""A longer title is cited in 《》 only."""

_SHORT = re.compile(r"(?:以下|下)简?称为?[:：]?[“\"]?《?([^”\"》《（）()、，。；]{1,20})》?[”\"]?[)）]")
_BEFORE = re.compile(
    r"""
    (?:《(?P<title>(?:[^《》]|《[^《》]*》)+)》|(?P<bare>[\u4e00-\u9fff]{2,30}))   # the work
    (?:[（(][^（）()]{1,30}[)）])?                                               # （试行）, its number
    [（(](?:[^（）()]{1,40}[，,；])?\Z                                            # （法释〔2016〕27号，
    """,
    re.VERBOSE,
)
GENERIC = frozenset(
    [
        "法",
        "条例",
        "办法",
        "规定",
        "规则",
        "细则",
        "解释",
        "决定",
        "意见",
        "通知",
        "纪要",
        "批复",
        "规范",
        "标准",
        "公约",
        "规程",
        "章程",
        "准则",
        "制度",
    ]
)
"""Names that are common words: read as a name only in 《》 or right before an article."""


class Spoken:
    """Names that may stand without 《》."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = frozenset(names)
        lengths: dict[str, set[int]] = defaultdict(set)
        for name in self.names:
            lengths[_tail(name)].add(len(name))
        self._lengths = {tail: tuple(sorted(found, reverse=True)) for tail, found in lengths.items()}
        self.tails = frozenset(self._lengths)

    def ending(self, text: str, end: int) -> str:
        """The longest name that ends exactly at ``end``; empty when none does."""
        last = text[max(0, end - 3) : end]
        for tail in dict.fromkeys((_tail(last), last[-2:])):
            for length in self._lengths.get(tail, ()):
                if length <= end and (name := text[end - length : end]) in self.names:
                    return name
        return ""

    @cached_property
    def longer(self) -> dict[str, tuple[str, ...]]:
        """Names that begin with a name, the longest first: 刑法 → 刑法修正案."""
        found: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self.names, key=len, reverse=True):
            for end in range(2, len(name)):
                if name[:end] in self.names:
                    found[name[:end]].append(name)
        return {name: tuple(held) for name, held in found.items()}


NOTHING = Spoken(())


@dataclass(frozen=True)
class Names:
    """Known names: key -> codes of the works that bear it; and the short names defined in the text at hand."""

    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    spoken: Spoken = NOTHING
    defined: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, works: Iterable[tuple[str, Iterable[str]]]) -> Names:
        """Names from pairs of code and the work's title and aliases.

        A title with its issuer (最高人民法院关于…) is known without it too, where that is unique.
        """
        codes: dict[str, dict[str, None]] = defaultdict(dict)
        tails: dict[str, dict[str, None]] = defaultdict(dict)
        spoken: set[str] = set()
        for code, names in works:
            for name in names:
                key = name_key(name)
                codes[key][code] = None
                tails[_without_issuer(key)][code] = None
                spoken |= _ways_to_say(name)
        return cls({key: tuple(held) for key, held in (tails | codes).items()}, Spoken(spoken))

    def defining(self, text: str) -> Names:
        """These names and the short ones that a text defines for itself: 《…》（以下简称《解释》）."""
        if "下简称" not in text and "下称" not in text:  # far faster than looking for the pattern
            return self
        defined = dict(self._definitions(text))
        return Names(self.codes, self.spoken, {**self.defined, **defined}) if defined else self

    def look_up(self, name: str) -> tuple[str, ...]:
        """Codes of the works with this name; several when it is ambiguous."""
        key = name_key(self.defined.get(name, name))
        return self.codes.get(key) or self.codes.get(_without_issuer(key), ())

    def ending(self, text: str, end: int) -> str:
        """The longest name that ends exactly at ``end``; empty when none does."""
        return max(self._own.ending(text, end), self.spoken.ending(text, end), key=len)

    def goes_on(self, text: str, start: int, name: str) -> bool:
        """Whether a longer known name begins at ``start``: 刑法修正案 where 刑法 was read."""
        longer = self.spoken.longer.get(name, ())
        own = (other for other in self.defined if len(other) > len(name))
        return any(text.startswith(other, start) for other in (*longer, *own))

    @cached_property
    def tails(self) -> frozenset[str]:
        """The ends by which a name without 《》 is noticed."""
        return self.spoken.tails | self._own.tails

    @cached_property
    def _own(self) -> Spoken:
        return Spoken(self.defined)

    def _definitions(self, text: str) -> Iterator[tuple[str, str]]:
        for match in _SHORT.finditer(text):
            before = _BEFORE.search(text, max(0, match.start() - 200), match.start())
            if before is None:
                continue
            full = before["title"] or self.ending(before["bare"], len(before["bare"]))
            short = match[1].strip()
            if full and short and short != full:
                yield short, full


def _tail(name: str) -> str:
    """What a name is noticed by: its last two characters, three where those are a common word (…序规定)."""
    return name[-3:] if name[-2:] in GENERIC else name[-2:]


def _without_issuer(key: str) -> str:
    return _ISSUER.sub("", key, count=1)


def _ways_to_say(name: str) -> set[str]:
    """The ways a name may stand without 《》: with and without 中华人民共和国; none for long or nested titles.

    A bracket may only end it: 刑法修正案（八）.
    """
    plain = name.strip("《》 ").removeprefix(STATE)
    if not 2 <= len(plain) <= _LONGEST_BARE or re.search(r"[〈《]|[（(].*[)）].|^关于", plain):
        return set()
    return {plain, STATE + plain}
