"""Anchors and official names of places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guicheng.text.labels import article_anchor, article_label, place_label


@pytest.mark.parametrize(
    ("place", "label"),
    [
        ("t15", "第十五条"),
        ("t120-1", "第一百二十条之一"),
        ("t120-1-k2-x3", "第一百二十条之一第二款第（三）项"),
        ("t73-k1-x4", "第七十三条第一款第（四）项"),
        ("t73-k1-x4-m2", "第七十三条第一款第（四）项第2目"),
        ("t8-k1-x3-1", "第八条第一款第（三）项之一"),
        ("b2-z3-j1", "第二编第三章第一节"),
        ("b2-fb1-z3", "第二编第一分编第三章"),
        ("f1-t3", "附件一第三条"),
    ],
)
def test_places_have_official_names(place: str, label: str) -> None:
    assert place_label(place) == label


@pytest.mark.parametrize("place", ["x", "t", "t1-q2", "s4", "t１"])
def test_other_words_are_no_places(place: str) -> None:
    with pytest.raises(ValueError, match="锚点"):
        place_label(place)


@given(st.integers(1, 3000), st.lists(st.integers(1, 30), max_size=2))
def test_an_article_label_and_its_anchor_are_inverses(number: int, subs: list[int]) -> None:
    anchor = "-".join([f"t{number}", *map(str, subs)])
    assert article_anchor(article_label(anchor)) == anchor


def test_a_label_with_arabic_digits_has_the_same_anchor() -> None:
    assert article_anchor("第１２０条之１") == article_anchor("第120条之一") == "t120-1"
    assert article_anchor("第款") is None
