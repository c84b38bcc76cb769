"""Scripts and styles: everything is joined, and nothing needs a browser newer than Chromium 83."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from guicheng.site.assets import FOLDER, load_assets, load_order

NEWER_SCRIPT = {
    "logical assignment": r"\?\?=|\|\|=|&&=",  # 85
    ".at()": r"\.at\(",  # 92
    ".replaceAll()": r"\.replaceAll\(",  # 85
    "Intl.Segmenter": r"Intl\.Segmenter",  # 87
    "Object.hasOwn": r"Object\.hasOwn\b",  # 93
    "structuredClone": r"structuredClone",  # 98
    "class fields and private names": r"^\s+#\w+|this\.#\w+|^\s+static \w+ =",
    "numeric separators": r"\b\d+_\d+\b",  # ES2021
    "regex lookbehind flag v": r"/[a-z]*v[a-z]*[;,)]\s*$",
    "modules": r"^\s*(?:import|export)\s",
    "network": r"\bfetch\(|XMLHttpRequest|new Worker|importScripts|WebSocket",
}
NEWER_STYLE = {
    ":is, :where, :has": r":(?:is|where|has)\(",
    "inset": r"\binset:|[^-]\binset-(?:block|inline)",
    "aspect-ratio": r"aspect-ratio:",
    "layers": r"@layer|@container",
    "color-mix": r"color-mix\(|oklch\(",
    "other hosts": r"url\(\s*['\"]?(?:https?:)?//|@import",
    "gap in a flex row": r"display: (?:inline-)?flex[^}]*[^-]gap:",
}


def files(suffix):
    return sorted(FOLDER.glob(f"*{suffix}"))


def without_strings(text):
    text = re.sub(r"/\*[\s\S]*?\*/|(?<=\s)//.*", "", text)
    return re.sub(r'"(?:[^"\\\n]|\\.)*"', '""', text)


PARSER = """
const { parse } = require("internal/deps/acorn/acorn/dist/acorn"), fs = require("fs"), wrong = [];
for (const file of JSON.parse(process.argv[1])) {
  try { parse(fs.readFileSync(file, "utf-8"), { ecmaVersion: 2019, sourceType: "script" }); }
  catch (error) { wrong.push(file + ": " + error.message); }
}
console.log(JSON.stringify(wrong));
"""


def wrong_for_es2019(node: str, paths: list[Path]) -> list[str]:
    """What the parser inside node says of scripts that are newer than ES2019."""
    command = [node, "--expose-internals", "-e", PARSER, json.dumps([str(path) for path in paths])]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def test_scripts_are_es2019_to_a_parser(node: str, tmp_path: Path):
    assert wrong_for_es2019(node, files(".js")) == []
    newer = tmp_path / "newer.js"
    newer.write_text("a ??= b?.c;", encoding="utf-8")
    assert len(wrong_for_es2019(node, [newer])) == 1


@pytest.mark.parametrize("path", files(".js"), ids=lambda path: path.name)
def test_scripts_need_nothing_newer_than_chromium_83(path: Path):
    text = without_strings(path.read_text(encoding="utf-8"))
    assert [name for name, sign in NEWER_SCRIPT.items() if re.search(sign, text, re.MULTILINE)] == []


@pytest.mark.parametrize("path", files(".css"), ids=lambda path: path.name)
def test_styles_keep_to_chromium_83(path: Path):
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert [name for name, sign in NEWER_STYLE.items() if re.search(sign, text)] == []


def test_styles_on_the_screen_name_no_colour_outside_the_tokens():
    for path in files(".css"):
        if path.name not in ("tokens.css", "print.css"):
            text = path.read_text(encoding="utf-8").split("@media print")[0]
            assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[;\s])|rgba?\(", text) == [], path.name


def test_all_listed_files_exist_and_all_styles_are_listed():
    order = load_order((FOLDER / "order.txt").read_text(encoding="utf-8"))
    listed = [name for names in order.values() for name in names]
    assert [name for name in listed if not (FOLDER / name).is_file()] == []
    assert {path.name for path in files(".css")} <= set(listed)


def test_links_carry_the_hash_of_the_content():
    assets = load_assets()
    assert re.fullmatch(r"assets/guicheng/guicheng\.css\?v=[0-9a-f]{8}", assets.styles)
    assert assets == load_assets()


def test_logic_touches_no_page():
    order = load_order((FOLDER / "order.txt").read_text(encoding="utf-8"))["scripts"]
    for name in order[: order.index("start.js")]:
        text = without_strings((FOLDER / name).read_text(encoding="utf-8"))
        assert not re.search(r"\b(?:document|window|localStorage|location)\b", text), name
