"""The browser's share: the patterns of ``find`` as data, and what a base holds, for judging a draft offline.

``python -m guicheng.citations.browser FILE`` writes ``site/assets/cite-grammar.js``; a test holds it current.
The base goes into ``assets/cite/works.js`` (names and times) and ``assets/cite/o<n>.js`` (places, 64 works each).
"""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from guicheng.citations import boundary, names, patterns, places, wording
from guicheng.citations.library import Library, Outline
from guicheng.content.corpus import Corpus, EditionEntry, WorkEntry
from guicheng.content.wording import read_wording
from guicheng.model.status import edition_start, edition_status

FOLDER = "assets/cite"
SHARD = 64
"""Works in one file of places."""

_PATTERNS: dict[str, re.Pattern[str]] = {
    "step": places._STEP,
    "one": places._ONE,
    "bareItem": places._BARE_ITEM,
    "join": places._JOIN,
    "left": boundary._LEFT,
    "noLaw": boundary._NO_LAW,
    "document": boundary._DOCUMENT,
    "nameRun": boundary._NAME_RUN,
    "beforeName": boundary._BEFORE_NAME,
    "title": patterns.TITLE,
    "self": patterns.SELF,
    "same": patterns.SAME,
    "near": patterns.NEAR,
    "before": patterns.BEFORE,
    "gap": patterns.GAP,
    "year": patterns.YEAR,
    "yearBefore": patterns.YEAR_BEFORE,
    "oldBefore": patterns.OLD_BEFORE,
    "lawLike": patterns.LAW_LIKE,
    "stop": patterns.STOP,
    "afterPlace": patterns.AFTER_PLACE,
    "within": patterns.WITHIN,
    "goesOn": patterns.GOES_ON,
    "joined": patterns.JOINED,
    "issuer": names._ISSUER,
    "short": names._SHORT,
    "beforeShort": names._BEFORE,
    "forbidden": wording._FORBIDDEN,
    "rejected": wording._REJECTED,
}


def grammar() -> dict[str, Any]:
    """Everything the finder of the browser takes, as JSON values."""
    return {
        "patterns": {name: script_pattern(pattern) for name, pattern in _PATTERNS.items()},
        "opening": patterns.OPENING,
        "numberHead": patterns.NUMBER_HEAD,
        "afterItem": "".join(sorted(places._AFTER_ITEM)),
        "notSelf": "".join(sorted(patterns.NOT_SELF)),
        "notBefore": "".join(sorted(patterns.NOT_BEFORE)),
        "notAName": list(boundary._NOT_A_NAME),
        "generic": sorted(names.GENERIC),
        "longest": names._LONGEST_BARE,
        "label": wording.LABEL,
    }


def script_pattern(pattern: re.Pattern[str]) -> str:
    """A pattern as JavaScript reads it: no comments and blanks, named groups without P, ``$`` for the end."""
    source = pattern.pattern
    if pattern.flags & re.VERBOSE:
        source = re.sub(r"\[ \]", "\\\\x20", re.sub(r"#[^\n]*", "", source))
        source = re.sub(r"\s+", "", source)
    return source.replace("(?P<", "(?<").replace(r"\Z", "$")


# -- the base


def works_file(corpus: Corpus) -> bytes:
    """``assets/cite/works.js``: names, pages and times of all works, and the words a draft must not use."""
    rows = [_work(work) for work in corpus.works.values()]
    rules, _ = read_wording(corpus.root)
    words = [[one.word, one.sort, one.touches, one.instead] for one in rules]
    return _script(f"guicheng.cite.base({_json(rows)},{_json(words)});")


def shards(corpus: Corpus) -> dict[int, list[str]]:
    """Codes of the works in each file of places."""
    found: dict[int, list[str]] = {}
    for code, work in corpus.works.items():
        if work.editions:
            found.setdefault(int(code[1:]) // SHARD, []).append(code)
    return found


def shard_file(codes: list[str], library: Library) -> bytes:
    """``assets/cite/o<n>.js``: the places of every edition of some works."""
    rows = {
        f"{code}@{edition.meta.edition}": outline_words(library.outline(code, edition))
        for code in codes
        for edition in library.work(code).editions
    }
    return _script(f"guicheng.cite.places({_json(rows)});")


def outline_words(outline: Outline) -> list[str]:
    """Two strings: ``t5;t2:k1 k2 k2-x1`` (an article alone holds k1), and ``b1|总则;b1-z1|任务``."""
    articles = ";".join(_article(anchor, outline) for anchor in outline.order)
    return [articles, ";".join(f"{anchor}|{title}" for anchor, title in outline.titles)]


def _article(anchor: str, outline: Outline) -> str:
    inside = [one[len(anchor) + 1 :] for one in outline.inside(anchor)]
    return anchor if inside == ["k1"] else f"{anchor}:{' '.join(inside)}"


def _work(work: WorkEntry) -> list[Any]:
    """code, slug, title, aliases, editions (id, start, times of status, single articles, days of checks), nature."""
    meta = work.meta
    return [
        meta.code,
        work.slug,
        meta.title,
        list(meta.aliases),
        [_edition(work, one) for one in work.editions],
        meta.nature,
    ]


def _edition(work: WorkEntry, edition: EditionEntry) -> list[Any]:
    start = edition_start(edition.meta)
    single = [
        [place, str(fallen.date), fallen.state] for place, fallen in edition.meta.article_status.items()
    ]
    later = [[list(one.articles), str(one.date)] for one in edition.meta.commencement]
    checks = sorted({str(check.day) for check in (*work.meta.verified, *edition.meta.verified)})
    return [edition.meta.edition, str(start or ""), list(_times(work, edition)), single, later, checks]


def _times(work: WorkEntry, edition: EditionEntry) -> Iterator[list[str]]:
    """Days on which the status of an edition changes, with the status from then on; the first is without a day."""
    editions = [entry.meta for entry in work.editions]
    days = {event.date for event in work.meta.events}
    for one in editions:
        days |= {day for day in (edition_start(one), one.effective_to) if day is not None}
    last = ""
    for day in [dt.date.min, *sorted(days)]:
        status = edition_status(work.meta, editions, edition.meta, day)
        if status.name != last:
            last = status.name
            yield ["" if day == dt.date.min else str(day), status.name, str(status.since or "")]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")


def _script(words: str) -> bytes:
    return f"{words}\n".encode()


def grammar_file() -> str:
    """``cite-grammar.js`` as it must stand in the package."""
    rows = ",\n".join(f"  {json.dumps(key)}: {_json(value)}" for key, value in grammar().items())
    head = "/* Generated by guicheng/citations/browser.py from the patterns of the finder. */"
    return f"{head}\n(globalThis.guicheng = globalThis.guicheng || {{}}).citeGrammar = {{\n{rows}\n}};\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(grammar_file(), encoding="utf-8")
