"""Facts about one edition of a regulation."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from guicheng.content.corpus import read_corpus
from guicheng.render.links import Links
from guicheng.render.metadata import details, edition_list, summary

READING = Path(__file__).parents[1] / "fixtures" / "reading"


@pytest.fixture
def links(good_base):
    shutil.copytree(READING, good_base, dirs_exist_ok=True)
    return Links(read_corpus(good_base), dt.date(2026, 11, 25), "../../")


@pytest.fixture
def work(links):
    return links.corpus.works["R0005"]


def test_the_number_of_a_work_speaks_for_its_latest_edition_only(work, links):
    old, new = work.editions
    assert "示府令〔2024〕3号" in summary(work, new, links)
    assert "示府令" not in summary(work, old, links)


def test_an_unknown_commencement_is_open(links):
    study = links.corpus.works["R0004"]
    assert '<dt>施行日期</dt><dd><span class="open">待核</span></dd>' in summary(
        study, study.editions[0], links
    )


def test_equal_checks_are_said_once(work, links):
    assert details(work, work.editions[1], links).count("核对</li>") == 1


def test_all_editions_are_listed_newest_first_with_the_shown_one_marked(work, links):
    old = work.editions[0]
    listing = edition_list(work, old, links)
    assert listing.index("2024-03-01修订（当前）") < listing.index("2019-05-01制定")
    assert '<span aria-current="true">2019-05-01制定</span>' in listing
    assert 'href="../../regulations/shili-difang-guiding/2024-03-01/index.html"' in listing


def test_one_edition_needs_no_list(links):
    work = links.corpus.works["R0001"]
    assert edition_list(work, work.editions[0], links) == ""


def test_related_works_are_links_by_title(work, links):
    assert ">《示例市河道管理条例》</a>" in details(work, work.editions[1], links)
