"""A real Chromium: bytes and time to first results, warm latency, long tasks at a quarter of the speed, memory."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
MAIN_THREAD = "CrRendererMain"


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, headless."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_found(), args=QUIET)
        yield browser
        browser.close()


@contextmanager
def another(browser: Browser) -> Iterator[Browser]:
    """A second Chromium beside the first, with nothing in its memory."""
    fresh = browser.browser_type.launch(executable_path=_found(), args=QUIET)
    yield fresh
    fresh.close()


def _found() -> str:
    found = next((path for name in ("chromium", "chromium-browser") if (path := shutil.which(name))), None)
    if found is None:
        raise SystemExit("没有找到 chromium。")
    return found


@contextmanager
def fresh_page(browser: Browser) -> Iterator[Page]:
    """A page of a reader who has never been here: empty cache, no service workers."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    context.set_default_timeout(600_000)
    yield context.new_page()
    context.close()


@dataclass(frozen=True, slots=True)
class Memory:
    """After a collection of garbage: what the page's scripts hold, typed arrays included, and its whole process."""

    heap: int
    process: int


def memory(page: Page, browser: Browser) -> Memory:
    """Measure a page. A worker's heap is only in the process."""
    session = page.context.new_cdp_session(page)
    for _ in range(3):
        session.send("HeapProfiler.collectGarbage")
    usage = session.send("Runtime.getHeapUsage")
    session.detach()
    return Memory(int(usage["usedSize"] + usage.get("backingStorageSize", 0)), _renderer(browser))


def _renderer(browser: Browser) -> int:
    """The private memory of the largest page process."""
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    return max(_private(int(one["id"])) for one in processes if one["type"] == "renderer")


def _private(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Private_"))


@dataclass(frozen=True, slots=True)
class Task:
    """A task of the main thread in milliseconds: by the clock, and what it computed."""

    wall: float
    cpu: float


@contextmanager
def slowed(page: Page, times: int) -> Iterator[list[Task]]:
    """Record the main thread's tasks with the processor slowed; the longest come first once it is over."""
    tasks: list[Task] = []
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": times})
    events: list[dict[str, Any]] = []
    session.on("Tracing.dataCollected", lambda data: events.extend(data["value"]))
    ended: list[bool] = []
    session.on("Tracing.tracingComplete", lambda _: ended.append(True))
    session.send(
        "Tracing.start",
        {
            "transferMode": "ReportEvents",
            "traceConfig": {"includedCategories": ["toplevel", "devtools.timeline", "__metadata"]},
        },
    )
    yield tasks
    session.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(50)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    session.detach()
    tasks += _tasks(events)


def _tasks(events: list[dict[str, Any]]) -> list[Task]:
    threads = {
        (one["pid"], one["tid"])
        for one in events
        if one["name"] == "thread_name" and one["args"]["name"] == MAIN_THREAD
    }
    own = [
        one
        for one in events
        if one["name"] in ("RunTask", "ThreadControllerImpl::RunTask") and (one["pid"], one["tid"]) in threads
    ]
    found = [Task(one.get("dur", 0) / 1000, one.get("tdur", 0) / 1000) for one in own]
    return sorted(found, key=lambda task: -task.wall)
