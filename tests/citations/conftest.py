"""The stories and the invented laws they cite, for every test of this room."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from guicheng.citations.library import Library
from guicheng.content.corpus import read_corpus

FIXTURES = Path(__file__).parents[1] / "fixtures" / "citations"
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


def read_stories() -> list[Story]:
    """Every row of every file."""
    found = []
    for path in sorted((FIXTURES / "stories").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines()[1:]:
            place, marked, expected, comment = line.split("\t")
            results = () if expected == "-" else tuple(expected.split("；"))
            found.append(Story(place, marked, results, f"{path.stem}：{comment}"))
    return found


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that asks for ``story`` runs once for each of them."""
    if "story" in metafunc.fixturenames:
        metafunc.parametrize("story", read_stories(), ids=lambda story: story.comment)


@pytest.fixture(scope="session")
def stories() -> list[Story]:
    return read_stories()


@pytest.fixture(scope="session")
def library() -> Library:
    return Library(read_corpus(FIXTURES / "base"))
