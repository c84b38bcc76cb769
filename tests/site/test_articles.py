"""Which articles the search box may offer."""

from guicheng.site.articles import article_runs
from guicheng.text.parser import parse_text


def runs(*labels: str) -> str:
    return article_runs(parse_text("\n\n".join(f"{label}　甲。" for label in labels)).text)


def test_articles_in_a_row_are_one_run():
    assert runs("第一条", "第二条", "第三条") == "1-3"


def test_an_inserted_article_stands_alone():
    assert runs("第一条", "第二条", "第二条之一", "第三条", "第四条") == "1-2,2_1,3-4"


def test_a_missing_number_is_not_offered():
    assert runs("第一条", "第三条") == "1,3"


def test_a_text_without_articles_offers_none():
    assert article_runs(parse_text("一段话。").text) == ""
