"""The documentation is the program's own: commands, checks and codes are documented, and the pages are current."""

import re
from pathlib import Path

import pytest

from guicheng.checks.reading import READING
from guicheng.checks.run import all_checks
from guicheng.cli import COMMANDS
from guicheng.cli.reference import PAGES

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "scripts" / "guicheng"
# A code is written as the third argument of a Problem, or as the second of a reader's ``report``.
CODE = re.compile(
    r"""["'](?P<code>(?:file|frontmatter|yaml|key|value|work|data|synonym|code|text|fmt)-[a-z-]+)["']"""
)


@pytest.mark.parametrize("name", PAGES)
def test_the_generated_pages_are_current(name: str) -> None:
    written = (ROOT / "docs" / name).read_text(encoding="utf-8")
    assert written == PAGES[name](), "run: python -m guicheng.cli.reference docs"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name: str) -> None:
    assert f"\n## {name}　" in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def test_every_check_is_documented_with_what_is_wrong_and_what_to_do() -> None:
    page = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    for check in all_checks():
        assert f"\n### `{check.code}`\n" in page
        assert "改法：" in check.page, check.code


def test_every_code_of_reading_is_documented() -> None:
    sources = [*PACKAGE.glob("content/*.py"), *PACKAGE.glob("text/*.py")]
    used = {match["code"] for path in sources for match in CODE.finditer(path.read_text(encoding="utf-8"))}
    assert used == set(READING)


def test_codes_are_given_once() -> None:
    codes = [check.code for check in all_checks()]
    assert len(codes) == len(set(codes))
    assert not set(codes) & set(READING)
