"""A key pair and the content of a small capsule."""

import datetime as dt
from pathlib import Path

import pytest

from guicheng.release.capsule import Content
from guicheng.release.crypto import PrivateKey, PublicKey, load_private, load_public, new_key_pair


@pytest.fixture
def keys(tmp_path: Path) -> tuple[PrivateKey, PublicKey]:
    private, public = tmp_path / "a.key", tmp_path / "a.key.pub"
    new_key_pair(private, public)
    return load_private(private), load_public(public)


@pytest.fixture
def content(tmp_path: Path) -> Content:
    site = tmp_path / "site"
    for name, words in {
        "index.html": "首页",
        "regulations/hedao/index.html": "河道",
        "assets/a.js": "1",
    }.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(words, "utf-8")
    lock = f"click==8.1.0 \\\n    --hash=sha256:{'0' * 64}\n"
    titles = {"regulations/hedao": "R0001　示例省河道管理条例"}
    return Content(site, "示例单位", dt.date(2026, 11, 25), "0.1.0", titles, lock)
