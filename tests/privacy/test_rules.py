"""Numbers, places, units, roundabout traces and marks: what is found, and what ordinary words are not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guicheng.privacy.detect import scan
from guicheng.privacy.table import RULES


def rules(text: str, document="case"):
    return {finding.rule for finding in scan(text, document)}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2019年3月5日立案", "exact-date"),
        ("二〇一九年三月五日立案", "exact-date"),
        ("2019-03-05 立案", "exact-date"),
        ("2019年3月立案", "exact-date"),
        ("3月5日赴省", "day-date"),
        ("国庆期间来访", "time-anchor"),
        ("党的“十八”大期间", "time-anchor"),
        ("涉及47户", "exact-count"),
        ("赔偿125000元", "exact-count"),
        ("草原1.9万亩", "exact-count"),
        ("共检查238件", "count"),
        ("办结8件", "count"),
        ("某县杨柳镇村民", "place"),
        ("示例县人民法院受理", "place"),
        ("家住青石沟村的农民", "place-doubtful"),
        ("示例路12号", "address"),
        ("3栋2单元501室住户", "address"),
        ("向阳红砖瓦有限公司欠薪", "institution"),
        ("红星小学教师", "institution-doubtful"),
        ("题为《一纸判决十年难兑现》的报道", "media-title"),
        ("见 https://example.com/a", "web-link"),
        ("全县首例", "only-one"),
    ],
)
def test_traces_in_cases(text: str, rule: str) -> None:
    assert rule in rules(text)


@pytest.mark.parametrize(
    "text",
    [
        "某年某月立案",
        "2019年立案",
        "近年来",
        "数十户农民",
        "上万亩草原",
        "数百万元",
        "三件事、两项要求",
        "某县人民法院",
        "原审法院、上级法院、基层法院",
        "各乡镇、街道和村民委员会",
        "县级以上人民政府",
        "本市、全县、设区的市",
        "某小学、某国有商业银行支行",
        "有限责任公司的股东",
        "经院长批准",
        "督办函发出后十五日内反馈",
    ],
)
def test_ordinary_words_of_cases(text: str) -> None:
    assert rules(text) == set()


def test_a_unique_post_counts_only_where_a_place_is_named() -> None:
    assert "post" in rules("示例县人民法院的主管执行副院长到场")
    assert "post" not in rules("某县人民法院的主管执行副院长到场")


@pytest.mark.parametrize(
    "text",
    [
        "秘密★一年",
        "机密★5年",
        "密级：机密",
        "绝密\n\n关于某事的报告",
        "（内部资料，注意保存）",
        "不得外传\n\n正文",
    ],
)
def test_marks_of_secrecy(text: str) -> None:
    for document in ("own", "data", "readable", "case"):
        assert rules(text, document) & {"secret-mark", "internal-mark"}


@pytest.mark.parametrize(
    "text",
    [
        "国家秘密的密级分为绝密、机密、秘密三级。",
        "密级：□绝密　□机密　□秘密",
        "不得泄露国家秘密、商业秘密。",
        "会议材料不得外传，会后收回。",
        "内部审计机构应当报告。",
        "密级（由保密工作人员填写）：",
    ],
)
def test_laws_and_forms_that_speak_of_secrecy_bear_no_mark(text: str) -> None:
    assert rules(text, "readable") == set()


def test_regulations_are_full_of_dates_places_and_names() -> None:
    text = "2019年3月5日示例县人民政府令第3号公布，县长陈国梁签署，共47户。"
    assert scan(text, "data") == ()


def test_the_head_of_a_document_may_be_dated() -> None:
    assert rules("---\ndate: 2026-02-10\nref: R0001@2021-03-26#t3\n---\n某县。\n") == set()


def test_every_finding_has_a_row_in_the_table() -> None:
    text = "申请人陈国梁，电话13800138000，2019年3月5日，示例县人民法院，47户。"
    assert {finding.rule for finding in scan(text, "case")} <= set(RULES)


def test_findings_do_not_overlap_and_stand_in_order() -> None:
    found = scan("申请人陈国梁住示例县杨柳镇青石沟村，2019年3月5日领取125000元。", "case")
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(st.text(alphabet="张国1１年月日号市县村路公司的某·*_<>&;#()（）[]!/%-.@A \n\u200b密★", max_size=120))
def test_no_text_upsets_the_scan(text: str) -> None:
    for document in ("own", "data", "readable", "case"):
        for finding in scan(text, document):
            assert 0 <= finding.start < finding.end <= len(text)
