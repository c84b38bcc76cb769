"""Styles and scripts of the site: joined in one fixed order, named with their hash so that browsers may keep them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "assets"
TARGET = "assets/guicheng"
ORDER = "order.txt"
"""Load order, one file a line under ``[styles]``, ``[early]`` and ``[scripts]``; the node loader of the tests reads it too."""


@dataclass(frozen=True, slots=True)
class Assets:
    """What the templates link to, and the files behind it: path from the top of the site → bytes."""

    styles: str
    early: str
    scripts: str
    short: str
    files: dict[str, bytes]


def load_assets() -> Assets:
    """Read and join the package's own assets."""
    order = load_order((FOLDER / ORDER).read_text(encoding="utf-8"))
    joined = {
        "styles": (f"{TARGET}/guicheng.css", _joined(order["styles"])),
        "early": (f"{TARGET}/early.js", _joined(order["early"])),
        "scripts": (f"{TARGET}/guicheng.js", _joined(order["scripts"])),
        "short": (f"{TARGET}/short.js", _joined(order["short"])),
        "privacy": (f"{TARGET}/privacy.js", _joined(order["privacy"])),
        "cite": (f"{TARGET}/cite.js", _joined(order["cite"])),
        "across": (f"{TARGET}/across.css", _joined(order["across"])),
    }
    files = dict(joined.values())
    files[f"{TARGET}/icon.svg"] = (FOLDER / "icon.svg").read_bytes()
    links = {name: f"{path}?v={_version(content)}" for name, (path, content) in joined.items()}
    return Assets(links["styles"], links["early"], links["scripts"], links["short"], files)


def load_order(text: str) -> dict[str, list[str]]:
    """Read the order: section name → file names."""
    order: dict[str, list[str]] = {}
    section = ""
    for line in (raw.split("#")[0].strip() for raw in text.splitlines()):
        if line.startswith("["):
            section = line.strip("[]")
            order[section] = []
        elif line:
            order[section].append(line)
    return order


def _joined(names: list[str]) -> bytes:
    """Files one after another; line ends are those of the repository on every system."""
    texts = [(FOLDER / name).read_text(encoding="utf-8").replace("\r\n", "\n") for name in names]
    return "\n".join(texts).encode("utf-8")


def _version(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:8]
