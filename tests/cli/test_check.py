"""``guicheng check``: problems by severity, exit codes, JSON."""

from pathlib import Path

import pytest


@pytest.fixture
def with_error(good_base: Path) -> Path:
    form = good_base / "regs/forms/f0001.md"
    form.write_text(form.read_text(encoding="utf-8").replace("P0001", "P0009"), encoding="utf-8")
    return good_base


@pytest.fixture
def with_review(good_base: Path) -> Path:
    case = good_base / "regs/cases/c0001.md"
    case.write_text(case.read_text(encoding="utf-8") + "\n待填\n", encoding="utf-8")
    return good_base


def test_a_good_base_has_no_problems(in_base) -> None:
    run = in_base("check", "--strict")
    assert (run.code, run.out) == (0, "没有发现问题。\n")


def test_an_error_is_printed_with_its_place_and_fails(guicheng, with_error: Path) -> None:
    run = guicheng("-C", with_error, "check")
    assert run.code == 1
    assert "【错误】1 处\nregs/forms/f0001.md:4: unknown-procedure: 程序 P0009 不在库。建议：" in run.out
    assert run.out.endswith("错误 1，需复核 0，提示 0\n")


def test_what_needs_review_fails_only_when_strict(guicheng, with_review: Path) -> None:
    assert guicheng("-C", with_review, "check").code == 0
    assert guicheng("-C", with_review, "check", "--strict").code == 1


def test_json_gives_every_problem_with_its_fields(guicheng, with_error: Path) -> None:
    run = guicheng("-C", with_error, "check", "--format", "json")
    assert run.code == 1
    assert run.value["problems"] == [
        {
            "file": "regs/forms/f0001.md",
            "line": 4,
            "code": "unknown-procedure",
            "what": "程序 P0009 不在库",
            "suggestion": "改正编码，或者删去这一行",
            "severity": "error",
        }
    ]
