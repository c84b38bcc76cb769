"""The pages of a change: what it broke, what to do, what to look up each month."""

import datetime as dt
from pathlib import Path

from guicheng.citations.library import Library
from guicheng.content.corpus import read_corpus
from guicheng.render.compare import compare_html
from guicheng.render.impact import impact_html, monthly_html
from guicheng.render.links import Links

ON = dt.date(2026, 3, 1)
EDITION = "regs/regulations/shili-hedao-tiaoli/2021-03-26.md"
STORIES = Path(__file__).parents[1] / "fixtures" / "citations" / "base"


def pages(base: Path) -> tuple[str, str]:
    corpus = read_corpus(base)
    links = Links(corpus, ON, "../")
    return impact_html(Library(corpus), links), monthly_html(Library(corpus), links)


def test_a_repealed_article_is_listed_with_who_relies_on_it(good_base: Path) -> None:
    path = good_base / EDITION
    gone = "verified: []\narticle_status: {t3: {state: 删去, date: 2026-02-01}}\n"
    path.write_text(path.read_text(encoding="utf-8").replace("verified: []\n", gone), encoding="utf-8")
    impact, _ = pages(good_base)
    assert "共3处" in impact
    assert "河道线索登记：登记线索" in impact
    assert "<strong>已删去</strong><br>第三条自2026-02-01起删去" in impact
    assert 'href="../procedures/hedao-xiansuo/index.html#s1"' in impact


def test_works_without_text_stand_by_themselves(good_base: Path) -> None:
    impact, _ = pages(good_base)
    assert "没有受影响的依据" in impact
    assert "示例省举报办理规定</a>　1处依据" in impact


def test_the_monthly_sheet_lists_what_others_may_change(good_base: Path) -> None:
    _, monthly = pages(good_base)
    assert monthly.index("示例市河道管理条例") < monthly.index("示例省举报办理规定")
    assert "线索办理办法（示范文本）" not in monthly
    assert "案例1处、程序2处" in monthly


def test_what_weighs_stands_before_the_articles() -> None:
    corpus = read_corpus(STORIES)
    work = corpus.works["R0001"]
    html = compare_html(work, *work.editions, Links(corpus, ON, "../../../../"))
    assert html.index("期限：<del>七日</del>") < html.index("逐条比较")
    assert "新增：第二条" not in html
    assert "第六条之一" in html
