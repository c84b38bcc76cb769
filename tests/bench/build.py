"""How much does a build cost, against Material with its own search on the same pages, in one run?

    python3 scripts/dev.py bench build --works 300,1000,3000,10000

Prints Markdown tables: CPU seconds with those of helping processes, told apart into pages, checks with the gate,
and the search index; then nothing changed, one file changed, and all of it with helpers, for the time it takes.
The peer is Material with its search on, nothing of the regulations in the navigation. It gets ten minutes or 4 GB, then
未完成. Any change of the package during a run makes builds whole ones: bench a copy that stands still.
Figures of a noisy machine are only good as ratios.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from build_base import change_one, make_base, make_peer

LIMIT_SECONDS = 600
LIMIT_BYTES = 4_000_000_000
ONCE = Path(__file__).with_name("build_once.py")
HEAD = "| 法规数 | 站点 | 网页 | 检查和脱敏 | 检索索引 | 合计 CPU 秒 | 时长 秒 | 内存 MB | 大小 MB | 文件数 |"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command took; ``done`` is False when it was stopped at the limit."""

    cpu: float
    wall: float
    peak: int
    done: bool
    said: str


def main() -> None:
    """Measure every size and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--works", default="300,1000", help="sizes, separated by commas")
    parser.add_argument("--no-peer", action="store_true", help="leave the peer out")
    options = parser.parse_args()
    print(HEAD)
    print("|" + "---|" * HEAD.count(" | ") + "---|", flush=True)
    for count in (int(size) for size in options.works.split(",")):
        with tempfile.TemporaryDirectory(prefix="guicheng-bench-") as folder:
            measure(Path(folder), count, peer=not options.no_peer)


def measure(folder: Path, count: int, *, peer: bool) -> None:
    """One size: ours whole, unchanged, after one change, with helpers; the peer."""
    base = make_base(folder / "ours", count)
    once = [sys.executable, str(ONCE), str(base)]
    ours(count, "规程，全部", [*once, "--full"], base)
    ours(count, "规程，没有改动", once, base)
    for _ in range(2):
        change_one(base)
        ours(count, "规程，改一件", once, base)
    ours(count, "规程，全部，多个进程", [*once, "--full", "--helpers"], base)
    if peer:
        theirs = make_peer(folder / "peer", base)
        cost = run([sys.executable, "-m", "mkdocs", "build", "-q"], theirs, limited=True)
        row(count, "Material，含检索", ["—", "—", "—"], cost, theirs / "site")


def ours(count: int, name: str, command: list[str], base: Path) -> None:
    """Measure one of our builds and print its line."""
    cost = run(command, base, limited=False)
    try:
        steps = json.loads(cost.said.splitlines()[-1])
        parts = [f"{steps[step]:.1f}" for step in ("pages", "checks", "index")]
        cost = Cost(
            sum(steps[step] for step in ("pages", "checks", "index")), cost.wall, steps["peak"], True, ""
        )
    except (ValueError, IndexError, KeyError, TypeError):
        print(cost.said[-2000:], file=sys.stderr)
        parts = ["—", "—", "—"]
    row(count, name, parts, cost, base / "build" / "site")


def row(count: int, name: str, parts: list[str], cost: Cost, site: Path) -> None:
    """Print one line of the table."""
    files = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    size = f"{sum(files) / 1e6:.0f} | {len(files):,}" if cost.done else "未完成 | 未完成"
    cells = " | ".join(parts)
    print(
        f"| {count:,} | {name} | {cells} | {cost.cpu:.1f} | {cost.wall:.1f} | {cost.peak / 1e6:.0f} | {size} |",
        flush=True,
    )


def run(command: list[str], folder: Path, *, limited: bool) -> Cost:
    """Run a command, perhaps within the limits; its CPU time and peak memory come from the kernel."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as words:
        within = limit if limited else None
        process = subprocess.Popen(command, cwd=folder, preexec_fn=within, stdout=words, stderr=words)
        if limited:
            wait_for(process.pid, start + LIMIT_SECONDS)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        words.seek(0)
        said = words.read().decode("utf-8", "replace")
    wall = time.monotonic() - start
    done = process.returncode == 0
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024, done, said)


def wait_for(pid: int, end: float) -> None:
    """Wait without reaping, so that the kernel's account is still there; past the end the process is killed."""
    while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None:
        if time.monotonic() > end:
            os.kill(pid, signal.SIGKILL)
            return
        time.sleep(0.02)


def limit() -> None:
    """In the child: no more address space than the limit."""
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT_BYTES, LIMIT_BYTES))


if __name__ == "__main__":
    main()
