"""The site as a reader meets it: from a disk, with a keyboard, on a phone, on paper, without script."""

import pytest

pytestmark = pytest.mark.browser
LAW = "regulations/shili-difang-guiding/index.html"


@pytest.fixture
def visit(page, site):
    """Open a page of the site from the disk."""

    def go(path):
        page.goto((site / path.split("#")[0]).as_uri() + ("#" + path.split("#")[1] if "#" in path else ""))
        return page

    return go


def options(page):
    """What the box offers by name; what the full text adds stands in a group of its own."""
    page.wait_for_selector('[role="option"]')
    # In one step: the list is written anew when the full text arrives, and an element taken out has no lines.
    return page.evaluate(
        """() => [...document.querySelectorAll('[role="group"]:not([aria-label="全文"]) [role="option"]')]
            .map((option) => option.firstChild.textContent)"""
    )


def test_slash_goes_to_the_box_and_an_article_opens_by_enter(visit):
    page = visit("index.html")
    page.keyboard.press("/")
    page.keyboard.type("堤防规定3")
    assert options(page)[0] == "示例市堤防管理规定 第三条"
    page.keyboard.press("Enter")
    page.wait_for_url("**/shili-difang-guiding/index.html#t3")


def test_the_box_is_a_combobox_that_arrows_move_through_and_escape_closes(visit):
    page = visit(LAW)
    box = page.locator("#finder-top")
    box.fill("示例市")
    found = options(page)
    assert len(found) == 3
    page.keyboard.press("ArrowDown")
    active = box.get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").inner_text().split("\n")[0] == found[1]
    assert box.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert box.get_attribute("aria-expanded") == "false"


def test_nothing_is_asked_while_an_input_method_composes(visit):
    page = visit(LAW)
    page.focus("#finder-top")
    page.dispatch_event("#finder-top", "compositionstart")
    page.evaluate(
        "() => { const box = document.getElementById('finder-top'); box.value = '堤防'; box.dispatchEvent(new Event('input')); }"
    )
    page.wait_for_timeout(200)
    assert page.locator('[role="option"]').count() == 0
    page.dispatch_event("#finder-top", "compositionend")
    assert options(page) == ["示例市堤防管理规定"]


def test_nothing_found_is_said(visit):
    page = visit(LAW)
    page.fill("#finder-top", "没有的东西")
    page.wait_for_selector(".gc-found .none")
    assert "没有找到“没有的东西”" in page.inner_text(".gc-found")


def copied(page):
    page.wait_for_selector("#gc-status.shown")
    return page.inner_text("#gc-status")


def test_the_citation_of_the_place_under_the_pointer_is_copied(visit):
    page = visit(LAW)
    page.hover("#t2-k2-x1")
    page.click(".tools button:first-child")
    assert (
        copied(page)
        == "已复制：《示例市堤防管理规定》第二条第二款第（一）项（2024-03-01版，R0005@2024-03-01#t2-k2-x1）"
    )


def test_a_lone_paragraph_is_not_counted_in_a_citation(visit):
    page = visit(LAW)
    page.hover("#t3-1-k1")
    page.click(".tools button:first-child")
    assert copied(page) == "已复制：《示例市堤防管理规定》第三条之一（2024-03-01版，R0005@2024-03-01#t3-1）"


def test_the_buttons_are_reached_by_keyboard(visit):
    page = visit(LAW)
    page.focus("#t3 .n a")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert "第三条（2024-03-01版" in copied(page)


def test_a_link_lands_on_its_place(visit):
    page = visit(LAW + "#t4")
    page.wait_for_timeout(300)
    top = page.evaluate("document.getElementById('t4').getBoundingClientRect().top")
    assert 0 <= top <= 800
    assert page.evaluate("document.querySelector(':target').id") == "t4"


def test_the_contents_jump_to_an_article(visit):
    page = visit(LAW)
    page.fill("#jump", "三之一")
    page.keyboard.press("Enter")
    assert page.url.endswith("#t3-1")


def test_a_short_page_keeps_the_place(visit):
    page = visit("s/R0005/index.html#t2-k2")
    page.wait_for_url("**/shili-difang-guiding/index.html#t2-k2")


def test_the_colours_are_kept_from_page_to_page(visit):
    page = visit(LAW)
    page.click(".gc-scheme")
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"
    visit("cases/c0001/index.html")
    assert page.evaluate("document.documentElement.dataset.scheme") == "dark"


@pytest.mark.parametrize(
    "path",
    [
        "index.html",
        LAW,
        "regulations/index.html",
        "catalogue/level/local-rule/index.html",
        "procedures/hedao-xiansuo/index.html",
        "cases/c0001/index.html",
        "forms/f0001/index.html",
        "pending/index.html",
    ],
)
def test_pages_fit_a_phone(visit, page, path):
    page.set_viewport_size({"width": 360, "height": 740})
    visit(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_contents_open_over_the_text_on_a_phone(visit, page):
    page.set_viewport_size({"width": 360, "height": 740})
    visit(LAW)
    page.click(".to-contents")
    page.click('.toc a[href="#z2"]')
    assert page.url.endswith("#z2")
    assert not page.evaluate("document.body.classList.contains('contents-open')")


def test_everything_is_readable_without_script(chromium, site):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / LAW).as_uri())
    assert "任何单位和个人不得破坏堤防" in page.inner_text(".law")
    assert page.locator(".tools, .jump, .gc-scheme:visible").count() == 0
    page.click('.toc a[href="#z2"]')
    assert page.url.endswith("#z2")
    context.close()


def test_paper_shows_title_edition_and_status_and_no_navigation(visit, page):
    visit(LAW)
    page.emulate_media(media="print")
    assert page.inner_text(".paper-head").split() == [
        "示例市堤防管理规定",
        "2024-03-01",
        "截至2026-10-01核对有效",
    ]
    assert page.locator(".gc-header:visible, .contents:visible, .tools:visible").count() == 0


CONTRAST = """
() => {
  const probe = document.createElement("canvas").getContext("2d");
  const rgb = (colour) => { probe.fillStyle = colour; const h = probe.fillStyle; return [1, 3, 5].map((i) => parseInt(h.slice(i, i + 2), 16)); };
  const light = (c) => { const [r, g, b] = c.map((v) => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
  const style = getComputedStyle(document.documentElement);
  const token = (name) => rgb(style.getPropertyValue("--" + name).trim());
  const pairs = [["ink", "paper"], ["soft", "paper"], ["soft", "wash"], ["accent", "paper"], ["accent", "accent-wash"], ["accent", "raised"], ["red", "paper"], ["red", "red-wash"], ["ink", "red-wash"], ["on-accent", "accent"]];
  return pairs.map(([a, b]) => { const [x, y] = [light(token(a)), light(token(b))]; return [a + " on " + b, (Math.max(x, y) + .05) / (Math.min(x, y) + .05)]; });
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(visit, page, scheme):
    """WCAG 2.1 AA: 4.5 to 1."""
    page.emulate_media(color_scheme=scheme)
    visit(LAW)
    assert [pair for pair in page.evaluate(CONTRAST) if pair[1] < 4.5] == []


def test_the_chapter_being_read_is_marked_in_the_contents(visit, page):
    page.set_viewport_size({"width": 1280, "height": 300})
    visit(LAW + "#t4")
    page.wait_for_selector(".toc .here")
    assert page.inner_text(".toc .here a") == "第二章　附则"
