"""Aligning: equal words, likeness, renumbering; a person's lineage wins."""

from guicheng.compare.align import align
from guicheng.text.parser import parse_text

OLD = """
第一条　为了加强河道管理，制定本条例。

第二条　本条例适用于本市的河道。

第三条　收到线索后，应当在七日内登记，登记应当编号。

第四条　承办人员不得泄露线索来源。

第五条　旧堤的拆除由水务部门批准。
"""
NEW = """
第一条　为了加强河道管理，制定本条例。

第二条　河道管理坚持公众参与。

第三条　本条例适用于本市的河道。

第四条　收到线索后，应当在五个工作日内登记，登记应当编号存档。

第五条　承办人员不得泄露线索来源。
"""


def rows(
    old: str, new: str, lineage: dict[str, str] | None = None
) -> list[tuple[str | None, str | None, str]]:
    pairs = align(parse_text(old).text, parse_text(new).text, lineage)
    return [(pair.old and pair.old.anchor, pair.new and pair.new.anchor, pair.how) for pair in pairs]


def test_renumbered_articles_are_found_and_the_rest_is_added_or_deleted() -> None:
    assert rows(OLD, NEW) == [
        ("t1", "t1", "文字相同"),
        (None, "t2", "新增"),
        ("t2", "t3", "文字相同"),
        ("t3", "t4", "文字相近"),
        ("t4", "t5", "文字相同"),
        ("t5", None, "删去"),
    ]


def test_a_person_knows_better() -> None:
    found = rows(OLD, NEW, {"t5": "t2"})
    assert ("t5", "t2", "人工确认") in found
    assert all(how != "新增" for _, _, how in found)


def test_lineage_to_an_article_that_is_not_there_is_passed_over() -> None:
    assert rows(OLD, NEW, {"t5": "t99"}) == rows(OLD, NEW)


def test_an_edition_is_aligned_with_itself_number_by_number() -> None:
    assert all(old == new and how == "文字相同" for old, new, how in rows(OLD, OLD))


def test_equal_words_that_stand_twice_stay_at_their_number() -> None:
    twice = "第一条　略。\n\n第二条　略。\n"
    assert rows(twice, twice) == [("t1", "t1", "文字相同"), ("t2", "t2", "文字相同")]


def test_a_number_inserted_as_之一_moves_nobody() -> None:
    old = "第一条　堤防分为三级。\n\n第二条　河道分为两级。\n"
    new = "第一条　堤防分为三级。\n\n第一条之一　船闸由水务部门看守。\n\n第二条　河道分为两级。\n"
    assert rows(old, new) == [("t1", "t1", "文字相同"), (None, "t1-1", "新增"), ("t2", "t2", "文字相同")]
