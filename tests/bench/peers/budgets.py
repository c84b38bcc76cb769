"""The budgets of the design for search: cold bytes and files, warm latency, tasks of the main thread, heap, disk."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser

from peers.builds import build_ours
from peers.chromium import another, fresh_page, memory, slowed
from peers.measure import OURS, Cold, cold_start, open_page
from peers.pages import Work
from peers.questions import known_items, lay_questions, phrases
from peers.served import Served, served

ASKED = {"口语": 60, "原文": 60}
THROTTLE = 4
TYPED = 12
SETTLED = """document.querySelector('.found-list').getAttribute('aria-busy') === 'false'"""
TYPE = """(text) => {
  const input = document.querySelector('.search-page input');
  input.value = text;
  input.dispatchEvent(new Event('input'));
}"""
ANSWER = """async (text) => {
  const begun = performance.now();
  const found = await guicheng.found.search(text, { facets: true });
  await Promise.all(found.groups.slice(0, 10).map((group) => guicheng.found.show(group.documents.slice(0, 3), found.marks)));
  return performance.now() - begun;
}"""


def run(folder: Path, browser: Browser, data: Path, works: list[Work]) -> None:
    """Print a table of every budget."""
    site = folder / "site"
    cost, size = build_ours(folder / "base", site)
    print(f"建索引 {cost.wall:.0f} 秒（{cost.cpu:.0f} CPU 秒），{cost.peak / 1e6:,.0f} MB\n")
    print(
        f"{size.files:,} 个文件，一个文件夹至多 {size.fullest:,} 个，{size.bytes / 1e6:.0f} MB，32 KB 簇 {size.clusters / 1e6:.0f} MB\n"
    )
    lay = lay_questions(data / "eval" / "relevance" / "queries.train.jsonl", works, ASKED["口语"])
    asked = {
        "已知条目": [one.text for one in known_items(works)],
        "口语": [one.text for one in lay],
        "原文": [f'"{one.text}"' for one in phrases(works, ASKED["原文"])],
    }
    with served(site) as server:
        _cold(server, browser, asked)
        _warm(server, browser, asked)
    with served(site) as server, another(browser) as fresh:
        _tasks(server, fresh, asked)


def _cold(server: Served, browser: Browser, asked: dict[str, list[str]]) -> None:
    print(
        "| 首次检索 | 问 | 有结果 | 索引 KB 中位／95%／最多 | 连同名称表和程序 KB 中位 | 索引文件 中位／95%／最多 | 秒 中位 |\n|"
        + "---|" * 7
    )
    for label, texts in asked.items():
        found: list[Cold] = [one for text in texts for one in cold_start(OURS, server, browser, text)]
        own = [one.own / 1000 for one in found]
        print(
            f"| {label} | {len(texts)} | {len(found)} | {_spread(own)} | {median(one.bytes for one in found) / 1000:.0f} |"
            f" {_spread([one.own_files for one in found])} | {median(one.seconds for one in found):.2f} |",
            flush=True,
        )


def _warm(server: Served, browser: Browser, asked: dict[str, list[str]]) -> None:
    with fresh_page(browser) as page:
        open_page(OURS, server, page)
        print("\n| 再问 | 毫秒 中位／95%／最多 |\n|---|---|")
        for label, texts in asked.items():
            for text in texts:
                page.evaluate(ANSWER, text)
            print(f"| {label} | {_spread([_again(page, text) for text in texts], 1)} |", flush=True)
        held = memory(page, browser)
        print(
            f"\n{2 * sum(map(len, asked.values()))} 次检索以后：脚本堆 {held.heap / 1e6:.1f} MB，网页进程 {held.process / 1e6:.0f} MB\n"
        )


def _again(page: object, text: str) -> float:
    page.evaluate(ANSWER, text)  # type: ignore[attr-defined]
    return float(page.evaluate(ANSWER, text))  # type: ignore[attr-defined]


def _tasks(server: Served, browser: Browser, asked: dict[str, list[str]]) -> None:
    """Typed into the results page one after another, nothing in the cache, until each has settled."""
    print(
        "| 主线程，处理器放慢 4 倍 | 问 | 最长任务 毫秒（计时／计算） | 超过 50 毫秒的任务（计时／计算） |\n|---|---|---|---|"
    )
    for label, texts in asked.items():
        with fresh_page(browser) as page:
            page.goto(f"{server.url}/{OURS.page}")
            page.wait_for_timeout(1000)
            with slowed(page, THROTTLE) as tasks:
                for text in texts[:TYPED]:
                    page.evaluate(TYPE, text)
                    page.wait_for_timeout(400)
                    while not page.evaluate(SETTLED):
                        page.wait_for_timeout(100)
                    page.wait_for_timeout(300)
        wall, cpu = [one.wall for one in tasks], [one.cpu for one in tasks]
        over = f"{sum(one > 50 for one in wall)}／{sum(one > 50 for one in cpu)}"
        print(f"| {label} | {len(texts[:TYPED])} | {max(wall):.0f}／{max(cpu):.0f} | {over} |", flush=True)


def _spread(values: Sequence[float], digits: int = 0) -> str:
    ordered = sorted(values)
    return "／".join(
        f"{one:.{digits}f}" for one in (median(ordered), ordered[int(len(ordered) * 0.95) - 1], ordered[-1])
    )
