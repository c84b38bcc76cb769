"""The Corpus holds what can be read and names what cannot."""

import datetime as dt
from pathlib import Path

import pytest

from guicheng.content.codes import CodeRegister
from guicheng.content.corpus import read_corpus
from guicheng.content.target import look_up
from guicheng.errors import BadInput, NotFound
from guicheng.model.address import Address
from guicheng.model.data import CodeEntry

WORK = "---\ncode: {code}\ntitle: {title}\naliases: [{alias}]\nnature: 正式文本\nlevel: 地方性法规\nevents: []\n---\n说明。\n"
EDITION = "---\nedition: {day}\neffective_from: {day}\nsource: {{name: 示例}}\n---\n\n第一条　{words}\n\n另一款：\n\n（一）丙。\n"
DAY = dt.date(2026, 11, 1)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """A base of two invented works, one of them 仅题录."""
    river = tmp_path / "regs/regulations/hedao"
    river.mkdir(parents=True)
    (river / "index.md").write_text(
        WORK.format(code="R0001", title="示例省河道管理条例", alias="河道条例"), "utf-8"
    )
    (river / "2020-01-01.md").write_text(EDITION.format(day="2020-01-01", words="甲。"), "utf-8")
    (river / "2010-01-01.md").write_text(EDITION.format(day="2010-01-01", words="乙。"), "utf-8")
    lake = tmp_path / "regs/regulations/hupo"
    lake.mkdir()
    (lake / "index.md").write_text(
        WORK.format(code="R0002", title="示例省湖泊条例", alias="湖泊条例"), "utf-8"
    )
    data = tmp_path / "regs/data"
    data.mkdir()
    for name in ("office", "roles", "deadlines", "calendar", "redlines"):
        (data / f"{name}.yml").write_text("", "utf-8")
    (data / "office.yml").write_text("name: 示例单位\n", "utf-8")
    (data / "redlines.yml").write_text("principle: 示例原则\nredlines: [一, 二]\n", "utf-8")
    (data / "synonyms.tsv").write_text("口语\t规范\t类\t注\n抓人\t拘留\t口语\t\n", "utf-8")
    (data / "codes.yml").write_text(
        "# 只增不改\nR0001: {slug: hedao}\nR0002: {slug: hupo, old_slugs: [hu]}\n", "utf-8"
    )
    return tmp_path


def test_works_have_their_editions_oldest_first(base: Path) -> None:
    corpus = read_corpus(base)
    assert corpus.problems == ()
    assert [edition.meta.edition for edition in corpus.works["R0001"].editions] == [
        "2010-01-01",
        "2020-01-01",
    ]
    assert corpus.works["R0002"].editions == ()
    assert corpus.slug("R0001") == "hedao"


@pytest.mark.parametrize("name", ["示例省河道管理条例", "《河道条例》", "河道条例"])
def test_a_work_is_found_by_title_and_alias(base: Path, name: str) -> None:
    found = read_corpus(base).work_named(name)
    assert found is not None
    assert found.meta.code == "R0001"


def test_a_name_of_two_works_finds_neither(base: Path) -> None:
    (base / "regs/regulations/hupo/index.md").write_text(
        WORK.format(code="R0002", title="示例省湖泊条例", alias="河道条例"), "utf-8"
    )
    assert read_corpus(base).work_named("河道条例") is None


@pytest.mark.parametrize(
    ("address", "label", "words"),
    [
        ("R0001#t1", "第一条", "第一条　甲。\n另一款：\n（一）丙。"),
        ("R0001#t1-k2", "第一条第二款", "另一款：\n（一）丙。"),
        ("R0001#t1-k2-x1", "第一条第二款第（一）项", "（一）丙。"),
        ("R0001@2010-01-01#t1-k1", "第一条第一款", "乙。"),
    ],
)
def test_an_address_gives_the_exact_words(base: Path, address: str, label: str, words: str) -> None:
    target = look_up(read_corpus(base), Address.parse(address), DAY)
    assert (target.label, target.words) == (label, words)


def test_the_day_decides_which_edition_an_unpinned_address_means(base: Path) -> None:
    target = look_up(read_corpus(base), Address.parse("R0001#t1-k1"), dt.date(2015, 1, 1))
    assert target.words == "乙。"


def test_an_address_into_a_work_without_text_has_no_words(base: Path) -> None:
    target = look_up(read_corpus(base), Address.parse("R0002#t1"), DAY)
    assert (target.edition, target.label, target.words) == (None, "第一条", "")


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("R0009", "没有编码"),
        ("R0001@2011-01-01", "没有 2011-01-01 版本"),
        ("R0001#t9", "没有第九条"),
        ("R0001#t1-k3", "第三款"),
    ],
)
def test_what_is_not_there_is_named(base: Path, address: str, reason: str) -> None:
    with pytest.raises(NotFound, match=reason):
        look_up(read_corpus(base), Address.parse(address), DAY)


def test_a_file_that_cannot_be_read_is_a_problem_and_the_rest_stays(base: Path) -> None:
    (base / "regs/regulations/hupo/index.md").write_bytes(b"\xb1\xb2")
    (base / "regs/cases").mkdir()
    (base / "regs/cases/c0001.md").write_text("---\ncode: C0001\n---\n", "utf-8")
    corpus = read_corpus(base)
    assert {problem.code for problem in corpus.problems} == {"file-encoding", "key-missing"}
    assert list(corpus.works) == ["R0001"]


def test_the_second_of_two_documents_with_one_code_is_refused(base: Path) -> None:
    (base / "regs/regulations/hupo/index.md").write_text(
        WORK.format(code="R0001", title="另", alias="别"), "utf-8"
    )
    problem = read_corpus(base).problems[0]
    assert (problem.file, problem.code) == ("regs/regulations/hupo/index.md", "code-duplicate")


def test_problems_of_a_text_name_file_and_line(base: Path) -> None:
    path = base / "regs/regulations/hedao/2010-01-01.md"
    path.write_text(path.read_text("utf-8") + "\n第一条　重。\n", "utf-8")
    problem = read_corpus(base).works["R0001"].editions[0].problems[0]
    assert (problem.file, problem.line) == ("regs/regulations/hedao/2010-01-01.md", 13)


def test_a_missing_data_file_is_named(base: Path) -> None:
    (base / "regs/data/roles.yml").unlink()
    assert [(p.file, p.code) for p in read_corpus(base).problems] == [("regs/data/roles.yml", "data-missing")]


def test_an_odd_row_of_synonyms_is_named(base: Path) -> None:
    path = base / "regs/data/synonyms.tsv"
    path.write_text(path.read_text("utf-8") + "只有一列\n", "utf-8")
    assert [(p.line, p.code) for p in read_corpus(base).problems] == [(3, "synonym-columns")]


def test_the_next_code_is_one_above_the_highest_ever_given(base: Path) -> None:
    register = CodeRegister.load(base / "regs/data/codes.yml")
    assert (register.next("R"), register.next("P")) == ("R0003", "P0001")


def test_appending_a_code_leaves_every_line_that_stands(base: Path) -> None:
    path = base / "regs/data/codes.yml"
    before = path.read_text("utf-8")
    register = CodeRegister.load(path).with_entry("P0001", CodeEntry(slug="xin"))
    register.append_to(path, ["P0001"])
    assert path.read_text("utf-8") == before + "P0001: {slug: xin}\n"
    assert CodeRegister.load(path).entry("P0001") == CodeEntry(slug="xin")


def test_a_code_is_never_given_twice(base: Path) -> None:
    with pytest.raises(ValueError, match="已用过"):
        CodeRegister.load(base / "regs/data/codes.yml").with_entry("R0002", CodeEntry(slug="b"))


def test_a_register_with_wrong_codes_is_refused() -> None:
    with pytest.raises(BadInput) as caught:
        CodeRegister.parse("R1: {slug: a}\n", "codes.yml")
    assert caught.value.problems[0].code == "code-form"
