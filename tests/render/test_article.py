"""One article as HTML."""

from guicheng.model.provision import Article, Item, Paragraph, Subitem
from guicheng.render.article import article_html
from guicheng.render.table import table_html


def article(*paragraphs: Paragraph, label: str = "第三条") -> Article:
    return Article(label=label, anchor="t3", line=1, paragraphs=paragraphs)


def test_the_label_links_to_itself_and_is_a_heading():
    html = article_html(article(Paragraph("应当登记。", "t3-k1", 1)))
    assert html == (
        '<div class="t" id="t3"><p class="k" id="t3-k1">'
        '<span class="n" role="heading" aria-level="4"><a href="#t3">第三条</a></span>　应当登记。</p></div>\n'
    )


def test_items_and_subitems_carry_their_anchors_in_order():
    items = (
        Item("（一）", "先登记；", "t3-k1-x1", 2, (Subitem("1.", "当日；", "t3-k1-x1-m1", 3),)),
        Item("（二）", "后编号。", "t3-k1-x2", 4),
    )
    html = article_html(article(Paragraph("应当：", "t3-k1", 1, items)))
    assert '<p class="x" id="t3-k1-x1">（一）先登记；</p><p class="m" id="t3-k1-x1-m1">1.当日；</p>' in html
    assert html.index("t3-k1-x1-m1") < html.index("t3-k1-x2")


def test_words_are_escaped():
    html = article_html(article(Paragraph('<b>"甲"&乙', "t3-k1", 1)))
    assert "&lt;b&gt;&quot;甲&quot;&amp;乙" in html


def test_a_decision_is_numbered_without_a_gap():
    html = article_html(article(Paragraph("修改如下。", "t3-k1", 1), label="三、"))
    assert "三、</a></span>修改如下。" in html


def test_an_article_of_items_only_keeps_its_label_on_its_own():
    items = (Item("（一）", "登记。", "t3-k1-x1", 1),)
    html = article_html(article(Paragraph("", "t3-k1", 1, items)))
    assert html.index("第三条") < html.index("（一）登记。")


def test_words_that_cannot_be_addressed_have_no_id_and_no_link():
    html = article_html(Article("第三条", "", 1, (Paragraph("甲。", "", 1),)))
    assert "id=" not in html
    assert "href" not in html
    assert "第三条</span>　甲。" in html


def test_marks_stand_above_the_words():
    html = article_html(article(Paragraph("甲。", "t3-k1", 1)), '<p class="mark">注</p>')
    assert html.startswith('<div class="t" id="t3"><p class="mark">注</p><p')


def test_a_table_keeps_every_cell_and_its_anchor():
    html = table_html("| 长度 | 人数 |\n|---|---|\n| 十公里 | 2 |\n| <x> |", "t3-k2")
    assert html.startswith('<div class="wide" id="t3-k2"')
    assert '<th scope="col">长度</th>' in html
    assert "<td>十公里</td><td>2</td>" in html
    assert "<td>&lt;x&gt;</td><td></td>" in html


def test_a_table_without_a_head_is_rows_only():
    assert "<thead>" not in table_html("| 甲 | 乙 |\n| 丙 | 丁 |")


def test_an_escaped_bar_is_part_of_a_cell():
    assert "<td>甲|乙</td>" in table_html(r"| 甲\|乙 | 丙 |")
