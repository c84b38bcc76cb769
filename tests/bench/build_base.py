"""Bases of invented regulations for the bench of builds: 50 articles of about 100 characters, equal from run to run.

The peer gets the same texts as Markdown pages, a heading for each article, as hits must lead to articles.
"""

from __future__ import annotations

import random
import re
import subprocess
import sys
from pathlib import Path

ARTICLES = 50
WORDS = [
    "河道",
    "湖泊",
    "取水",
    "排水",
    "堤防",
    "许可",
    "申请",
    "登记",
    "公告",
    "检查",
    "整改",
    "报告",
    "备案",
    "单位",
    "个人",
    "部门",
    "期限",
    "工作日",
    "书面",
    "材料",
    "决定",
    "送达",
]
VERBS = ["应当", "可以", "不得", "负责", "组织", "提交", "公布", "审查", "受理", "告知", "保存", "核对"]


def make_base(folder: Path, count: int) -> Path:
    """A new base with invented regulations."""
    guicheng = str(Path(sys.executable).with_name("guicheng"))
    subprocess.run([guicheng, "init", str(folder)], check=True, stdout=subprocess.DEVNULL)
    chance = random.Random(20261125)
    codes = []
    for number in range(1, count + 1):
        work = folder / "regs" / "regulations" / f"shili-{number:05d}"
        work.mkdir(parents=True)
        title = f"示例{chance.choice(WORDS)}{chance.choice(WORDS)}管理办法之{number}"
        (work / "index.md").write_text(
            f"---\ncode: R{number:04d}\ntitle: {title}\nnature: 正式文本\nlevel: 部门规章\n"
            f"issuer: [示例机关{number % 40}]\ntopics: [示例主题{number % 12}]\n"
            "events:\n  - {date: 2020-01-01, type: 制定, by: 示例机关}\nverified: []\n---\n",
            "utf-8",
        )
        (work / "2020-01-01.md").write_text(
            "---\nedition: 2020-01-01\nadopted: 2020-01-01\neffective_from: 2020-03-01\nsource: {name: 示例}\n---\n\n"
            + text(chance),
            "utf-8",
        )
        codes.append(f"R{number:04d}: {{slug: shili-{number:05d}}}\n")
    (folder / "regs" / "data" / "codes.yml").write_text("".join(codes), "utf-8")
    return folder


def text(chance: random.Random) -> str:
    """Fifty articles in five chapters."""
    lines = []
    for number in range(1, ARTICLES + 1):
        if number % 10 == 1:
            lines.append(f"# 第{number // 10 + 1}章　{chance.choice(WORDS)}".replace("1章", "一章"))
        lines.append(f"第{numeral(number)}条　{sentence(chance)}")
    return "\n\n".join(lines) + "\n"


def sentence(chance: random.Random) -> str:
    """About a hundred characters of office words without sense."""
    words = ""
    while len(words) < 96:
        words += chance.choice(WORDS) + chance.choice(VERBS) + chance.choice(WORDS) + chance.choice("，，、")
    return words[:-1] + "。"


def numeral(number: int) -> str:
    """1 to 99 as statutes write it."""
    tens, ones = divmod(number, 10)
    digits = " 一二三四五六七八九"
    return ((digits[tens] if tens > 1 else "") + "十" if tens else "").strip() + digits[ones].strip()


def change_one(base: Path) -> None:
    """A paragraph more in one regulation."""
    path = base / "regs" / "regulations" / "shili-00007" / "2020-01-01.md"
    path.write_text(path.read_text("utf-8") + "\n另一款：改动。\n", "utf-8")


def make_peer(folder: Path, ours: Path) -> Path:
    """The same texts for Material with its own search; a heading for each article, as hits must lead to articles."""
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# 首页\n", "utf-8")
    for path in sorted((ours / "regs" / "regulations").glob("*/2020-01-01.md")):
        body = path.read_text("utf-8").split("---\n", 2)[2].replace("# 第", "## 第")
        body = re.sub(r"^(第\S+条)　", r"### \1\n\n", body, flags=re.MULTILINE)
        (docs / f"{path.parent.name}.md").write_text(f"# {path.parent.name}\n{body}", "utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: 示例\ntheme: {name: material, language: zh, font: false}\n"
        "plugins: [search]\nnav: [index.md]\nuse_directory_urls: false\n"
        "validation: {nav: {omitted_files: ignore}}\n",
        "utf-8",
    )
    return folder
