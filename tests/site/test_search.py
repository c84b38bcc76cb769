"""Full text as a reader meets it: from the disk and from a server; typing, filtering, opening, marks."""

import functools
import re
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format, *args):
        pass


@pytest.fixture(scope="module", params=["file", "http"])
def root(request, site):
    """The site's address, once from the disk and once from a server."""
    if request.param == "file":
        yield site.as_uri()
        return
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def look(page, root):
    """Open the results page with a query."""

    def go(text):
        page.goto(f"{root}/search/index.html?q={text}")
        page.wait_for_selector('.found-list[aria-busy="false"]', state="attached")
        return page

    return go


def works(page):
    return page.locator(".found-work h2 a").all_inner_texts()


def test_results_stand_by_work_with_their_hits_marked(look):
    page = look("泄露 线索")
    assert "示例市河道管理条例" in works(page)
    assert "共 " in page.inner_text(".found-status")
    assert {"泄露线索"} <= set(page.locator(".found-work mark").all_inner_texts())


def test_a_hit_opens_its_place_with_the_words_marked(look):
    page = look("泄露 线索来源 位阶:地方性法规")
    page.click(".found-work li a")
    page.wait_for_url("**/shili-hedao-tiaoli/index.html?q=*#t4")
    page.wait_for_selector("#t4 mark.found")
    count = page.locator("mark.found").count()
    expect(page.locator(".found-bar span")).to_have_text(re.compile(f"^第 .* 处，共 {count} 处$"))
    page.click('.found-bar [aria-label="下一处"]')
    expect(page.locator("mark.found.at")).to_have_count(1)
    page.keyboard.press("Escape")
    assert page.locator("mark.found").count() == 0 and page.locator(".found-bar").count() == 0


def test_a_facet_narrows_and_widens(look):
    page = look("登记")
    before = works(page)
    page.click('.found-facets button:has-text("案例")')
    expect(page.locator(".search-page input")).to_have_value("登记 类型:案例")
    page.wait_for_selector('.found-facets [aria-pressed="true"]')
    assert 0 < len(works(page)) < len(before)
    page.click('.found-facets [aria-pressed="true"]')
    expect(page.locator(".found-work")).to_have_count(len(before))


def test_values_of_one_field_may_be_chosen_together_and_each_taken_off(look):
    page = look("登记 类型:案例")
    page.wait_for_selector('.found-facets [data-value="类型程序"]')
    page.click('.found-facets [data-value="类型程序"]')
    expect(page.locator(".search-page input")).to_have_value("登记 类型:案例,程序")
    expect(page.locator('.found-facets [aria-pressed="true"]')).to_have_count(2)
    page.click(".found-chosen >> text=案例")
    expect(page.locator(".search-page input")).to_have_value("登记 类型:程序")
    expect(page.locator(".found-kind").first).to_have_text("程序")


def test_the_way_back_leads_to_the_results_as_they_were_left(look):
    page = look("登记")
    count = page.locator(".found-work").count()
    page.click('.found-facets button:has-text("案例")')
    page.wait_for_url(f"**?q={quote('登记 类型:案例')}")
    expect(page.locator('.found-facets [aria-pressed="true"]')).to_have_count(1)
    page.set_viewport_size({"width": 1280, "height": 300})
    page.evaluate("window.scrollTo(0, 120)")
    page.click(".found-work li a")
    page.wait_for_url("**/cases/**")
    page.go_back()
    page.wait_for_selector('.found-list[aria-busy="false"]', state="attached")
    assert page.input_value(".search-page input") == "登记 类型:案例"
    page.evaluate(
        "() => new Promise((done) => { const look = () => (window.scrollY > 60 ? done() : setTimeout(look, 50)); look(); })"
    )
    page.go_back()
    expect(page.locator(".found-work")).to_have_count(count)
    assert page.input_value(".search-page input") == "登记"


def test_arrows_lead_through_the_results_and_escape_back(look):
    page = look("登记")
    page.keyboard.press("/")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.closest('.found-list') !== null")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.tagName") == "INPUT"


def test_typing_finds_without_enter_and_the_address_can_be_shared(look):
    page = look("登记")
    page.fill(".search-page input", "不得泄露")
    page.wait_for_url(f"**/index.html?q={quote('不得泄露')}")
    page.wait_for_selector('.found-list[aria-busy="false"]', state="attached")
    assert page.title().startswith("不得泄露 · ")


def test_nothing_is_asked_while_an_input_method_composes(look, page):
    look("登记")
    page.focus(".search-page input")
    page.fill(".search-page input", "")
    expect(page.locator(".found-work")).to_have_count(0)
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "bian hao", "selectionStart": 8, "selectionEnd": 8})
    page.wait_for_timeout(500)
    assert page.locator(".found-work").count() == 0 and page.inner_text(".found-status") == ""
    page.keyboard.press("Enter")
    assert page.url.endswith(f"?q={quote('登记')}") or page.url.endswith("/index.html")
    session.send("Input.insertText", {"text": "编号"})
    page.wait_for_selector(".found-work")


def test_the_box_neither_asks_nor_goes_while_an_input_method_composes(page, root):
    page.goto(f"{root}/cases/index.html")
    page.focus("#finder-top")
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "deng ji", "selectionStart": 7, "selectionEnd": 7})
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert page.locator(".gc-found").first.is_hidden() and "/cases/" in page.url
    session.send("Input.insertText", {"text": "登记"})
    page.wait_for_selector('.gc-found [role="option"]')
    assert page.inner_text(".gc-found-count").startswith("有 ")


def test_an_empty_page_is_honest_and_offers_ways_out(look):
    page = look("上访 位阶:宪法")
    assert "按所选条件没有找到“上访”。" in page.inner_text(".found-status")
    assert "规范用语是“信访”" in page.inner_text(".found-status")
    assert page.locator("text=只检索“上访”").is_visible()
    page.click("text=去掉筛选条件")
    page.wait_for_url(f"**/index.html?q={quote('上访')}")


def test_a_place_named_outright_comes_first(look):
    page = look("河道条例3")
    assert page.inner_text(".found-direct").startswith("直达 示例市河道管理条例 第三条")


def test_the_box_shows_full_text_and_leads_to_all_results(page, root):
    page.goto(f"{root}/cases/index.html")
    page.fill("#finder-top", "泄露线索")
    page.wait_for_selector('[aria-label="全文"] [role="option"]')
    assert (
        page.locator('[aria-label="全文"] [role="option"]')
        .first.inner_text()
        .startswith("在全文中检索“泄露线索”")
    )
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/index.html?q=*")
    page.wait_for_selector(".found-work")


def test_results_fit_a_phone(look, page):
    page.set_viewport_size({"width": 360, "height": 740})
    look("登记")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert not page.locator(".found-facets ul").first.is_visible()


def test_the_box_completes_the_last_word(page, root):
    page.goto(f"{root}/cases/index.html")
    page.fill("#finder-top", "登记 线")
    page.click('.gc-found [role="option"]:has-text("“登记 线索”")')
    page.wait_for_url(f"**/search/index.html?q={quote('登记 线索')}")


def test_initials_and_sounds_find_a_name(page, root):
    page.goto(f"{root}/cases/index.html")
    for typed in ("hdtl", "hedaotiaoli", "shilishihedao"):
        page.fill("#finder-top", typed)
        page.wait_for_selector('[aria-label="拼音"] [role="option"]')
        assert (
            page.locator('[aria-label="拼音"] [role="option"]')
            .first.inner_text()
            .startswith("示例市河道管理条例")
        )


def test_letters_stand_for_words_and_for_articles(page, root):
    page.goto(f"{root}/cases/index.html")
    for typed in ("hdtl3", "hdtl 3", "hedaotl3"):
        page.fill("#finder-top", typed)
        page.wait_for_selector('[aria-label="条文"] [role="option"]')
        assert page.locator('[role="option"]').first.inner_text().startswith("示例市河道管理条例 第三条")
    page.fill("#finder-top", "xf")
    page.wait_for_selector('[aria-label="拼音"] .word:text-is("信访")')
    page.click('[aria-label="拼音"] .word:text-is("信访")')
    page.wait_for_url(f"**/search/index.html?q={quote('信访')}")


def test_letters_on_the_results_page_lead_to_words(look):
    assert "是否要找：" in look("xf").inner_text(".found-notes")
    page = look("gzr")
    page.click(".found-notes >> text=工作日")
    page.wait_for_url(f"**/index.html?q={quote('工作日')}")


def test_what_was_misspelt_is_guessed(look):
    page = look("工作曰 登记")
    page.click(".found-notes >> text=工作日 登记")
    page.wait_for_url(f"**/index.html?q={quote('工作日 登记')}")
    expect(page.locator(".found-work h2 a", has_text="示例市河道管理条例")).to_have_count(1)
    texts = ["上坊", "公作日", "示例市河道管理条列", "恭作日", "工作日", "登记"]
    guesses = page.evaluate(
        """async (texts) => {
          const found = [];
          for (const one of texts) found.push(await guicheng.guess.meant(guicheng.fullQuery.parse(one), false));
          return found.map((one) => one && one.to);
        }""",
        texts,
    )
    assert guesses == ["上访", "工作日", "示例市河道管理条例", "工作日", None, None]


def test_replaced_wordings_are_found_when_their_state_is_asked_for(look):
    page = look("水行政主管部门")
    assert page.locator('.found-work li a[href*="2019-05-01"]').count() == 0
    page.click('.found-facets [data-value="效力已修改"]')
    page.wait_for_selector('.found-work li a[href*="/2019-05-01/index.html"]')
    link = page.locator('.found-work li a[href*="/2019-05-01/index.html"]').first
    assert link.inner_text().startswith("2019-05-01 版本 第")
    link.click()
    page.wait_for_url("**/2019-05-01/index.html?q=*#t*")
