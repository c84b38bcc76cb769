"""``guicheng init``: a base that passes its checks and builds at once."""

from pathlib import Path

import pytest


@pytest.mark.parametrize("options", [[], ["--model"]])
def test_a_new_base_has_no_errors_and_builds(guicheng, tmp_path: Path, options: list[str]) -> None:
    base = tmp_path / "本县规程"
    assert guicheng("init", base, *options).code == 0
    assert guicheng("-C", base, "check").code == 0
    run = guicheng("-C", base, "build", "--format", "json")
    assert run.code == 0, run.err
    assert run.err == ""
    assert (base / "build/site/index.html").is_file()


def test_without_the_model_there_is_no_content_and_no_code_is_given(guicheng, tmp_path: Path) -> None:
    base = tmp_path / "空"
    guicheng("init", base)
    counts = guicheng("-C", base, "stats", "--format", "json").value["counts"]
    assert set(counts.values()) == {0}
    assert guicheng("-C", base, "new", "form", "清单", "--format", "json").value["code"] == "F0001"
    assert sorted(path.name for path in (base / "regs").iterdir()) == [
        "cases",
        "data",
        "forms",
        "procedures",
        "regulations",
    ]


def test_with_the_model_the_content_comes_along(guicheng, tmp_path: Path) -> None:
    base = tmp_path / "试用"
    guicheng("init", base, "--model")
    counts = guicheng("-C", base, "stats", "--format", "json").value["counts"]
    assert min(counts["works"], counts["procedures"], counts["cases"], counts["forms"]) > 0


def test_the_folder_is_taken_from_the_option_c(guicheng, tmp_path: Path) -> None:
    guicheng("-C", tmp_path, "init", "新库")
    assert (tmp_path / "新库" / "mkdocs.yml").is_file()


def test_a_folder_with_something_in_it_is_left_alone(guicheng, tmp_path: Path) -> None:
    (tmp_path / "旧文件.txt").write_text("要紧", encoding="utf-8")
    run = guicheng("init", tmp_path)
    assert run.code == 1
    assert "不是空文件夹，没有改动" in run.err
    assert [path.name for path in tmp_path.iterdir()] == ["旧文件.txt"]
