"""The built site of a small base: pages, addresses, links, what is public, the same bytes twice."""

import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from mkdocs.exceptions import PluginError

from guicheng.site.plugin import as_of_day, base_root


class Tags(HTMLParser):
    """All ids and all targets of one page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src"):
                self.targets.append(value or "")


def pages(site: Path) -> list[Path]:
    return sorted(path for path in site.rglob("*.html") if path.name != "404.html")


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_every_kind_of_page_is_there(site):
    expected = [
        "index.html",
        "regulations/index.html",
        "regulations/shili-difang-guiding/index.html",
        "regulations/shili-difang-guiding/2019-05-01/index.html",
        "regulations/shili-difang-guiding/2024-03-01/index.html",
        "regulations/shili-jubao-guiding/index.html",
        "catalogue/level/local-rule/index.html",
        "procedures/hedao-xiansuo/index.html",
        "cases/c0001/index.html",
        "forms/f0001/index.html",
        "pending/index.html",
        "s/R0005/index.html",
        "s/P0001-1/index.html",
    ]
    assert [path for path in expected if not (site / path).is_file()] == []


def test_every_anchor_of_a_page_exists_once(site):
    for path in pages(site):
        ids = Tags(text_of(path)).ids
        assert sorted(ids) == sorted(set(ids)), path


def test_every_place_of_a_text_has_its_anchor(site):
    ids = Tags(text_of(site / "regulations/shili-difang-guiding/index.html")).ids
    places = "z1 t1 t1-k1 t2 t2-k1 t2-k2 t2-k2-x1 t2-k2-x1-m1 t2-k2-x1-m2 t2-k2-x2 t3 t3-1 t3-1-k1 z2 t4 t5 f1 f1-t1"
    assert [place for place in places.split() if place not in ids] == []


def test_every_link_leads_to_a_page_and_a_place_that_exist(site):
    ids = {path: set(Tags(text_of(path)).ids) for path in pages(site)}
    lost = []
    for path in ids:
        for target in Tags(text_of(path)).targets:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            file = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not file.is_file() or (parts.fragment and parts.fragment not in ids.get(file, ())):
                lost.append(f"{path.relative_to(site)} → {target}")
    assert lost == []


def test_only_links_a_reader_clicks_lead_to_another_host(site):
    for path in pages(site):
        html = text_of(path)
        loaded = re.findall(
            r'(?:src|srcset|action|poster)="(?:https?:)?//[^"]*"|<link[^>]*href="(?:https?:)?//', html
        )
        assert loaded == [], path
        assert "url(http" not in html


def test_no_page_has_a_script_of_its_own(site):
    """Every script is a file (data for one may stand in the page): a content security policy without exceptions holds."""
    for path in pages(site):
        assert re.findall(r'<script(?![^>]*(?:\ssrc=|type="application/json"))', text_of(path)) == [], path
        assert re.findall(r"\son[a-z]+=\"", text_of(path)) == [], path


def test_words_of_a_text_never_become_markup(site):
    html = text_of(site / "regulations/shili-feizhi-banfa/index.html")
    assert "采砂量&lt;5吨且&gt;1吨的，填写“甲&amp;乙”表。&lt;img src=x" in html
    assert "img" not in Tags(html).tags


def test_bodies_in_markdown_are_harmless(site):
    html = text_of(site / "regulations/shili-difang-guiding/index.html")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "javascript:" not in html
    assert "example.org/a.png" not in html
    assert "远处的图" in html


def test_the_work_shows_the_edition_in_force_and_older_ones_lead_to_it(site):
    now = text_of(site / "regulations/shili-difang-guiding/index.html")
    old = text_of(site / "regulations/shili-difang-guiding/2019-05-01/index.html")
    assert 'data-edition="2024-03-01"' in now
    assert "已修改" in old
    assert "看当前文本（2024-03-01修订）" in old


def test_the_status_stands_with_the_day_of_its_check(site):
    assert "截至2026-10-01核对有效" in text_of(site / "regulations/shili-difang-guiding/index.html")
    assert "截至2026-09-01核对已废止" in text_of(site / "regulations/shili-feizhi-banfa/index.html")
    assert "有效（待核）" in text_of(site / "regulations/shili-hedao-tiaoli/index.html")


def test_single_articles_say_when_they_hold(site):
    html = text_of(site / "regulations/shili-difang-guiding/index.html")
    assert '<p class="mark">本条自<time datetime="2027-01-01">2027年1月1日</time>起施行</p>' in html
    assert "起删去</p>" in html


def test_a_work_known_by_title_says_so_and_where_its_text_is(site):
    html = text_of(site / "regulations/shili-jubao-guiding/index.html")
    assert "正文未入库" in html
    assert "到哪里取得正文" in html


def test_the_public_site_leaves_out_what_is_internal(site):
    assert not (site / "regulations/shili-neibu-zhidu").exists()
    everything = "".join(text_of(path) for path in site.rglob("*") if path.suffix in (".html", ".js"))
    assert "内部值班" not in everything
    assert "R0006" not in everything


def test_the_internal_site_has_it(built, tmp_path):
    site = built(tmp_path / "base", profile="internal")
    assert "值班电话不得外传" in text_of(site / "regulations/shili-neibu-zhidu/index.html")


def test_two_builds_of_a_day_are_equal_byte_for_byte(site, built, tmp_path):
    again = built(tmp_path / "base")
    first = {path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    second = {path.relative_to(again): path.read_bytes() for path in again.rglob("*") if path.is_file()}
    assert first == second


def test_nothing_of_materials_script_is_shipped(site):
    assert not (site / "assets/javascripts").exists()
    assert list(site.rglob("*.map")) == []
    assert 'name="generator"' not in text_of(site / "index.html")


def test_an_address_in_a_hand_written_page_becomes_a_link(site):
    html = text_of(site / "index.html")
    assert 'href="procedures/hedao-xiansuo/index.html#s1"' in html
    assert 'href="regulations/shili-hedao-tiaoli/2021-03-26/index.html#t2"' in html


def test_an_unknown_address_is_reported_and_not_left_as_a_dead_link(built, tmp_path, caplog):
    words = "[没有](P0999) [没有这条](R0001@2021-03-26#t99)\n"
    site = built(tmp_path / "base", index=words)
    assert "index.md: link-address: 链接“P0999”" in caplog.text
    assert "没有第九十九条" in caplog.text
    assert '<span class="lost" title="库中没有 P0999">没有</span>' in text_of(site / "index.html")


def test_the_page_for_lost_addresses_asks_no_other_host(site):
    """Its links start at the top of the server, as nobody knows how deep the lost address was."""
    html = text_of(site / "404.html")
    assert "没有这一页" in html
    assert [target for target in Tags(html).targets if target.startswith("//")] == []
    assert 'data-root="/"' in html


def test_short_pages_lead_to_the_document_with_and_without_script(site):
    html = text_of(site / "s/R0005/index.html")
    assert '<a id="target" href="../../regulations/shili-difang-guiding/index.html">' in html
    assert html.count("<script") == 1


def test_the_day_of_the_build_comes_from_the_key_then_the_environment(monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    assert as_of_day("2026-03-01").isoformat() == "2026-03-01"
    assert as_of_day(None).isoformat() == "2026-09-21"


def test_a_wrong_day_is_refused_in_words():
    with pytest.raises(PluginError, match="as_of: “三月”不是日期"):
        as_of_day("三月")


def test_a_missing_base_is_refused_in_words(tmp_path):
    with pytest.raises(PluginError, match="找不到知识库目录"):
        base_root(tmp_path / "nowhere" / "regs")
