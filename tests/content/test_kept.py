"""Work done before is found again, forgotten in good time, and never trusted when the disk changed it."""

import random
from pathlib import Path

import pytest

from guicheng.content.kept import Kept


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "work.sqlite"


def filled(file: Path, count: int = 3) -> None:
    with Kept(file) as kept:
        for number in range(count):
            kept.put("a", str(number), b"result %d" % number)


@pytest.mark.parametrize("at_once", [True, False])
def test_a_result_is_there_the_next_time(file: Path, at_once: bool) -> None:
    filled(file)
    with Kept(file) as kept:
        if at_once:
            kept.load("a")
        assert [kept.get("a", "1"), kept.get("a", "9"), kept.get("b", "1")] == [b"result 1", None, None]
        kept.put("a", "1", b"another")
        assert kept.get("a", "1") == b"another"
    assert not kept.damaged


def test_what_nobody_asked_for_goes_once_there_is_much_of_it(file: Path) -> None:
    filled(file, 1500)
    with Kept(file) as kept:
        kept.put("a", "new", b"x")
        kept.put("b", "kept", b"x")
    with Kept(file) as kept:
        assert [kept.get("a", "new"), kept.get("a", "7"), kept.get("b", "kept")] == [b"x", None, b"x"]


def test_a_file_that_is_none_is_thrown_away_and_said(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes(b"no database at all" * 100)
    with Kept(file) as kept:
        assert kept.damaged and kept.get("a", "1") is None
        kept.put("a", "1", b"x")
    with Kept(file) as kept:
        assert kept.get("a", "1") == b"x" and not kept.damaged


def test_a_changed_byte_gives_no_wrong_result(file: Path) -> None:
    filled(file, 40)
    good, chance = file.read_bytes(), random.Random(3)
    for _ in range(60):
        changed = bytearray(good)
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        file.write_bytes(changed)
        with Kept(file) as kept:
            for number in range(40):
                assert kept.get("a", str(number)) in (None, b"result %d" % number)


def test_a_place_that_cannot_be_written_costs_nothing_but_the_results(tmp_path: Path) -> None:
    (tmp_path / "cache").write_bytes(b"a file stands where the folder should")
    with Kept(tmp_path / "cache" / "work.sqlite") as kept:
        kept.put("a", "1", b"x")
        assert kept.get("a", "1") is None
