"""Nothing that axe-core calls serious or critical, in light and in dark, on every kind of page."""

from pathlib import Path

import axe_playwright_python
import pytest

pytestmark = pytest.mark.browser
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
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


def serious(page):
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, { resultTypes: ['violations'] })")["violations"]
    return [
        (one["id"], one["nodes"][0]["html"][:120])
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_serious_fault(page, site, path, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{site.as_uri()}/{path}")
    assert serious(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_sheet_being_worked_has_no_serious_fault(page, site, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{site.as_uri()}/{PAGES[0]}")
    page.fill("#gc-dan-name", "登字3号")
    page.keyboard.press("Enter")
    page.fill("#gc-event-received", "2026-03-02")
    page.check("#dan-s1-c1-否")
    page.check("#dan-branch-s1-1")
    page.locator("#dan-s1 textarea").fill("13800138000")
    assert serious(page) == []
    page.goto(f"{site.as_uri()}/checklists/index.html")
    assert page.locator(".due-list li").count()
    assert serious(page) == []
