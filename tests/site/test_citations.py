"""Citations in the site: links that land, none inside another, previews, 被引用."""

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.fixture(scope="module")
def cited_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The base of the citation stories with the good base's data, built as a site."""
    root = tmp_path_factory.mktemp("cited") / "base"
    shutil.copytree(FIXTURES / "good", root)
    shutil.rmtree(root / "regs" / "regulations")
    shutil.copytree(FIXTURES / "citations" / "base" / "regs", root / "regs", dirs_exist_ok=True)
    words = "词语\t类\t触及\t建议\n应当改判\t实体用语\t红线一\t写程序上的要求\n"
    (root / "regs/data/wording.tsv").write_text(words, encoding="utf-8")
    config = load_config(str(root / "mkdocs.yml"))
    config.plugins["guicheng"].config.update({"as_of": "2026-11-25"})
    build(config)
    return Path(config.site_dir)


class Anchors(HTMLParser):
    """Links of the class q with their targets; how deep links lie inside links; all ids."""

    def __init__(self) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.ids: set[str] = set()
        self.depth = self.deepest = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids.add(found.get("id") or "")
        if tag == "a":
            self.depth += 1
            self.deepest = max(self.deepest, self.depth)
            if (found.get("class") or "").split(" ")[0] == "q":
                self.hrefs.append(found["href"] or "")

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag == "a"


def read(page: Path) -> Anchors:
    parser = Anchors()
    parser.feed(page.read_text(encoding="utf-8"))
    return parser


def test_every_citation_is_a_link_that_lands_and_none_lies_inside_another(cited_site: Path) -> None:
    count = 0
    for page in cited_site.glob("regulations/**/index.html"):
        found = read(page)
        assert found.deepest <= 1
        for href in found.hrefs:
            path, _, place = href.partition("#")
            target = page if not path else (page.parent / path).resolve()
            assert target.is_file(), href
            assert not place or place in read(target).ids, href
            count += 1
    assert count > 10


def test_a_link_to_another_law_carries_its_words(cited_site: Path) -> None:
    html = (cited_site / "regulations/difang-fa-jieshi/index.html").read_text(encoding="utf-8")
    link = re.search(r'<a class="q"[^>]*>堤防法第二条</a>', html)
    assert link
    assert 'href="../../regulations/difang-fa/index.html#t2"' in link.group()
    assert 'data-w="第二条　堤防分为三级。"' in link.group()


def test_articles_tell_who_cites_them(cited_site: Path) -> None:
    html = (cited_site / "regulations/difang-fa/index.html").read_text(encoding="utf-8")
    article = re.search(r'<div class="t" id="t2">.*?</div>', html, re.S)
    assert article
    assert "被引用 1 处" in article.group()
    assert "最高示例院关于适用《中华人民共和国堤防法》的解释》第一条" in article.group()


def test_an_older_edition_links_to_its_own_places_and_has_no_被引用(cited_site: Path) -> None:
    html = (cited_site / "regulations/hedao-tiaoli/2015-06-01/index.html").read_text(encoding="utf-8")
    assert 'class="cited"' not in html


@pytest.mark.browser
def test_the_preview_comes_with_the_keyboard_and_goes_with_escape(cited_site: Path, page) -> None:
    page.goto((cited_site / "regulations/difang-fa-jieshi/index.html").as_uri())
    link = page.locator("a.q", has_text="堤防法第二条").first
    link.focus()
    card = page.locator("#cite-card")
    card.wait_for(state="visible")
    assert "堤防分为三级" in card.inner_text()
    assert link.get_attribute("aria-describedby") == "cite-card"
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")


@pytest.mark.browser
def test_a_place_on_the_same_page_is_previewed_from_the_page(cited_site: Path, page) -> None:
    page.goto((cited_site / "regulations/difang-fa-jieshi/index.html").as_uri())
    page.locator("a.q", has_text="前款").first.focus()
    card = page.locator("#cite-card")
    card.wait_for(state="visible")
    assert "第二条第一款" in card.inner_text()
    assert "有下列情形的，属于险情" in card.inner_text()


@pytest.mark.browser
def test_the_first_touch_shows_and_the_second_follows(cited_site: Path, chromium) -> None:
    context = chromium.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto((cited_site / "regulations/difang-fa-jieshi/index.html").as_uri())
    link = page.locator("a.q", has_text="堤防法第二条").first
    link.tap()
    page.locator("#cite-card").wait_for(state="visible")
    assert "difang-fa-jieshi" in page.url
    link.tap()
    page.wait_for_url("**/difang-fa/index.html#t2")
    context.close()


def test_two_editions_are_compared_on_a_page_of_their_own(cited_site: Path) -> None:
    page = cited_site / "regulations/hedao-tiaoli/2021-03-26/compare/index.html"
    html = page.read_text(encoding="utf-8")
    assert "应当在<del>七日</del><ins>五个工作日</ins>内登记" in html
    assert html.index("先看这些") < html.index("逐条比较")
    current = (cited_site / "regulations/hedao-tiaoli/index.html").read_text(encoding="utf-8")
    assert 'href="../../regulations/hedao-tiaoli/2021-03-26/compare/index.html"' in current


def test_what_an_amendment_breaks_is_listed_with_what_to_do(cited_site: Path) -> None:
    html = (cited_site / "impact/index.html").read_text(encoding="utf-8")
    assert "<h1>修法影响待办</h1>" in html
    sheet = (cited_site / "impact/monthly/index.html").read_text(encoding="utf-8")
    assert "示例市河道管理条例" in sheet
    assert "□\u2060无变化　□\u2060已修改　□\u2060已废止" in sheet


DRAFT = "依照堤防法第二条和《示例市渡口管理办法》第三条，\n依照《灯塔条例》第一条，此案应当改判。"


@pytest.mark.browser
def test_a_draft_is_judged_in_the_page_and_kept_nowhere(cited_site: Path, page) -> None:
    page.goto((cited_site / "cite/index.html").as_uri())
    page.fill("#cite-draft", DRAFT)
    page.locator(".cite-page button[type=submit]").click()
    page.locator(".judged li").nth(3).wait_for()
    rows = page.locator(".judged li").all_inner_texts()
    assert [row.split("　")[0].strip() for row in rows] == [
        "有效（待核）",
        "已废止（待核）",
        "不在库",
        "实体用语",
    ]
    assert "规范写法：《中华人民共和国堤防法》第二条" in rows[0]
    assert "引用 3 处，用语 1 处，要核对或者改写的共 3 处" in page.locator(".cite-count").inner_text()
    href = page.locator(".judged a").first.get_attribute("href")
    assert (cited_site / "cite" / href.split("#")[0]).resolve().is_file()
    assert (
        page.evaluate("JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])").count(
            "渡口"
        )
        == 0
    )


@pytest.mark.browser
def test_the_day_in_the_form_decides(cited_site: Path, page) -> None:
    page.goto((cited_site / "cite/index.html").as_uri())
    page.fill("#cite-draft", "依照《示例市渡口管理办法》第三条。")
    page.fill("#cite-day", "2020-01-01")
    page.locator(".cite-page button[type=submit]").click()
    page.locator(".judged li").first.wait_for()
    assert page.locator(".judged .state").first.inner_text() == "有效（待核）"
