"""Fixtures of search: the analyzer in use, the good base indexed."""

import datetime as dt
from pathlib import Path

import pytest

from guicheng.content.corpus import read_corpus
from guicheng.search.analysis import Analyzer
from guicheng.search.index import OpenIndex, open_index, update_index
from guicheng.search.segment import segmenter

ON = dt.date(2026, 6, 1)


@pytest.fixture(scope="session")
def analyzer() -> Analyzer:
    return Analyzer(segmenter())


@pytest.fixture
def index(good_base: Path) -> OpenIndex:
    """The good base, indexed and open."""
    update_index(read_corpus(good_base), ON)
    return open_index(good_base, ON)
