"""User words are found as wholes, the longest first."""

import pytest

from guicheng.model.data import Synonym
from guicheng.search.names import UserWords
from guicheng.search.synonyms import names_of


@pytest.mark.parametrize(
    ("kind", "names"),
    [("口语", ("挖砂", "采砂", "取沙")), ("联想", ("挖砂",)), ("合称", ("挖砂", "采砂", "取沙"))],
)
def test_what_a_word_only_leads_on_to_is_no_name(kind: str, names: tuple[str, ...]) -> None:
    assert names_of(Synonym(colloquial="挖砂", standard="采砂、取沙", kind=kind, note="")) == names


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
