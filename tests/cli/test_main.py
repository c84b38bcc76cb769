"""The command line as a whole: Chinese words, errors without traceback, a fast start."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from guicheng.cli import COMMANDS, main, wants_json
from guicheng.cli.base import find_base
from guicheng.errors import NotFound

HEAVY = ("mkdocs", "material", "jieba", "rjieba", "whoosh", "docx", "pdfplumber", "lxml", "pydantic", "yaml")


def test_help_is_chinese_and_lists_every_command_in_order(guicheng) -> None:
    out = guicheng("--help").out
    assert out.startswith("用法：guicheng [选项] 命令 [参数]…")
    places = [out.index(f"\n  {name} ") for name in COMMANDS]
    assert places == sorted(places)
    assert not [word for word in ("Usage", "Options", "Commands", "Show this") if word in out]


def test_no_command_at_all_shows_the_help(guicheng) -> None:
    assert guicheng().out == guicheng("--help").out


def test_starting_loads_no_command_and_no_heavy_library() -> None:
    script = (
        "import sys, contextlib, io\n"
        "from guicheng.cli import main\n"
        "with contextlib.suppress(SystemExit), contextlib.redirect_stdout(io.StringIO()):\n"
        "    main(['--help'])\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["bulid"], "没有“bulid”这个命令。建议：是否指 build、bundle？"),
        (["check", "--strit"], "没有 --strit 这个选项。建议：是否指 --strict？"),
        (["show"], "缺少“地址”。"),
        (["show", "R0001", "R0002"], "多出了参数：R0002"),
        (
            ["show", "R0001", "--date", "2026-3-1"],
            "“--date”的值不对：日期应写成 2026-03-01 的样式，现为“2026-3-1”。",
        ),
        (["check", "--format", "xml"], "“--format”的值不对：“xml”不在可选范围内，可写：text、json。"),
        (["check", "--format"], "选项 --format 后面缺少值，或者不该带值。"),
        (["serve", "--port", "99999"], "“--port”的值不对：应是 1 到 65535 之间的整数，现为“99999”。"),
        (["new", "law", "甲"], "不在可选范围内，可写：regulation、procedure、case、form。"),
    ],
)
def test_a_mistake_on_the_command_line_is_explained_in_chinese(in_base, words: list[str], said: str) -> None:
    run = in_base(*words)
    assert run.code == 2
    assert said in run.err
    assert "详细说明：guicheng" in run.err
    assert run.out == ""


def test_a_folder_that_is_no_base_is_said_with_the_way_out(guicheng, tmp_path: Path) -> None:
    run = guicheng("-C", tmp_path, "check")
    assert run.code == 1
    assert "都不是知识库" in run.err
    assert "guicheng init" in run.err


def test_a_base_is_found_from_a_folder_inside_it(good_base: Path) -> None:
    assert find_base(good_base / "regs" / "data") == good_base.resolve()


def test_a_folder_that_does_not_exist_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="这个文件夹"):
        find_base(tmp_path / "无")


@pytest.mark.parametrize("words", [["show", "R0001#t99"], ["bulid"], ["show"], ["-C", "/无", "check"]])
def test_with_json_a_failure_is_one_object_too(in_base, words: list[str]) -> None:
    run = in_base(*words, "--format", "json")
    assert run.code in (1, 2)
    assert run.value["error"] == run.err.strip()
    assert run.value["problems"] == []


def test_json_is_wanted_in_both_spellings() -> None:
    assert wants_json(["check", "--format=json"])
    assert wants_json(["check", "--format", "json"])
    assert not wants_json(["check", "--format", "text", "json"])


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_its_consequence_and_ends_with_an_example(guicheng, name: str) -> None:
    out = guicheng(name, "--help").out
    head, _, example = out.partition("\n示例：\n")
    assert head.startswith(f"用法：guicheng {name} ")
    assert example.strip().startswith("guicheng ")
    assert "[OPTIONS]" not in out


@pytest.mark.parametrize("name", COMMANDS)
def test_lines_of_help_fit_a_screen(name: str) -> None:
    out = CliRunner().invoke(main, [name, "--help"]).stdout
    assert [line for line in out.splitlines() if len(line) > 80] == []


def test_the_version_is_shown(guicheng) -> None:
    assert guicheng("--version").out.startswith("规程 guicheng ")


def test_every_option_has_words(guicheng) -> None:
    for name in COMMANDS:
        command = main.get_command(click.Context(main), name)
        assert command is not None
        assert [p.name for p in command.params if isinstance(p, click.Option) and not p.help] == []
