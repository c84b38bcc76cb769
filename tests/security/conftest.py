"""A knowledge base with an attack in every field that takes free words, and the site built from it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from guicheng.content.corpus import read_corpus
from guicheng.content.frontmatter import dump_yaml, load_strings, read_frontmatter, write_frontmatter
from guicheng.errors import GuichengError

FIXTURES = Path(__file__).parents[1] / "fixtures"
ATTACK = (
    """</script></title></textarea>"'><img src=x onerror=attacked('{}')><script>attacked('{}')</script>"""
)
BODY = """

<script>attacked('body')</script><img src=x onerror="attacked('body')"><svg onload="attacked('body')">

<div onclick="attacked('body')" style="background:url(//attacker/leak)">甲</div>

[一](javascript:attacked('link')) [二](javascript&#58;attacked('link')) [三](<java\tscript:attacked('link')>)
[四](data:text/html,<script>attacked('link')</script>) [五](vbscript&colon;attacked) <javascript:attacked('link')>

![六](//attacker/leak.png) ![八](&#47;/attacker/leak.png)

<iframe src="//attacker/"></iframe><meta http-equiv="refresh" content="0;url=//attacker/">

| <img src=x onerror=attacked('cell')> | 乙 |
|:-:|--:|
| `<script>attacked('cell')</script>` | "><script>attacked('cell')</script> |
"""


def attack(name: str) -> str:
    return ATTACK.format(name, name)


@pytest.fixture(scope="session")
def hostile_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The good base with the reading base on top, every value that the schema lets be free words poisoned."""
    root = tmp_path_factory.mktemp("hostile") / "base"
    shutil.copytree(FIXTURES / "good", root)
    shutil.copytree(FIXTURES / "reading", root, dirs_exist_ok=True)
    (root / "README.md").unlink(missing_ok=True)
    whole = held(root)
    for path in sorted((root / "regs").rglob("*.md")):
        poison_document(root, path, whole)
    for path in sorted((root / "regs" / "data").glob("*.yml")):
        if path.name not in ("codes.yml", "calendar.yml"):
            poison_data(root, path, whole)
    rows = f"{attack('synonym')}\t{attack('standard')}\t{attack('note')}\n"
    (root / "regs/data/synonyms.tsv").write_text(rows, encoding="utf-8")
    hand_written(root)
    return root


def hand_written(root: Path) -> None:
    """Poison what stands outside ``regs/``: the name of the site, a page of its own with its title."""
    (root / "docs" / "page.md").write_text(
        f"# {attack('heading')}\n\n## {attack('second')}\n{BODY}\n![七](https&#58;//attacker/a.png)\n[九](#x){{: onclick=\"attacked('attr')\" }}\n",
        encoding="utf-8",
    )
    (root / "docs" / "index.md").write_text(f"---\ntemplate: home.html\n---\n{BODY}", encoding="utf-8")
    settings = yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8"))
    settings |= {"site_name": attack("site"), "site_description": attack("about")}
    settings |= {"markdown_extensions": ["tables", "attr_list", "admonition"]}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")


def poison_document(root: Path, path: Path, whole: list[int]) -> None:
    front = read_frontmatter(path.read_text(encoding="utf-8"), path.name)
    poison(root, path, front.values, whole, lambda values: write_frontmatter(values, front.body + BODY))


def poison_data(root: Path, path: Path, whole: list[int]) -> None:
    values = load_strings(path.read_text(encoding="utf-8"), path.name, 1, {})
    poison(root, path, values, whole, dump_yaml)


def poison(root: Path, path: Path, values: Any, whole: list[int], print_out: Callable[[Any], str]) -> None:
    """Put the attack before each value, one after another; keep those that the base still accepts."""
    for holder, key in list(leaves(values)):
        old = holder[key]
        holder[key] = attack(f"{path.name} {key}") + old
        path.write_text(print_out(values), encoding="utf-8")
        if held(root) != whole:
            holder[key] = old
    path.write_text(print_out(values), encoding="utf-8")


def leaves(value: Any) -> Iterator[tuple[Any, Any]]:
    """Holder and key of every string inside."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        if isinstance(inner, str):
            yield value, key
        else:
            yield from leaves(inner)


def held(root: Path) -> list[int]:
    """How many documents the schema takes, and how many values it refuses."""
    try:
        corpus = read_corpus(root)
    except GuichengError:
        return []
    shelves = (corpus.works, corpus.procedures, corpus.cases, corpus.forms)
    editions = [len(work.editions) for work in corpus.works.values()]
    refused = sum(problem.code.startswith(("value", "key", "yaml", "data")) for problem in corpus.problems)
    return [refused, *map(len, shelves), *editions]


@pytest.fixture(scope="session")
def hostile_site(hostile_base: Path) -> Path:
    config = load_config(str(hostile_base / "mkdocs.yml"))
    config.plugins["guicheng"].config.update({"as_of": "2026-11-25"})
    build(config)
    return Path(config.site_dir)
