"""Attacks in every field of a base stay words: nothing runs, nothing is asked of another host."""

import functools
import threading
import zipfile
from collections.abc import Iterator
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, Dialog, Page

TYPED = ["attacked", "河道", "<img src=x onerror=attacked('typed')>", "script"]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        pass


def pages(site: Path) -> list[Path]:
    found = sorted(site.rglob("*.html"))
    assert len(found) > 40
    return found


def test_the_attacks_are_in_the_site(hostile_site: Path) -> None:
    words = unescape("".join(path.read_text(encoding="utf-8") for path in pages(hostile_site)))
    fields = [
        "index.md title",
        "index.md 0",
        "index.md used_for",
        "hedao-xiansuo.md title",
        "hedao-xiansuo.md text",
    ]
    fields += [
        "c0001.md lesson",
        "f0001.md title",
        "office.yml name",
        "redlines.yml principle",
        "site",
        "about",
    ]
    fields += ["heading", "second", "body", "cell"]
    assert [field for field in fields if f"attacked('{field}" not in words] == []


def test_no_page_has_a_script_a_handler_or_a_style_of_its_own(hostile_site: Path) -> None:
    for path in pages(hostile_site):
        for element in html.parse(path, html.HTMLParser(encoding="utf-8")).getroot().iter():
            if not isinstance(element.tag, str):
                continue
            at = f"{path.relative_to(hostile_site)}: {html.tostring(element)[:200]!r}"
            assert not [name for name in element.attrib if name.startswith("on") or name == "style"], at
            assert element.tag not in {"iframe", "object", "embed", "base", "svg:script"}, at
            if element.tag == "script":
                own = "assets/guicheng/" in element.get("src", "") and "//" not in element.get("src", "")
                assert own or element.get("type") == "application/json", at
            for name in ("href", "src", "action"):
                target = "".join(element.get(name, "").split())
                scheme = target.partition(":")[0] if ":" in target.partition("/")[0] else ""
                assert scheme.lower() in {"", "http", "https", "mailto", "data"}, at
                assert element.tag == "a" or not target.startswith(("http", "//")), at


def test_every_page_has_the_policy_before_anything_that_loads(hostile_site: Path) -> None:
    for path in pages(hostile_site):
        head = path.read_text(encoding="utf-8").partition("</head>")[0]
        before, policy, _ = head.partition('<meta http-equiv="Content-Security-Policy" content="')
        assert policy, path
        assert "<script" not in before and "<link" not in before, path
        assert "unsafe" not in head and "default-src &#39;none&#39;" in head, path


@pytest.fixture(scope="module", params=["disk", "server", "disk, no policy"])
def way(request: pytest.FixtureRequest) -> str:
    """How the site is opened; without the policy, too: the pages must hold by themselves."""
    return str(request.param)


@pytest.fixture(scope="module")
def root(way: str, hostile_site: Path) -> Iterator[str]:
    if way != "server":
        yield hostile_site.as_uri()
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(hostile_site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def trap(way: str, chromium: Browser) -> Iterator[Page]:
    """A page that notes all that an attack could do."""
    context = chromium.new_context(bypass_csp=way.endswith("no policy"))
    context.add_init_script("globalThis.attacked = (where) => console.error('ATTACKED ' + where)")
    page, done = context.new_page(), list[str]()

    def dismiss(dialog: Dialog) -> None:
        done.append(f"dialog {dialog.message}")
        dialog.dismiss()

    def heard(words: str) -> None:
        if "ATTACKED" in words or "Content Security Policy" in words:
            done.append(f"{page.url} {words}")

    page.on("dialog", dismiss)
    page.on("request", lambda asked: done.append(asked.url) if "//attacker" in asked.url else None)
    page.on("console", lambda said: heard(said.text))
    page.on("pageerror", lambda error: done.append(f"{page.url} {error}"))
    yield page
    context.close()
    assert done == []


@pytest.mark.browser
def test_every_page_opens_and_nothing_happens(trap: Page, root: str, hostile_site: Path) -> None:
    for path in pages(hostile_site):
        if not path.relative_to(hostile_site).as_posix().startswith("s/"):
            trap.goto(f"{root}/{path.relative_to(hostile_site).as_posix()}")
    trap.goto(f"{root}/s/R0001/index.html#\"><img src=x onerror=attacked('hash')>")
    trap.wait_for_url("**/regulations/**")


@pytest.mark.browser
def test_the_search_box_and_the_results_show_attacks_as_words(trap: Page, root: str) -> None:
    for typed in TYPED:
        trap.goto(f"{root}/index.html")
        trap.fill("#finder-hero", typed)
        trap.wait_for_timeout(300)
        trap.goto(f"{root}/search/index.html?q={typed}")
        trap.wait_for_selector('.found-list[aria-busy="false"]', state="attached")


@pytest.mark.browser
def test_a_hostile_checklist_file_and_store_show_as_words(trap: Page, root: str) -> None:
    trap.goto(f"{root}/checklists/index.html")
    trap.evaluate(
        """() => { for (const key of Object.keys(localStorage)) localStorage.removeItem(key);
        localStorage.setItem("guicheng.scheme", "\\"><img src=x onerror=attacked('store')>"); }"""
    )
    inputs = trap.locator("input[type=file]")
    hostile = (
        b'{"format":1,"code":"P0001<img src=x onerror=attacked(1)>","name":"<img src=x onerror=attacked(2)>"}'
    )
    for number in range(inputs.count()):
        inputs.nth(number).set_input_files(
            {"name": "a.json", "mimeType": "application/json", "buffer": hostile}
        )
    trap.wait_for_timeout(200)
    trap.reload()


def test_word_sheets_carry_no_outside_links(hostile_site: Path) -> None:
    sheets = list(hostile_site.rglob("*.docx"))
    assert sheets
    for sheet in sheets:
        with zipfile.ZipFile(sheet) as package:
            for name in package.namelist():
                assert b'TargetMode="External"' not in package.read(name), (sheet, name)
