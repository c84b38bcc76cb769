"""Numerals are read and written both ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guicheng.text.numerals import LIMIT, to_chinese, to_int


@given(st.integers(min_value=0, max_value=LIMIT - 1))
def test_every_number_survives_writing_and_reading(number: int) -> None:
    assert to_int(to_chinese(number)) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("二百三十四", 234),
        ("十", 10),
        ("一十", 10),
        ("十五", 15),
        ("一百零五", 105),
        ("一百〇五", 105),
        ("一千二百六十", 1260),
        ("二〇一五", 2015),
        ("二○一五", 2015),
        ("两千", 2000),
        ("一万零一", 10001),
        ("１０５", 105),
        ("105", 105),
        ("零", 0),
    ],
)
def test_forms_found_in_official_texts(text: str, number: int) -> None:
    assert to_int(text) == number


@pytest.mark.parametrize("text", ["", "条", "一二十三", "第五", "1二", "一" * 40, "9" * 40])
def test_what_is_no_number_is_none(text: str) -> None:
    assert to_int(text) is None


@pytest.mark.parametrize(
    ("number", "text"), [(10, "十"), (110, "一百一十"), (100000, "十万"), (1005, "一千零五")]
)
def test_numbers_are_written_as_statutes_write_them(number: int, text: str) -> None:
    assert to_chinese(number) == text


@pytest.mark.parametrize("number", [-1, LIMIT])
def test_numbers_out_of_range_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="范围"):
        to_chinese(number)


@given(st.text(max_size=30))
def test_reading_never_fails(text: str) -> None:
    assert to_int(text) is None or isinstance(to_int(text), int)
