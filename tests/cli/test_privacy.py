"""``scan`` tells places and never words, ``anonymise`` rewrites for good, ``block`` stores no name."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from guicheng.cli import main

LETTER = (
    "原告陈国梁诉被告周玉芬一案，示例县人民法院于2019年3月5日立案，案号（2019）示0123民初45号。\n"
    "陈国梁称，周玉芬借款125000元，涉及杨柳镇47户村民，电话13800138000。\n"
)
NAMES = ("陈国梁", "周玉芬", "示例县", "杨柳镇", "13800138000", "125000", "47户")


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "来稿.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


def test_scan_gives_one_object_with_places_in_code_points(guicheng, letter: Path) -> None:
    run = guicheng("scan", letter, "--format", "json")
    assert run.code == 1
    assert set(run.value) == {"findings"}
    first = run.value["findings"][0]
    assert {"file", "start", "end", "kind", "rule", "severity", "masked", "suggestion"} <= set(first)
    assert LETTER[first["start"] : first["end"]] == "陈国梁"
    assert first["masked"] == "×××"


@pytest.mark.parametrize("output", ["text", "json"])
def test_no_report_repeats_what_was_found(guicheng, letter: Path, output: str) -> None:
    run = guicheng("scan", letter, "--format", output)
    assert not any(name in run.out + run.err for name in NAMES)


def test_windows_line_ends_count_once(guicheng, letter: Path) -> None:
    plain = guicheng("scan", letter, "--format", "json").value
    letter.write_bytes(LETTER.replace("\n", "\r\n").encode("gb18030"))
    assert guicheng("scan", letter, "--format", "json").value == plain


def test_a_clean_file_passes(guicheng, tmp_path: Path) -> None:
    clean = tmp_path / "clean.md"
    clean.write_text("某县申请人甲提出异议，某法院依法审查。\n", encoding="utf-8")
    run = guicheng("scan", clean)
    assert (run.code, run.out) == (0, "没有发现问题。自动检查不能代替人工复核。\n")


def test_scan_of_a_missing_file_says_so(guicheng, tmp_path: Path) -> None:
    run = guicheng("scan", tmp_path / "无.md")
    assert run.code == 1
    assert "没有" in run.err


def test_anonymise_rewrites_consistently_and_forgets(guicheng, letter: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    run = guicheng("anonymise", letter, "--format", "json")
    text = run.value["text"]
    assert not any(name in run.out for name in NAMES)
    assert "原告甲诉被告乙一案，某县人民法院于2019年立案" in text
    assert "原告甲称，被告乙借款" in text
    assert sorted(tmp_path.iterdir()) == before


def test_anonymise_writes_a_new_file_only(guicheng, letter: Path, tmp_path: Path) -> None:
    target = tmp_path / "改写稿.md"
    assert guicheng("anonymise", letter, "-o", target).code == 0
    written = target.read_text(encoding="utf-8")
    assert not any(name in written for name in NAMES)
    assert guicheng("anonymise", letter, "-o", target).code == 1
    assert target.read_text(encoding="utf-8") == written


def test_anonymise_refuses_what_is_marked_secret(guicheng, tmp_path: Path) -> None:
    marked = tmp_path / "件.txt"
    marked.write_text("机密★五年\n\n某县情况报告\n", encoding="utf-8")
    run = guicheng("anonymise", marked)
    assert run.code == 1
    assert "保密规定" in run.err


def test_a_blocked_name_stops_the_check_and_is_stored_nowhere(
    good_base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = tmp_path / "keys" / "block.key"
    monkeypatch.setenv("GUICHENG_BLOCK_KEY", str(key))
    added = CliRunner().invoke(main, ["-C", str(good_base), "block", "add"], input="甲乙湾\n甲 乙 湾\n")
    assert added.exit_code == 0
    assert key.is_file()
    written = [path.read_text(encoding="utf-8") for path in good_base.rglob("*.txt")]
    assert not any("甲乙湾" in text for text in [*written, key.read_text(), added.output])
    case = good_base / "regs/cases/c0001.md"
    case.write_text(case.read_text(encoding="utf-8") + "\n地点在甲乙湾。\n", encoding="utf-8")
    checked = CliRunner().invoke(main, ["-C", str(good_base), "check"])
    assert checked.exit_code == 1
    assert "privacy-blocked" in checked.output
    assert "甲乙湾" not in checked.output


def test_the_key_must_lie_outside_the_base(good_base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUICHENG_BLOCK_KEY", str(good_base / "block.key"))
    run = CliRunner().invoke(main, ["-C", str(good_base), "block", "add"], input="甲乙湾\n")
    assert run.exit_code == 1
    assert not (good_base / "block.key").exists()
