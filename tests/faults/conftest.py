"""A base, and ``guicheng build`` as a process of its own that can be hurt."""

import hashlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-c", "from guicheng.cli import main; main()"]
Build = Callable[..., subprocess.CompletedProcess[str]]


def tree(folder: Path) -> dict[str, str]:
    """Every file with its hash."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def build(good_base: Path) -> Build:
    """Run a build to its end."""

    def call(*words: str, base: Path = good_base) -> subprocess.CompletedProcess[str]:
        command = [*COMMAND, "-C", str(base), "build", "--as-of", "2026-03-01", *words]
        return subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)

    return call


@pytest.fixture
def site_of() -> Callable[[Path], dict[str, str]]:
    """The good site of a base, wherever a kill has left it: in its place, or under its other name."""

    def find(base: Path) -> dict[str, str]:
        places = [base / "build" / name for name in ("site", ".site-old")]
        return tree(next(place for place in places if place.is_dir()))

    return find
