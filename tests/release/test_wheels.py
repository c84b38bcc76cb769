"""On which computers a folder of wheels installs, told from names; what a capsule says of it."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from guicheng.errors import GuichengError
from guicheng.release.capsule import Content, write_capsule
from guicheng.release.crypto import PrivateKey, PublicKey
from guicheng.release.wheels import Desk, desks

HASH = f" \\\n    --hash=sha256:{'0' * 64}\n"
LOCK = "".join(
    pin + HASH
    for pin in (
        "click==8.5.1",
        "numpy==2.4.6 ; python_full_version < '3.12'",
        "numpy==2.5.5 ; python_full_version >= '3.12'",
        "pydantic-core==2.50.5",
        "rjieba==0.2.2",
    )
)
PURE = ("guicheng-0.1.0-py3-none-any.whl", "click-8.5.1-py3-none-any.whl", "jieba-0.42.1.tar.gz", "读我.txt")
LINUX = (
    "numpy-2.4.6-cp311-cp311-manylinux_2_27_x86_64.manylinux_2_28_x86_64.whl",
    "pydantic_core-2.50.5-cp311-cp311-manylinux2014_x86_64.whl",
    "rjieba-0.2.2-cp39-abi3-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
)


def linux(names: tuple[str, ...]) -> Desk:
    return desks((*PURE, *names), LOCK)[1]


def test_every_platform_is_told_apart() -> None:
    windows, x86, arm = desks((*PURE, *LINUX), LOCK)
    assert (x86.platform, x86.python, x86.missing) == ("Linux x86-64", "3.11", ())
    assert windows.missing == arm.missing == ("numpy", "pydantic-core", "rjieba")
    assert windows.words == "不能安装，缺 numpy、pydantic-core、rjieba"


def test_any_of_the_locked_versions_does_and_no_other() -> None:
    newer = tuple(name.replace("2.4.6", "2.5.5") for name in LINUX)
    assert linux(newer).missing == ()
    assert linux(tuple(name.replace("2.4.6", "2.6.0") for name in LINUX)).missing == ("numpy",)


def test_the_python_with_most_wheels_is_named() -> None:
    for_312 = tuple(name.replace("cp311-cp311", "cp312-cp312") for name in LINUX)
    assert linux(for_312) == Desk("Linux x86-64", "3.12", ())


def test_a_wheel_for_a_newer_system_than_ours_is_none() -> None:
    newer = ("numpy-2.4.6-cp311-cp311-manylinux_2_34_x86_64.whl", *LINUX[1:])
    assert linux(newer).missing == ("numpy",)
    musl = ("numpy-2.4.6-cp311-cp311-musllinux_1_2_x86_64.whl", *LINUX[1:])
    assert linux(musl).missing == ("numpy",)


def test_the_program_itself_is_needed() -> None:
    assert desks(LINUX, LOCK)[1].missing == ("guicheng", "click")


@pytest.fixture
def rebuilding(content: Content, tmp_path: Path) -> Content:
    """What a desk that rebuilds gets."""
    for name in (*PURE, *LINUX):
        write(tmp_path / "wheels" / name)
    write(tmp_path / "fonts" / "song.ttc")
    for name in ("mkdocs.yml", "docs/index.md", "regs/regulations/hedao/index.md", "build/site/index.html"):
        write(tmp_path / "base" / name)
    folders = {name: tmp_path / name for name in ("wheels", "fonts", "base")}
    return replace(content, lock=LOCK, **folders)


def write(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("内容", "utf-8")


def test_a_capsule_to_rebuild_from_holds_wheels_fonts_base_and_how(
    rebuilding: Content, tmp_path: Path, keys: tuple[PrivateKey, PublicKey]
) -> None:
    manifest = write_capsule(rebuilding, tmp_path / "a.zip", keys[0], None)
    paths = {record.path for record in manifest.files}
    assert {"fonts/song.ttc", "base/mkdocs.yml", "base/regs/regulations/hedao/index.md"} < paths
    assert not any("build" in path for path in paths)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        words = archive.read("安装说明.txt").decode()
    assert "Linux x86-64：可以安装，用 Python 3.11\n" in words
    assert "Windows x64：不能安装，缺 numpy、pydantic-core、rjieba\n" in words
    assert "四、安装字体" in words and "六、修改内容，重新生成" in words


def test_the_page_leaves_out_what_the_capsule_does_not_hold(
    rebuilding: Content, tmp_path: Path, keys: tuple[PrivateKey, PublicKey]
) -> None:
    write_capsule(replace(rebuilding, fonts=None, base=None), tmp_path / "a.zip", keys[0], None)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        words = archive.read("安装说明.txt").decode()
    assert "字体" not in words
    assert "重新生成\n" not in words


def test_wheels_without_the_program_and_fonts_without_a_font_are_refused(
    rebuilding: Content, tmp_path: Path, keys: tuple[PrivateKey, PublicKey]
) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "wheels" / PURE[0]).unlink()
    with pytest.raises(GuichengError, match="没有规程本身的安装包"):
        write_capsule(rebuilding, tmp_path / "a.zip", keys[0], None)
    with pytest.raises(GuichengError, match="没有字体文件"):
        write_capsule(
            replace(rebuilding, wheels=None, fonts=tmp_path / "empty"), tmp_path / "a.zip", keys[0], None
        )
    assert not (tmp_path / "a.zip").exists()


def test_changed_sources_are_named_by_their_documents(
    rebuilding: Content, tmp_path: Path, keys: tuple[PrivateKey, PublicKey]
) -> None:
    first = write_capsule(rebuilding, tmp_path / "a.zip", keys[0], None)
    (tmp_path / "base/regs/regulations/hedao/index.md").write_text("改过", "utf-8")
    write_capsule(rebuilding, tmp_path / "b.zip", keys[0], first)
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        words = archive.read("变更说明.txt").decode()
    assert "改动：文件 1 个，其中内容 1 件\n　　R0001　示例省河道管理条例\n" in words
