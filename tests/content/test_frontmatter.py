"""Frontmatter is read as strings, keeps lines, refuses what YAML would guess at, and survives a round trip."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guicheng.content.frontmatter import read_frontmatter, write_frontmatter
from guicheng.errors import BadInput


def read(head: str, body: str = "") -> dict[str, object]:
    return read_frontmatter(f"---\n{head}\n---\n{body}", "x.md").values


def test_every_scalar_is_a_string_and_nothing_is_none() -> None:
    assert read("no: no\non: 2026-03-01\ncode: 0012\nx: null\ny:\nz: ~\nq: ''\nt: 1.0") == {
        "no": "no",
        "on": "2026-03-01",
        "code": "0012",
        "x": None,
        "y": None,
        "z": None,
        "q": "",
        "t": "1.0",
    }


def test_keys_named_content_and_handler_are_ordinary_keys() -> None:
    values = {"content": "甲", "handler": "乙"}
    assert read_frontmatter(write_frontmatter(values, ""), "x.md").values == values


def test_the_body_is_kept_word_for_word_with_its_line() -> None:
    front = read_frontmatter("---\na: 1\n---\n\n  第一条　甲  \n---\n末行", "x.md")
    assert front.body == "\n  第一条　甲  \n---\n末行"
    assert front.body_line == 4


def test_lines_of_nested_keys_are_those_of_the_file() -> None:
    front = read_frontmatter("---\na: 1\nb:\n  - c: 2\n    d: 3\n---\n", "x.md")
    assert front.lines[("b", 0, "d")] == 5
    assert front.line_of(("b", 0, "missing")) == 4


def test_windows_line_ends_and_a_byte_order_mark_do_no_harm() -> None:
    front = read_frontmatter("\ufeff---\r\na: 1\r\n---\r\n正文\r\n", "x.md")
    assert (front.values, front.body) == ({"a": "1"}, "正文\n")


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("---\na: 1\na: 2\n---\n", 3, "key-duplicate"),
        ("---\nb:\n  c: 1\n  c: 2\n---\n", 4, "key-duplicate"),
        ("---\na: [1\n---\n", 3, "yaml-syntax"),
        ("---\na: 乙: 丙\n---\n", 2, "yaml-syntax"),
        ("正文", 1, "frontmatter-missing"),
        ("---\na: 1\n", 1, "frontmatter-open"),
        ("---\na: &x 1\nb: *x\n---\n", 2, "yaml-alias"),
        ("---\na: !!python/name:os.system x\n---\n", 2, "yaml-tag"),
        ("---\n- a\n- b\n---\n", 2, "yaml-shape"),
        ("---\n? [a, b]\n: c\n---\n", 2, "yaml-key"),
    ],
)
def test_what_is_refused_names_line_and_code(text: str, line: int, code: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_frontmatter(text, "regs/x.md")
    assert (caught.value.problems[0].line, caught.value.problems[0].code) == (line, code)
    assert str(caught.value.problems[0]).startswith(f"regs/x.md:{line}: {code}: ")


def test_a_tab_is_named() -> None:
    with pytest.raises(BadInput) as caught:
        read_frontmatter("---\na:\n  b: 1\n\tc: 2\n---\n", "regs/x.md")
    assert "制表符" in str(caught.value.problems[0])


TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\x85\u2028\u2029\ufeff\ufffe\uffff")
)
VALUE = st.recursive(
    st.none() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=8,
)


@given(st.dictionaries(TEXT, VALUE, max_size=5))
def test_what_is_written_is_read_back(values: dict[str, object]) -> None:
    front = read_frontmatter(write_frontmatter(values, "正文\n"), "x.md")
    assert front.values == values
    assert front.body == "正文\n"


def test_the_normal_form_is_short_and_readable() -> None:
    values = {
        "code": "R0001",
        "aliases": ["甲法", "乙法"],
        "events": [{"date": "2026-01-01", "type": "制定", "by": None}],
        "relations": {},
        "verified": [],
    }
    assert write_frontmatter(values, "") == (
        "---\n"
        "code: R0001\n"
        "aliases: [甲法, 乙法]\n"
        "events:\n"
        "  - {date: 2026-01-01, type: 制定, by: null}\n"
        "relations: {}\n"
        "verified: []\n"
        "---\n"
    )
