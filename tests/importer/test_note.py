"""The note 题注: events, promulgation, numbers. One row a form met in real texts, names invented."""

import datetime as dt

import pytest

from guicheng.importer.note import join_note, read_note


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("note", "events"),
    [
        # adopted once
        ("2015年7月1日第十二届全国人民代表大会常务委员会第十五次会议通过", [("2015-07-01", "制定")]),
        # adopted, amended by decisions whose titles hold the word 修改
        (
            "1980年9月10日第五届全国人民代表大会第三次会议通过　根据1993年10月31日第八届全国人民代表大会常务委员会"
            "第四次会议《关于修改〈中华人民共和国示例法〉的决定》第一次修正",
            [("1980-09-10", "制定"), ("1993-10-31", "修正")],
        ),
        # promulgated by order, revised by decision
        (
            "2007年12月6日中华人民共和国国务院令第512号公布　根据2019年4月23日《国务院关于修改部分行政法规的决定》修订",
            [("2007-12-06", "制定"), ("2019-04-23", "修订")],
        ),
        # adopted, then promulgated
        (
            "2007年1月31日 国务院第167次常务会议通过　2007年2月6日 国务院令第485号公布",
            [("2007-01-31", "制定")],
        ),
        # two organs: the later day
        (
            "2018年9月3日最高人民法院审判委员会第1747次会议、2018年12月12日最高人民检察院第十三届检察委员会"
            "第十一次会议通过",
            [("2018-12-12", "制定")],
        ),
        # a second adoption by the same organ is an amendment
        (
            "2003年12月4日 最高人民法院审判委员会第1299次会议通过　2020年12月23日 最高人民法院审判委员会第1823次会议通过",
            [("2003-12-04", "制定"), ("2020-12-23", "修正")],
        ),
        # a city's law approved by its province
        (
            "2019年7月26日示例市第十五届人民代表大会常务委员会第三次会议通过；2019年9月27日示例省第十三届人民代表大会"
            "常务委员会第十次会议批准",
            [("2019-07-26", "制定")],
        ),
        # amended by 修正案
        (
            "1982年12月4日 第五届全国人民代表大会第五次会议通过　1988年4月12日 第七届全国人民代表大会第一次会议通过的"
            "《中华人民共和国示例法修正案》",
            [("1982-12-04", "制定"), ("1988-04-12", "修正")],
        ),
        # Chinese numerals
        ("二〇二三年九月二十一日示例市人民政府令第三号公布", [("2023-09-21", "制定")]),
        # repealed
        (
            "2001年1月1日示例市人民政府令第1号公布　2010年5月1日示例市人民政府令第9号废止",
            [("2001-01-01", "制定")],
        ),
    ],
)
def test_events_of_a_note(note, events):
    told = [(event.day, event.type) for event in read_note(note).events if event.type != "废止"]
    assert told == [(day(date), kind) for date, kind in events]


def test_promulgation_belongs_to_the_event_before_it():
    event = read_note(
        "2007年1月31日 国务院第167次常务会议通过　2007年2月6日 中华人民共和国国务院令第485号公布"
    ).last
    assert event is not None
    assert (event.adopted, event.promulgated, event.doc_no) == (True, day("2007-02-06"), "国务院令第485号")
    assert event.organs == ("国务院",)


def test_an_approved_rule_is_made_by_the_organ_that_issued_it():
    event = read_note("1991年10月4日 国务院批准　1991年12月6日 示例部令第17号发布").last
    assert event is not None
    assert (event.organs, event.approved_by) == (("示例部",), ("国务院",))


def test_days_of_coming_into_force_are_no_events():
    note = read_note("2018年3月2日示例市人民政府令第7号公布　自2018年5月1日起施行")
    assert [event.day for event in note.events] == [day("2018-03-02")]
    assert note.force == (day("2018-05-01"),)


def test_a_clause_without_a_verb_is_doubted():
    assert "没有写明" in read_note("2018年3月2日 示例市人民政府").doubts[0]


def test_lines_of_a_note_lose_their_outer_bracket():
    assert join_note(["（2018年3月2日通过）", "2019年3月2日修正）"]) == "2018年3月2日通过　2019年3月2日修正"
