"""Nothing that axe-core calls serious or critical, in light and in dark, on every kind of page."""

from pathlib import Path

import axe_playwright_python
import pytest

pytestmark = pytest.mark.browser
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
FIRST = ("light", 1280)
SETTLED = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    .then(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))))"""
"""Colours of another scheme come in by and by."""
PAGES = (
    "procedures/hedao-xiansuo/index.html",
    "procedures/hedao-xiansuo/sheet.html",
    "procedures/index.html",
    "checklists/index.html",
    "deadlines/index.html",
    "deadlines/table/index.html",
    "deadlines/calendar/index.html",
    "forms/f0001/index.html",
)


def serious(page, rules="{}"):
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    page.evaluate(SETTLED)
    found = page.evaluate(f"axe.run(document, {{ resultTypes: ['violations'], ...{rules} }})")["violations"]
    return [
        (one["id"], [node["html"][:120] for node in one["nodes"][:3]])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def faults(page):
    """All rules on a wide light page; those that hang on colours and on width on a narrow dark one as well."""
    some = "{ runOnly: ['color-contrast', 'scrollable-region-focusable'] }"
    found = []
    for scheme, width in (FIRST, ("dark", 360)):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        found += [(scheme, width, one) for one in serious(page, "{}" if (scheme, width) == FIRST else some)]
    return found


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_serious_fault(page, site, path):
    page.goto(f"{site.as_uri()}/{path}")
    assert faults(page) == []


def test_a_sheet_being_worked_has_no_serious_fault(page, site):
    page.goto(f"{site.as_uri()}/{PAGES[0]}")
    page.fill("#gc-dan-name", "登字3号")
    page.keyboard.press("Enter")
    page.fill("#gc-event-received", "2026-03-02")
    page.check("#dan-s1-c1-否")
    page.check("#dan-branch-s1-1")
    page.locator("#dan-s1 textarea").fill("13800138000")
    page.click("#dan-s1 .due summary")
    assert faults(page) == []
    page.goto(f"{site.as_uri()}/checklists/index.html")
    assert page.locator(".due-list li").count()
    assert faults(page) == []
