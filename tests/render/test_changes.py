"""The page 最近变动: what waits for its day, what happened, which edition of each procedure is in use."""

import datetime as dt
import re

from guicheng.content.corpus import read_corpus
from guicheng.render.changes import changes_page_html
from guicheng.render.links import Links


def page(base, on):
    return changes_page_html(Links(read_corpus(base), on, "../"))


def test_events_stand_newest_first_under_their_year(good_base):
    html = page(good_base, dt.date(2026, 11, 25))
    years = [int(year) for year in re.findall(r"<h2>(\d{4})年</h2>", html)]
    days = re.findall(r'<th scope="row"><time datetime="([\d-]+)"', html.split("程序的版次")[0])
    assert years == sorted(years, reverse=True) and years
    assert days == sorted(days, reverse=True)


def test_what_lies_in_the_future_is_not_told_as_past(good_base):
    before_all = page(good_base, dt.date(1990, 1, 1))
    assert "还没有法规" in before_all
    assert "<h2>即将施行</h2>" in before_all


def test_each_procedure_stands_with_its_edition(good_base):
    html = page(good_base, dt.date(2026, 11, 25))
    for procedure in read_corpus(good_base).procedures.values():
        assert f"{procedure.meta.title}</a></td>" in html
        assert f"第{procedure.meta.edition}版" in html


def test_the_feed_and_the_monthly_sheet_are_at_hand(good_base):
    html = page(good_base, dt.date(2026, 11, 25))
    assert 'href="../changes.xml"' in html
    assert 'href="../impact/monthly/index.html"' in html
