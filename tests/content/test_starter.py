"""The starter: a new base stands on its own, with and without the model content."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from guicheng.checks.links import broken_link
from guicheng.content.corpus import read_corpus
from guicheng.content.starter import copy_starter

DAY = dt.date(2026, 12, 1)


@pytest.mark.parametrize("model", [False, True])
def test_no_page_of_a_new_base_leads_to_what_it_lacks(tmp_path: Path, model: bool) -> None:
    copy_starter(tmp_path / "base", model)

    corpus = read_corpus(tmp_path / "base")

    assert not corpus.problems
    assert not list(broken_link.problems(corpus, DAY))


def test_without_model_content_every_code_is_still_to_be_given(tmp_path: Path) -> None:
    copy_starter(tmp_path / "base", model=False)

    corpus = read_corpus(tmp_path / "base")

    assert corpus.codes.next("R") == "R0001"
    assert not corpus.works and not corpus.procedures
