"""Analysis: text to terms, the same whatever the spelling."""

from hypothesis import given, settings
from hypothesis import strategies as st

from guicheng.search.analysis import Analyzer
from guicheng.search.normal import normal_text
from guicheng.search.segment import fast_segmenter, reference_segmenter

ANY = st.text(
    alphabet="河道管理条例第一百零五条款项之（）刑事诉讼法GB-3838 ，。〇中华人民共和国", max_size=40
)


def test_article_numbers_are_one_term_in_every_spelling(analyzer: Analyzer) -> None:
    for written in ("第105条", "第一百零五条", "第１０５条"):
        assert analyzer.terms(f"依照本法{written}的规定").count("第一百零五条") == 1
    assert "第一百二十条之一" in analyzer.terms("第一百二十条之一第二款")


def test_long_words_bring_the_words_inside_them(analyzer: Analyzer) -> None:
    terms = analyzer.terms("刑事诉讼法")
    assert terms[0] == "刑事诉讼法"
    assert {"刑事", "诉讼", "诉讼法", "刑事诉讼"} <= set(terms)


def test_marks_and_spaces_are_nothing(analyzer: Analyzer) -> None:
    assert analyzer.terms("GB3838-2002，“河道”。") == ["gb3838", "2002", "河道"]


@settings(deadline=None)
@given(ANY)
def test_words_cover_every_letter_once(text: str) -> None:
    normal = normal_text(text)
    words = [t for t in Analyzer(fast_segmenter()).tokens(normal) if not t.part]
    covered = [place for word in words for place in range(word.start, word.end)]
    assert covered == [place for place, char in enumerate(normal) if char.isalnum()]


@settings(deadline=None)
@given(ANY)
def test_tokens_say_where_they_stand(text: str) -> None:
    normal = normal_text(text)
    for token in Analyzer(fast_segmenter()).tokens(normal):
        assert normal[token.start : token.end] == token.text


@settings(deadline=None)
@given(ANY)
def test_analysis_is_the_same_with_either_segmenter(text: str) -> None:
    assert Analyzer(fast_segmenter()).terms(text) == Analyzer(reference_segmenter()).terms(text)


def test_the_analyzer_names_segmenter_dictionary_and_rules(analyzer: Analyzer) -> None:
    assert analyzer.analyzer_id.startswith("rjieba-")
    assert analyzer.analyzer_id != Analyzer(reference_segmenter()).analyzer_id


@given(ANY)
def test_terms_are_the_texts_of_the_tokens(text: str) -> None:
    analyzer = Analyzer(fast_segmenter())
    assert analyzer.terms(text) == [token.text for token in analyzer.tokens(normal_text(text))]


ODD = st.text(alphabet="刑事诉讼法第十条之一 中国\n\r，+#&%-_Ａz9é𠮷㐀豈\ufa6e\u2028", max_size=20)


@settings(deadline=None)
@given(st.lists(ODD, max_size=4))
def test_texts_cut_at_once_are_cut_as_each_alone(texts: list[str]) -> None:
    normals = [normal_text(text) for text in texts]
    for segmenter in (fast_segmenter(), reference_segmenter()):
        analyzer = Analyzer(segmenter)
        alone = [[token.text for token in analyzer.tokens(normal)] for normal in normals]
        assert list(analyzer.terms_of_each(normals)) == alone
