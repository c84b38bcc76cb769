"""A base, and ``guicheng build`` as processes of their own that can be hurt.

The processes are forked from one that has imported the program already, as fifty starts would cost a minute.
"""

import contextlib
import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

FORKER = """
import os, sys, warnings
import mkdocs.commands.build, guicheng.site.plugin, guicheng.cli.build, guicheng.cli.building, guicheng.search.browser.build
import docx, typst
from guicheng.cli import main
for line in sys.stdin:
    out, *words = line.rstrip("\\n").split("\\t")
    pid = os.fork()
    if pid == 0:
        file = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(file, 1); os.dup2(file, 2); os.setsid()
        main(words)
    print(pid, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
"""
DAY = ("--as-of", "2026-03-01")


@dataclass(frozen=True)
class Done:
    """How a build ended and what it said; ``returncode`` is negative after a signal."""

    returncode: int
    said: str


@dataclass
class Builder:
    """Starts builds of a base, one at a time."""

    forker: "subprocess.Popen[str]"
    said: Path
    base: Path

    def __call__(self, *words: str, base: Path | None = None) -> Done:
        """Run a build to its end."""
        self.start(*words, base=base)
        return self.end()

    def start(self, *words: str, base: Path | None = None) -> int:
        assert self.forker.stdin and self.forker.stdout
        words = (str(self.said), "-C", str(base or self.base), "build", *DAY, *words)
        self.forker.stdin.write("\t".join(words) + "\n")
        self.forker.stdin.flush()
        return int(self.forker.stdout.readline())

    def end(self) -> Done:
        assert self.forker.stdout
        code = int(self.forker.stdout.readline())
        return Done(code, self.said.read_text(encoding="utf-8"))

    def killed_after(self, seconds: float, *words: str) -> Done:
        """Kill a build, and whatever helps it, without warning."""
        pid = self.start(*words)
        time.sleep(seconds)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(pid, signal.SIGKILL)
        return self.end()


@pytest.fixture(scope="session")
def forker() -> Iterator["subprocess.Popen[str]"]:
    process = subprocess.Popen(
        [sys.executable, "-c", FORKER], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with process:
        yield process


@pytest.fixture
def build(forker: "subprocess.Popen[str]", good_base: Path, tmp_path: Path) -> Builder:
    return Builder(forker, tmp_path / "said.txt", good_base)


def tree(folder: Path) -> dict[str, str]:
    """Every file with its hash."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def site_of() -> Callable[[Path], dict[str, str]]:
    """The good site of a base, wherever a kill has left it: in its place, or under its other name."""

    def find(base: Path) -> dict[str, str]:
        places = [base / "build" / name for name in ("site", ".site-old")]
        return tree(next(place for place in places if place.is_dir()))

    return find
