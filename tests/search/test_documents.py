"""Documents of search: articles, steps, cases, forms, with what they are filtered by."""

import datetime as dt
from pathlib import Path

from guicheng.content.corpus import read_corpus
from guicheng.search.documents import SearchDocument, groups, plain_words

ON = dt.date(2026, 6, 1)


def documents(base: Path, on: dt.date = ON) -> dict[str, SearchDocument]:
    return {str(d.address): d for group in groups(read_corpus(base), on) for d in group.documents()}


def keys(base: Path, on: dt.date = ON) -> dict[str, str]:
    return {group.code: group.key for group in groups(read_corpus(base), on)}


def test_an_article_knows_its_work_and_its_page(good_base: Path) -> None:
    article = documents(good_base)["R0001@2021-03-26#t2"]
    assert (article.title, article.label, article.kind) == ("示例市河道管理条例", "第二条", "法规")
    assert article.text.startswith("本条例适用于示例市") and "（二）分级负责。" in article.text
    assert article.url == "/regulations/shili-hedao-tiaoli/#t2"
    assert (article.status, article.year, article.old) == ("有效", 2021, False)


def test_headings_above_an_article_are_searched_and_never_quoted(good_base: Path) -> None:
    article = documents(good_base)["R0001@2021-03-26#t2"]
    assert article.headings == "总则"
    assert "总则" in article.normal.searched
    assert "总则" not in article.normal.quoted


def test_an_article_is_found_by_the_names_of_its_work(good_base: Path) -> None:
    found = documents(good_base)
    assert found["R0001"].names == ("河道条例",)
    assert found["R0001@2021-03-26#t1"].names == ("河道条例",)


def test_a_work_known_by_title_only_is_found_and_says_so(good_base: Path) -> None:
    assert documents(good_base)["R0003"].statement == "正文未入库"


def test_steps_cases_and_forms_are_documents(good_base: Path) -> None:
    found = documents(good_base)
    assert found["P0001@1#s1"].label == "登记线索"
    assert "不得泄露线索来源" in found["P0001@1#s1"].text
    assert found["C0001"].kind == "案例" and found["F0001"].kind == "文书"


def test_a_replaced_wording_is_old_and_has_its_own_page(good_base: Path) -> None:
    folder = good_base / "regs/regulations/shili-hedao-tiaoli"
    earlier = (folder / "2021-03-26.md").read_text(encoding="utf-8").replace("2021", "2015")
    (folder / "2015-03-26.md").write_text(earlier, encoding="utf-8")
    found = documents(good_base)
    assert found["R0001@2015-03-26#t1"].old
    assert found["R0001@2015-03-26#t1"].url == "/regulations/shili-hedao-tiaoli/2015-03-26/#t1"
    assert not found["R0001@2021-03-26#t1"].old


def test_words_outside_articles_are_found_under_their_heading(good_base: Path) -> None:
    path = good_base / "regs/regulations/shili-hedao-tiaoli/2021-03-26.md"
    path.write_text(
        path.read_text(encoding="utf-8") + "\n# 附件　采砂区名录\n\n甲段、乙段。\n", encoding="utf-8"
    )
    assert any("甲段、乙段" in document.text for document in documents(good_base).values())


def test_a_group_changes_its_key_with_its_content_and_with_its_status(good_base: Path) -> None:
    before = keys(good_base)
    path = good_base / "regs/regulations/xiansuo-banfa-shifan/2026-01-20.md"
    path.write_text(path.read_text(encoding="utf-8").replace("三个", "五个"), encoding="utf-8")
    after = keys(good_base)
    assert [code for code in before if before[code] != after[code]] == ["R0002"]
    assert keys(good_base, dt.date(2026, 1, 25))["R0002"] != after["R0002"]


def test_plain_words_leave_out_the_marks_of_markdown() -> None:
    markdown = "# 标题\n| 项目 | 内容 |\n|---|---|\n- 见[办法](P0004#s5)。**粗**"
    assert plain_words(markdown) == "标题\n项目 内容\n见办法。粗"
