"""Killed at any moment, a build leaves the last good site, at worst under its other name for the next build."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-c", "from guicheng.cli import main; main()"]
# From before the libraries are loaded to after the swap.
MOMENTS = [0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2, 1.5]


def pages_of(base: Path) -> set[Path]:
    site = next(base / "build" / name for name in ("site", ".site-old") if (base / "build" / name).is_dir())
    return {path.relative_to(site) for path in site.rglob("*.html")}


@pytest.mark.slow
def test_a_killed_build_leaves_the_last_good_site(good_base: Path) -> None:
    build = [*COMMAND, "-C", str(good_base), "build"]
    subprocess.run(build, check=True, capture_output=True)
    pages = pages_of(good_base)
    for moment in MOMENTS:
        process = subprocess.Popen(build, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(moment)
        process.kill()
        process.wait()
        assert pages_of(good_base) == pages
    subprocess.run(build, check=True, capture_output=True)
    assert [path.name for path in (good_base / "build").iterdir()] == ["site"]
