"""Every check finds its one defect, at its file and line, and nothing else; the good base passes all of them."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from guicheng.checks.check import WAIVABLE
from guicheng.checks.run import all_checks, run_checks
from guicheng.content.corpus import read_corpus
from guicheng.errors import Problem

BROKEN = Path(__file__).parents[1] / "fixtures" / "broken"
ON = dt.date(2026, 3, 1)
NAMES = sorted(folder.name for folder in BROKEN.iterdir())


def problems_of(base: Path) -> tuple[Problem, ...]:
    other = base / "on.txt"
    on = dt.date.fromisoformat(other.read_text(encoding="utf-8").strip()) if other.is_file() else ON
    return run_checks(read_corpus(base), on)


def test_the_good_base_passes_every_check(good_base: Path) -> None:
    assert problems_of(good_base) == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_defect_is_found_at_its_line_and_alone(good_base: Path, name: str) -> None:
    shutil.copytree(BROKEN / name, good_base, dirs_exist_ok=True)
    expected = (good_base / "expected.txt").read_text(encoding="utf-8").strip()
    found = {
        str(problem).split(f": {problem.code}: ")[0] + f": {problem.code}"
        for problem in problems_of(good_base)
    }
    assert found == {expected}


def test_every_check_has_its_broken_base() -> None:
    assert {check.code for check in all_checks()} <= set(NAMES)


def test_what_may_be_waived_are_checks() -> None:
    assert {check.code for check in all_checks()} >= WAIVABLE


def test_a_waiver_holds_from_its_day_to_its_end(good_base: Path) -> None:
    shutil.copytree(BROKEN / "pause-role", good_base, dirs_exist_ok=True)
    path = good_base / "regs/procedures/hedao-xiansuo.md"
    waiver = (
        "waivers:\n  - {rule: pause-role, reason: 人手不足, by: 乙, date: 2026-02-10, until: 2026-06-30}\n"
    )
    path.write_text(
        path.read_text(encoding="utf-8").replace("related_cases", f"{waiver}related_cases"), "utf-8"
    )
    corpus = read_corpus(good_base)
    days = [dt.date(2026, 2, 9), dt.date(2026, 2, 10), dt.date(2026, 6, 30), dt.date(2026, 7, 1)]
    codes = [[problem.code for problem in run_checks(corpus, day)] for day in days]
    assert codes == [["pause-role"], [], [], ["pause-role", "waiver-expired"]]


def test_a_document_that_cannot_be_read_is_the_only_finding(good_base: Path) -> None:
    """P0001, C0001 and the links that lead to the form fall silent until the form can be read again."""
    (good_base / "regs/forms/f0001.md").write_text("没有属性\n", encoding="utf-8")
    assert [problem.code for problem in problems_of(good_base)] == ["frontmatter-missing"]


def test_a_data_file_that_is_not_there_is_the_only_finding(good_base: Path) -> None:
    for name in ("roles.yml", "deadlines.yml", "calendar.yml", "redlines.yml", "office.yml"):
        (good_base / "regs/data" / name).unlink()
    assert {problem.code for problem in problems_of(good_base)} == {"data-missing"}


def test_places_are_found_under_chinese_keys_too(good_base: Path) -> None:
    path = good_base / "regs/forms/f0001.md"
    path.write_text(path.read_text(encoding="utf-8").replace("procedure: P0001", "所属程序: P0009"), "utf-8")
    assert [(p.file, p.line) for p in problems_of(good_base)] == [("regs/forms/f0001.md", 4)]


def test_an_adopted_model_rule_is_a_basis(good_base: Path) -> None:
    shutil.copytree(BROKEN / "basis-model-rule", good_base, dirs_exist_ok=True)
    office = good_base / "regs/data/office.yml"
    adopted = "adopted:\n  - {work: R0002, title: 示例线索办法, date: 2026-02-01}"
    office.write_text(office.read_text(encoding="utf-8").replace("adopted: []", adopted), "utf-8")
    assert problems_of(good_base) == ()


def test_a_notice_awaited_is_a_note_until_the_day_to_ask_again_and_then_a_review(good_base: Path) -> None:
    shutil.copytree(BROKEN / "calendar-awaited", good_base, dirs_exist_ok=True)
    corpus = read_corpus(good_base)
    days = [dt.date(2026, 11, 19), dt.date(2026, 11, 20), dt.date(2026, 12, 1), dt.date(2026, 12, 2)]
    codes = [[problem.code for problem in run_checks(corpus, day)] for day in days]
    review, note = ["calendar-next-year"], ["calendar-awaited"]
    assert codes == [review, note, note, review]
