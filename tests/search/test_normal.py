"""The normal form: one spelling of widths and article numbers, with the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guicheng.search.normal import normal_text, normalise, squeeze

ROWS = [
    ("第105条", "第一百零五条"),
    ("第１０５条", "第一百零五条"),
    ("第一百〇五条", "第一百零五条"),
    ("第 12 条之 1", "第十二条之一"),
    ("第120条之一第（3）项", "第一百二十条之一第三项"),
    ("第二款第(三)项", "第二款第三项"),
    ("第三条之规定", "第三条之规定"),
    ("第三条之一般规定", "第三条之一般规定"),
    ("〔2015〕 [2015] 【2015】", "(2015) (2015) (2015)"),
    ("ＧＢ３８３８", "gb3838"),
    ("第一", "第一"),
]
ANY = st.text(alphabet="第一二十百零〇105（）()条款项之 　，。ＡaＧ㎡①…ﬁ河道", max_size=40)


@pytest.mark.parametrize(("written", "normal"), ROWS)
def test_widths_and_numbers_have_one_spelling(written: str, normal: str) -> None:
    assert normal_text(written) == normal
    assert normalise(written).text == normal


@given(ANY)
def test_normal_form_is_stable(text: str) -> None:
    once = normal_text(text)
    assert normal_text(once) == once


@given(ANY)
def test_every_character_of_the_normal_form_has_a_place_in_the_original(text: str) -> None:
    normal = normalise(text)
    assert len(normal.starts) == len(normal.text) + 1
    assert list(normal.starts) == sorted(normal.starts)
    assert normal.starts[-1] == len(text)
    for start in range(len(normal.text)):
        low, high = normal.span(start, start + 1)
        assert 0 <= low <= high <= len(text)


def test_a_span_leads_back_to_the_words_as_written() -> None:
    text = "依照第１０５条，处５日"
    normal = normalise(text)
    start = normal.text.index("第一百零五条")
    low, high = normal.span(start, start + 6)
    assert text[low:high] == "第１０５条"


def test_squeezing_leaves_letters_digits_and_ideographs() -> None:
    assert squeeze("（一）河道 GB-3838，〇。") == "一河道GB3838〇"
