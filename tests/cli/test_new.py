"""``guicheng new``: valid skeletons with the next free code, registered at the end of the register."""

import errno
from pathlib import Path

import pytest

KINDS = {
    "regulation": ("R0005", "regs/regulations/shili-hupo-guanli-banfa/index.md"),
    "procedure": ("P0002", "regs/procedures/shili-hupo-guanli-banfa.md"),
    "case": ("C0002", "regs/cases/c0002.md"),
    "form": ("F0002", "regs/forms/f0002.md"),
}
TITLE = "示例湖泊管理办法"


@pytest.mark.parametrize("kind", KINDS)
def test_a_skeleton_passes_check_and_is_in_normal_form(in_base, kind: str) -> None:
    run = in_base("new", kind, TITLE, "--format", "json")
    assert (run.value["code"], run.value["file"]) == KINDS[kind]
    problems = in_base("check", "--format", "json").value["problems"]
    assert {problem["code"] for problem in problems} <= {"placeholder"}
    assert in_base("fmt", "--check").code == 0


def test_the_register_grows_at_its_end_and_keeps_every_line(in_base, good_base: Path) -> None:
    register = good_base / "regs/data/codes.yml"
    before = register.read_text(encoding="utf-8")
    in_base("new", "form", "移交清单")
    in_base("new", "form", "移交清单")
    assert register.read_text(encoding="utf-8") == before + "F0002: {slug: f0002}\nF0003: {slug: f0003}\n"


def test_a_slug_that_is_taken_gets_a_number(in_base) -> None:
    first = in_base("new", "procedure", "归档", "--format", "json").value["slug"]
    second = in_base("new", "procedure", "归档", "--format", "json").value["slug"]
    assert second == f"{first}-2"


def test_a_regulation_that_is_there_is_not_made_again(in_base) -> None:
    run = in_base("new", "regulation", "《河道条例》")
    assert run.code == 1
    assert "库中已有 R0001《示例市河道管理条例》，没有新建。" in run.err


@pytest.mark.parametrize("title", ["  ", "甲\n乙", "长" * 121])
def test_a_title_that_cannot_be_used_is_refused(in_base, title: str) -> None:
    run = in_base("new", "form", title)
    assert run.code == 1
    assert "名称应为 1 至 120 个字" in run.err


def test_a_title_with_marks_of_yaml_is_quoted(in_base) -> None:
    in_base("new", "form", '登记表: "试用" #1')
    assert in_base("show", "F0002", "--format", "json").value["title"] == '登记表: "试用" #1'


def test_a_damaged_register_is_never_counted_from(in_base, good_base: Path) -> None:
    register = good_base / "regs/data/codes.yml"
    register.write_text("F0001: [\n", encoding="utf-8")
    run = in_base("new", "form", "移交清单")
    assert run.code == 1
    assert "regs/data/codes.yml" in run.err
    assert not (good_base / "regs/forms/f0002.md").exists()


def test_a_file_that_was_never_registered_is_not_overwritten(in_base, good_base: Path) -> None:
    stray = good_base / "regs/forms/f0002.md"
    stray.write_text("不要覆盖", encoding="utf-8")
    run = in_base("new", "form", "移交清单")
    assert run.code == 1
    assert stray.read_text(encoding="utf-8") == "不要覆盖"


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_whose_code_cannot_be_registered_is_taken_back(
    in_base, good_base: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fills up between the two files."""
    before = sorted(path for path in good_base.rglob("*"))

    def full(path: Path, text: str) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr("guicheng.content.codes.append_text", full)
    run = in_base("new", kind, TITLE)
    assert (run.code, run.err[:8]) == (1, "错误：磁盘已满，")
    assert sorted(path for path in good_base.rglob("*")) == before
