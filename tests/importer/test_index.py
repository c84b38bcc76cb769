"""index.md of a work that stands: events are added, every other byte stays."""

import datetime as dt

import pytest

from guicheng.content.frontmatter import read_frontmatter
from guicheng.importer.index import add_events, missing_events
from guicheng.importer.note import Happened
from guicheng.model.work import Event

NEW = [Happened(dt.date(2023, 9, 21), "修订", ("示例市人民代表大会常务委员会",), True)]
LINE = "{date: 2023-09-21, type: 修订, by: 示例市人民代表大会常务委员会}"
HEAD = "---\ncode: R0003   # 勿改\ntitle: 示例市河道管理条例\n"
TAIL = "used_for: 核对期限。\n---\n沿革说明写在这里。\n\n  两个空格开头的一段\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("events: []\n", f"events:\n  - {LINE}\n"),
        ("events:\n", f"events:\n  - {LINE}\n"),
        ("", f"events:\n  - {LINE}\n"),
        (
            "events:\n  - {date: 2019-07-26, type: 制定}   # 公报\n",
            f"events:\n  - {{date: 2019-07-26, type: 制定}}   # 公报\n  - {LINE}\n",
        ),
        (
            "沿革:\n- date: 2019-07-26\n  type: 制定\n",
            f"沿革:\n- date: 2019-07-26\n  type: 制定\n- {LINE}\n",
        ),
        (
            "events: [{date: 2019-07-26, type: 制定}]\n",
            f"events:\n  - {{date: 2019-07-26, type: 制定}}\n  - {LINE}\n",
        ),
    ],
)
def test_events_are_added_and_the_rest_stays(before, after):
    place = before and after
    text = HEAD + before + TAIL if place else HEAD + TAIL
    written = add_events(text, NEW, "index.md")
    expected = HEAD + after + TAIL if place else HEAD + TAIL.replace("---", after + "---", 1)
    assert written == expected
    key = "沿革" if "沿革:" in before else "events"
    assert read_frontmatter(written, "index.md").values[key][-1]["date"] == "2023-09-21"


def test_nothing_to_add_changes_nothing():
    assert add_events(HEAD + TAIL, [], "index.md") == HEAD + TAIL


def test_a_day_told_differently_is_doubted_and_not_added():
    known = [Event.model_validate({"date": "2023-09-21", "type": "修正"})]
    added, doubts = missing_events(known, NEW)
    assert added == []
    assert "库中记为“修正”" in doubts[0]


def test_a_making_told_by_the_day_of_its_promulgation_is_to_be_taken_out():
    known = [Event.model_validate({"date": "2022-02-25", "type": "制定"})]
    made = Happened(dt.date(2022, 1, 24), "制定", ("示例市委员会",), True, dt.date(2022, 2, 25))
    added, doubts = missing_events(known, [made])
    assert added == [made]
    assert "沿革里 2022-02-25 的制定是公布之日" in doubts[0]
