"""The query language: what is typed becomes a value; odd input becomes words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guicheng.model.address import Address
from guicheng.search.query import Days, Filter, NumberJump, PlaceJump, parse_query

JUMPS = [
    ("刑诉法105", PlaceJump("刑诉法", "t105")),
    ("刑诉法 105", PlaceJump("刑诉法", "t105")),
    ("刑诉法第105条", PlaceJump("刑诉法", "t105")),
    ("刑事诉讼法第一百零五条第二款", PlaceJump("刑事诉讼法", "t105-k2")),
    ("《刑法》第120条之一", PlaceJump("刑法", "t120-1")),
    ("刑法第十三条第二款第（三）项", PlaceJump("刑法", "t13-k2-x3")),
    ("河道条例第二条第（一）项", PlaceJump("河道条例", "t2-k1-x1")),
    ("中办发[2015]23号", NumberJump("中办发(2015)23")),
    ("中办发〔2015〕 23 号", NumberJump("中办发(2015)23")),
    ("R0012#t105", Address("R0012", None, "t105")),
    ("r0012@2018-10-26#t105-k2", Address("R0012", "2018-10-26", "t105-k2")),
    ("河道条例", PlaceJump("河道条例", None)),
]


@pytest.mark.parametrize(("text", "jump"), JUMPS)
def test_jumps(text: str, jump: object) -> None:
    assert parse_query(text).jump == jump


def test_words_phrases_and_exclusions() -> None:
    query = parse_query('河道 “责令 改正” 采砂 -处罚 -"限期 改正" \'')
    assert query.words == ("河道", "采砂")
    assert query.phrases == ("责令改正",)
    assert query.without == ("处罚", "限期改正")


def test_filters_take_half_and_full_width_colons_and_several_values() -> None:
    query = parse_query("采砂 类型：法规、案例 位阶:地方性法规 机关:“示例市 人大”")
    assert query.words == ("采砂",)
    assert query.filters == (
        Filter("类型", ("法规", "案例")),
        Filter("位阶", ("地方性法规",)),
        Filter("机关", ("示例市人大",)),
    )


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("日期:2018", Days(20180000, 20189999)),
        ("日期：2018..2024", Days(20180000, 20249999)),
        ("日期:2018-03..", Days(20180300, 99999999)),
        ("日期:..2024-05-01", Days(0, 20240501)),
    ],
)
def test_ranges_of_days(text: str, days: Days) -> None:
    assert parse_query(text).days == days


@pytest.mark.parametrize("text", ["日期:去年", "日期:..", "类型:", "颜色:红", '"采砂', "采砂“", "-"])
def test_odd_input_is_words_or_nothing(text: str) -> None:
    query = parse_query(text)
    assert not query.filters and query.days is None


@given(
    st.text(alphabet='河道采砂"“”「」-－ 　:：类型机关日期文号2018..，、（）[]#R第条款', max_size=60)
    | st.text()
)
def test_any_text_is_a_query(text: str) -> None:
    query = parse_query(text)
    assert all(query.words) and all(query.phrases) and all(query.without)
