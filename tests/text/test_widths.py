"""Storing changes no word; folding makes one shape of many."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from guicheng.text.widths import bare, fold, unify


def test_invisible_characters_go_and_spaces_become_plain() -> None:
    assert unify("\ufeff第\u200b一条\u00a0为了\r\n保护\ue004水源") == "第一条 为了\n保护 水源"


def test_the_ideographic_space_and_full_width_digits_stay() -> None:
    assert unify("第一条　罚款５０元") == "第一条　罚款５０元"


def test_brackets_widths_and_case_are_folded() -> None:
    assert fold("示发〔２０１５〕23号") == fold("示发[2015]23号") == fold("示发【2015】２３号")
    assert fold("ＡＢｃ（一）") == "abc(一)"


@given(st.text(alphabet="，：；！？（）　〔“Ａ①ﬁé\u0301Σ条甲", max_size=30))
def test_folded_text_is_in_nfkc_and_stays_as_it_is(text: str) -> None:
    assert unicodedata.is_normalized("NFKC", fold(text))
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_unifying_twice_changes_nothing(text: str) -> None:
    assert unify(unify(text)) == unify(text)


@given(st.text())
def test_bare_text_has_no_white_space(text: str) -> None:
    assert not any(char.isspace() for char in bare(text))
