"""The index on disk: only what changed is analysed again, and a stale index says so."""

import datetime as dt
from pathlib import Path

import pytest

from guicheng.content.corpus import read_corpus
from guicheng.errors import StaleIndex
from guicheng.search.find import find
from guicheng.search.index import INDEX_FOLDER, open_index, update_index

ON = dt.date(2026, 6, 1)
BANFA = Path("regs/regulations/xiansuo-banfa-shifan/2026-01-20.md")


def update(base: Path, on: dt.date = ON) -> tuple[int, int]:
    done = update_index(read_corpus(base), on)
    return done.changed, done.deleted


def test_only_changed_works_are_indexed_again(good_base: Path) -> None:
    assert update(good_base) == (7, 0)
    assert update(good_base) == (0, 0)
    path = good_base / BANFA
    path.write_text(path.read_text(encoding="utf-8").replace("编号登记", "编号抄录"), encoding="utf-8")
    with pytest.raises(StaleIndex, match="改动"):
        open_index(good_base, ON)
    assert update(good_base) == (1, 0)
    assert [hit.address for hit in find(open_index(good_base, ON), "抄录", 5).hits] == ["R0002@2026-01-20#t1"]


def test_a_removed_document_leaves_the_index(good_base: Path) -> None:
    update(good_base)
    (good_base / "regs/cases/c0001.md").unlink()
    assert update(good_base) == (0, 1)
    assert all(hit.kind != "案例" for hit in find(open_index(good_base, ON), "登记", 50).hits)


def test_an_index_of_another_day_is_stale(good_base: Path) -> None:
    update(good_base)
    with pytest.raises(StaleIndex):
        open_index(good_base, ON + dt.timedelta(days=1))


def test_a_damaged_index_is_rebuilt(good_base: Path) -> None:
    update(good_base)
    next((good_base / INDEX_FOLDER).glob("*.seg")).write_bytes(b"")
    with pytest.raises(StaleIndex):
        open_index(good_base, ON)
    assert update(good_base) == (7, 0)
    (good_base / INDEX_FOLDER / "directory.json").write_text("{", encoding="utf-8")
    with pytest.raises(StaleIndex):
        open_index(good_base, ON)


def test_without_an_index_it_says_so(good_base: Path) -> None:
    with pytest.raises(StaleIndex, match="还没有"):
        open_index(good_base, ON)
