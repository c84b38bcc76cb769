"""The list of what a release was made with (CycloneDX 1.5, ``sbom.json``): every dependency, its licence, its hashes.

Versions and hashes come from the lock that the program is installed by, licences from the packages' own words.
Third-party parts of the theme are named with it, those that reach the site again as its files; fonts as the PDFs
name them. Equal site, day and installation give equal bytes.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from guicheng.errors import GuichengError
from guicheng.release.crypto import digests
from guicheng.release.licence import licences, named
from guicheng.release.lock import Pin, pins

NAME = "sbom.json"
LOCK = "requirements.txt"
_PACKAGE = Path(__file__).resolve().parents[1]
_THEME = "mkdocs-material"
_THEME_FILES = re.compile(r"site/assets/(?:stylesheets|javascripts)/.+\.min\.(?:css|js)")
_FONT = re.compile(rb"/FontName\s*/(?:[A-Z]{6}\+)?([A-Za-z0-9_.-]+)")
_REQUIREMENT = re.compile(r"[A-Za-z0-9._-]+")
_INSIDE = (
    ("clipboard", "MIT"), ("escape-html", "MIT"), ("focus-visible", "W3C"), ("rxjs", "Apache-2.0"),
    ("tslib", "0BSD"), ("lunr", "MIT"), ("lunr-languages", "MPL-1.1"), ("tiny-segmenter", "BSD-3-Clause"),
    ("wordcut", "LGPL-3.0-only"), ("material-design-color", "MIT"), ("material-design-icons", "Apache-2.0"),
    ("font-awesome-free", "CC-BY-4.0"), ("octicons", "MIT"), ("simple-icons", "CC0-1.0"),
)  # fmt: skip
"""Scripts, colours and icons inside the theme's wheel, as its source maps and licence files name them."""
_FONTS = {"NotoS": "OFL-1.1", "SourceHan": "OFL-1.1", "LXGW": "OFL-1.1", "LibertinusS": "OFL-1.1"}


def lock_file(package: Path = _PACKAGE) -> Path:
    """The lock: in a wheel inside the package, in a checkout beside it. Raises GuichengError without one."""
    for folder in (package, package.parent):
        if (folder / LOCK).is_file():
            return folder / LOCK
    raise GuichengError("安装不完整，缺少依赖清单（requirements.txt）；请重新安装 guicheng。")


def bill(lock: str, files: Mapping[str, Path], version: str, day: str) -> bytes:
    """The list as it stands in the capsule. ``files`` are those of the capsule by name, ``day`` the site's."""
    locked = list(pins(lock))
    itself = {"type": "application", "bom-ref": "guicheng", "name": "guicheng", "version": version}
    itself["licenses"] = [named("MIT")]  # type: ignore[assignment]
    values: dict[str, Any] = {
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"timestamp": f"{day}T00:00:00Z", "component": itself},
        "components": [
            *map(_component, locked),
            *_theme_files(files, locked),
            *_fonts(files),
        ],
        "dependencies": list(_dependencies(locked)),
    }
    content = json.dumps(values, ensure_ascii=False, sort_keys=True)
    values["serialNumber"] = f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, content)}"
    return (json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _component(pin: Pin) -> dict[str, Any]:
    """A locked package. The hashes are those of all its files that may be installed, one a platform."""
    found: dict[str, Any] = {
        "type": "library",
        "bom-ref": pin.address,
        "purl": pin.address,
        "name": pin.name,
        "version": pin.version,
        "hashes": [{"alg": "SHA-256", "content": content} for content in pin.hashes],
        "properties": [{"name": "guicheng:condition", "value": pin.condition}] if pin.condition else [],
    }
    installed = _installed(pin.name)
    if installed is None:
        found["properties"].append({"name": "guicheng:licence", "value": "本机没有安装，许可未读出"})
    else:
        found["licenses"] = licences(installed.metadata)
    if pin.name == _THEME:
        found["components"] = [
            {"type": "library", "name": name, "group": _THEME, "licenses": [named(words)]}
            for name, words in _INSIDE
        ]
    return found


def _theme_files(files: Mapping[str, Path], locked: Iterable[Pin]) -> Iterator[dict[str, Any]]:
    """What of the theme reaches the reader, with the hash of each file."""
    version = next((pin.version for pin in locked if pin.name == _THEME), "")
    for name, path in sorted(files.items()):
        if _THEME_FILES.fullmatch(name):
            yield {
                "type": "file",
                "bom-ref": name,
                "name": name,
                "version": version,
                "group": _THEME,
                "licenses": [named("MIT"), *([named("Apache-2.0")] if name.endswith("css") else [])],
                "hashes": [{"alg": "SHA-256", "content": digests([path.read_bytes()]).sha256}],
            }


def _fonts(files: Mapping[str, Path]) -> Iterator[dict[str, Any]]:
    """Fonts of which the PDFs carry parts; the machine that built the site has them, so no hash is known."""
    found = {
        match.decode()
        for name, path in files.items()
        if name.endswith(".pdf")
        for match in _FONT.findall(path.read_bytes())
    }
    for font in sorted(found):
        known = next((words for start, words in _FONTS.items() if font.startswith(start)), None)
        yield {
            "type": "file",
            "bom-ref": f"font/{font}",
            "name": font,
            "description": "嵌入 PDF 的字体（只含用到的字）",
            "licenses": [named(known)] if known else [{"license": {"name": "由生成站点的电脑提供"}}],
        }


def _dependencies(locked: Iterable[Pin]) -> Iterator[dict[str, Any]]:
    """Who needs whom, as far as both are in the lock; the program comes first."""
    by_name: dict[str, list[str]] = {}
    for pin in locked:
        by_name.setdefault(pin.name, []).append(pin.address)
    for name, references in (("guicheng", ["guicheng"]), *by_name.items()):
        needed = {other for one in _required(name) for other in by_name.get(one, ())}
        for reference in references:
            yield {"ref": reference, "dependsOn": sorted(needed)}


def _required(name: str) -> Iterator[str]:
    installed = _installed(name)
    for line in (installed.requires or ()) if installed else ():
        match = _REQUIREMENT.match(line)
        if match and "extra ==" not in line:
            yield re.sub(r"[._-]+", "-", match[0]).lower()


def _installed(name: str) -> Distribution | None:
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None
