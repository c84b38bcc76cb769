"""rjieba cuts as jieba does, without its cache file and its talk."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guicheng.search.segment import dictionary, dictionary_hash, fast_segmenter, reference_segmenter

TEXTS = [
    "河道主管部门收到举报线索的应当在五个工作日内登记",
    "中华人民共和国刑事诉讼法取保候审保证金没收",
    "行政处罚听证程序及其执行",
    "涉法涉诉信访执法监督案件评查",
    "𠮷㐂囗一",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
def test_fast_and_reference_segmenter_agree(text: str) -> None:
    assert fast_segmenter().cut(text) == reference_segmenter().cut(text)


@settings(deadline=None)
@given(st.text(alphabet=sorted(set("".join(TEXTS))), max_size=30))
def test_fast_and_reference_segmenter_agree_on_anything(text: str) -> None:
    assert fast_segmenter().cut(text) == reference_segmenter().cut(text)


def test_both_know_the_same_words() -> None:
    words = list(dictionary())[::997]
    assert all(fast_segmenter().has_word(word) == reference_segmenter().has_word(word) for word in words)
    assert not fast_segmenter().has_word("河道线") and not reference_segmenter().has_word("河道线")


def test_jieba_is_silent_and_writes_no_cache(capfd: pytest.CaptureFixture[str]) -> None:
    cache = Path(tempfile.gettempdir()) / "jieba.cache"
    before = cache.stat().st_mtime_ns if cache.exists() else None
    reference_segmenter.cache_clear()
    reference_segmenter().cut("河道")
    assert capfd.readouterr() == ("", "")
    assert (cache.stat().st_mtime_ns if cache.exists() else None) == before


def test_the_dictionary_is_named_by_its_hash() -> None:
    assert len(dictionary_hash()) == 12
    assert dictionary()["行政处罚"] > 0
