"""Every check finds its one defect, at its file and line, and nothing else; the good base passes all of them."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

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
