"""An index brought up to date is, byte for byte, the index that a build of everything gives."""

import datetime as dt
import random
import shutil
from pathlib import Path

import pytest

from guicheng.content import kept as kept_module
from guicheng.content.corpus import read_corpus
from guicheng.content.kept import Kept
from guicheng.search.browser import bigrams, incremental, texts, words
from guicheng.search.browser.build import index_of_base
from guicheng.search.browser.incremental import updated
from guicheng.search.browser.shard import FOLDER
from guicheng.search.browser.state import State, read_state
from guicheng.search.browser.works import Works

ON = dt.date(2026, 3, 1)
WHAT = [
    "河道",
    "堤防",
    "取水许可",
    "巡查",
    "登记",
    "两名以上人员",
    "书面告知",
    "备案",
    "案件",
    "𠮷水",
    "AB12",
    "哈哈哈哈",
]
HEAD = """---
code: {code}
title: {title}
nature: 正式文本
level: {level}
issuer: [示例机关]
topics: [河道管理]
events:
  - {{date: 2015-01-01, type: 制定}}
verified: []
---
"""
EDITION = """---
edition: {day}
adopted: {day}
effective_from: {day}
source: {{name: 示例}}
---

"""
LIMITS = [
    (words, {"BUCKET_BYTES": 1500, "OWN": 22, "LONG": 24, "HEAD": 7, "WHOLE_BUCKET_BYTES": 3000, "WHOLE_OWN": 40}),
    (bigrams, {"BUCKET_BYTES": 1500, "OWN": 30, "POSITION_BUCKET_BYTES": 1500, "POSITION_OWN": 50, "FEW": 4}),
    (texts, {"PER_SHARD": 4, "SMALL": 6, "BLOCK": 4}),
]  # fmt: skip


@pytest.fixture(autouse=True)
def low_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a base of a dozen works has long lists, files of single entries, positions and shared texts."""
    for module, limits in LIMITS:
        for name, value in limits.items():
            monkeypatch.setattr(module, name, value)


class Base:
    """A base that is changed at random, and its index as files."""

    def __init__(self, root: Path, seed: int) -> None:
        self.root, self.chance = root, random.Random(seed)
        self.files: dict[str, bytes] = {}
        self.state = State()
        for number in range(1, 13):
            self.work(number)
            if number % 3 == 0:
                self.edition(number, "2015-01-01")
            self.edition(number, "2020-01-01")

    def folder(self, number: int) -> Path:
        return self.root / "regs" / "regulations" / f"w{number}"

    def work(self, number: int) -> None:
        self.folder(number).mkdir(parents=True, exist_ok=True)
        title = f"示例{self.chance.choice(WHAT)}{number}号办法"
        level = self.chance.choice(["部门规章", "法律"])
        head = HEAD.format(code=f"R{number:04d}", title=title, level=level)
        (self.folder(number) / "index.md").write_text(head, "utf-8")

    def edition(self, number: int, day: str) -> None:
        count = self.chance.choice([2, 4, 9])
        articles = (f"第{'一二三四五六七八九'[at]}条　{self.sentence()}" for at in range(count))
        (self.folder(number) / f"{day}.md").write_text(
            EDITION.format(day=day) + "\n\n".join(articles), "utf-8"
        )

    def sentence(self) -> str:
        return "，".join(self.chance.choice(WHAT) for _ in range(self.chance.randint(1, 9))) + "。"

    def change(self) -> None:
        """One change of one work."""
        there = [int(path.name[1:]) for path in self.folder(0).parent.iterdir()]
        number = self.chance.choice(there)
        kind = self.chance.choice(["text", "text", "title", "gone", "new", "old", "word"])
        if kind == "text":
            self.edition(number, "2020-01-01")
        elif kind == "title":
            self.work(number)
        elif kind == "gone" and len(there) > 9:
            shutil.rmtree(self.folder(number))
        elif kind == "new":
            number = self.chance.randint(1, 30)
            self.work(number)
            self.edition(number, "2020-01-01")
        elif kind == "old":
            self.edition(number, self.chance.choice(["2012-01-01", "2022-01-01"]))
        else:
            self.add_words(number)

    def add_words(self, number: int) -> None:
        path = sorted(self.folder(number).glob("20*.md"))[-1]
        path.write_text(path.read_text("utf-8") + "审判监督。", "utf-8")

    def whole(self) -> tuple[dict[str, bytes], State]:
        state = State()
        return dict(index_of_base(Works(read_corpus(self.root), ON, None, "v"), state)), state

    def build(self, kept: Kept) -> None:
        self.files = dict(index_of_base(Works(read_corpus(self.root), ON, kept, "v"), self.state))

    def update(self, kept: Kept) -> incremental.Update | None:
        state = read_state(self.state.packed())
        return updated(Works(read_corpus(self.root), ON, kept, "v"), state, self.files.get)


@pytest.mark.parametrize("seed", range(6))
def test_after_any_changes_the_files_are_those_of_a_whole_build(tmp_path: Path, seed: int) -> None:
    base, sorted_in = Base(tmp_path, seed), 0
    with Kept(tmp_path / "kept") as kept:
        base.build(kept)
        for _ in range(12):
            for _ in range(base.chance.choice([1, 1, 2, 5])):
                base.change()
            update, (files, state) = base.update(kept), base.whole()
            if update is not None:
                sorted_in += 1
                after = {path: content for path, content in base.files.items() if path not in update.gone}
                after |= dict(update.files)
                assert {p for p in files.keys() | after.keys() if files.get(p) != after.get(p)} == set()
                assert update.state == state
            base.files, base.state = files, state
    assert sorted_in >= 3


def test_any_doubt_asks_for_a_whole_build(tmp_path: Path) -> None:
    base = Base(tmp_path, 1)
    with Kept(tmp_path / "kept") as kept:
        base.build(kept)
        base.add_words(7)
        assert base.update(kept) is not None
        boot = f"{FOLDER}/boot.js"
        for damage in ({}, {boot: b"guicheng.shards.add();\n"}, {boot: base.files[f"{FOLDER}/facets.js"]}):
            standing, base.files = base.files, {**base.files, boot: None, **damage}
            assert base.update(kept) is None
            base.files = standing
        assert (
            updated(Works(read_corpus(tmp_path), ON, kept, "another program"), base.state, base.files.get)
            is None
        )
    with Kept(tmp_path / "forgotten") as forgotten:
        assert base.update(forgotten) is None


def test_a_work_that_nobody_asked_for_stays_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_module, "_SPARE", 0)
    base = Base(tmp_path, 2)
    with Kept(tmp_path / "kept") as kept:
        base.build(kept)
    for _ in range(3):
        base.add_words(5)
        with Kept(tmp_path / "kept") as kept:
            assert base.update(kept) is not None
    works = Works(read_corpus(tmp_path), ON)
    with Kept(tmp_path / "kept") as kept:
        remembered = Works(read_corpus(tmp_path), ON, kept, "v")
        assert all(remembered.known(g.code, g.key, works.parts_of(g.code)) for g in works.groups)
