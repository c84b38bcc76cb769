"""What became of an article somebody relies on, told apart by the quote hash."""

import datetime as dt
from pathlib import Path

import pytest

from guicheng.compare.impact import Impact, ImpactJudge
from guicheng.compare.reliance import Reliance, reliances
from guicheng.content.corpus import Corpus, read_corpus
from guicheng.content.quote import quote_hash
from guicheng.content.target import look_up
from guicheng.model.address import Address

BASE = Path(__file__).parents[1] / "fixtures" / "citations" / "base"
ON = dt.date(2026, 11, 25)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return read_corpus(BASE)


def impact(corpus: Corpus, ref: str, quoted: str | None = None) -> Impact | None:
    reliance = Reliance("程序", Address("P0001", None, "s1"), "登记", Address.parse(ref), quoted, "p.md")
    return ImpactJudge(corpus, ON).impact(reliance)


@pytest.mark.parametrize(
    ("ref", "fate", "now"),
    [
        ("R0001@2015-06-01#t3", "文字已改", "R0001@2021-03-26#t3"),  # 七日改为五个工作日
        ("R0001@2015-06-01#t5", "所引文字未变", "R0001@2021-03-26#t5"),  # 别处改了
        ("R0001@2015-06-01#t5-k1", "所引文字未变", "R0001@2021-03-26#t5-k1"),
        ("R0008@2010-05-01#t3", "已废止", None),
        ("R0014@2020-01-01#t3", "失效", None),
        ("R0013@2020-06-01#t3", "已删去", None),
        ("R0013@2020-06-01#t4", "暂停适用", None),
        ("R0013@2020-06-01#t5", "尚未生效", None),
        ("R0009@2026-09-01#t3", "尚未生效", None),
        ("R0010@2016-03-01#t3", "新文本未入库", None),
        ("R0007#t3", "正文未入库", None),
    ],
)
def test_fate(corpus: Corpus, ref: str, fate: str, now: str | None) -> None:
    found = impact(corpus, ref)
    assert found is not None
    assert (found.fate, found.now and str(found.now)) == (fate, now)
    assert found.note


@pytest.mark.parametrize("ref", ["R0001@2021-03-26#t3", "R0099#t1", "R0001@2021-03-26#t99", "P0001#s1"])
def test_what_stands_or_leads_nowhere_has_no_impact(corpus: Corpus, ref: str) -> None:
    assert impact(corpus, ref) is None


def test_a_quote_that_fits_is_no_finding_and_one_that_does_not_is(corpus: Corpus) -> None:
    words = look_up(corpus, Address.parse("R0001@2021-03-26#t3-k2"), ON).words
    assert impact(corpus, "R0001@2021-03-26#t3-k2", quote_hash(words)) is None
    changed = impact(corpus, "R0001@2021-03-26#t3-k2", quote_hash("别的文字"))
    assert changed is not None and changed.fate == "引文与校验值不符"


def test_layout_never_changes_a_quote_hash() -> None:
    assert quote_hash("登记应当编号。\n（一）甲；") == quote_hash("登记应当编号。　 （一）甲；")
    assert quote_hash("登记应当编号。") != quote_hash("登记可以编号。")
    assert quote_hash("").startswith("sha256:") and len(quote_hash("")) == 71


def test_steps_limits_and_cases_are_reliances(good_base: Path) -> None:
    found = [(one.kind, str(one.source), str(one.ref)) for one in reliances(read_corpus(good_base))]
    assert found == [
        ("程序", "P0001#s1", "R0001@2021-03-26#t3"),
        ("程序", "P0001#s1", "R0002@2026-01-20#t1"),
        ("程序", "P0001#s1", "R0003"),
        ("程序", "P0001#s2", "R0001@2021-03-26#t3"),
        ("案例", "C0001", "R0001@2021-03-26#t3"),
    ]


def test_a_renumbered_article_is_followed(tmp_path: Path) -> None:
    folder = tmp_path / "regs/regulations/a"
    folder.mkdir(parents=True)
    head = "---\ncode: R0001\ntitle: 甲条例\nnature: 正式文本\nlevel: 地方性法规\nevents:\n"
    (folder / "index.md").write_text(
        f"{head}  - {{date: 2020-01-01, type: 制定}}\n  - {{date: 2022-01-01, type: 修订}}\n---\n", "utf-8"
    )
    old = "第一条　登记应当编号。\n\n第二条　承办人员不得泄露线索来源。\n\n登记表应当存档。\n"
    new = "第一条　登记应当编号。\n\n第二条　公众可以查询。\n\n第三条　承办人员不得泄露线索来源。\n\n登记表应当存档五年。\n"
    for day, text in (("2020-01-01", old), ("2022-01-01", new)):
        page = f"---\nedition: {day}\neffective_from: {day}\nsource: {{name: 示例}}\n---\n\n{text}"
        (folder / f"{day}.md").write_text(page, "utf-8")
    corpus = read_corpus(tmp_path)
    fates = [impact(corpus, f"R0001@2020-01-01#{place}") for place in ("t1", "t2", "t2-k1", "t2-k2")]
    assert [(one.fate, str(one.now)) for one in fates if one] == [
        ("所引文字未变", "R0001@2022-01-01#t1"),
        ("条号和文字已改", "R0001@2022-01-01#t3"),
        ("条号已改", "R0001@2022-01-01#t3-k1"),
        ("条号和文字已改", "R0001@2022-01-01#t3-k2"),
    ]
