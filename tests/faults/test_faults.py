"""Whatever happens to a build, the last good site stays whole, the next build is right, and the words are clear."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
LAW = "regs/regulations/shili-hedao-tiaoli/2021-03-26.md"
MOMENTS = 50
WAYS: tuple[tuple[str, ...], ...] = ((), ("--full",))
Site = Callable[[Path], dict[str, str]]


def add(base: Path, words: str) -> None:
    with (base / LAW).open("a", encoding="utf-8") as file:
        file.write(f"\n{words}\n")


def test_killed_at_fifty_moments_the_last_good_site_stands_and_the_next_build_is_right(
    good_base: Path, build, site_of: Site
) -> None:
    assert build().returncode == 0
    old = site_of(good_base)
    add(good_base, "第九条　新的一条。")
    lengths = []
    for words in WAYS:
        started = time.monotonic()
        assert build(*words).returncode == 0
        lengths.append(time.monotonic() - started)
    new, chance, killed = site_of(good_base), random.Random(20261125), 0
    for number in range(MOMENTS):
        way = number % 2
        done = build.killed_after(chance.uniform(0, lengths[way]), *WAYS[way])
        killed += done.returncode == -signal.SIGKILL
        assert site_of(good_base) in (old, new), f"killed at moment {number}"
    assert killed > MOMENTS / 3
    assert build().returncode == 0
    assert site_of(good_base) == new
    names = {path.name.partition("-spare-")[0] for path in (good_base / "build").iterdir()}
    assert names <= {"site", "cache", ".site"}


def mounted(*words: str) -> bool:
    """Mount something, on Linux and as root; False when that cannot be done."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    return subprocess.run(["mount", *words], capture_output=True, check=False).returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of forty megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    if not mounted("-t", "tmpfs", "-o", "size=40m", "tmpfs", str(place)):
        pytest.skip("磁盘写满的测试没有运行：不能挂载小磁盘（要 Linux 的 root）")
    yield place
    subprocess.run(["umount", str(place)], check=False)


@pytest.fixture
def read_only(good_base: Path) -> Iterator[Callable[[bool], None]]:
    """Make ``build/`` read-only, for root too, and writable again."""
    place, bound = good_base / "build", False

    def switch(on: bool) -> None:
        nonlocal bound
        if os.geteuid() != 0:
            place.chmod(0o555 if on else 0o755)
            return
        bound = bound or mounted("--bind", str(place), str(place))
        if not bound or not mounted("-o", f"remount,bind,{'ro' if on else 'rw'}", str(place)):
            pytest.skip("只读文件夹的测试没有运行：root 不受权限限制，又不能挂载")

    yield switch
    if bound:
        subprocess.run(["umount", str(place)], check=False)
    else:
        place.chmod(0o755)


def test_a_full_disk_is_said_and_the_last_site_stands(good_base: Path, small_disk: Path, build) -> None:
    base = small_disk / "base"
    shutil.copytree(good_base, base)
    assert build(base=base).returncode == 0
    before = sorted((base / "build/site").rglob("*.html"))
    page = (base / "build/site/index.html").read_bytes()
    filler = small_disk / "filler"
    with filler.open("wb") as file:
        try:
            while True:
                file.write(b"\0" * 100_000)
        except OSError:
            pass
    add(base, "第九条　磁盘已满时的一条。") if shutil.disk_usage(base).free > 4096 else None
    run = build("--full", base=base)
    assert run.returncode == 1, run.said
    assert "磁盘已满" in run.said
    assert "Traceback" not in run.said
    assert sorted((base / "build/site").rglob("*.html")) == before
    assert (base / "build/site/index.html").read_bytes() == page
    filler.unlink()
    assert build(base=base).returncode == 0


def test_a_target_that_cannot_be_written_is_said(good_base: Path, build) -> None:
    build()
    before = (good_base / "build/site/index.html").read_bytes()
    shutil.rmtree(good_base / "build/cache")
    (good_base / "build/cache").write_bytes(b"")
    run = build()
    assert run.returncode == 1
    assert run.said.startswith("错误：")
    assert "Traceback" not in run.said
    assert (good_base / "build/site/index.html").read_bytes() == before


def test_a_read_only_folder_is_said_and_the_last_site_stands(
    good_base: Path, build, site_of: Site, read_only: Callable[[bool], None]
) -> None:
    build()
    good = site_of(good_base)
    add(good_base, "第九条　新的一条。")
    read_only(True)
    for words in ((), ("--full",)):
        run = build(*words)
        assert run.returncode == 1 and run.said.startswith("错误："), run.said
        assert "只读" in run.said or "没有读写权限" in run.said, run.said
        assert site_of(good_base) == good
    read_only(False)
    assert build().returncode == 0
    assert "第九条" in (good_base / "build/site/regulations/shili-hedao-tiaoli/index.html").read_text("utf-8")


def test_a_folder_that_is_read_only_from_the_start_is_said(
    good_base: Path, build, read_only: Callable[[bool], None]
) -> None:
    (good_base / "build").mkdir()
    read_only(True)
    run = build()
    assert run.returncode == 1 and run.said.startswith("错误："), run.said
    assert list((good_base / "build").iterdir()) == []


def test_a_cache_damaged_anywhere_costs_nothing_but_time(good_base: Path, build, site_of: Site) -> None:
    build()
    good = site_of(good_base)
    chance = random.Random(7)
    for _ in range(8):
        path = chance.choice(sorted((good_base / "build/cache").glob("*.*")))
        content = bytearray(path.read_bytes())
        for _ in range(20):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(bytes(content[: chance.randrange(len(content) // 2, len(content))]))
        run = build()
        assert run.returncode == 0, (path.name, run.said)
        assert site_of(good_base) == good, path.name


def test_files_from_the_future_and_the_past_are_read_by_content(good_base: Path, build) -> None:
    build()
    for moment, number in ((4_000_000_000, "七"), (100_000_000, "八")):
        add(good_base, f"第{number}条　改动。")
        os.utime(good_base / LAW, (moment, moment))
        build()
        page = good_base / "build/site/regulations/shili-hedao-tiaoli/index.html"
        assert f"第{number}条" in page.read_text(encoding="utf-8")


def test_a_clock_that_jumps_back_and_forth_gives_the_site_of_each_day(
    good_base: Path, build, site_of: Site
) -> None:
    build()
    good = site_of(good_base)
    for day in ("2099-01-01", "1980-01-01"):
        build("--as-of", day)
        quick = site_of(good_base)
        build("--full", "--as-of", day)
        assert site_of(good_base) == quick != good
    build()
    assert site_of(good_base) == good


def test_a_file_that_changes_during_a_build_is_right_after_the_next(
    good_base: Path, build, site_of: Site
) -> None:
    build.start()
    for number in range(20):
        add(good_base, f"另记第{number}次。")
        time.sleep(0.05)
    build.end()
    build()
    after = site_of(good_base)
    build("--full")
    assert site_of(good_base) == after


def test_links_in_a_circle_do_not_hang_a_build(good_base: Path, build) -> None:
    (good_base / "regs/regulations/circle").symlink_to(good_base / "regs")
    (good_base / "docs/circle").symlink_to(good_base / "docs")
    run = build()
    assert "Traceback" not in run.said
    assert "程序自身出错" not in run.said


@pytest.mark.parametrize(
    "name", ["空 格.md", "单'引\"双.md", "#?&%20.md", "很" * 80 + ".md", "-rf.md", "换\n行.md"]
)
def test_odd_names_of_files_are_answered_in_words(good_base: Path, build, name: str) -> None:
    shutil.copy(good_base / "regs/forms/f0001.md", good_base / "regs/forms" / name)
    run = build()
    assert run.returncode == 1
    assert "程序自身出错" not in run.said


def test_a_law_beyond_fifty_megabytes_is_refused_at_once(good_base: Path, build, site_of: Site) -> None:
    build()
    good = site_of(good_base)
    with (good_base / LAW).open("a", encoding="utf-8") as file:
        file.write("第九条　很长的一条。\n" * 1_800_000)
    run = build()
    assert run.returncode == 1
    assert "超过 50 MB" in run.said
    assert site_of(good_base) == good


def test_a_law_of_many_megabytes_is_built(good_base: Path, build) -> None:
    with (good_base / LAW).open("a", encoding="utf-8") as file:
        file.write("\n" + "长的一款，写明河道巡查的要求。\n\n" * 40_000)
    assert build().returncode == 0
