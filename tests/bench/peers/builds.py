"""Build each engine's index in a process of its own, within ten minutes and 4 GB."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from peers.pages import Work, write_html, write_markdown, write_rows

HERE = Path(__file__).parent
SCRIPTS = HERE.parents[2] / "scripts"
LIMIT_SECONDS = 600
LIMIT_BYTES = 4_000_000_000
CLUSTER = 32_768
MATERIAL = """site_name: bench
use_directory_urls: true
theme: {{name: material, language: zh, font: false}}
plugins: [{plugins}]
markdown_extensions: [attr_list]
nav: [index.md]
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a build took. ``done`` is False when it was stopped at a limit or failed."""

    wall: float
    cpu: float
    peak: int
    done: bool


@dataclass(frozen=True, slots=True)
class Size:
    """What an index takes on a disk."""

    bytes: int
    clusters: int
    files: int
    fullest: int
    """Files in the folder that has most."""


def build_ours(base: Path, site: Path) -> tuple[Cost, Size]:
    """Our index and titles, from the files of the base, in a site of an empty base."""
    shell = site.parent / "shell"
    guicheng = [sys.executable, "-m", "guicheng"]
    subprocess.run([*guicheng, "init", str(shell)], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([*guicheng, "-C", str(shell), "build"], check=True, stdout=subprocess.DEVNULL)
    shutil.move(shell / "build" / "site", site)
    own = site / "assets" / "guicheng"
    shutil.rmtree(own / "search")
    for titles in own.glob("titles-*.js"):
        titles.unlink()
    cost = run([sys.executable, str(HERE / "ours.py"), str(base), str(site)], site, limited=False)
    return cost, size_of([*(own / "search").rglob("*"), *own.glob("titles-*.js")])


def build_pagefind(works: list[Work], site: Path, npm: Path) -> tuple[Cost, Size]:
    """Pagefind over plain pages; its binary for Chinese is the extended one."""
    write_html(works, site)
    shutil.copy(HERE / "pagefind.html", site / "bench.html")
    shutil.copy(HERE / "bench.js", site / "bench.js")
    cost = run(
        ["node", str(npm / "node_modules" / "pagefind" / "lib" / "runner" / "bin.cjs"), "--site", str(site)],
        site,
    )
    return cost, size_of((site / "pagefind").rglob("*"))


def build_minisearch(works: list[Work], site: Path, npm: Path) -> tuple[Cost, Size]:
    """MiniSearch with the cut that browsers bring along (Intl.Segmenter), stored as JSON."""
    site.mkdir(parents=True)
    write_rows(works, site / "rows.jsonl")
    module = npm / "node_modules" / "minisearch" / "dist" / "umd" / "index.js"
    for file in (module, HERE / "minisearch.html", HERE / "bench.js", HERE / "minisearch.js"):
        shutil.copy(
            file, site / {"index.js": "engine.js", "minisearch.html": "bench.html"}.get(file.name, file.name)
        )
    cost = run(["node", "--max-old-space-size=4000", str(site / "minisearch.js"), str(site)], site)
    return cost, size_of([site / "index.json", site / "engine.js"])


def build_material(works: list[Work], site: Path) -> tuple[Cost, Size]:
    """Material with its search; the time is that of the build with search less that of the build without."""
    folder = site.parent / "material"
    write_markdown(works, folder / "docs")
    (folder / "docs" / "index.md").write_text("# 首页\n", encoding="utf-8")
    costs = []
    for plugins in ("", "search"):
        shutil.rmtree(folder / "site", ignore_errors=True)
        (folder / "mkdocs.yml").write_text(MATERIAL.format(plugins=plugins), encoding="utf-8")
        costs.append(run([sys.executable, "-m", "mkdocs", "build", "-q"], folder))
    plain, whole = costs
    cost = Cost(whole.wall - plain.wall, whole.cpu - plain.cpu, whole.peak, plain.done and whole.done)
    shutil.move(folder / "site", site)
    return cost, size_of(
        [*(site / "search").rglob("*"), *(site / "assets" / "javascripts").rglob("*search*")]
    )


def size_of(files: object) -> Size:
    """Add up files on a disk."""
    found = [path for path in files if path.is_file()]  # type: ignore[attr-defined]
    sizes = [path.stat().st_size for path in found]
    folders: dict[Path, int] = {}
    for path in found:
        folders[path.parent] = folders.get(path.parent, 0) + 1
    clusters = sum(-(-size // CLUSTER) * CLUSTER for size in sizes) + CLUSTER * len(folders)
    return Size(sum(sizes), clusters, len(sizes), max(folders.values(), default=0))


def run(command: list[str], folder: Path, *, limited: bool = True) -> Cost:
    """Run a command, alone in its group; past a limit the whole group is ended."""
    begun = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": os.environ.get("PYTHONPATH", str(SCRIPTS))}
    with tempfile.TemporaryFile() as words:
        process = subprocess.Popen(
            command, cwd=folder, stdout=words, stderr=words, start_new_session=True, env=environment
        )
        over = False
        while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None:
            over = limited and (time.monotonic() - begun > LIMIT_SECONDS or _held(process.pid) > LIMIT_BYTES)
            if over:
                os.killpg(process.pid, signal.SIGKILL)
                break
            time.sleep(0.05)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode and not over:
            words.seek(0)
            print(words.read().decode("utf-8", "replace")[-2000:], file=sys.stderr)
    cpu = usage.ru_utime + usage.ru_stime
    return Cost(time.monotonic() - begun, cpu, usage.ru_maxrss * 1024, not process.returncode)


def _held(group: int) -> int:
    """Resident memory of a process group."""
    held = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(folder.name)) == group:
                held += int((folder / "statm").read_text().split()[1]) * 4096
        except (OSError, IndexError):
            continue
    return held
