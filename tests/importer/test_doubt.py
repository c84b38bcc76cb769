"""Masked words, confusions of OCR and broken sentences are reported, never repaired."""

import pytest

from guicheng.importer.doubt import find_doubts


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("各级***政法部门应当依法履职。", "有打码或者缺字"),
        ("这是法律赋子的职责。", "疑似形近错字"),
        ("应当整介各方面力量。", "疑似形近错字"),
        ("以此为借日拒绝的，依法处理。", "疑似形近错字"),
        ("受理机关应当及时告知申请人，并", "疑似缺后半句"),
        ("第三条　受理后应当登记，并在三日内告知", "疑似缺后半句"),
    ],
)
def test_findings_quote_the_words_and_say_that_nothing_was_changed(line, what):
    (found,) = find_doubts([line, "第四条　内容。"])
    assert found.startswith(what)
    assert "未改动" in found


@pytest.mark.parametrize(
    "line",
    [
        "自己经营或者为他人经营的，依照前款规定处罚。",
        "对方而言，来自已经查明的事实。",
        "下列人员应当参加人民法院的活动。",
        "执行通知书样式：×××人民法院",
        "第一条　存单纠纷案件的范围",
        "（一）生产、加工",
    ],
)
def test_sound_words_are_left_alone(line):
    assert list(find_doubts([line, "第二条　内容。"])) == []


def test_many_findings_are_counted():
    found = list(find_doubts(["应当整介力量。"] * 12))
    assert len(found) == 9
    assert found[-1].endswith("另有 4 处")
