"""Catalogues: shelves, their order, their pages."""

import datetime as dt
from pathlib import Path

from guicheng.content.corpus import Corpus, WorkEntry
from guicheng.model.work import Work
from guicheng.render.catalogue import overview_html, shelf_html, shelves
from guicheng.render.links import Links
from guicheng.render.slugs import facet_path


def entry(number: int, level: str = "法律", issuer: tuple[str, ...] = ("示例机关",)) -> WorkEntry:
    work = Work(code=f"R{number:04d}", title=f"示例法{number}", nature="正式文本", level=level, issuer=issuer)
    return WorkEntry(work, "", 1, "x", f"w{number}")


def corpus(*entries: WorkEntry) -> Corpus:
    return Corpus(Path(), works={entry.meta.code: entry for entry in entries})


def test_levels_stand_in_their_order_of_rank():
    groups = shelves([entry(1, "部门规章"), entry(2, "宪法"), entry(3, "法律")])
    assert [shelf.value for shelf in groups["level"]] == ["宪法", "法律", "部门规章"]


def test_issuers_stand_by_number_of_works():
    groups = shelves(
        [entry(1, issuer=("甲厅",)), entry(2, issuer=("乙厅", "丙厅")), entry(3, issuer=("乙厅",))]
    )
    assert [shelf.value for shelf in groups["issuer"]] == ["乙厅", "丙厅", "甲厅"]


def test_a_work_without_issuer_is_still_found():
    assert shelves([entry(1, issuer=())])["issuer"][0].value == "制定机关待核"


def test_no_page_has_more_than_a_hundred_rows():
    base = corpus(*(entry(number) for number in range(1, 251)))
    shelf = shelves(base.works.values())["level"][0]
    assert shelf.pages == 3
    links = Links(base, dt.date(2026, 11, 25), "../../../")
    rows = [shelf_html(shelf, page, links).count('<th scope="row">') for page in (1, 2, 3)]
    assert rows == [100, 100, 50]
    assert 'aria-current="page">2</span>' in shelf_html(shelf, 2, links)


def test_the_overview_counts_texts_and_titles():
    base = corpus(entry(1), entry(2))
    html = overview_html(shelves(base.works.values()), Links(base, dt.date(2026, 11, 25), "../"))
    assert "共2件，其中0件有正文，2件只有题录。" in html


def test_addresses_of_catalogues_are_a_function_of_the_value():
    assert facet_path("level", "法律") == "catalogue/level/law"
    assert facet_path("level", "法律", 2) == "catalogue/level/law/2"
    assert facet_path("issuer", "示例机关") == facet_path("issuer", "示例机关")
