"""Citations written like stories: a text, where it stands, the day, and what each citation leads to."""

from __future__ import annotations

import datetime as dt

from guicheng.citations.context import Context
from guicheng.citations.find import find
from guicheng.citations.library import Library
from guicheng.citations.names import Names
from guicheng.citations.resolve import Resolution, Resolved, resolve
from guicheng.model.address import Address

TODAY = dt.date(2026, 11, 25)


def context_of(place: str) -> Context:
    """文稿 or an address, with a day after it."""
    where, _, day = place.partition(" ")
    on = dt.date.fromisoformat(day) if day else TODAY
    if where == "文稿":
        return Context(on)
    address = Address.parse(where)
    return Context(on, address.code, address.edition, address.place)


def names_at(library: Library, context: Context, text: str) -> Names:
    """Names of the base with the definitions of the whole document around the text."""
    if context.work is None or context.edition is None:
        return library.names.defining(text)
    edition = library.work(context.work).edition(context.edition)
    assert edition is not None
    return library.names.defining(edition.body)


def in_words(found: Resolution, expected: str) -> str:
    """The result as a story writes it: editions only where the story names them."""
    if not isinstance(found, Resolved):
        return f"×{found.status}"
    pinned = "@" in expected
    targets = "、".join(str(one if pinned else Address(one.code, None, one.place)) for one in found.targets)
    return targets if found.status == "有效" else f"{targets}（{found.status}）"


def test_story(story, library: Library) -> None:
    context = context_of(story.place)
    citations = find(story.text, names_at(library, context, story.text))
    assert [one.text for one in citations] == story.citations
    found = [resolve(one, context, library) for one in citations]
    assert [in_words(one, want) for one, want in zip(found, story.expected, strict=True)] == list(
        story.expected
    )


def test_there_are_at_least_300_citations(stories) -> None:
    assert sum(len(story.citations) for story in stories) >= 300


def test_every_refusal_gives_a_reason(stories, library: Library) -> None:
    for story in stories:
        context = context_of(story.place)
        for citation in find(story.text, names_at(library, context, story.text)):
            found = resolve(citation, context, library)
            assert isinstance(found, Resolved) or found.reason
