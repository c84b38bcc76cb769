"""The text of a regulation as HTML: headings of 编章节, articles, and the words outside articles."""

from __future__ import annotations

from collections.abc import Mapping

from guicheng.model.provision import Article, Division, Loose, RegulationText
from guicheng.render.article import Words, article_html, plain
from guicheng.render.markup import esc
from guicheng.render.table import table_html

NO_MARKS: Mapping[str, str] = {}


def text_html(
    text: RegulationText,
    marks: Mapping[str, str] = NO_MARKS,
    words: Words = plain,
    after: Mapping[str, str] = NO_MARKS,
) -> str:
    """All blocks in reading order; ``marks`` and ``after`` map an article's anchor to HTML above and below it."""
    top = min((division.level for division in text.divisions), default=1)
    level = 1
    parts = []
    for block in text.blocks:
        if isinstance(block, Article):
            above, below = marks.get(block.anchor, ""), after.get(block.anchor, "")
            parts.append(article_html(block, above, level + 1, words, below))
        elif isinstance(block, Division):
            level = min(block.level - top + 2, 6)
            parts.append(_division(block, level))
        else:
            parts.append(_loose(block, words))
    return "".join(parts)


def _division(division: Division, level: int) -> str:
    mark = f' id="{division.anchor}"' if division.anchor else ""
    words = esc(division.heading)
    if division.anchor:
        words = f'<a href="#{division.anchor}">{words}</a>'
    return f'<h{level} class="d d-{_STYLES[division.kind]}"{mark}>{words}</h{level}>\n'


_STYLES = {"编": "bian", "分编": "bian", "章": "zhang", "节": "jie", "附件": "fujian", "标题": "biaoti"}


def _loose(loose: Loose, words: Words) -> str:
    if loose.kind == "table":
        return table_html(loose.text, loose.anchor or "") + "\n"
    mark = f' id="{loose.anchor}"' if loose.anchor else ""
    return f'<p class="l l-{loose.kind}"{mark}>{words(loose.anchor or "", loose.text)}</p>\n'
