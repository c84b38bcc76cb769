"""What a repealed article breaks is named exactly: its steps, its cases, its rules, and no others."""

import datetime as dt
from pathlib import Path

from guicheng.checks.run import run_checks
from guicheng.content.corpus import read_corpus

ON = dt.date(2026, 3, 1)
EDITION = "regs/regulations/shili-hedao-tiaoli/2021-03-26.md"
RULE = "regs/regulations/xiansuo-banfa-shifan/2026-01-20.md"


def change(base: Path, file: str, old: str, new: str) -> None:
    path = base / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def found(base: Path) -> list[tuple[str, str]]:
    problems = run_checks(read_corpus(base), ON)
    return sorted((problem.code, f"{problem.file}:{problem.line}") for problem in problems)


def test_a_repealed_article_names_the_steps_cases_and_rules_that_rely_on_it(good_base: Path) -> None:
    repealed = "verified: []\narticle_status: {t3: {state: 删去, date: 2026-02-01}}\n"
    change(good_base, EDITION, "verified: []\n", repealed)
    change(good_base, RULE, "线索应当编号登记。", "线索应当依照《示例市河道管理条例》第三条登记。")
    assert found(good_base) == [
        ("basis-repealed", "regs/procedures/hedao-xiansuo.md:27"),
        ("basis-repealed", "regs/procedures/hedao-xiansuo.md:43"),
        ("case-affected", "regs/cases/c0001.md:11"),
        ("rule-affected", f"{RULE}:8"),
    ]


def test_nothing_is_named_when_another_article_is_repealed(good_base: Path) -> None:
    change(
        good_base,
        EDITION,
        "verified: []\n",
        "verified: []\narticle_status: {t4: {state: 删去, date: 2026-02-01}}\n",
    )
    change(good_base, RULE, "线索应当编号登记。", "线索应当依照《示例市河道管理条例》第三条登记。")
    assert found(good_base) == []


def test_an_article_repealed_later_is_not_named_yet(good_base: Path) -> None:
    change(
        good_base,
        EDITION,
        "verified: []\n",
        "verified: []\narticle_status: {t3: {state: 删去, date: 2026-04-01}}\n",
    )
    assert found(good_base) == []
