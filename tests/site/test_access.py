"""Nothing that axe-core calls serious or critical, in light and dark, wide and narrow, on every kind of page.

Pages of the checklist are looked at in ``tests/render/checklist/test_access.py``; the page for lost addresses finds its
styles on a server only and has no parts of its own.
"""

import pytest

pytestmark = pytest.mark.browser
LAW = "regulations/shili-difang-guiding/index.html"
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


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_serious_fault(page, site, path, faults):
    page.goto(f"{site.as_uri()}/{path}")
    page.wait_for_load_state()
    assert faults() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_answers_have_no_serious_fault(page, site, scheme, serious):
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{site.as_uri()}/{LAW}")
    page.fill("#on-date", "2020-01-01")
    page.keyboard.press("Enter")
    page.fill("#finder-top", "堤防")
    page.wait_for_selector('[role="option"]')
    assert serious() == []
    page.goto(f"{site.as_uri()}/search/index.html")
    page.fill(".search-page input", "堤防")
    page.wait_for_selector(".found-work")
    assert serious() == []
    page.fill(".search-page input", "没有的东西")
    page.locator(".found-total:has-text('没有找到')").wait_for()
    assert serious() == []
