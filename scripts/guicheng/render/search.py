"""The results page: empty until its script fills it; without script it says where else to look."""

from __future__ import annotations

from guicheng.render.links import Links

PATH = "search"

_HELP = """<dl class="found-help">
<dt>词语</dt><dd>用空格分开，须同时出现：<span class="code">取保候审 保证金</span></dd>
<dt>原文</dt><dd>加引号，一字不差：<span class="code">"责令改正"</span></dd>
<dt>排除</dt><dd>前面加减号：<span class="code">听证 -行政许可</span></dd>
<dt>直达</dt><dd>名称加条号，或者文号：<span class="code">刑诉法105</span></dd>
<dt>筛选</dt><dd><span class="code">类型:程序</span>、<span class="code">位阶:法律</span>、<span class="code">机关:公安部</span>、
<span class="code">效力:有效</span>、<span class="code">日期:2018..2024</span>、<span class="code">文号:</span></dd>
</dl>"""


def search_html(links: Links) -> str:
    """The frame that ``search-page.js`` fills."""
    return (
        f'<div class="search-page" data-module="search-page" data-root="{links.root}"><h1>检索</h1>'
        '<form role="search"><input type="search" aria-label="检索全文" autocomplete="off" spellcheck="false" maxlength="500">'
        '<button>检索</button></form><div class="found-status"><p class="found-total" role="status" aria-live="polite" aria-atomic="true"></p>'
        '<div class="found-notes"></div><div class="found-chosen" role="group" aria-label="已选的筛选条件"></div></div>'
        f'<noscript><p>检索需要脚本。没有脚本时，请从<a href="{links.page("regulations")}">法规目录</a>、'
        f'<a href="{links.page("procedures")}">程序</a>查找。</p></noscript>'
        '<details class="found-facets" hidden><summary>筛选</summary><div></div></details>'
        f'<div class="found-list"></div>{_HELP}</div>'
    )
