"""Which articles a text has, in few characters: ``1-120,120_1,121-452`` (``120_1`` is 第一百二十条之一)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guicheng.model.provision import RegulationText

_PLAIN = re.compile(r"t(\d+)((?:-\d+)*)")


def article_runs(text: RegulationText) -> str:
    """Runs of the main text's articles; articles of annexes and texts without numbers are left out."""
    numbers = [match for article in text.articles if (match := _PLAIN.fullmatch(article.anchor))]
    return ",".join(_runs([(int(match[1]), match[2]) for match in numbers]))


def _runs(numbers: list[tuple[int, str]]) -> Iterator[str]:
    start = last = None
    for number, sub in numbers:
        if not sub and last is not None and number == last + 1:
            last = number
            continue
        if start is not None:
            yield _run(start, last)
        if sub:
            start = last = None
            yield f"{number}{sub.replace('-', '_')}"
        else:
            start = last = number
    if start is not None:
        yield _run(start, last)


def _run(start: int, last: int | None) -> str:
    return str(start) if start == last else f"{start}-{last}"
