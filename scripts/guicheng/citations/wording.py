"""Words that decide the substance of a case, labels on people who complain: found in a draft, with the rule they touch.

No finding is a word that the same sentence forbids or rejects (不得写“应当改判”; …是限期宣判的要求，绕过了审限),
or that is only quoted (“应当改判”); a label stays one in quotes too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from guicheng.content.wording import Wording

_FORBIDDEN = re.compile(
    r"(?:不得|不能|不准|不许|不应|不要|不会|禁止|严禁|避免|不再|不使用|不写|不用|不出现|没有|无权)[^。！？；\n]*\Z"
)
_REJECTED = re.compile(r"[^。！？；\n]*(?:绕过|退回|改正|不当|违反|越权|错误|不妥|不转达|不采用)")
LABEL = "贬损称谓"


@dataclass(frozen=True, slots=True)
class WordingFinding:
    """A word of the list at its span (code points)."""

    start: int
    end: int
    wording: Wording


def find_wording(text: str, wordings: Sequence[Wording]) -> tuple[WordingFinding, ...]:
    """All words of the list in a text, the longest where several begin together, in reading order."""
    if not wordings:
        return ()
    by_word = {one.word: one for one in wordings}
    words = sorted(by_word, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, words)))
    return tuple(
        WordingFinding(match.start(), match.end(), by_word[match.group()])
        for match in pattern.finditer(text)
        if not _is_excused(text, match, by_word[match.group()])
    )


def _is_excused(text: str, match: re.Match[str], wording: Wording) -> bool:
    if _FORBIDDEN.search(text, max(0, match.start() - 60), match.start()):
        return True
    if wording.sort == LABEL:
        return False
    quoted = text[: match.start()].endswith("“") and text[match.end() :].startswith("”")
    return quoted or _REJECTED.match(text, match.end(), match.end() + 60) is not None
