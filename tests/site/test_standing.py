"""Status in a browser whose day is later than the build's, and the text of another date."""

import pytest

pytestmark = pytest.mark.browser
LAW = "regulations/shili-difang-guiding/index.html"
OLD = "regulations/shili-difang-guiding/2019-05-01/index.html"


@pytest.fixture
def visit(page, site):
    """Open a page of the site, built on 2026-11-25, on another day."""

    def go(path, day):
        page.clock.set_fixed_time(f"{day}T09:00:00")
        page.goto((site / path).as_uri())
        return page

    return go


def test_on_the_day_of_the_build_the_banner_stands_as_built(visit):
    page = visit(LAW, "2026-11-25")
    assert page.inner_text(".banner p") == "截至2026-10-01核对有效自2024年5月1日起施行"


def test_a_check_ages_without_a_new_build(visit):
    page = visit(LAW, "2027-06-01")
    assert page.inner_text(".banner strong") == "截至2026-10-01核对有效；可能已变化，使用前核对"
    assert "按2027年6月1日判断" in page.inner_text(".banner")
    assert page.text_content(".law > .paper-head span") == "截至2026-10-01核对有效；可能已变化，使用前核对"


def test_a_clock_that_runs_behind_is_not_believed(visit):
    page = visit(LAW, "2020-01-01")
    assert page.inner_text(".banner strong") == "截至2026-10-01核对有效"


def test_badges_of_lists_and_what_the_box_offers_age_too(visit):
    page = visit("catalogue/level/local-rule/index.html", "2027-06-01")
    assert "截至2026-10-01核对有效；可能已变化，使用前核对" in page.inner_text(".works")
    page.fill("#finder-top", "堤防")
    page.wait_for_selector('[role="option"]')
    assert "可能已变化" in page.inner_text(".gc-found")


def test_results_of_a_search_age_too(visit):
    page = visit("search/index.html", "2027-06-01")
    page.fill(".search-page input", "堤防")
    page.wait_for_selector(".found-state")
    assert "可能已变化" in page.inner_text(".found-state >> nth=0")


def test_the_text_of_a_date_is_found_by_keyboard_and_opened(visit):
    page = visit(LAW, "2026-11-25")
    page.fill("#on-date", "2020-01-01")
    page.keyboard.press("Enter")
    assert page.inner_text(".on-date output").startswith("当天有效的是这个文本")
    assert page.evaluate("document.activeElement.textContent") == "打开2019-05-01制定文本"
    page.keyboard.press("Enter")
    page.wait_for_url("**/shili-difang-guiding/2019-05-01/index.html")


def test_a_date_before_the_first_text_says_that_nothing_held(visit):
    page = visit(OLD, "2026-11-25")
    page.fill("#on-date", "2000-01-01")
    page.keyboard.press("Enter")
    assert "尚未生效" in page.inner_text(".on-date output")


def test_the_date_fits_a_phone(visit, page):
    page.set_viewport_size({"width": 360, "height": 740})
    visit(LAW, "2026-11-25")
    page.fill("#on-date", "2020-01-01")
    page.keyboard.press("Enter")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_without_script_the_page_names_its_day_and_offers_no_date(chromium, site):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / LAW).as_uri())
    assert not page.is_visible(".on-date")
    assert "截至2026-11-25" in page.inner_text(".gc-footer").replace(" ", "")
    context.close()
