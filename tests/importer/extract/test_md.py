"""Markdown of law collections: title, head above the mark, headings."""

import pytest

from guicheng.errors import SkippedFile
from guicheng.importer.extract.md import read_md

TEXT = """# 示例市河道管理条例

2019年7月26日 示例市第十五届人民代表大会常务委员会第三次会议通过

<!-- INFO END -->

## 第一章 总则

**第一条** 为了加强河道管理，制定本条例。

### 第二条

本条例适用于本市。

| 河道 | 等级 |
| --- | --- |
"""


def test_title_head_and_text_are_told_apart():
    sheet = read_md(TEXT)
    assert sheet.title == "示例市河道管理条例"
    assert sheet.lines[: sheet.head] == ("2019年7月26日 示例市第十五届人民代表大会常务委员会第三次会议通过",)
    assert sheet.lines[sheet.head] == "# 第一章 总则"


def test_bold_marks_go_and_an_article_is_no_heading():
    lines = read_md(TEXT).lines
    assert "第一条 为了加强河道管理，制定本条例。" in lines
    assert "第二条" in lines


def test_masked_words_are_no_bold_marks():
    assert read_md("# 甲\n\n各级***应当加强领导，***另有规定的除外。").lines == (
        "各级***应当加强领导，***另有规定的除外。",
    )


def test_a_page_of_frontmatter_only_is_skipped():
    with pytest.raises(SkippedFile):
        read_md("---\nbookCollapseSection: true\n---\n")
