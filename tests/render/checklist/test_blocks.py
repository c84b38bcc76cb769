"""The blocks of a checklist carry every fact of the procedure in final words."""

import datetime as dt

import yaml

from guicheng.content.corpus import read_corpus
from guicheng.render.checklist.blocks import sheet_of
from guicheng.render.checklist.sheet import Closing, Opening, PauseBlock, StageHead, StepBlock


def steps(sheet):
    return {block.id: block for block in sheet.blocks if isinstance(block, StepBlock)}


def test_blocks_stand_in_the_order_of_the_procedure(sheet):
    kinds = [type(block) for block in sheet.blocks]
    assert kinds[0] is Opening and kinds[-1] is Closing
    assert [block.id for block in sheet.body if isinstance(block, StepBlock)] == [
        "s1",
        "s2",
        "s9",
        "s4",
        "s5",
        "s7",
    ]
    assert [block.number for block in sheet.body if isinstance(block, StepBlock)] == [1, 2, 3, 4, 5, 6]
    assert [block.title for block in sheet.body if isinstance(block, StageHead)] == ["登记", "会商和归档"]


def test_every_page_tells_code_edition_day_and_principle(sheet):
    running = sheet.running
    assert (running.name, running.made) == ("P0001　第3版", "2026年3月2日")
    assert (running.unit, running.principle) == ("示例单位", "不代替行政机关作出决定")


def test_all_seven_red_lines_stand_on_the_first_page(sheet):
    assert len(sheet.opening.redlines) == 7


def test_a_model_rule_not_issued_is_never_a_basis(sheet):
    lines = steps(sheet)["s1"].basis
    assert lines[1].startswith("参照示范文本《") and lines[1].endswith("（本单位未印发，不得作为依据）")
    assert sheet.running.marks == ("示范",)
    assert any("示范" in note for note in sheet.opening.notes)


def test_once_issued_the_mark_goes(base):
    office = base / "regs" / "data" / "office.yml"
    values = yaml.safe_load(office.read_text("utf-8"))
    values["adopted"] = [{"work": "R0002", "title": "示例单位线索办法", "date": "2026-02-01"}]
    office.write_text(yaml.safe_dump(values, allow_unicode=True), encoding="utf-8")
    corpus = read_corpus(base)
    sheet = sheet_of(corpus, corpus.procedures["P0001"].meta, dt.date(2026, 3, 2))
    assert sheet.running.marks == ()
    assert steps(sheet)["s1"].basis[1].startswith("参照：《")


def test_rules_known_by_title_only_ask_for_the_original(sheet):
    assert "正文未入库" in steps(sheet)["s1"].basis[2]


def test_limits_name_their_event_and_where_they_come_from(sheet):
    found = {name: (step.limit.words, step.limit.source) for name, step in steps(sheet).items() if step.limit}
    assert found["s1"] == ("收到线索后5个工作日内", "内控时限（非法定）")
    assert found["s2"][1].startswith("《") and found["s2"][1].endswith("第三条")
    assert found["s9"][0] == "发现有人过问后24小时内"
    assert found["s4"][0] == "会商召开前3个工作日"
    assert found["s5"][0] == "会商召开后每15日一次"
    assert steps(sheet)["s7"].limit is None


def test_hours_need_the_hour_of_their_event(sheet):
    assert {event.id: event.hours for event in sheet.opening.events} == {
        "received": False,
        "talk": False,
        "asked": True,
    }


def test_a_branch_names_its_condition_and_its_exact_target(sheet):
    assert [(one.words, one.go_to) for one in steps(sheet)["s1"].branches] == [
        ("已经立案→转第6步：告知不予登记", "s7")
    ]
    assert [one.words for one in steps(sheet)["s7"].branches] == ["材料齐全→本单结束"]


def test_a_step_of_two_has_two_signatures_and_an_approval_room_for_opinion(sheet):
    assert [signer.role for signer in steps(sheet)["s2"].signers] == ["承办人", "记录人"]
    assert [(s.role, s.opinion) for s in steps(sheet)["s1"].signers] == [("承办人", False), ("科长", True)]


def test_a_stop_says_whose_steps_it_guards(sheet):
    stops = [block for block in sheet.body if isinstance(block, PauseBlock)]
    assert [(stop.title, stop.role, stop.steps) for stop in stops] == [
        ("会商前", "科长", "第1至3步"),
        ("归档前", "科长", "第4至6步"),
    ]


def test_a_draft_says_that_nobody_may_work_by_it(base):
    corpus = read_corpus(base)
    draft = corpus.procedures["P0001"].meta.model_copy(update={"state": "草稿"})
    sheet = sheet_of(corpus, draft, dt.date(2026, 3, 2))
    assert sheet.running.marks[0] == "草稿"
    assert sheet.opening.notes[0].startswith("草稿：")


def test_an_overdue_review_is_told(base):
    corpus = read_corpus(base)
    sheet = sheet_of(corpus, corpus.procedures["P0001"].meta, dt.date(2027, 3, 2))
    assert any("2027年2月1日前复核，现已过期" in note for note in sheet.opening.notes)
