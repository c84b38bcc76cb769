"""Pinyin without tones, one sound a character."""

from guicheng.text.pinyin import readings, syllables


def test_sounds_have_no_tones_and_letters_stay() -> None:
    assert syllables("河道GB、3838") == ["he", "dao", "gb3838"]
    assert syllables("律") == ["lv"]
    assert syllables("") == []


def test_a_character_may_have_several_sounds():
    assert {"hang", "xing"} <= set(readings("行"))
    assert readings("法") == ["fa"]
