"""Our search beside Pagefind, MiniSearch and Material's own on the same pages in one run; and our budgets.

    python3 scripts/dev.py bench search --data DIR --sizes 1000,10000,58000 [--engines 规程,Pagefind]
    python3 scripts/dev.py bench search --data DIR --sizes 140000 --budgets

DIR holds corpus/laws (official texts, imported here) and eval/relevance/queries.train.jsonl (judged lay questions);
``--base`` takes a base that holds them already. Beyond the texts there are, works are perturbed by seed: about a
third of their clauses come from other works. The peers come from npm (``--npm`` is a folder where they were
installed) and from our own lock. A peer that takes over ten minutes or 4 GB is 未完成.
Everything is measured in Debian's Chromium over http with files compressed before; ``--budgets`` slows the processor
to a quarter and records the tasks of the main thread.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from peers import budgets, builds, report
from peers.bases import make_base
from peers.chromium import chromium
from peers.measure import from_disk, measure
from peers.pages import Work, read_works
from peers.questions import Question, known_items, lay_questions, phrases
from playwright.sync_api import Browser

PEERS = ("Pagefind", "MiniSearch", "Material")
ASKED = 40
COLD = {"规程": 15, "Pagefind": 15, "MiniSearch": 3, "Material": 1}
"""First searches of a new reader; one costs an engine that reads its whole index a minute."""


def main() -> int:
    """Measure every size; print the tables."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="guicheng-search-") as name, chromium() as browser:
        folder = Path(name)
        source = options.base or imported(options.data, folder / "source")
        npm = options.npm or installed(folder / "npm", options.engines)
        for size in options.sizes:
            place = folder / str(size)
            place.mkdir()
            held = make_base(source, place / "base", size)
            works = list(read_works(place / "base"))
            print(f"\n## {held:,} 条，{len(works):,} 件\n", flush=True)
            if options.budgets:
                budgets.run(place, browser, options.data, works)
            else:
                compare(place, browser, options, works, npm)
            shutil.rmtree(place)
    return 0


def compare(
    folder: Path, browser: Browser, options: argparse.Namespace, works: list[Work], npm: Path
) -> None:
    """All engines on one size."""
    sets = question_sets(options.data, works, ASKED)
    print("、".join(f"{label} {len(asked)} 问" for label, asked in sets.items()) + "\n", flush=True)
    report.header(list(sets))
    for name in options.engines:
        site = folder / name
        cost, size = build(name, folder, site, works, npm)
        figures = measure(name, site, browser, sets, COLD[name]) if cost.done else None
        disk = from_disk(name, site, browser, sets["原文"][0].text) if cost.done else None
        report.row(name, cost, size, figures, disk)
        shutil.rmtree(site, ignore_errors=True)


def build(
    name: str, folder: Path, site: Path, works: list[Work], npm: Path
) -> tuple[builds.Cost, builds.Size]:
    """The index of one engine."""
    if name == "规程":
        return builds.build_ours(folder / "base", site)
    if name == "Pagefind":
        return builds.build_pagefind(works, site, npm)
    if name == "MiniSearch":
        return builds.build_minisearch(works, site, npm)
    return builds.build_material(works, site)


def question_sets(data: Path, works: list[Work], count: int) -> dict[str, list[Question]]:
    """Known items, phrases and lay questions as far as the base can answer them."""
    lay = lay_questions(data / "eval" / "relevance" / "queries.train.jsonl", works, count)
    sets = {"已知条目": known_items(works), "原文": phrases(works, count), "口语": lay}
    return {label: asked for label, asked in sets.items() if asked}


def imported(data: Path, base: Path) -> Path:
    """A new base with the model content and the official texts, as the examination of known items wants it."""
    guicheng = [sys.executable, "-m", "guicheng"]
    subprocess.run([*guicheng, "init", str(base), "--model"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(
        [*guicheng, "-C", str(base), "import", str(data / "corpus" / "laws")], stdout=subprocess.DEVNULL
    )
    return base


def installed(folder: Path, engines: list[str]) -> Path:
    """The peers that come from npm."""
    names = [name.lower() for name in engines if name in ("Pagefind", "MiniSearch")]
    folder.mkdir()
    if names:
        subprocess.run(["npm", "install", "--no-save", "--silent", *names], cwd=folder, check=True)
    return folder


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with corpus/ and eval/")
    parser.add_argument("--base", type=Path, help="a base into which the texts were imported")
    parser.add_argument("--npm", type=Path, help="folder where the peers were installed with npm")
    parser.add_argument(
        "--sizes", type=lambda text: [int(one) for one in text.split(",")], default=[1000, 10000]
    )
    parser.add_argument("--engines", type=lambda text: text.split(","), default=["规程", *PEERS])
    parser.add_argument("--budgets", action="store_true", help="only ours, against the budgets of the design")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
