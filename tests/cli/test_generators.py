"""``guicheng build``, plain MkDocs and its successor ProperDocs give the same site, byte for byte."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
FIXTURES = Path(__file__).parents[1] / "fixtures"
DAY = {"SOURCE_DATE_EPOCH": "1772323200", "NO_MKDOCS_2_WARNING": "1"}
GENERATORS = {
    "guicheng": ["guicheng", "build", "--full"],
    "mkdocs": ["mkdocs", "build", "-q"],
    "properdocs": ["properdocs", "build", "-q"],
}


def built(folder: Path, generator: str) -> dict[str, bytes]:
    """The site that a generator makes of the reading base, in a process of its own: path -> content."""
    shutil.copytree(FIXTURES / "good", folder)
    shutil.copytree(FIXTURES / "reading", folder, dirs_exist_ok=True)
    run = subprocess.run(
        [sys.executable, "-m", *GENERATORS[generator]],
        cwd=folder,
        env={**os.environ, **DAY},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    site = folder / "build" / "site"
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What ``guicheng build`` makes."""
    return built(tmp_path_factory.mktemp("ours") / "base", "guicheng")


@pytest.mark.parametrize("generator", ["mkdocs", "properdocs"])
def test_another_generator_makes_the_same_site(
    generator: str, ours: dict[str, bytes], tmp_path: Path
) -> None:
    theirs = built(tmp_path / "base", generator)
    assert sorted(theirs) == sorted(ours)
    assert [path for path in ours if ours[path] != theirs[path]] == []
    assert len(ours) > 100
