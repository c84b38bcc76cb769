"""Relevance of ranking on a judged set: recall, MRR and nDCG of an engine, one TREC run file.

python3 scripts/dev.py bench relevance --corpus corpus.jsonl --queries queries.jsonl --engine whoosh --out run.tsv

Corpus rows: id, name, law, art, content; query rows: qid, q, gold (names). Any files of this form do.
"""

from __future__ import annotations

import argparse
import json
import math
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from guicheng.model.address import Address
from guicheng.search.analysis import Analyzer
from guicheng.search.browser.build import index_files
from guicheng.search.browser.shard import FOLDER
from guicheng.search.documents import SearchDocument
from guicheng.search.find import weighed
from guicheng.search.index import postings
from guicheng.search.names import UserWords
from guicheng.search.query import parse_query
from guicheng.search.request import make_request
from guicheng.search.segment import segmenter
from guicheng.search.whoosh_engine import WhooshEngine

DEPTH = 100
ASSETS = Path(__file__).parents[2] / "scripts" / "guicheng" / "site" / "assets"
SCRIPTS = [
    "numerals", "search-normal", "search-shards", "search-cut", "search-query", "search-index", "search-phrase", "search-postings", "search-lists", "search-rank", "search-settle", "search-engine",
]  # fmt: skip
READER = """
const fs = require("fs"), vm = require("vm"), asked = JSON.parse(process.argv[1]);
for (const file of asked.scripts) vm.runInThisContext(fs.readFileSync(file, "utf-8"), { filename: file });
const g = globalThis.guicheng;
g.shards.open(async (name) => vm.runInThisContext(fs.readFileSync(asked.folder + "/" + name + ".js", "utf-8")));
let turn = Promise.resolve();
require("readline").createInterface({ input: process.stdin }).on("line", (line) => {
  turn = turn.then(() => g.engine.search(JSON.parse(line), { limit: asked.depth, works: Infinity }))
    .then((found) => console.log(JSON.stringify(found.hits.map((hit) => [hit.doc, hit.score]))));
});
"""
CUTS = (5, 10, 20, 100)
Ranking = list[tuple[str, float]]
Search = Callable[[str], Ranking]


@dataclass(frozen=True)
class Judged:
    """A question with the names of the articles that answer it."""

    qid: str
    question: str
    gold: frozenset[str]


def main() -> int:
    """Rank every question, write the run, print the figures."""
    options = _options()
    queries = [Judged(str(row["qid"]), row["q"], frozenset(row["gold"])) for row in _rows(options.queries)]
    documents = list(_documents(_rows(options.corpus)))
    with tempfile.TemporaryDirectory() as folder:
        search = ENGINES[options.engine](documents, Path(folder))
        begun = time.perf_counter()
        rankings = {query.qid: search(query.question) for query in queries}
        spent = (time.perf_counter() - begun) / max(len(queries), 1)
    if options.out:
        _write_run(rankings, options.out, options.engine)
    print(f"{options.engine}: {len(documents)} 条，{len(queries)} 问，每问 {spent * 1000:.1f} 毫秒")
    for name, value in figures(queries, rankings).items():
        print(f"  {name:<12}{value:.4f}")
    return 0


def figures(queries: list[Judged], rankings: dict[str, Ranking]) -> dict[str, float]:
    """Means over the questions: Recall@k, MRR@10, nDCG@10 (every gold article counts alike)."""
    totals: dict[str, float] = {}
    for query in queries:
        names = list(dict.fromkeys(name for name, _ in rankings[query.qid]))
        hits = [name in query.gold for name in names]
        scores = {f"Recall@{cut}": sum(hits[:cut]) / len(query.gold) for cut in CUTS}
        scores["MRR@10"] = next((1 / (place + 1) for place, hit in enumerate(hits[:10]) if hit), 0.0)
        scores["nDCG@10"] = _gain(hits[:10]) / _gain([True] * min(len(query.gold), 10))
        for name, value in scores.items():
            totals[name] = totals.get(name, 0.0) + value / len(queries)
    return totals


def _gain(hits: Iterable[bool]) -> float:
    return sum(hit / math.log2(place + 2) for place, hit in enumerate(hits))


def _whoosh(documents: list[SearchDocument], folder: Path) -> Search:
    analyzer = Analyzer(segmenter())
    engine = WhooshEngine.create(folder / "index", analyzer.analyzer_id)
    engine.upsert("R0001", "", (postings(document, analyzer) for document in documents))
    engine.commit()
    names = UserWords({document.title for document in documents})

    def search(question: str) -> Ranking:
        result = weighed(engine, make_request(parse_query(question), analyzer, names), DEPTH)
        stored = engine.fetch(result.ids)
        return [(stored[i].url, score) for i, score in zip(result.ids, result.scores, strict=True)]

    return search


def _browser(documents: list[SearchDocument], folder: Path) -> Search:
    """The engine in the browser as shipped, run under node: first results, before tails are loaded."""
    works: dict[str, list[SearchDocument]] = {}
    for document in documents:
        works.setdefault(document.title, []).append(document)
    coded = ((f"R{number:04d}", works[title]) for number, title in enumerate(works, 1))
    for path, content in index_files(coded):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    order = [document.url for title in works for document in works[title]]
    scripts = [str(ASSETS / f"{name}.js") for name in SCRIPTS]
    asked = json.dumps({"scripts": scripts, "folder": str(folder / FOLDER), "depth": DEPTH})
    node = subprocess.Popen(
        [_node(), "-e", READER, asked],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )

    def search(question: str) -> Ranking:
        assert node.stdin and node.stdout
        print(json.dumps(question), file=node.stdin, flush=True)
        return [(order[place], score) for place, score in json.loads(node.stdout.readline())]

    return search


def _node() -> str:
    found = shutil.which("node")
    if found is None:
        raise SystemExit("没有 node，不能评测浏览器引擎。")
    return found


ENGINES: dict[str, Callable[[list[SearchDocument], Path], Search]] = {"whoosh": _whoosh, "browser": _browser}


def _documents(rows: Iterable[dict[str, str]]) -> Iterator[SearchDocument]:
    """Articles as search documents; their name, by which the gold is given, stands in place of the page."""
    for number, row in enumerate(rows):
        address = Address("R0001", "undated", f"t{number}")
        yield SearchDocument(
            address, "法规", row["law"], (), row["art"], row["content"], row["name"], level=_level(row["law"])
        )


def _level(title: str) -> str:
    """The level by the form of the title alone; the corpus names none."""
    if "最高人民" in title or title.endswith("解释"):
        return "司法解释"
    return "法律" if re.search(r"法典?(?:（.*）)?$", title) else "行政法规"


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _write_run(rankings: dict[str, Ranking], path: Path, engine: str) -> None:
    lines = [
        f"{qid}\tQ0\t{name}\t{place}\t{score:.6f}\t{engine}"
        for qid, ranking in rankings.items()
        for place, (name, score) in enumerate(ranking, 1)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    parser.add_argument("--engine", choices=sorted(ENGINES), default="whoosh")
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
