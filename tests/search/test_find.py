"""Find: jumps first, ranked hits after them, honest words when there is nothing."""

import datetime as dt
from pathlib import Path

import pytest

from guicheng.content.corpus import read_corpus
from guicheng.search.find import find
from guicheng.search.index import OpenIndex, open_index, update_index

ON = dt.date(2026, 6, 1)


def addresses(index: OpenIndex, text: str) -> list[str]:
    return [hit.address for hit in find(index, text, 20).hits]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("河道条例3", "R0001@2021-03-26#t3"),
        ("示例市河道管理条例第二条第二款", "R0001@2021-03-26#t2-k2"),
        ("示例市河道管理条例第二条第二款第二项", "R0001@2021-03-26#t2-k2-x2"),
        ("示例市河道管理条例第二条第三款", "R0001@2021-03-26#t2"),
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


def test_a_jump_answers_the_paragraph_alone_or_says_that_there_is_none(index: OpenIndex) -> None:
    hit = find(index, "河道条例第2条第2款", 5).hits[0]
    assert (hit.article, hit.text) == (
        "第二条第二款",
        "河道管理应当遵守下列要求：\n（一）统一规划；\n（二）分级负责。",
    )
    assert hit.url.endswith("/#t2-k2")
    item = find(index, "R0001#t2-k2-x1", 5).hits[0]
    assert (item.article, item.text) == ("第二条第二款第（一）项", "（一）统一规划；")
    assert find(index, "河道条例第二条第三款", 5).notes == ("该条没有第三款。",)


def test_the_article_that_has_the_words_comes_with_its_status(index: OpenIndex) -> None:
    hit = find(index, "泄露 线索来源", 5).hits[0]
    assert (hit.title, hit.article) in {("示例市河道管理条例", "第四条"), ("河道线索登记", "登记线索")}
    assert hit.status in {"有效（待核）", "已发布"}
    assert "泄露线索来源" in [hit.snippet.text[a:b] for a, b in hit.snippet.spans]


def test_an_empty_result_suggests_what_to_try(index: OpenIndex) -> None:
    found = find(index, "上访 位阶:宪法", 5)
    assert found.total == 0 and found.hits == ()
    assert "可以去掉筛选条件再试：位阶:宪法。" in found.notes
    assert "“上访”的规范用语是“信访”，已一并检索；只查原词请加引号。" in found.notes
    assert find(index, '"登记编号线索"', 5).notes == ("引号内的文字须一字不差；可以去掉引号再试。",)
    assert find(index, "，。", 5).notes == ("没有可供检索的词语。",)


def test_equal_scores_keep_the_order_of_addresses(index: OpenIndex) -> None:
    assert addresses(index, "类型:程序") == sorted(addresses(index, "类型:程序"))


def test_what_the_office_calls_it_is_found_too_unless_the_word_is_quoted(good_base: Path) -> None:
    table = good_base / "regs/data/synonyms.tsv"
    table.write_text(
        table.read_text(encoding="utf-8") + "走漏\t泄露\t口语\t\n登记\t编号\t辨析\t先登记\n", encoding="utf-8"
    )
    update_index(read_corpus(good_base), ON)
    index = open_index(good_base, ON)
    found = find(index, "走漏 来源", 5)
    assert "R0001@2021-03-26#t4" in [hit.address for hit in found.hits]
    assert "泄露" in "".join(hit.snippet.text[a:b] for hit in found.hits for a, b in hit.snippet.spans)
    assert find(index, "“走漏” 来源", 5).hits == ()
    assert len(find(index, "走漏", 5).notes) == 1
    assert "辨析：“登记”，编号（先登记）。" in find(index, "登记", 5).notes


def test_few_with_all_words_are_followed_by_others_with_some(index: OpenIndex) -> None:
    found = find(index, "泄露 线索来源 登记", 10)
    addresses = [hit.address for hit in found.hits]
    assert 0 < found.total < len(addresses) == len(set(addresses))
    assert f"前 {found.total} 条含有全部词语，其余只含有部分词语。" in found.notes
