"""The side column of a regulation."""

from guicheng.render.contents import contents, contents_html
from guicheng.text.parser import parse_text

BOOK = """# 第一编　总则

## 第一章　任务

第一条　甲。

第二条　乙。

第二条之一　丙。

## 第二章　期限

第三条　丁。

# 第二编　附则

第四条　戊。
"""


def spans(body: str) -> list[tuple[str, str, str]]:
    return [
        (
            entry.division.heading,
            entry.first.label if entry.first else "",
            entry.last.label if entry.last else "",
        )
        for entry in contents(parse_text(body).text)
    ]


def test_a_division_spans_the_articles_of_its_parts():
    assert spans(BOOK) == [
        ("第一编　总则", "第一条", "第三条"),
        ("第一章　任务", "第一条", "第二条之一"),
        ("第二章　期限", "第三条", "第三条"),
        ("第二编　附则", "第四条", "第四条"),
    ]


def test_the_line_links_to_the_division_and_to_its_first_article():
    html = contents_html(parse_text(BOOK).text)
    assert (
        '<li class="l1"><a href="#b1-z1">第一章　任务</a> <a class="span" href="#t1">1–2之1</a></li>' in html
    )
    assert 'href="#t3">3</a>' in html


def test_a_text_without_divisions_lists_its_articles():
    html = contents_html(parse_text("第一条　甲。\n\n第二条　乙。\n").text)
    assert html.startswith('<ol class="grid ones">')
    assert '<a href="#t2" title="第二条">2</a>' in html


def test_many_articles_without_divisions_are_listed_by_tens():
    body = "\n\n".join(f"第{number}条　甲。" for number in range(1, 132))
    html = contents_html(parse_text(body).text)
    assert html.count("<li>") == 14
    assert ">1–10</a>" in html
    assert ">131</a>" in html


def test_nothing_to_point_at_is_no_contents():
    assert contents_html(parse_text("一段话。\n").text) == ""
