"""Denominators for citations.py: a plain count over Markdown law texts; imports nothing of guicheng.

Counted is a mention whose target stands in the same folder: article, and 款 or 项 where the mention gives one.
Not counted: amending decisions (their 本法 is another law) and words inside “…”.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
NUMERAL = "[一二三四五六七八九十百千零〇两]+"
ARTICLE = re.compile(rf"^第({NUMERAL}条(?:之{NUMERAL})?)[ 　]")
ITEM = re.compile(r"^[（(][一二三四五六七八九十百]+[)）]")
TITLE = re.compile(r"^# (.+)$", re.M)
AMENDING = re.compile(r"修正案|修改|废止|修正")
PLACE = re.compile(rf"第({NUMERAL}条(?:之{NUMERAL})?)(?:第({NUMERAL})款)?(?:第[（(]?({NUMERAL})[)）]?项)?")
Articles = dict[str, list[int]]


def count_folder(folder: Path) -> Counter[str]:
    """How often each form stands in the texts, each only where its target exists."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.md"))]
    bodies = _without_copies(texts)
    articles: dict[str, Articles] = {}
    for title, body in bodies:  # a code may lie in several files
        articles[title] = articles.get(title, {}) | _articles(body)
    counts: Counter[str] = Counter()
    for title, body in bodies:
        own = _articles(body)
        if not AMENDING.search(title):
            unquoted = re.sub(r"“[^”\n]*”?", "", body)
            mentions = re.finditer(rf"(?<![基日根])本法{PLACE.pattern}", unquoted)
            counts["本法第N条，条存在"] += sum(match[1] in own for match in mentions)
            counts["前款、前条"] += len(re.findall(r"(?<![目先])前[款条](?!件|项)", unquoted))
        counts["全称简称到在库法规"] += _named(body, articles)
    return counts


def _without_copies(texts: list[str]) -> list[tuple[str, str]]:
    """Title and body of each text, equal ones once: the same law lies in several folders."""
    bodies: dict[tuple[str, str], str] = {}
    for text in texts:
        title, body = TITLE.search(text), text.split("<!-- INFO END -->")[-1]
        if title:
            bodies.setdefault((_plain(title[1]), re.sub(r"\W", "", body)), body)
    return [(title, body) for (title, _), body in bodies.items()]


def _plain(title: str) -> str:
    return "".join(title.split()).removeprefix("中华人民共和国")


def _articles(body: str) -> Articles:
    """Articles with the number of 项 in each of their 款."""
    found: Articles = {}
    current: list[int] = []
    for line in filter(None, map(str.strip, body.splitlines())):
        head = ARTICLE.match(line)
        if head:
            current = found.setdefault(head[1], [])
            current.append(0)
        elif line.startswith("#"):
            current = []
        elif ITEM.match(line) and current:
            current[-1] += 1
        else:
            current.append(0)
    return found


def _named(body: str, articles: dict[str, Articles]) -> int:
    """A title of the folder right before 第N条, with or without 《》; the longest title counts."""
    found = 0
    for place in PLACE.finditer(body):
        before = body[max(0, place.start() - 70) : place.start()]
        before = re.sub(r"[（(][^（）()]*[)）]$", "", before).removesuffix("》")
        title = next((before[-size:] for size in range(60, 1, -1) if before[-size:] in articles), "")
        found += bool(title) and _stands(place, articles[title])
    return found


def _stands(place: re.Match[str], articles: Articles) -> bool:
    """Whether the article has the 款 and the 项 a mention gives."""
    paragraphs = articles.get(place[1])
    if paragraphs is None:
        return False
    if place[2]:
        index = _number(place[2])
        if index > len(paragraphs):
            return False
        paragraphs = paragraphs[index - 1 : index]
    return not place[3] or any(_number(place[3]) <= items for items in paragraphs)


def _number(words: str) -> int:
    total = digit = 0
    for char in words:
        if char in DIGITS:
            digit = DIGITS[char]
        else:
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0
    return total + digit


if __name__ == "__main__":
    print(count_folder(Path(sys.argv[1])))
