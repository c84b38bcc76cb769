"""Nothing that axe-core calls serious or critical, in light and in dark, on every kind of page."""

import pytest

pytestmark = pytest.mark.browser
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


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_serious_fault(page, site, path, faults):
    page.goto(f"{site.as_uri()}/{path}")
    assert faults() == []


def test_a_sheet_being_worked_has_no_serious_fault(page, site, faults):
    page.goto(f"{site.as_uri()}/{PAGES[0]}")
    page.fill("#gc-dan-name", "登字3号")
    page.keyboard.press("Enter")
    page.fill("#gc-event-received", "2026-03-02")
    page.check("#dan-s1-c1-否")
    page.check("#dan-branch-s1-1")
    page.locator("#dan-s1 textarea").fill("13800138000")
    page.click("#dan-s1 .due summary")
    assert faults() == []
    page.goto(f"{site.as_uri()}/checklists/index.html")
    assert page.locator(".due-list li").count()
    assert faults() == []
