"""The manifest of a site comes back as it was written, or is not used at all."""

import os
import random
from dataclasses import replace
from pathlib import Path

import pytest

from guicheng.site.manifest import (
    FileRecord,
    Manifest,
    Product,
    files_of,
    folders_of,
    packed,
    read_manifest,
    write_manifest,
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ("index.html", "a/index.html", "a/b/c.js"):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_text(name, encoding="utf-8")
    return tmp_path / "site"


@pytest.fixture
def manifest(site: Path) -> Manifest:
    files = {path: FileRecord(size, time, "0f") for path, size, time in files_of(site)}
    return Manifest(files, {"page": Product("k", ("works:*",), ("index.html",), "词")}, ("a/index.html",))


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path, manifest: Manifest) -> None:
    content, mark = packed(manifest)
    write_manifest(content, tmp_path / "cache/site.manifest")
    again = read_manifest(tmp_path / "cache/site.manifest")
    assert (again.files, again.products, again.behind) == (manifest.files, manifest.products, manifest.behind)
    assert (again.mark, again.damaged) == (mark, False)
    assert [path.name for path in (tmp_path / "cache").iterdir()] == ["site.manifest"]


def test_none_and_one_of_another_format_are_empty_and_no_damage(tmp_path: Path, manifest: Manifest) -> None:
    assert read_manifest(tmp_path / "nowhere") == Manifest()
    content, _ = packed(manifest)
    (tmp_path / "m").write_bytes(content.replace(b"guicheng-", b"guicheng-x", 1))
    assert read_manifest(tmp_path / "m") == Manifest()


def test_a_changed_or_cut_manifest_is_not_used(tmp_path: Path, manifest: Manifest) -> None:
    (good, _), chance = packed(manifest), random.Random(5)
    body = good.index(b"\n") + 1
    for _ in range(40):
        changed = bytearray(good)
        changed[chance.randrange(body, len(changed))] ^= 1 << chance.randrange(8)
        for content in (bytes(changed), good[: chance.randrange(body, len(good))]):
            (tmp_path / "m").write_bytes(content)
            assert read_manifest(tmp_path / "m") == Manifest(damaged=True)


def test_only_what_stands_as_it_was_written_counts(site: Path, manifest: Manifest) -> None:
    assert manifest.standing(site) == replace(manifest, place=site)
    (site / "index.html").write_text("changed by hand", encoding="utf-8")
    (site / "a/b/c.js").unlink()
    (site / "new.html").write_text("not ours", encoding="utf-8")
    standing = manifest.standing(site)
    assert set(standing.files) == {"a/index.html"}
    assert (set(standing.lost), standing.strange) == ({"index.html", "a/b/c.js"}, ("new.html",))


@pytest.mark.skipif(os.name == "nt", reason="符号链接要管理员权限")
def test_links_are_no_files_of_a_site(site: Path) -> None:
    (site / "round").symlink_to(site)
    (site / "link.html").symlink_to(site / "index.html")
    assert {path for path, _, _ in files_of(site)} == {"index.html", "a/index.html", "a/b/c.js"}
    assert list(files_of(site / "nowhere")) == []


def test_what_comes_into_a_folder_after_the_manifest_is_seen(site: Path, manifest: Manifest) -> None:
    folders = [site, *(path for path in site.rglob("*") if path.is_dir())]
    written = max(path.stat().st_ctime_ns for path in folders) + 1
    late = replace(manifest, written=written)
    assert late.standing(site) == replace(late, place=site)
    while (site / "a").stat().st_ctime_ns < written:  # The clock of a disk goes in small steps.
        (site / "a/new.html").unlink(missing_ok=True)
        (site / "a/new.html").write_text("not ours", encoding="utf-8")
    assert late.standing(site).strange == ("a/new.html",)
    (site / "a/new.html").unlink()
    (site / "index.html").write_text("changed by hand", encoding="utf-8")
    assert late.standing(site).lost == ("index.html",)


def test_all_folders_above_a_file_are_known() -> None:
    assert folders_of(["index.html", "a/b/c.js", "a/b/d.js"]) == {"", "a", "a/b"}
