"""The results page: empty until its script fills it; without script it says where else to look."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from guicheng.render.links import Links

PATH = "search"

_HELP = (
    ("词语", "用空格分开，须同时出现", ("取保候审 保证金",)),
    ("原文", "加引号，一字不差", ('"责令改正"',)),
    ("排除", "前面加减号", ("听证 -行政许可",)),
    ("直达", "名称加条号，或者文号、拼音首字母", ("刑诉法105", "xsssf")),
    (
        "筛选",
        "写在词语后面，也可以用旁边的筛选",
        ("听证 类型:程序", "信访 位阶:法律", "赔偿 日期:2018..2024"),
    ),
)
"""What can be typed: name, rule, examples that can be tried."""


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
        f'<div class="found-list"></div>{_help()}</div>'
    )


def _help() -> str:
    rows = []
    for name, rule, examples in _HELP:
        tries = "、".join(
            f'<a class="code" href="index.html?q={quote(text)}">{escape(text)}</a>' for text in examples
        )
        rows.append(f"<dt>{name}</dt><dd>{rule}：{tries}</dd>")
    return f'<dl class="found-help">{"".join(rows)}</dl>'
