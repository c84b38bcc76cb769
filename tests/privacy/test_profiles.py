"""What is marked 内部 is in the internal site and nowhere in the public one: pages, index, links, short pages, downloads."""

import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from guicheng.cli import main

FIXTURES = Path(__file__).parents[1] / "fixtures"
WORDS = "紫藤"
SLUGS = ("ziteng-", "c0002", "f0002", "s/R0005", "s/P0002")
DAY = {"SOURCE_DATE_EPOCH": "1772323200"}


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    base = tmp_path_factory.mktemp("profiles") / "base"
    shutil.copytree(FIXTURES / "good", base)
    shutil.copytree(FIXTURES / "internal", base, dirs_exist_ok=True)
    for profile in ("internal", "public"):
        run = CliRunner(env=DAY).invoke(main, ["-C", str(base), "build", "--profile", profile])
        assert run.exit_code == 0, run.output
    return {"public": base / "build/site", "internal": base / "build/site-internal"}


def content(path: Path) -> str:
    """Everything readable in a file, packages opened."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            return "".join(package.read(name).decode("utf-8", "ignore") for name in package.namelist())
    return path.read_bytes().decode("utf-8", "ignore")


def holding(site: Path, word: str) -> list[str]:
    """Files of a site that hold a word in their content, or in their path."""
    files = [path for path in site.rglob("*") if path.is_file()]
    found = [path for path in files if word in content(path) or word in path.relative_to(site).as_posix()]
    return [path.relative_to(site).as_posix() for path in found]


@pytest.mark.parametrize("word", [WORDS, *SLUGS])
def test_nothing_internal_is_left_in_the_public_site(sites: dict[str, Path], word: str) -> None:
    assert holding(sites["public"], word) == []


@pytest.mark.parametrize("word", [WORDS, "ziteng-xize", "ziteng-chengxu", "c0002", "f0002"])
def test_the_internal_site_holds_it(sites: dict[str, Path], word: str) -> None:
    assert holding(sites["internal"], word)


def test_the_public_documents_are_there(sites: dict[str, Path]) -> None:
    assert (sites["public"] / "procedures/hedao-xiansuo/index.html").is_file()


@pytest.mark.parametrize("profile", ["public", "internal"])
def test_marked_matter_is_refused_in_both(good_base: Path, profile: str) -> None:
    shutil.copytree(FIXTURES / "broken/privacy-secret", good_base, dirs_exist_ok=True)
    case = good_base / "regs/cases/c0001.md"
    text = case.read_text(encoding="utf-8").replace("kind:", "visibility: 内部\nkind:")
    case.write_text(text, encoding="utf-8")
    run = CliRunner(env=DAY).invoke(main, ["-C", str(good_base), "build", "--profile", profile])
    assert run.exit_code == 1
    assert "privacy-secret" in run.output
    assert not list((good_base / "build").glob("site*"))
