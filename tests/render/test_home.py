"""What the home page counts."""

import datetime as dt

from guicheng.content.corpus import read_corpus
from guicheng.render.home import coverage, recent, sections_html


def test_coverage_counts_the_regulations_that_procedures_and_cases_rely_on(good_base):
    """The good base cites three works; the text of one is missing."""
    assert coverage(read_corpus(good_base)) == (2, 3)


def test_recent_changes_are_past_events_newest_first(good_base):
    corpus = read_corpus(good_base)
    days = [event.date for _, event in recent(corpus, dt.date(2026, 11, 25))]
    assert days == sorted(days, reverse=True)
    assert all(event.date <= dt.date(2020, 1, 1) for _, event in recent(corpus, dt.date(2020, 1, 1)))


def test_hand_written_sections_can_stand_side_by_side():
    html = sections_html("<p>前言</p><h2>甲</h2><p>一</p><h2>乙</h2><p>二</p>")
    assert html == (
        '<p>前言</p><section class="gc-task"><h2>甲</h2><p>一</p></section>'
        '<section class="gc-task"><h2>乙</h2><p>二</p></section>'
    )
