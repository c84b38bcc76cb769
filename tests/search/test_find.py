"""Find: jumps first, ranked hits after them, honest words when there is nothing."""

import pytest

from guicheng.search.find import find
from guicheng.search.index import OpenIndex


def addresses(index: OpenIndex, text: str) -> list[str]:
    return [hit.address for hit in find(index, text, 20).hits]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("河道条例3", "R0001@2021-03-26#t3"),
        ("示例市河道管理条例第二条第二款", "R0001@2021-03-26#t2"),
        ("河道条例", "R0001"),
        ("线索办法第一条", "R0002@2026-01-20#t1"),
        ("P0001#s2", "P0001@1#s2"),
        ("c0001", "C0001"),
    ],
)
def test_jumps_come_first(index: OpenIndex, text: str, address: str) -> None:
    assert addresses(index, text)[0] == address


def test_a_place_that_is_not_there_is_said(index: OpenIndex) -> None:
    found = find(index, "河道条例第九十九条", 5)
    assert found.hits[0].address == "R0001"
    assert found.notes == ("该文件没有第九十九条。",)
    assert find(index, "示例省举报办理规定第三条", 5).notes == ("该文件正文未入库，只有题录。",)
    assert find(index, "R0099", 5).notes[0] == "库中没有编码 R0099。"


def test_the_article_that_has_the_words_comes_with_its_status(index: OpenIndex) -> None:
    hit = find(index, "泄露 线索来源", 5).hits[0]
    assert (hit.title, hit.article) in {("示例市河道管理条例", "第四条"), ("河道线索登记", "登记线索")}
    assert hit.status in {"有效（待核）", "已发布"}
    assert "泄露线索来源" in [hit.snippet.text[a:b] for a, b in hit.snippet.spans]


def test_an_empty_result_suggests_what_to_try(index: OpenIndex) -> None:
    found = find(index, "上访 位阶:宪法", 5)
    assert found.total == 0 and found.hits == ()
    assert "可以去掉筛选条件再试：位阶:宪法。" in found.notes
    assert "“上访”的规范用语是“信访”，可以换用再试。" in found.notes
    assert find(index, '"登记编号线索"', 5).notes == ("引号内的文字须一字不差；可以去掉引号再试。",)
    assert find(index, "，。", 5).notes == ("没有可供检索的词语。",)


def test_equal_scores_keep_the_order_of_addresses(index: OpenIndex) -> None:
    assert addresses(index, "类型:程序") == sorted(addresses(index, "类型:程序"))
