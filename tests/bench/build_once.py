"""One build as ``guicheng build`` does it, with the CPU time of each of its steps as JSON on the last line.

    python tests/bench/build_once.py BASE [--full] [--helpers]

Without ``--helpers`` one process does everything, so that the steps can be told apart.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

import guicheng.cli.build as command
from guicheng.site import ahead

STEPS = {"检查": "checks", "检索索引": "index"}
"""Steps of their own; everything else is counted as pages."""


def cpu() -> float:
    """CPU seconds of this process and of the helpers that have ended."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def main() -> None:
    """Build and print."""
    spent = {"pages": 0.0, "checks": 0.0, "index": 0.0}
    step, since = "pages", 0.0

    def say(what: str, _done: int, _total: int) -> None:
        nonlocal step, since
        now = STEPS.get(what, "pages")
        if now != step:
            spent[step] += cpu() - since
            step, since = now, cpu()

    @contextmanager
    def watched() -> Iterator[object]:
        yield say

    command.progress = watched  # type: ignore[assignment]
    if "--helpers" not in sys.argv:
        ahead.MANY = sys.maxsize
    words = ["--full"] if "--full" in sys.argv else []
    command.build.main(words, obj=Path(sys.argv[1]), standalone_mode=False)
    spent[step] += cpu() - since
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    click.echo(json.dumps({**spent, "peak": peak * 1024}))


if __name__ == "__main__":
    main()
