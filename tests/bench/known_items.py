"""Known items: does the search box lead to what the office looks for? Hits at 1 and at 5, by kind of question.

    python3 scripts/dev.py bench known_items --data FOLDER [--engine browser] [--held-out | --set second]

``--data`` is a folder of official texts; they are imported into a new base with the model content, which is built as
an office would build it. ``--base DIR`` takes a base that is built already instead.
The examination is ``known_items.tsv`` beside this file. Half of it, drawn by a hash of the number, is held out: it is
scored only with ``--held-out``, once, when ranking is no longer touched. ``--set second`` asks
``known_items_second.tsv`` instead, whole: nobody who tunes has seen it, and it too is scored once.
An answer counts when it is the accepted address or lies inside it. The browser's answers are those of the box, in
order, from the site's own scripts under node; the command's are those of ``guicheng search``.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from guicheng.content.corpus import read_corpus
from guicheng.model.address import Address
from guicheng.render.links import Links
from guicheng.search.find import find
from guicheng.search.index import open_index

EXAMINATIONS = {
    "first": Path(__file__).with_suffix(".tsv"),
    "second": Path(__file__).with_name("known_items_second.tsv"),
}
STRATA = {"jump": "条号和文号", "title": "名称和简称", "topic": "事项找条文", "lay": "口语"}
SHOWN = 5
BROWSER = """
const fs = require("fs"), vm = require("vm"), asked = JSON.parse(process.argv[1]);
const load = (file) => vm.runInThisContext(fs.readFileSync(file, "utf-8"), { filename: file });
for (const file of asked.scripts) load(file);
const g = globalThis.guicheng;
g.loadScript = async (path) => load(path);
g.openSearch(asked.site + "/");
(async () => {
  for (let shard = g.titles.next(); shard !== null; shard = g.titles.next()) {
    load(asked.site + "/assets/guicheng/titles-" + shard + ".js");
  }
  const answers = [];
  for (const question of asked.questions) {
    const groups = await g.finder.find(question);
    const hits = groups.reduce((all, group) => all.concat(group.hits), []).filter((hit) => hit.path !== "search");
    answers.push(hits.map((hit) => [hit.path, hit.anchor]));
  }
  console.log(JSON.stringify(answers));
})().catch((error) => { console.error(error); process.exit(1); });
"""
LOGIC = [
    "numerals", "citation", "status", "titles", "search-sound", "query", "finder", "search-normal", "search-shards", "search-cut",
    "search-query", "search-index", "search-phrase", "search-postings", "search-lists", "search-rank", "search-settle", "search-engine", "search-snippet", "search-replaced", "search-found", "search-guess", "search-box",
]  # fmt: skip
ASSETS = Path(__file__).parents[2] / "scripts" / "guicheng" / "site" / "assets"
Ask = Callable[[list[str]], list[list[str]]]


@dataclass(frozen=True, slots=True)
class Item:
    """A question with the addresses that answer it."""

    qid: str
    stratum: str
    query: str
    accepted: tuple[str, ...]

    @property
    def held_out(self) -> bool:
        """Half of the examination, by a hash of the number alone."""
        return hashlib.sha256(f"guicheng {self.qid}".encode()).digest()[0] % 2 == 1

    def accepts(self, answer: str) -> bool:
        """The address itself, or a place inside it."""
        return any(re.match(re.escape(one) + r"(?![\w])", answer) for one in self.accepted)


def main() -> int:
    """Ask every question of every engine and print the figures."""
    options = _options()
    whole = options.held_out or options.set == "second"
    items = [item for item in examination(options.set) if whole or not item.held_out]
    with tempfile.TemporaryDirectory() as folder:
        base = options.base or make_base(Path(folder) / "base", options.data)
        for name in options.engine or ENGINES:
            answers = ENGINES[name](base)([item.query for item in items])
            _report(name, items, answers, options.misses)
    return 0


def examination(name: str) -> list[Item]:
    """All questions of a set, in their order."""
    with EXAMINATIONS[name].open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        return [
            Item(row["qid"], row["stratum"], row["query"], tuple(row["accepted"].split())) for row in rows
        ]


def make_base(base: Path, data: Path) -> Path:
    """A new base with the model content and the texts of ``data``, built."""
    command = [sys.executable, "-m", "guicheng"]
    subprocess.run([*command, "init", str(base), "--model"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([*command, "-C", str(base), "import", str(data)], stdout=subprocess.DEVNULL)
    subprocess.run([*command, "-C", str(base), "build"], check=True, stdout=subprocess.DEVNULL)
    return base


def _browser(base: Path) -> Ask:
    site = base / "build" / "site"
    paths = {path.removesuffix("/index.html"): code for path, code in _pages(base).items()}

    def ask(questions: list[str]) -> list[list[str]]:
        scripts = [str(ASSETS / f"{name}.js") for name in LOGIC]
        asked = json.dumps({"scripts": scripts, "site": str(site), "questions": questions})
        node = shutil.which("node")
        if node is None:
            raise SystemExit("没有 node，不能评测浏览器引擎。")
        run = subprocess.run([node, "-e", BROWSER, asked], check=True, capture_output=True, text=True)
        return [
            [paths[path] + (f"#{anchor}" if anchor else "") for path, anchor in hits if path in paths]
            for hits in json.loads(run.stdout)
        ]

    return ask


def _pages(base: Path) -> dict[str, str]:
    """The page of every document → its code."""
    corpus = read_corpus(base)
    links = Links(corpus, dt.date.today())
    codes = [*corpus.works, *corpus.procedures, *corpus.cases, *corpus.forms]
    return {href: code for code in codes if (href := links.code(code))}


def _command(base: Path) -> Ask:
    # The first search brings the index up to date.
    first = [sys.executable, "-m", "guicheng", "-C", str(base), "search", "规程"]
    subprocess.run(first, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    index = open_index(base, dt.date.today())

    def ask(questions: list[str]) -> list[list[str]]:
        found = [find(index, question, SHOWN).hits for question in questions]
        return [[_unpinned(hit.address) for hit in hits] for hits in found]

    return ask


def _unpinned(address: str) -> str:
    """``R0006@2018-10-26#t79`` → ``R0006#t79``: the examination names no editions."""
    parsed = Address.parse(address)
    return f"{parsed.code}#{parsed.place}" if parsed.place else parsed.code


ENGINES = {"browser": _browser, "command": _command}


def _report(name: str, items: list[Item], answers: list[list[str]], misses: bool) -> None:
    print(f"\n{name}\n\n| 类别 | 题数 | 第 1 条就是 | 前 {SHOWN} 条里有 |\n|---|---|---|---|")
    ranks = {
        item: next((at for at, one in enumerate(given[:SHOWN]) if item.accepts(one)), SHOWN)
        for item, given in zip(items, answers, strict=True)
    }
    for stratum, label in STRATA.items():
        places = [rank for item, rank in ranks.items() if item.stratum == stratum]
        if not places:
            continue  # The second set has two kinds of questions only.
        first = sum(place == 0 for place in places) / len(places)
        shown = sum(place < SHOWN for place in places) / len(places)
        print(f"| {label} | {len(places)} | {first:.1%} | {shown:.1%} |")
    if misses:
        for item, given in zip(items, answers, strict=True):
            if ranks[item]:
                print(f"{item.qid} 第 {ranks[item] + 1} 位 {item.query}：{' '.join(given[:SHOWN])}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--data", type=Path, help="folder of official texts to import")
    source.add_argument("--base", type=Path, help="a base that has been built")
    parser.add_argument("--engine", action="append", choices=ENGINES, help="one of them instead of both")
    parser.add_argument("--held-out", action="store_true", help="score the held-out half too")
    parser.add_argument("--set", choices=EXAMINATIONS, default="first", help="which examination")
    parser.add_argument("--misses", action="store_true", help="name the questions not answered at once")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
