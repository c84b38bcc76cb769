"""A capsule is the publisher's or it is refused: 100 random tamperings, each caught."""

import datetime as dt
import random
import zipfile
from pathlib import Path

import pytest

from guicheng.errors import GuichengError
from guicheng.release.capsule import Content, write_capsule
from guicheng.release.crypto import PrivateKey, PublicKey, load_private, load_public, new_key_pair
from guicheng.release.install import install, rollback
from guicheng.release.verify import read_manifest, verify_capsule

DAY = dt.date(2026, 11, 25)


@pytest.fixture
def capsule(tmp_path: Path, content: Content, keys: tuple[PrivateKey, PublicKey]) -> Path:
    path = tmp_path / "a.zip"
    write_capsule(content, path, keys[0], None)
    return path


def rewritten(capsule: Path, change: dict[str, bytes | None]) -> Path:
    """The capsule with files replaced, added or (None) left out; the comment with the signature is kept."""
    target = capsule.with_name("changed.zip")
    with zipfile.ZipFile(capsule) as old, zipfile.ZipFile(target, "w") as new:
        files = {name: old.read(name) for name in old.namelist()} | change
        for name, content in files.items():
            if content is not None:
                new.writestr(name, content)
        new.comment = old.comment
    return target


def test_a_fresh_capsule_is_valid_and_lists_every_file(
    capsule: Path, keys: tuple[PrivateKey, PublicKey]
) -> None:
    verdict = verify_capsule(capsule, keys[1])
    assert verdict.fault is None
    assert verdict.manifest is not None
    assert [record.path for record in verdict.manifest.files] == [
        "site/assets/a.js",
        "site/index.html",
        "site/regulations/hedao/index.html",
        "sbom.json",
        "变更说明.txt",
    ]


def test_the_same_site_gives_the_same_bytes(
    tmp_path: Path, capsule: Path, content: Content, keys: tuple[PrivateKey, PublicKey]
) -> None:
    second = tmp_path / "b.zip"
    write_capsule(content, second, keys[0], None)
    assert second.read_bytes() == capsule.read_bytes()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"site/index.html": "改动".encode()}, "文件被改动 site/index.html"),
        ({"site/assets/a.js": None}, "缺少文件 site/assets/a.js"),
        ({"site/evil.js": b"1"}, "多出文件 site/evil.js"),
        ({"manifest.json": None}, "缺少清单 manifest.json"),
        ({"manifest.json": b"{}"}, "发布包的清单读不出来"),
        ({}, "签名与内容不符：压缩包的结构被改动过"),
        ({"../evil.js": b"1"}, "压缩包里有不安全的路径：'../evil.js'"),
        ({"/etc/evil": b"1"}, "压缩包里有不安全的路径：'/etc/evil'"),
    ],
)
def test_the_first_fault_is_named(
    capsule: Path, keys: tuple[PrivateKey, PublicKey], change: dict[str, bytes | None], fault: str
) -> None:
    assert verify_capsule(rewritten(capsule, change), keys[1]).fault == fault


def test_each_of_100_random_tamperings_is_caught(capsule: Path, keys: tuple[PrivateKey, PublicKey]) -> None:
    chance, good = random.Random(20261125), capsule.read_bytes()
    missed = []
    for _ in range(100):
        damaged = bytearray(good)
        place = chance.randrange(len(damaged))
        match chance.choice(["flip", "cut", "insert", "zero"]):
            case "flip":
                damaged[place] ^= 1 << chance.randrange(8)
            case "cut":
                del damaged[place : place + chance.randrange(1, 40)]
            case "insert":
                damaged[place:place] = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 40)))
            case "zero":
                damaged[place] = (damaged[place] + 1) % 256
        capsule.write_bytes(damaged)
        if verify_capsule(capsule, keys[1]).fault is None:
            missed.append(place)
    assert missed == []


def test_another_publishers_capsule_is_refused(
    tmp_path: Path, content: Content, keys: tuple[PrivateKey, PublicKey]
) -> None:
    new_key_pair(tmp_path / "b.key", tmp_path / "b.key.pub")
    path = tmp_path / "b.zip"
    write_capsule(content, path, load_private(tmp_path / "b.key"), None)
    fault = verify_capsule(path, keys[1]).fault
    assert fault is not None
    assert fault.startswith("签名人（")


def test_the_change_list_speaks_of_documents(
    tmp_path: Path, content: Content, capsule: Path, keys: tuple[PrivateKey, PublicKey]
) -> None:
    (content.site / "regulations/hedao/index.html").write_text("改过", "utf-8")
    (content.site / "assets/a.js").unlink()
    path = tmp_path / "b.zip"
    write_capsule(content, path, keys[0], read_manifest(capsule))
    with zipfile.ZipFile(path) as archive:
        words = archive.read("变更说明.txt").decode()
    assert "改动：文件 1 个，其中内容 1 件\n　　R0001　示例省河道管理条例\n" in words
    assert "删除：文件 1 个，其中内容 0 件" in words


def test_nothing_that_stands_is_overwritten(
    tmp_path: Path, content: Content, capsule: Path, keys: tuple[PrivateKey, PublicKey]
) -> None:
    with pytest.raises(GuichengError, match="没有覆盖"):
        write_capsule(content, capsule, keys[0], None)
    with pytest.raises(GuichengError, match="没有覆盖"):
        new_key_pair(tmp_path / "a.key", tmp_path / "c.pub")


def test_without_a_built_site_nothing_is_written(
    tmp_path: Path, content: Content, keys: tuple[PrivateKey, PublicKey]
) -> None:
    (content.site / "index.html").unlink()
    with pytest.raises(GuichengError, match="先执行 guicheng build"):
        write_capsule(content, tmp_path / "b.zip", keys[0], None)
    assert not (tmp_path / "b.zip").exists()


def test_the_private_key_is_for_its_owner_only(tmp_path: Path, keys: tuple[PrivateKey, PublicKey]) -> None:
    assert (tmp_path / "a.key").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("load", [load_private, load_public])
def test_another_file_is_no_key(tmp_path: Path, load: object) -> None:
    (tmp_path / "x").write_text("不是密钥", "utf-8")
    with pytest.raises(GuichengError, match="不是可用的"):
        load(tmp_path / "x")  # type: ignore[operator]


def test_a_release_is_exchanged_and_taken_back(
    tmp_path: Path, content: Content, capsule: Path, keys: tuple[PrivateKey, PublicKey]
) -> None:
    served = tmp_path / "served"
    install(capsule, served)
    (content.site / "index.html").write_text("第二版", "utf-8")
    second = tmp_path / "b.zip"
    write_capsule(content, second, keys[0], None)
    install(second, served)
    assert (served / "site/index.html").read_text("utf-8") == "第二版"
    rollback(served)
    assert (served / "site/index.html").read_text("utf-8") == "首页"
    rollback(served)
    assert (served / "site/index.html").read_text("utf-8") == "第二版"


def test_without_a_previous_release_there_is_no_way_back(tmp_path: Path) -> None:
    with pytest.raises(GuichengError, match="没有上一版"):
        rollback(tmp_path)
