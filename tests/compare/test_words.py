"""Changed words: readable, complete on both sides, numbers never cut."""

from hypothesis import given
from hypothesis import strategies as st

from guicheng.compare.weight import Shift, shifts
from guicheng.compare.words import changed_words

WORDS = st.lists(
    st.sampled_from(["应当", "可以", "不得", "十五日", "登记", "，", "。", "\n", "三", "编号"]), max_size=30
)


def marked(old: str, new: str) -> str:
    marks = {"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}
    return "".join(marks[run.kind].format(run.text) for run in changed_words(old, new))


@given(WORDS, WORDS)
def test_both_wordings_can_be_read_off(before: list[str], after: list[str]) -> None:
    old, new = "".join(before), "".join(after)
    runs = changed_words(old, new)
    assert "".join(run.text for run in runs if run.kind != "new") == old
    assert "".join(run.text for run in runs if run.kind != "gone") == new


def test_a_time_limit_changes_as_a_whole() -> None:
    assert marked("在十五日内登记", "在五个工作日内登记") == "在[-十五日-][+五个工作日+]内登记"


def test_a_duty_changes_as_a_whole() -> None:
    assert marked("可以登记", "应当登记") == "[-可以-][+应当+]登记"


def test_a_tiny_island_between_two_changes_is_shown_with_them() -> None:
    assert marked("甲乙丙丁戊", "子乙丑丁戊") == "[-甲乙丙-][+子乙丑+]丁戊"


def test_equal_words_are_one_run() -> None:
    assert marked("登记应当编号。", "登记应当编号。") == "登记应当编号。"


def test_duties_limits_and_amounts_are_weighed() -> None:
    old = "可以在十五日内缴纳三千元，自2020年1月1日起计算。"
    new = "应当在15日内缴纳五千元，自2021年1月1日起计算。"
    assert shifts(old, new) == (
        Shift("要求", ("可以",), ("应当",)),
        Shift("数额", ("三千元",), ("五千元",)),
    )


def test_a_changed_limit_is_told_as_written() -> None:
    assert shifts("应当在七日内登记。", "应当在五个工作日内登记。") == (
        Shift("期限", ("七日",), ("五个工作日",)),
    )


def test_not_a_duty_but_a_ban_counts_once() -> None:
    assert shifts("可以公开。", "不得公开。") == (Shift("要求", ("可以",), ("不得",)),)


def test_words_without_weight_weigh_nothing() -> None:
    assert shifts("水务部门登记。", "水利部门登记。") == ()
