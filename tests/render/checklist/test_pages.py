"""Pages about paper and time: who does what, withdrawn editions, all limits, the calendar for eye proof."""

import datetime as dt

import pytest
from lxml import html

from guicheng.content.corpus import read_corpus
from guicheng.render import deadlines
from guicheng.render.checklist.pages import edition_words, matrix_html, print_html, withdrawn_html
from guicheng.render.links import Links

ON = dt.date(2026, 3, 2)
CODES = "P0001: {slug: hedao-xiansuo, editions: {1: {from: 2025-02-01, withdrawn: 2026-01-31}, 2: {from: 2026-02-01}, 3: {from: 2026-03-01}}}"


@pytest.fixture
def links(base):
    codes = base / "regs" / "data" / "codes.yml"
    lines = [CODES if line.startswith("P0001") else line for line in codes.read_text("utf-8").splitlines()]
    codes.write_text("\n".join(lines) + "\n", encoding="utf-8")
    corpus = read_corpus(base)
    assert corpus.problems == ()
    return Links(corpus, ON, "../")


def rows(page):
    return [
        [" ".join(cell.text_content().split()) for cell in row.xpath("./td | ./th")]
        for row in html.fromstring(page).xpath("//tbody/tr")
    ]


def test_the_matrix_tells_who_does_approves_and_stops(links):
    assert rows(matrix_html(links)) == [["河道线索登记", "1 2 3 4 5", "审1 停1 停2"]]


def test_withdrawn_editions_are_listed_newest_first(links):
    assert [(row[2], row[4]) for row in rows(withdrawn_html(links))] == [
        ("第3版", "现行"),
        ("第2版", "已不是现行版，现行第3版"),
        ("第1版", "已于2026年1月31日停用，现行第3版"),
    ]


def test_a_draft_is_never_called_current(links):
    entry = links.corpus.procedures["P0001"]
    draft = entry.meta.model_copy(update={"state": "草稿"})
    links.corpus.procedures["P0001"] = type(entry)(draft, entry.body, entry.body_line, entry.path, entry.slug)
    assert edition_words(links.corpus, "P0001", 3) == "草稿，不得据此办理"


def test_everything_printable_is_linked(links):
    hrefs = html.fromstring(print_html(links)).xpath("//a/@href")
    for name in ("sheet.html", "p0001-3.docx", "p0001-3.pdf", "p0001-3-set.pdf", "p0001-3-card.pdf"):
        assert f"../procedures/hedao-xiansuo/{name}" in hrefs
    assert "../print/ledgers/duban.xlsx" in hrefs and "../print/booklet.pdf" in hrefs
    assert "../forms/f0001/f0001-1.docx" in hrefs


def test_the_table_of_limits_tells_legal_from_internal(links):
    found = {row[1]: (row[3], row[4]) for row in rows(deadlines.table_html(links))}
    assert found["1 登记线索"] == ("收到线索后5个工作日内", "内控时限（非法定）")
    assert found["2 两人到场查看"][1].startswith("《")


def test_the_calendar_marks_days_off_and_make_up_days_in_words(links):
    page = html.fromstring(deadlines.calendar_html(links))
    months = page.xpath("//table[@class='month']")
    assert len(months) == 12
    october = months[9]
    assert october.xpath("count(.//td[contains(@class,'off')])") == 7
    assert [cell.text_content() for cell in october.xpath(".//td[contains(@class,'work')]")] == ["10班"]
    assert "工作日248个" in page.text_content()


def test_the_calculator_says_which_years_it_knows(links):
    assert "有数据的年份：2026" in deadlines.calculator_html(links)


def test_every_file_that_a_page_links_is_made(site):
    for page in ("print/index.html", "procedures/hedao-xiansuo/index.html", "forms/f0001/index.html"):
        folder = (site / page).parent
        for href in html.fromstring((site / page).read_text("utf-8")).xpath("//a/@href"):
            if href.endswith((".pdf", ".docx", ".xlsx", "sheet.html")):
                assert (folder / href).is_file(), (page, href)


def test_a_paper_in_hand_can_be_asked_about(site):
    words = html.fromstring((site / "s" / "P0001-3" / "index.html").read_text("utf-8")).text_content()
    assert "河道线索登记核对单 P0001 第3版：现行" in words
