"""Web pages: the law among navigation, footers, broken markup."""

import contextlib

import pytest

from guicheng.errors import RefusedFile
from guicheng.importer.extract.html import looks_like_html, read_html

NAVIGATION = "".join(f"<li><a href='/{n}'>栏目{n}</a></li>" for n in range(30))
PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="ArticleTitle" content="示例市河道管理条例">
<title>示例市河道管理条例_示例市人民政府</title><script>var 第一条 = "脚本里的字，不是正文。";</script></head><body>
<ul>{NAVIGATION}</ul>
</html><!-- pasted header ends here -->
<div class="crumb">当前位置：首页 &gt; 法规</div>
<div class="main"><h1>示例市河道管理条例</h1>
<p class="sub">（2019年7月26日示例市第十五届人民代表大会常务委员会第三次会议通过）</p>
<div class="text"><p align="center">第一章&emsp;总则</p>
<p>&ensp;&ensp;<strong>第一条</strong>&nbsp;为了加强河道管理，保障防洪安全，制定本条例。<br>&emsp;&emsp;第二条　本条例适用于本市行政区域内河道的管理，法律另有规定的除外。</p>
<table><tr><th>河道</th><th>等级</th></tr><tr><td>东河</td><td>一级</td></tr></table>
<p>第三条　本条例自2020年1月1日起施行。</p></div></div>
<div class="footer"><p>版权所有：示例市人民政府办公室</p></div></body></html>"""


def test_the_law_is_found_without_navigation_scripts_and_footer():
    sheet = read_html(PAGE.encode())
    text = sheet.lines[sheet.head :]
    assert text == (
        "第一章 总则",
        "第一条 为了加强河道管理，保障防洪安全，制定本条例。",
        "第二条　本条例适用于本市行政区域内河道的管理，法律另有规定的除外。",
        "| 河道 | 等级 |",
        "| --- | --- |",
        "| 东河 | 一级 |",
        "第三条　本条例自2020年1月1日起施行。",
    )


def test_title_and_note_outside_the_text_are_kept_as_its_head():
    sheet = read_html(PAGE.encode())
    assert sheet.title == "示例市河道管理条例"
    assert any("常务委员会第三次会议通过" in line for line in sheet.lines[: sheet.head])


def test_a_page_in_gb18030_is_read():
    sheet = read_html(PAGE.replace("utf-8", "gb2312").encode("gb18030"))
    assert sheet.lines[-1] == "第三条　本条例自2020年1月1日起施行。"


def test_a_page_that_scripts_fill_is_refused_with_the_way_out():
    page = "<html><body><div>{{title}}规章</div><div v-html='body'>{{caption}}</div><p>附件信息:</p></body></html>"
    with pytest.raises(RefusedFile, match=r"脚本.*建议：在浏览器中打开"):
        read_html(page.encode())


def test_deep_nesting_is_read_or_refused_but_never_breaks_the_reader():
    page = "<html><body>" + "<div>" * 20_000 + "<p>第一条　内容，一句话。</p>" * 20
    with contextlib.suppress(RefusedFile):
        assert read_html(page.encode()).lines


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<html><body>x", True),
        (b"<div><p>x</p></div>", True),
        ("第一条　<甲>与<乙>".encode(), False),
    ],
)
def test_html_is_told_by_its_tags(data, told):
    assert looks_like_html(data) is told
