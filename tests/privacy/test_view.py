"""A view shows what a reader reads and knows where each character stands in the text as written."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guicheng.privacy.view import views


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("１３８", "138"),
        ("张 建　国", "张建国"),
        ("张\u200b建\ufeff国", "张建国"),
        ("张\n建国", "张建国"),
        ("张**建**国", "张建国"),
        ("张_建_国", "张建国"),
        ("张&#x5efa;国", "张建国"),
        ("张&nbsp;建国", "张建国"),
        ("张<b>建</b>国", "张建国"),
        ("张<!-- 隔开 -->建国", "张建国"),
        ("张[建](P0001)国", "张建国"),
        ("一段。\n\n二段", "一段。\n二段"),
        ("完。\n又", "完。\n又"),
        ("签名：____日期", "签名:\n日期"),
        ("⼀月", "一月"),
    ],
)
def test_what_is_shown(written: str, shown: str) -> None:
    assert views(written)[0].text == shown


@pytest.mark.parametrize(
    ("written", "hidden"),
    [
        ("见<!-- 张建国 -->上", "张建国"),
        ("[图](img/%E5%BC%A0.png)", "(img/张.png)"),
        ('<img alt="张&#x5efa;国">', '<imgalt="张建国">'),
    ],
)
def test_what_is_not_shown_is_a_view_of_its_own(written: str, hidden: str) -> None:
    assert [view.text for view in views(written)[1:]] == [hidden]


def test_places_are_those_of_the_text_as_written() -> None:
    text = "姓名：张&#x5efa;<b>国</b>。"
    view = views(text)[0]
    start = view.text.index("张建国")
    first, last = view.span(start, start + 3)
    assert text[first:last] == "张&#x5efa;<b>国"


@given(st.text(alphabet="张建1１ \n*_<b>&#x;国[](a)!-。\u200b", max_size=60))
def test_every_character_of_a_view_has_its_place(text: str) -> None:
    for view in views(text):
        places = [view.span(at, at + 1) for at in range(len(view.text))]
        assert all(0 <= start < end <= len(text) for start, end in places)
        assert [start for start, _ in places] == sorted(start for start, _ in places)


@given(st.text(alphabet="张建国1", max_size=30))
def test_plain_words_are_shown_as_they_are(text: str) -> None:
    assert views(text)[0].text == html.unescape(text)
