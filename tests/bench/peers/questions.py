"""What is asked: known items (open half), phrases drawn by seed, lay questions; with the places that answer them."""

from __future__ import annotations

import csv
import hashlib
import json
import random
import re
from dataclasses import dataclass
from pathlib import Path

from guicheng.search.normal import normal_text, squeeze
from peers.pages import Work

SEED = 7
EXAMINATION = Path(__file__).parents[1] / "known_items.tsv"


@dataclass(frozen=True, slots=True)
class Question:
    """What is typed and where the answer is: pages (``regulations/x``) or places on them (``regulations/x#t3``)."""

    text: str
    accepted: tuple[str, ...]

    def answered_by(self, place: str) -> bool:
        """The place itself, something inside it, or the page when the page answers."""
        return any(re.match(re.escape(one) + r"(?!\w)", place) for one in self.accepted)


def known_items(works: list[Work]) -> list[Question]:
    """The open half of the examination, as far as its answers are regulations that the base has."""
    paths = {work.code: work.path for work in works}
    questions = []
    with EXAMINATION.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            held_out = hashlib.sha256(f"guicheng {row['qid']}".encode()).digest()[0] % 2 == 1
            accepted = [_place(one, paths) for one in row["accepted"].split()]
            if not held_out and all(accepted):
                questions.append(Question(row["query"], tuple(accepted)))
    return questions


def phrases(works: list[Work], count: int) -> list[Question]:
    """Substrings of 2 to 12 characters of articles, in quotes; the articles that hold them."""
    chance = random.Random(SEED)
    texts = [
        (f"{work.path}#{one.place}", squeeze(normal_text(one.text)))
        for work in works
        for one in work.passages
        if len(one.text) > 30
    ]
    drawn: list[Question] = []
    while len(drawn) < count:
        text = chance.choice(texts)[1]
        size = chance.randint(2, 12)
        phrase = text[(start := chance.randrange(max(1, len(text) - size))) : start + size]
        if re.fullmatch(r"[\u4e00-\u9fff]{2,12}", phrase):
            drawn.append(Question(phrase, tuple(other for other, words in texts if phrase in words)))
    return drawn


def lay_questions(file: Path, works: list[Work], count: int) -> list[Question]:
    """Questions of a judged set (qid, q, gold as names of law and article) whose gold the base has."""
    places = {work.title + one.label: f"{work.path}#{one.place}" for work in works for one in work.passages}
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    found = [
        Question(row["q"], tuple(places[one] for one in row["gold"] if one in places))
        for row in rows
        if any(one in places for one in row["gold"])
    ]
    random.Random(SEED).shuffle(found)
    return found[:count]


def _place(address: str, paths: dict[str, str]) -> str:
    code, _, anchor = address.partition("#")
    path = paths.get(code)
    return "" if path is None else f"{path}#{anchor}" if anchor else path
