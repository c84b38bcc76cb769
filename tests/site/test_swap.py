"""The site before the last one is the beginning of the next, and whatever happened to it does not show."""

from pathlib import Path

import pytest

from guicheng.site.manifest import FileRecord, Manifest
from guicheng.site.swap import Swap


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return tmp_path / "site"


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


class Builds:
    """Builds of a site as whole trees; each writes only what differs from the one before."""

    def __init__(self, site: Path) -> None:
        self.site, self.last, self.number = site, Manifest(), 0

    def build(self, wanted: dict[str, str]) -> None:
        swap = Swap(self.site)
        swap.tidy(self.last)
        last = self.last.standing(self.site)
        kept = {path for path in last.files if wanted.get(path) == (self.site / path).read_text("utf-8")}
        written = sorted(wanted.keys() - kept)
        for path in written:
            (swap.staged / path).parent.mkdir(parents=True, exist_ok=True)
            (swap.staged / path).write_text(wanted[path], encoding="utf-8")
        swap.staged.mkdir(exist_ok=True)
        gone = sorted({*last.files, *last.lost} - wanted.keys())
        swap.put(written, kept, gone, last)
        swap.discard()
        self.number += 1
        mark = f"{self.number}"
        swap.keep_spare(mark, last)
        files = {}
        for path in wanted:
            state = (self.site / path).stat()
            files[path] = FileRecord(state.st_size, state.st_mtime_ns)
        self.last = Manifest(files, {}, (*written, *gone), mark=mark)


SITES = [
    {"a.html": "一", "b/c.html": "二"},
    {"a.html": "一改", "b/c.html": "二"},
    {"a.html": "一改", "d/e.html": "三"},
    {"a.html": "一", "b/c.html": "二", "d/e.html": "三"},
    {"a.html": "一"},
    {"a.html": "一", "b/c.html": "又二"},
]


def test_every_site_is_exactly_what_was_built(site: Path) -> None:
    builds = Builds(site)
    for wanted in SITES:
        builds.build(wanted)
        assert tree(site) == wanted
        assert {path.name for path in site.rglob("*") if path.is_dir()} == {
            path.split("/")[0] for path in wanted if "/" in path
        }


def test_what_a_hand_did_to_the_site_never_comes_back(site: Path) -> None:
    builds = Builds(site)
    for number, wanted in enumerate(SITES):
        builds.build(wanted)
        (site / "stranger.html").write_text(str(number), encoding="utf-8")
        (site / "a.html").unlink()
    builds.build(SITES[0])
    assert tree(site) == SITES[0]


def test_a_spare_of_another_build_is_thrown_away(site: Path) -> None:
    builds = Builds(site)
    for wanted in SITES[:3]:
        builds.build(wanted)
    spare = next(site.parent.glob(".site-spare-*"))
    spare.rename(spare.with_name(".site-spare-other"))
    builds.build(SITES[3])
    assert tree(site) == SITES[3]
    assert not spare.with_name(".site-spare-other").exists()
