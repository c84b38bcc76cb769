"""The browser's rules find in a note what Python finds, from the same tables."""

import json
import subprocess
from pathlib import Path

import pytest

from guicheng.privacy.browser import data_script
from guicheng.privacy.detect import scan
from guicheng.privacy.identifiers import WORDS

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "scripts/guicheng/site/assets"
VECTORS = json.loads((ROOT / "tests/fixtures/shared/privacy.json").read_text(encoding="utf-8"))
SHARED = {*WORDS, "person"}
RUNNER = """
const input = JSON.parse(require("fs").readFileSync(0, "utf-8"));
input.scripts.forEach((script) => require(script));
const g = globalThis.guicheng;
console.log(JSON.stringify(input.texts.map((text) => input.guard ? g.guard.refusal(text) : g.privacy.findings(text))));
"""


def in_browser(node: str, texts: list[str], *, guard: bool = False):
    names = ["checklist-guard.js", "privacy.js", "privacy-data.js"]
    asked = {"scripts": [str(ASSETS / name) for name in names], "texts": texts, "guard": guard}
    done = subprocess.run(
        [node, "-e", RUNNER], input=json.dumps(asked), capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def in_python(text: str) -> list[list[object]]:
    found = [f for f in scan(text, "case") if f.tier == "error" and f.rule in SHARED]
    return [[f.start, f.end, f.rule] for f in found]


def test_the_tables_of_the_browser_are_current() -> None:
    written = (ASSETS / "privacy-data.js").read_text(encoding="utf-8")
    assert written == data_script(), (
        "run: python -m guicheng.privacy.browser scripts/guicheng/site/assets/privacy-data.js"
    )


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["text"][:12])
def test_python_agrees_with_the_shared_vectors(vector) -> None:
    assert in_python(vector["text"]) == vector["findings"]


def test_the_browser_agrees_with_the_shared_vectors(node: str) -> None:
    found = in_browser(node, [vector["text"] for vector in VECTORS])
    assert [[[f["start"], f["end"], f["rule"]] for f in one] for one in found] == [
        vector["findings"] for vector in VECTORS
    ]


def test_the_browser_agrees_on_every_labelled_sentence(node: str, labelled) -> None:
    """Entities are shown as they are in a note; everything else is found alike."""
    sentences = [*labelled("persons.md"), *labelled("persons-blind.md")]
    texts = [sentence.text for sentence in sentences if "&" not in sentence.text]
    found = in_browser(node, texts)
    assert [[[f["start"], f["end"], f["rule"]] for f in one] for one in found] == list(map(in_python, texts))


def test_the_guard_of_notes_uses_the_rules(node: str) -> None:
    refused, free = in_browser(node, ["已通知申请人陈国梁补正", "已通知申请人甲补正"], guard=True)
    assert "不能写在这里" in refused
    assert "陈国梁" not in refused
    assert free == ""
