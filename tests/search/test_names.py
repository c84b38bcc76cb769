"""User words are found as wholes, the longest first."""

from guicheng.search.names import UserWords


def test_the_longest_name_wins() -> None:
    words = UserWords(["合同法", "劳动合同法"])
    assert list(words.split("违反劳动合同法怎么办")) == [
        ("违反", False),
        ("劳动合同法", True),
        ("怎么办", False),
    ]


def test_without_names_a_query_stays_whole() -> None:
    assert list(UserWords([]).split("采砂许可")) == [("采砂许可", False)]
    assert list(UserWords(["砂"]).split("采砂")) == [("采砂", False)]
