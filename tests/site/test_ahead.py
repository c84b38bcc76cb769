"""Helping processes find what the build would have found alone, and nothing else."""

import datetime as dt
from pathlib import Path

import pytest

from guicheng.checks.run import run_checks
from guicheng.content.corpus import read_corpus
from guicheng.content.heads import Heads
from guicheng.content.kept import KEPT, Gathered, Kept
from guicheng.site.ahead import Task, _Helper, read_ahead

DAY = dt.date(2026, 3, 1)


def task_for(base: Path, heads: Heads) -> Task:
    return Task(base, DAY, "public", heads, "program")


def nobody(what: str, done: int, total: int) -> None:
    """Nobody watches."""


def test_a_helper_knows_every_text_of_its_portion(reading_base: Path) -> None:
    heads = Heads()
    corpus = read_corpus(reading_base, heads)
    rows, found = _Helper(task_for(reading_base, heads)).read(list(corpus.works))
    kinds = {kind for kind, _, _ in rows}
    assert kinds == {"parse", "cites", "index", "index-old"}
    editions = sum(len(work.editions) for work in corpus.works.values())
    assert sum(kind == "parse" for kind, _, _ in rows) == editions
    assert found


@pytest.mark.slow
def test_with_helpers_the_problems_are_those_found_alone(good_base: Path) -> None:
    alone = run_checks(read_corpus(good_base), DAY)
    heads = Heads()
    corpus = read_corpus(good_base, heads)
    with Kept(good_base / KEPT) as kept:
        read_ahead(corpus, task_for(good_base, heads), kept, nobody, many=1)
        assert kept.get("parse", next(iter(kept._asked["parse"]))) is not None
        assert run_checks(corpus, DAY, kept, "program") == alone


def test_a_few_new_texts_are_read_without_helpers(good_base: Path) -> None:
    kept = Gathered()
    heads = Heads()
    read_ahead(read_corpus(good_base, heads), task_for(good_base, heads), kept, nobody)
    assert kept.rows == []
