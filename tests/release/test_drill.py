"""The drill of the handbook, command by command, on two desks: what the page promises is what happens."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guicheng.cli import main

PAGE = Path(__file__).parents[2] / "docs" / "drill.md"
STEP = re.compile(
    r"(?ms)^## [一二三四五六]、(?P<desk>发布|接收)的电脑：(?P<title>.+?)\n(?P<body>.+?)(?=^## )"
)
LAW = Path("regs/regulations/shili-hedao-tiaoli/2021-03-26.md")
pytestmark = pytest.mark.slow


def run(line: str) -> Result:
    program, *words = line.split()
    assert program == "guicheng"
    return CliRunner().invoke(main, words)


def test_every_step_of_the_page_does_what_it_says(
    good_base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772323200")
    desks = {"发布": good_base, "接收": tmp_path / "desk"}
    desks["接收"].mkdir()
    pages: list[bytes] = []
    steps = list(STEP.finditer(PAGE.read_text(encoding="utf-8")))
    assert len(steps) == 6
    for step in steps:
        desk, body = desks[step["desk"]], step["body"]
        monkeypatch.chdir(desk)
        prepare(step["title"], desk)
        commands = [line for block in re.findall(r"(?s)```\n(.+?)```", body) for line in block.splitlines()]
        ended = [run(line) for line in commands]
        refused = re.search(r"应当不通过：`(.+?)`", body)
        for line, end in zip(commands, ended, strict=True):
            assert end.exit_code == (1 if refused else 0), (line, end.output)
        promised = refused or re.search(r"应当看到：`(.+?)`", body)
        assert promised and promised[1] in ended[-1].output, ended[-1].output
        for names in re.findall(r"拷到接收的电脑：(.+)", body):
            for name in re.findall(r"`(.+?)`", names):
                shutil.copy(desk / name, desks["接收"])
        if step["desk"] == "接收":
            pages.append((desk / "站点/site/regulations/shili-hedao-tiaoli/index.html").read_bytes())
    first, after_tampering, taken_back = pages
    assert first == after_tampering == taken_back
    assert run("guicheng rollback 站点").exit_code == 0
    assert "改动的一条" in Path("站点/site/regulations/shili-hedao-tiaoli/index.html").read_text("utf-8")


def prepare(title: str, desk: Path) -> None:
    """What the page asks people to do by hand."""
    if "改坏" in title:
        damaged = bytearray((desk / "规程-1.zip").read_bytes())
        damaged[len(damaged) // 2] ^= 1
        (desk / "坏.zip").write_bytes(damaged)
    if "第二次" in title:
        with (desk / LAW).open("a", encoding="utf-8") as file:
            file.write("\n第九条　改动的一条。\n")
