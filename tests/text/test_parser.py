"""The parser places every line; the printer gives it back."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guicheng.model.provision import Article, Division, RegulationText
from guicheng.text.parser import parse_text
from guicheng.text.printer import print_text

FIXTURES = Path(__file__).parents[1] / "fixtures" / "texts"


def stories(name: str) -> list[tuple[str, str, str]]:
    """Title, text and expected lines, separated by single points."""
    parts = [part.strip("\n") for part in (FIXTURES / name).read_text(encoding="utf-8").split("\n.\n")]
    return [(parts[i], parts[i + 1], parts[i + 2]) for i in range(0, len(parts), 3)]


def outline(text: RegulationText) -> str:
    """Every anchored place, a line each: anchor and words."""
    lines = []
    for block in text.blocks:
        if isinstance(block, Division):
            lines.append(f"{block.anchor} {block.heading}")
        elif isinstance(block, Article):
            lines.append(f"{block.anchor} {block.label}")
            for part in block.parts():
                if part.anchor and (part.text or hasattr(part, "label")):
                    lines.append(f"{part.anchor} {getattr(part, 'label', '')}{part.text}")
    return "\n".join(lines)


def without_white_space(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(("title", "text", "expected"), stories("places.txt"), ids=lambda value: value[:20])
def test_places(title: str, text: str, expected: str) -> None:
    assert outline(parse_text(text).text) == expected, title


@pytest.mark.parametrize("text", [text for _, text, _ in stories("places.txt")], ids=lambda value: value[:12])
def test_printing_a_parsed_text_is_its_normal_form(text: str) -> None:
    printed = print_text(parse_text(text).text)
    assert print_text(parse_text(printed).text) == printed
    assert without_white_space(printed).replace("#", "") == without_white_space(text).replace("#", "")


def test_text_in_normal_form_survives_byte_for_byte() -> None:
    text = "# 第一章　总则\n\n第一条　甲：\n\n（一）乙；\n\n1.丙；\n\n丁。\n\n| 级别 | 数 |\n| --- | --- |\n| 一 | 2 |\n"
    assert print_text(parse_text(text).text) == text


def test_lines_are_those_of_the_file() -> None:
    article = parse_text("\n第一条　甲。\n\n第二条　乙。\n", first_line=15).text.articles[1]
    assert article.line == 18
    assert article.paragraphs[0].line == 18


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("第一条　甲。\n\n第三条　乙。", "text-number-gap", 3),
        ("第一条　甲。\n\n第一条　乙。", "text-number-repeat", 3),
        ("第一条　甲：\n\n（一）乙；\n\n（一）丙。", "text-item-repeat", 5),
        ("第一条　甲。\n\n## 第二条　乙。", "text-heading-article", 3),
    ],
)
def test_what_looks_wrong_is_reported_with_its_line(text: str, code: str, line: int) -> None:
    problems = parse_text(text).problems
    assert [(problem.code, problem.line) for problem in problems] == [(code, line)]


def test_a_repeated_article_keeps_its_words_but_gets_no_second_anchor() -> None:
    text = parse_text("第一条　甲。\n\n第一条　乙。").text
    assert [article.anchor for article in text.articles] == ["t1", ""]
    assert [article.paragraphs[0].text for article in text.articles] == ["甲。", "乙。"]


LINE = st.one_of(
    st.text(alphabet="第一二三四十百条款项编章节之附件：，。“”（）()1２.、　 \t#|甲乙法", max_size=25),
    st.sampled_from(
        [
            "第一条　甲。",
            "第二条 乙",
            "第三条丙",
            "# 第一章　总则",
            "（一）丁；",
            "1.戊",
            "附件1：己",
            "一、庚",
            "|a|b|",
            "“第五条　辛",
        ]
    ),
    st.text(max_size=10),
)
DAMAGED = st.lists(LINE, max_size=14).map("\n".join)


@given(DAMAGED)
def test_damaged_text_is_never_refused_and_keeps_every_character(text: str) -> None:
    parsed = parse_text(text)
    printed = print_text(parsed.text)
    kept, given_ = without_white_space(printed), without_white_space(text)
    # A heading that the source prints without # gains it; nothing else may come or go.
    assert kept.replace("#", "") == given_.replace("#", "")
    assert kept.count("#") >= given_.count("#")


@given(DAMAGED)
def test_the_normal_form_of_damaged_text_is_stable(text: str) -> None:
    printed = print_text(parse_text(text).text)
    again = print_text(parse_text(printed).text)
    assert print_text(parse_text(again).text) == again


@given(DAMAGED)
def test_anchors_are_unique_and_ascii(text: str) -> None:
    anchors = [anchor for anchor, _ in parse_text(text).text.anchors()]
    assert len(anchors) == len(set(anchors))
    assert all(anchor.isascii() for anchor in anchors)
