"""A query becomes a request: words wanted, parts for the score, user words whole, function words dropped."""

from guicheng.search.analysis import Analyzer
from guicheng.search.engine import Other, Request, Wanted
from guicheng.search.names import UserWords
from guicheng.search.query import parse_query
from guicheng.search.request import cut_other, make_request


def request(text: str, analyzer: Analyzer, names: tuple[str, ...] = ()) -> Request:
    return make_request(parse_query(text), analyzer, UserWords(names))


def test_function_words_are_dropped_unless_they_are_all(analyzer: Analyzer) -> None:
    assert [want.text for want in request("河道的管理", analyzer).wanted] == ["河道", "管理"]
    assert [want.text for want in request("如何", analyzer).wanted] == ["如何"]


def test_parts_of_long_words_only_add_to_the_score(analyzer: Analyzer) -> None:
    found = request("刑事诉讼法", analyzer)
    assert found.wanted == (Wanted("刑事诉讼法"),)
    assert "诉讼" in found.parts


def test_a_user_word_the_dictionary_lacks_is_wanted_whole(analyzer: Analyzer) -> None:
    found = request("河道条例 巡查", analyzer, ("河道条例",))
    assert found.wanted == (Wanted("河道条例", name=True), Wanted("巡查"))
    assert found.parts == ("河道", "条例")


def test_neighbouring_single_characters_are_wanted_as_they_stand(analyzer: Analyzer) -> None:
    assert request("采砂 许可", analyzer).wanted == (Wanted("采砂", name=True), Wanted("许可"))
    assert request("采 砂", analyzer).wanted == (Wanted("采"), Wanted("砂"))


def test_running_words_are_a_question_and_keywords_are_not(analyzer: Analyzer) -> None:
    assert request("收到举报线索应当如何登记备案", analyzer).question
    assert not request("收到 举报 线索 登记 备案", analyzer).question


def test_words_inside_what_does_as_well_add_to_the_score(analyzer: Analyzer) -> None:
    synonyms = {"告诉家里": (cut_other("通知其“家属”", analyzer),)}
    found = make_request(parse_query("告诉家里"), analyzer, UserWords(synonyms), synonyms)
    other = Other("通知其家属", ("通知", "家属"))
    assert found.wanted == (Wanted("告诉家里", name=True, others=(other,)),)
    assert {"通知", "家属"} <= set(found.parts)
