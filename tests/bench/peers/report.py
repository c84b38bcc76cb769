"""The table of the bench."""

from __future__ import annotations

from statistics import median

from peers.builds import Cost, Size
from peers.measure import Figures

UNDONE = "未完成"


def header(sets: list[str]) -> None:
    """The head of the table: one column of hits for every set of questions."""
    names = [
        "引擎", "建索引 秒（CPU 秒）", "内存 MB", "大小 MB", "32 KB 簇 MB", "文件数",
        "首次 KB", "首次文件", "首次 秒", "再问 毫秒", "脚本堆 MB", "进程 MB", "直接打开 秒",
        *(f"{label} 第 1／前 5（问）" for label in sets),
    ]  # fmt: skip
    print("| " + " | ".join(names) + " |\n|" + "---|" * len(names), flush=True)


def row(name: str, cost: Cost, size: Size, figures: Figures | None, disk: float | None) -> None:
    """One engine."""
    if figures is None or figures.memory is None:
        print(f"| {name} | {UNDONE}（{cost.wall:.0f} 秒，{cost.peak / 1e6:,.0f} MB） |", flush=True)
        return
    warm = "／".join(f"{one:.1f}" for one in figures.warm.values())
    cells = [
        name, f"{cost.wall:.1f}（{cost.cpu:.1f}）", f"{cost.peak / 1e6:,.0f}",
        f"{size.bytes / 1e6:.1f}", f"{size.clusters / 1e6:.0f}", f"{size.files:,}",
        *_cold(figures), warm, f"{figures.memory.heap / 1e6:.0f}", f"{figures.memory.process / 1e6:.0f}",
        "打不开" if disk is None else f"{disk:.1f}",
        *(f"{one.first:.0%}／{one.shown:.0%}（{one.asked}）" for one in figures.hits.values()),
    ]  # fmt: skip
    print("| " + " | ".join(cells) + " |", flush=True)


def _cold(figures: Figures) -> list[str]:
    if not figures.cold:
        return ["没有结果", "", ""]
    sizes = sorted(one.bytes / 1000 for one in figures.cold)
    return [
        f"{median(sizes):,.0f}（最多 {sizes[-1]:,.0f}）",
        f"{median(one.files for one in figures.cold):.0f}",
        f"{median(one.seconds for one in figures.cold):.1f}",
    ]
