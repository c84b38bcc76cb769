"""On the page where a checklist is worked, a code or a note with a name is refused; other pages load no tables."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from playwright.sync_api import Page

from guicheng.cli import main

FIXTURES = Path(__file__).parents[1] / "fixtures"
pytestmark = pytest.mark.browser
LOADED = """() => new Promise((done) => {
    const there = () => globalThis.guicheng.privacy && globalThis.guicheng.privacy.findings('申请人陈国梁到场').length;
    const look = () => (there() ? done() : setTimeout(look, 50));
    look();
})"""


@pytest.fixture
def site(good_base: Path) -> Path:
    run = CliRunner(env={"SOURCE_DATE_EPOCH": "1772323200"}).invoke(main, ["-C", str(good_base), "build"])
    assert run.exit_code == 0, run.output
    return good_base / "build/site"


def test_a_name_is_refused_where_a_checklist_is_opened(page: Page, site: Path) -> None:
    page.goto((site / "procedures/hedao-xiansuo/index.html").as_uri())
    page.evaluate(LOADED)
    page.fill("#gc-dan-name", "申请人陈国梁")
    page.click("form.open-sheet button")
    assert "不能写在这里" in page.inner_text("[data-module=checklist] .fault[role=alert]")
    page.fill("#gc-dan-name", "收文12号")
    page.click("form.open-sheet button")
    page.wait_for_selector("textarea")
    page.fill("textarea >> nth=0", "已告知证人罗小平到场")
    assert page.get_attribute("textarea >> nth=0", "aria-invalid") == "true"


def test_a_page_to_read_loads_no_tables(page: Page, site: Path) -> None:
    page.goto((site / "regulations/shili-hedao-tiaoli/index.html").as_uri())
    assert page.evaluate("() => globalThis.guicheng.privacy === undefined")
