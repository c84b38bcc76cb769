"""The text of a regulation: headings, words outside articles, marks."""

from guicheng.render.text import text_html
from guicheng.text.parser import parse_text


def html(body: str, **marks: str) -> str:
    return text_html(parse_text(body).text, marks)


def test_the_highest_division_is_the_second_heading_of_the_page_whatever_its_level():
    assert '<h2 class="d d-zhang" id="z1"><a href="#z1">第一章　总则</a></h2>' in html(
        "## 第一章　总则\n\n第一条　甲。\n"
    )


def test_lower_divisions_follow_without_a_leap():
    page = html("# 第一编　总则\n\n## 第一章　任务\n\n第一条　甲。\n")
    assert '<h2 class="d d-bian" id="b1">' in page
    assert '<h3 class="d d-zhang" id="b1-z1">' in page


def test_words_before_the_first_article_are_kept_and_escaped():
    assert "为了<正确>适用".replace("<", "&lt;").replace(">", "&gt;") in html(
        "为了<正确>适用，规定如下：\n\n第一条　甲。\n"
    )


def test_a_mark_stands_in_its_article():
    page = html("第一条　甲。\n\n第二条　乙。\n", t2='<p class="mark">注</p>')
    assert '<div class="t" id="t2"><p class="mark">注</p>' in page


def test_every_word_of_the_text_is_on_the_page():
    body = "# 第一章　总则\n\n第一条　甲：\n\n（一）乙；\n\n1.丙；\n\n（二）丁。\n\n# 附件\n\n附件的话。\n"
    page = html(body)
    assert [
        word
        for word in ("第一章", "甲：", "（一）", "乙；", "1.", "丙；", "丁。", "附件的话。")
        if word not in page
    ] == []


def test_the_heading_of_an_article_is_one_below_its_division():
    page = html("# 第一编　总则\n\n## 第一章　任务\n\n第一条　甲。\n\n# 第二编　附则\n\n第二条　乙。\n")
    assert page.count('aria-level="4"') == 1
    assert page.count('aria-level="3"') == 1
