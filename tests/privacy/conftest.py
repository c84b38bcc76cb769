"""Labelled sentences: 【】 marks the names of persons, all invented."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parents[1] / "fixtures" / "privacy"


@dataclass(frozen=True)
class Sentence:
    """A text with the places of its names."""

    text: str
    names: tuple[tuple[int, int], ...]


def sentences_of(name: str) -> list[Sentence]:
    """The sentences of a fixture: items of a list, which may run over several lines."""
    body = (FIXTURES / name).read_text(encoding="utf-8")
    return [_sentence(item) for item in re.findall(r"^- (.*(?:\n(?![-#\n]).*)*)", body, re.MULTILINE)]


def _sentence(item: str) -> Sentence:
    text, names = "", []
    for part in re.split("(【[^】]*】)", item):
        if part.startswith("【"):
            names.append((len(text), len(text) + len(part) - 2))
        text += part.strip("【】")
    return Sentence(text, tuple(names))


@pytest.fixture(scope="session")
def labelled() -> Callable[[str], list[Sentence]]:
    """Read a fixture of labelled sentences by its file name."""
    return sentences_of
