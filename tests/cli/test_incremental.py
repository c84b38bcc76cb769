"""A build after a change gives the same bytes as a full build, and rewrites no page that does not depend on it."""

import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from guicheng.cli.lock import locked

FIXTURES = Path(__file__).parents[1] / "fixtures"
HEDAO = "regs/regulations/shili-hedao-tiaoli"
Change = Callable[[Path], None]


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """The good base with the reading base on top: laws that cite one another, procedures, cases, forms."""
    shutil.copytree(FIXTURES / "good", tmp_path / "base")
    shutil.copytree(FIXTURES / "reading", tmp_path / "base", dirs_exist_ok=True)
    return tmp_path / "base"


@pytest.fixture
def build(guicheng, base: Path):
    """Build the base; the words on both streams."""

    def call(*words: str) -> str:
        run = guicheng("-C", base, "build", "--as-of", "2026-03-01", *words)
        assert run.code == 0, run.err
        return str(run.out + run.err)

    return call


def tree(folder: Path) -> dict[str, str]:
    """Every file with its hash."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def times(folder: Path) -> dict[str, int]:
    """Every page with the time it was written."""
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in folder.rglob("*.html")}


def edit(name: str, old: str, new: str) -> Change:
    """Replace words in a file."""

    def change(base: Path) -> None:
        text = (base / name).read_text(encoding="utf-8")
        assert old in text, (name, old)
        (base / name).write_text(text.replace(old, new, 1), encoding="utf-8")

    return change


def append(name: str, words: str) -> Change:
    """Add words at the end of a file."""

    def change(base: Path) -> None:
        with (base / name).open("a", encoding="utf-8") as file:
            file.write(words)

    return change


def remove_edition(base: Path) -> None:
    """An edition vanishes."""
    next((base / "regs/regulations").glob("*/2019-05-01.md")).unlink()


CHANGES: dict[str, Change] = {
    "an article more": append(f"{HEDAO}/2021-03-26.md", "\n第九条　依照本条例第一条办理。\n"),
    "another title": edit(f"{HEDAO}/index.md", "title: ", "title: 新"),
    "an alias that others cite": edit(f"{HEDAO}/index.md", "aliases: [", "aliases: [巡查办法, "),
    "an edition gone": remove_edition,
    "a form's words": append("regs/forms/f0001.md", "\n另记一行。\n"),
    "the office's name": edit("regs/data/office.yml", "name: ", "name: 新"),
    "a hand-written page": append("docs/index.md", "\n另写一句。\n"),
    "the site's name": edit("mkdocs.yml", "site_name: ", "site_name: 新"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_after_a_change_the_bytes_are_those_of_a_full_build(base: Path, build, name: str) -> None:
    build()
    CHANGES[name](base)
    build()
    after = tree(base / "build/site")
    build("--full")
    assert tree(base / "build/site") == after


def test_a_build_without_a_change_rewrites_no_file(base: Path, build) -> None:
    build()
    before = times(base / "build/site")
    assert "改写文件 0 个" in build()
    assert times(base / "build/site") == before


def test_one_changed_text_rewrites_its_own_pages_and_no_other_law(base: Path, build) -> None:
    build()
    before = times(base / "build/site")
    CHANGES["an article more"](base)
    build()
    rewritten = {path for path, time in times(base / "build/site").items() if before[path] != time}
    assert {path for path in rewritten if path.startswith("regulations/shili")} == {
        "regulations/shili-hedao-tiaoli/index.html",
        "regulations/shili-hedao-tiaoli/2021-03-26/index.html",
    }


def test_what_vanishes_from_the_base_vanishes_from_the_site(base: Path, build) -> None:
    build()
    page = next((base / "build/site/regulations").glob("*/2019-05-01/index.html"))
    remove_edition(base)
    build()
    assert not page.exists()


def test_a_page_that_was_altered_or_removed_by_hand_is_made_again(base: Path, build) -> None:
    build()
    before = tree(base / "build/site")
    (base / "build/site/regulations/shili-hedao-tiaoli/index.html").write_text("改过", encoding="utf-8")
    (base / "build/site/forms/f0001/index.html").unlink()
    build()
    assert tree(base / "build/site") == before


@pytest.mark.parametrize("content", [b"", b"\x00\xff{", b'{"format": 1, "files": [], "products": 3}'])
def test_a_damaged_cache_costs_a_note_and_nothing_else(base: Path, build, content: bytes) -> None:
    build()
    before = tree(base / "build/site")
    for path in (base / "build/cache").iterdir():
        path.write_bytes(content)
    said = build()
    assert "build/cache 里的缓存有损坏，已丢弃并重做" in said or not content
    assert tree(base / "build/site") == before


def test_two_builds_at_once_are_refused_in_words(guicheng, base: Path) -> None:
    with locked(base):
        run = guicheng("-C", base, "build")
    assert run.code == 1
    assert "另一个 guicheng 正在生成这个知识库的站点" in run.err
