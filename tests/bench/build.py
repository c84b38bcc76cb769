"""How much does a build cost, against Material with its own search on the same pages, in one run?

    python3 scripts/dev.py bench build --works 300,1000,3000,10000

Makes bases of invented regulations (50 articles of about 100 characters, seeded, so equal from run to run) and the same
texts as Markdown pages for the peer: Material with its search on, nothing of them in the navigation, a heading for
each article.
Prints a Markdown table: CPU seconds, wall seconds, memory, size and files on disk; and for us one file changed.
The peer gets ten minutes or 4 GB, then 未完成. Figures of a noisy machine are only good as ratios.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import resource
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

LIMIT_SECONDS = 600
LIMIT_BYTES = 4_000_000_000
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


@dataclass(frozen=True, slots=True)
class Cost:
    """What one command took; ``done`` is False when it was stopped at the limit."""

    cpu: float
    wall: float
    peak: int
    done: bool


def main() -> None:
    """Measure every size and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--works", default="300,1000", help="sizes, separated by commas")
    parser.add_argument("--no-peer", action="store_true", help="leave the peer out")
    options = parser.parse_args()
    print("| 法规数 | 站点 | CPU 秒 | 时长 秒 | 内存 MB | 大小 MB | 文件数 |")
    print("|---|---|---|---|---|---|---|", flush=True)
    for count in (int(size) for size in options.works.split(",")):
        with tempfile.TemporaryDirectory(prefix="guicheng-bench-") as folder:
            measure(Path(folder), count, peer=not options.no_peer)


def measure(folder: Path, count: int, *, peer: bool) -> None:
    """One size: ours whole, ours after one change, the peer."""
    ours = make_base(folder / "ours", count)
    site = ours / "build" / "site"
    guicheng = [str(Path(sys.executable).with_name("guicheng")), "-C", str(ours), "build"]
    row(count, "规程，全部", run([*guicheng, "--full"], ours), site)
    change_one(ours)
    row(count, "规程，改一件", run(guicheng, ours), site)
    if peer:
        theirs = make_peer(folder / "peer", ours)
        row(
            count,
            "Material，含检索",
            run([sys.executable, "-m", "mkdocs", "build", "-q"], theirs),
            theirs / "site",
        )


def row(count: int, name: str, cost: Cost, site: Path) -> None:
    """Print one line of the table."""
    files = [path.stat().st_size for path in site.rglob("*") if path.is_file()]
    size = f"{sum(files) / 1e6:.0f} | {len(files):,}" if cost.done else "未完成 | 未完成"
    print(
        f"| {count:,} | {name} | {cost.cpu:.1f} | {cost.wall:.1f} | {cost.peak / 1e6:.0f} | {size} |",
        flush=True,
    )


def run(command: list[str], folder: Path) -> Cost:
    """Run a command within the limits; its own CPU time and peak memory come from the kernel."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as words:
        process = subprocess.Popen(command, cwd=folder, preexec_fn=limit, stdout=words, stderr=words)
        wait_for(process.pid, start + LIMIT_SECONDS)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode > 0:
            words.seek(0)
            print(words.read().decode("utf-8", "replace")[-2000:], file=sys.stderr)
    wall = time.monotonic() - start
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss * 1024, process.returncode == 0)


def wait_for(pid: int, end: float) -> None:
    """Wait without reaping, so that the kernel's account is still there; past the end the process is killed."""
    while os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT | os.WNOHANG) is None:
        if time.monotonic() > end:
            os.kill(pid, signal.SIGKILL)
            return
        time.sleep(0.02)


def limit() -> None:
    """In the child: no more address space than the limit."""
    resource.setrlimit(resource.RLIMIT_AS, (LIMIT_BYTES, LIMIT_BYTES))


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
    """Change a word in one regulation."""
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


if __name__ == "__main__":
    main()
