"""Addresses are read and printed without loss."""

import pytest

from guicheng.model.address import Address


@pytest.mark.parametrize(
    "text",
    [
        "R0012",
        "R0012@2018-10-26#t119-k2",
        "R0012@2018-10-26-2",
        "R0012@undated#f1-t3",
        "P0004@3#s4",
        "C0007",
        "F0401#x",
    ],
)
def test_parse_and_print_are_inverses(text: str) -> None:
    assert str(Address.parse(text)) == text


@pytest.mark.parametrize(
    "text", ["", "R12", "X0001", "R0012@", "R0012#", "R0012@昨天", "R0012 #t1", "r0012", "R0012#第一条"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="不是地址"):
        Address.parse(text)


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("R0012#t120-1-k2-x3", "t120-1"),
        ("R0012#f1-t3-k1", "f1-t3"),
        ("R0012#z1", None),
        ("R0012", None),
        ("P0001#s1", None),
    ],
)
def test_an_address_knows_its_article(text: str, article: str | None) -> None:
    assert Address.parse(text).article == article


def test_a_place_can_be_exchanged() -> None:
    assert str(Address.parse("R0012@2018-10-26#t1").at("t2")) == "R0012@2018-10-26#t2"
