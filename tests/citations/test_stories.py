"""Citations written like stories: a text, where it stands, the day, and what each citation leads to."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from guicheng.citations.context import Context
from guicheng.citations.find import find
from guicheng.citations.library import Library
from guicheng.citations.names import Names
from guicheng.citations.resolve import Resolution, Resolved, resolve
from guicheng.content.corpus import read_corpus
from guicheng.model.address import Address

FIXTURES = Path(__file__).parents[1] / "fixtures" / "citations"
TODAY = dt.date(2026, 11, 25)
MARKED = re.compile("【(.*?)】")


@dataclass(frozen=True)
class Story:
    """One row of a story file."""

    place: str
    marked: str
    expected: tuple[str, ...]
    comment: str

    @property
    def text(self) -> str:
        return self.marked.replace("【", "").replace("】", "")

    @property
    def citations(self) -> list[str]:
        return MARKED.findall(self.marked)


def stories() -> list[Story]:
    """Every row of every file."""
    found = []
    for path in sorted((FIXTURES / "stories").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            place, marked, expected, comment = line.split("\t")
            results = () if expected == "-" else tuple(expected.split("；"))
            found.append(Story(place, marked, results, f"{path.stem}：{comment}"))
    return found


@cache
def library() -> Library:
    """The invented laws the stories cite."""
    return Library(read_corpus(FIXTURES / "base"))


def context_of(place: str) -> Context:
    """文稿 or an address, with a day after it."""
    where, _, day = place.partition(" ")
    on = dt.date.fromisoformat(day) if day else TODAY
    if where == "文稿":
        return Context(on)
    address = Address.parse(where)
    return Context(on, address.code, address.edition, address.place)


def names_at(context: Context, text: str) -> Names:
    """Names of the base with the definitions of the whole document around the text."""
    if context.work is None or context.edition is None:
        return library().names.defining(text)
    edition = library().work(context.work).edition(context.edition)
    assert edition is not None
    return library().names.defining(edition.body)


def in_words(found: Resolution, expected: str) -> str:
    """The result as a story writes it: editions only where the story names them."""
    if not isinstance(found, Resolved):
        return f"×{found.status}"
    pinned = "@" in expected
    targets = "、".join(str(one if pinned else Address(one.code, None, one.place)) for one in found.targets)
    return targets if found.status == "有效" else f"{targets}（{found.status}）"


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.comment)
def test_story(story: Story) -> None:
    context = context_of(story.place)
    citations = find(story.text, names_at(context, story.text))
    assert [one.text for one in citations] == story.citations
    found = [resolve(one, context, library()) for one in citations]
    assert [in_words(one, want) for one, want in zip(found, story.expected, strict=True)] == list(
        story.expected
    )


def test_there_are_at_least_300_citations() -> None:
    assert sum(len(story.citations) for story in stories()) >= 300


def test_every_refusal_gives_a_reason() -> None:
    for story in stories():
        context = context_of(story.place)
        for citation in find(story.text, names_at(context, story.text)):
            found = resolve(citation, context, library())
            assert isinstance(found, Resolved) or found.reason
