"""The list of dependencies is CycloneDX, complete, and says for each what may be installed and under which licence."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from guicheng.errors import GuichengError
from guicheng.release.lock import pins
from guicheng.release.sbom import bill, lock_file

DAY, VERSION = "2026-11-25", "0.1.0"
LOCK = lock_file().read_text(encoding="utf-8")


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    names = {
        "site/assets/stylesheets/main.0.min.css": b"a{}",
        "site/assets/guicheng/guicheng.js": b"1",
        "site/x.pdf": b"%PDF /FontName /ABCDEF+NotoSerifCJKsc-Bold /FontName/ABCDEF+Someone",
    }
    for number, content in enumerate(names.values()):
        (tmp_path / str(number)).write_bytes(content)
    return {name: tmp_path / str(number) for number, name in enumerate(names)}


@pytest.fixture
def told(files: dict[str, Path]) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(bill(LOCK, files, VERSION, DAY))
    return values


def test_the_head_is_what_the_schema_requires(told: dict[str, Any]) -> None:
    assert (told["bomFormat"], told["specVersion"], told["version"]) == ("CycloneDX", "1.5", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", told["serialNumber"])
    assert told["metadata"]["timestamp"] == "2026-11-25T00:00:00Z"
    assert told["metadata"]["component"]["version"] == VERSION


def test_every_component_has_what_the_schema_requires(told: dict[str, Any]) -> None:
    parts = [part for one in told["components"] for part in (one, *one.get("components", ()))]
    assert len(parts) > 60
    for one in parts:
        assert one["type"] in ("library", "file") and one["name"], one
        for licence in one["licenses"]:
            (how,) = licence
            assert how == "expression" or set(licence["license"]) in ({"id"}, {"name"}), one
        for found in one.get("hashes", ()):
            assert found["alg"] == "SHA-256" and re.fullmatch("[0-9a-f]{64}", found["content"])
    references = [one["bom-ref"] for one in told["components"]]
    assert len(set(references)) == len(references)


def test_all_that_is_locked_is_listed_with_its_hashes(told: dict[str, Any]) -> None:
    locked = re.findall(r"(?m)^([a-z0-9][a-z0-9.-]*)==([^\s;]+)", LOCK)
    listed = {(one["name"], one["version"]): one for one in told["components"] if "purl" in one}
    assert set(listed) == set(locked) and len(locked) > 50
    assert sum(len(one["hashes"]) for one in listed.values()) == LOCK.count("--hash=sha256:")
    assert all(one["hashes"] for one in listed.values())
    assert listed["click", dict(locked)["click"]]["licenses"] == [{"license": {"id": "BSD-3-Clause"}}]


def test_what_of_others_reaches_the_reader_is_named(told: dict[str, Any]) -> None:
    listed = {one["bom-ref"]: one for one in told["components"] if one["type"] == "file"}
    assert set(listed) == {
        "site/assets/stylesheets/main.0.min.css",
        "font/NotoSerifCJKsc-Bold",
        "font/Someone",
    }
    assert listed["font/NotoSerifCJKsc-Bold"]["licenses"] == [{"license": {"id": "OFL-1.1"}}]
    theme = next(one for one in told["components"] if one["name"] == "mkdocs-material")
    assert {"rxjs", "lunr", "material-design-icons"} <= {part["name"] for part in theme["components"]}


def test_who_needs_whom_leads_to_what_is_listed(told: dict[str, Any]) -> None:
    needs = {one["ref"]: one["dependsOn"] for one in told["dependencies"]}
    references = {one["bom-ref"] for one in told["components"]} | {"guicheng"}
    assert set(needs) <= references and all(set(some) <= references for some in needs.values())
    assert any(one.startswith("pkg:pypi/mkdocs-material@") for one in needs["guicheng"])


def test_equal_inputs_give_equal_bytes(files: dict[str, Path]) -> None:
    backwards = dict(reversed(files.items()))
    assert bill(LOCK, files, VERSION, DAY) == bill(LOCK, backwards, VERSION, DAY)


def test_a_package_that_is_not_installed_here_is_listed_and_says_so() -> None:
    words = f"no-such-package-here==1.0 ; sys_platform == 'win32' \\\n    --hash=sha256:{'a' * 64}\n"
    (one,) = json.loads(bill(words, {}, VERSION, DAY))["components"]
    assert "licenses" not in one and one["hashes"] == [{"alg": "SHA-256", "content": "a" * 64}]
    assert [found["value"] for found in one["properties"]] == [
        "sys_platform == 'win32'",
        "本机没有安装，许可未读出",
    ]


def test_a_lock_is_read_whole() -> None:
    assert [pin.name for pin in pins(LOCK)] == re.findall(r"(?m)^([a-z0-9][a-z0-9.-]*)==", LOCK)


def test_an_installation_without_its_lock_says_so(tmp_path: Path) -> None:
    with pytest.raises(GuichengError, match="重新安装"):
        lock_file(tmp_path / "guicheng")
