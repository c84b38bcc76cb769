"""The words that changed between two wordings, kept readable: numbers and duty words are never cut in two."""

from __future__ import annotations

import difflib
import re
from typing import Literal, NamedTuple

Kind = Literal["same", "gone", "new"]
_TOKEN = re.compile(
    r"""
    [零〇一二两三四五六七八九十百千万亿\d０-９]+(?:个)?(?:工作日|小时|日|天|月|年|元|倍|人|次|条|款|项)?
    |应当|可以|不得|必须|禁止|有权|无权|不予|[A-Za-z]+|\s+|.
    """,
    re.VERBOSE | re.DOTALL,
)
_ISLAND = 2
"""Equal words of this many characters or fewer between two changes are shown as changed with them."""


class Run(NamedTuple):
    """A run of words: the same in both, gone from the old, or new."""

    kind: Kind
    text: str


def changed_words(old: str, new: str) -> tuple[Run, ...]:
    """Runs that read as the old wording without the new ones and as the new wording without the gone ones."""
    if old == new:
        return (Run("same", old),) if old else ()
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    runs: list[Run] = []
    for operation, a, b, c, d in matcher.get_opcodes():
        if operation == "equal":
            runs.append(Run("same", "".join(before[a:b])))
        else:
            runs += [Run("gone", "".join(before[a:b])), Run("new", "".join(after[c:d]))]
    return _joined(_without_islands(runs))


def _without_islands(runs: list[Run]) -> list[Run]:
    """Turn a tiny equal run between two changes into part of the change."""
    found: list[Run] = []
    for index, run in enumerate(runs):
        inner = 0 < index < len(runs) - 1
        if run.kind == "same" and inner and len(run.text) <= _ISLAND and run.text not in "，。；、：\n":
            found += [Run("gone", run.text), Run("new", run.text)]
        else:
            found.append(run)
    return found


def _joined(runs: list[Run]) -> tuple[Run, ...]:
    """Runs of one kind side by side made one; of a change, what is gone stands first."""
    found: list[Run] = []
    gone = new = ""
    for run in (*runs, Run("same", "")):
        if run.kind == "gone":
            gone += run.text
        elif run.kind == "new":
            new += run.text
        else:
            found += [Run("gone", gone)] * bool(gone) + [Run("new", new)] * bool(new)
            gone = new = ""
            if run.text:
                found.append(run)
    return tuple(found)
