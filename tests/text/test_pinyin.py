"""Pinyin without tones, one sound a character."""

from guicheng.text.pinyin import readings, spelt, syllables


def test_sounds_have_no_tones_and_letters_stay() -> None:
    assert syllables("河道GB、3838") == ["he", "dao", "gb3838"]
    assert syllables("律") == ["lv"]
    assert syllables("") == []


def test_every_character_has_its_sound_where_it_stands() -> None:
    assert spelt("GB1号，银行") == [("号", "hao"), ("银", "yin"), ("行", "hang")]
    assert spelt("五瓩表")[0] == ("五", "wu") and spelt("五瓩表")[-1] == ("表", "biao")
    assert spelt("执行") == [("执", "zhi"), ("行", "xing")]


def test_a_character_may_have_several_sounds():
    assert {"hang", "xing"} <= set(readings("行"))
    assert readings("法") == ["fa"]
