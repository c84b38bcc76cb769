"""Cuts: does the browser cut a query as the build cut the texts, and does the difference cost answers?

    python3 scripts/dev.py bench cuts --corpus corpus.jsonl --queries queries.jsonl

Runs of the corpus drawn with a seed and every title are cut by the browser's own script under node and by the build;
equal means the same set of terms. Then the judged questions are ranked twice, cut by each. Rows as for ``relevance``.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import relevance as bench

from guicheng.search.analysis import Analyzer
from guicheng.search.browser.build import index_files
from guicheng.search.browser.shard import FOLDER
from guicheng.search.normal import normal_text
from guicheng.search.query import parse_query
from guicheng.search.segment import segmenter

RUNS, SHORTEST, LONGEST, SEED = 3_000, 4, 20, 7
OPEN = """
const fs = require("fs"), vm = require("vm"), asked = JSON.parse(fs.readFileSync(0, "utf-8"));
for (const file of asked.scripts) vm.runInThisContext(fs.readFileSync(file, "utf-8"), { filename: file });
const g = globalThis.guicheng;
g.shards.open(async (name) => vm.runInThisContext(fs.readFileSync(asked.folder + "/" + name + ".js", "utf-8")));
"""
CUT = """(async () => {
  const head = await g.postings.boot(), cut = [];
  for (const text of asked.texts) cut.push((await g.cut.tokens(text, head.total)).map((token) => token.text));
  console.log(JSON.stringify(cut));
})().catch((error) => { console.error(error); process.exit(1); });"""
RANK = """(async () => {
  const own = g.cut.tokens, found = [];
  if (asked.cuts) g.cut.tokens = async (text, total) => asked.cuts[text] || own(text, total);
  for (const text of asked.texts) found.push((await g.engine.search(text, { limit: 100, works: Infinity })).hits.map((hit) => [hit.doc, hit.score]));
  console.log(JSON.stringify(found));
})().catch((error) => { console.error(error); process.exit(1); });"""


def main() -> int:
    """Index the corpus, cut, compare, rank twice, print."""
    options = _options()
    documents = list(bench._documents(bench._rows(options.corpus)))
    rows = bench._rows(options.queries)
    queries = [bench.Judged(str(row["qid"]), row["q"], frozenset(row["gold"])) for row in rows]
    works: dict[str, list[Any]] = {}
    for document in documents:
        works.setdefault(document.title, []).append(document)
    analyzer = Analyzer(segmenter())
    with tempfile.TemporaryDirectory() as folder:
        for path, content in index_files((f"R{at:04d}", works[title]) for at, title in enumerate(works, 1)):
            (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / path).write_bytes(content)
        index = str(Path(folder) / FOLDER)
        titles = [normal_text(title) for title in works]
        for name, texts in {"语料片段": _runs([one.text for one in documents]), "名称": titles}.items():
            cut = _node(index, CUT, texts=texts)
            equal = sum(set(own) == set(analyzer.terms(text)) for own, text in zip(cut, texts, strict=True))
            print(f"{name}：{len(texts)}，切得相同 {equal / len(texts):.2%}")
        order = [document.url for title in works for document in works[title]]
        for name, cuts in {"浏览器切": None, "建索引的切法": _cuts(queries, analyzer)}.items():
            found = _node(index, RANK, texts=[query.question for query in queries], cuts=cuts)
            rankings = {
                query.qid: [(order[place], score) for place, score in hits]
                for query, hits in zip(queries, found, strict=True)
            }
            print(name, *(f"{what} {value:.4f}" for what, value in bench.figures(queries, rankings).items()))
    return 0


def _runs(texts: list[str]) -> list[str]:
    """Runs of letters as they stand in the texts, cut anywhere."""
    draw, runs = random.Random(SEED), list[str]()
    while len(runs) < RUNS:
        pieces = [one for one in re.split(r"[^\w]+", normal_text(draw.choice(texts))) if len(one) >= SHORTEST]
        if pieces:
            piece, size = draw.choice(pieces), draw.randint(SHORTEST, LONGEST)
            start = draw.randint(0, max(0, len(piece) - size))
            runs.append(piece[start : start + size])
    return runs


def _cuts(queries: list[bench.Judged], analyzer: Analyzer) -> dict[str, list[dict[str, object]]]:
    chunks = {chunk for query in queries for chunk in parse_query(query.question).words}
    return {
        chunk: [{"text": one.text, "start": one.start, "end": one.end, "part": one.part} for one in analyzer.tokens(chunk)]
        for chunk in chunks
    }  # fmt: skip


def _node(folder: str, script: str, **asked: object) -> Any:
    scripts = [str(bench.ASSETS / f"{name}.js") for name in bench.SCRIPTS]
    given = json.dumps({"scripts": scripts, "folder": folder, **asked})
    run = subprocess.run(
        [bench._node(), "-e", OPEN + script], input=given, check=True, capture_output=True, text=True
    )
    return json.loads(run.stdout)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--queries", type=Path, required=True)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
