"""Nothing that axe-core calls serious or critical, in light and dark, wide and narrow, on every kind of page.

Pages of the checklist are looked at in ``tests/render/checklist/test_access.py``; the page for lost addresses finds its
styles on a server only and has no parts of its own.
"""

from pathlib import Path

import axe_playwright_python
import pytest

pytestmark = pytest.mark.browser
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
LAW = "regulations/shili-difang-guiding/index.html"
FIRST = ("light", 1280)
SETTLED = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    .then(() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null))))"""
"""Colours of another scheme come in by and by."""
PAGES = (
    "index.html",
    LAW,
    "regulations/shili-difang-guiding/2019-05-01/index.html",
    "regulations/shili-difang-guiding/2024-03-01/compare/index.html",
    "regulations/shili-feizhi-banfa/index.html",
    "regulations/shili-jubao-guiding/index.html",
    "regulations/xiansuo-banfa-shifan/index.html",
    "regulations/hedao-diaoyan-ziliao/index.html",
    "regulations/index.html",
    "catalogue/level/local-rule/index.html",
    "procedures/index.html",
    "cases/index.html",
    "cases/c0001/index.html",
    "forms/index.html",
    "forms/f0001/index.html",
    "pending/index.html",
    "cite/index.html",
    "impact/index.html",
    "impact/monthly/index.html",
    "print/index.html",
    "print/roles/index.html",
    "print/withdrawn/index.html",
    "search/index.html",
    "s/P0001-1/index.html",
    "changes/index.html",
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
    page.wait_for_load_state()
    assert faults(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_answers_have_no_serious_fault(page, site, scheme):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{site.as_uri()}/{LAW}")
    page.fill("#on-date", "2020-01-01")
    page.keyboard.press("Enter")
    page.fill("#finder-top", "堤防")
    page.wait_for_selector('[role="option"]')
    assert serious(page) == []
    page.goto(f"{site.as_uri()}/search/index.html")
    page.fill(".search-page input", "堤防")
    page.wait_for_selector(".found-work")
    assert serious(page) == []
    page.fill(".search-page input", "没有的东西")
    page.locator(".found-total:has-text('没有找到')").wait_for()
    assert serious(page) == []
