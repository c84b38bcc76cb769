"""The normal form of content files: what would change the meaning is refused."""

import pytest

from guicheng.content.normal_form import data_form, document_form
from guicheng.errors import BadInput
from guicheng.model.data import Limit, Office
from guicheng.model.form import Form
from guicheng.model.work import Edition

EDITION = """\
---
版本: 2021-03-26
来源: {来源: 示例}
---
第一章　总则
第一条　为了加强管理，制定本办法。
第二条　应当：
（一）甲；
（二）乙。
"""


def test_a_text_is_printed_and_its_head_put_into_english() -> None:
    assert document_form(EDITION, Edition, "x.md") == (
        "---\nedition: 2021-03-26\nsource: {name: 示例}\n---\n\n"
        "# 第一章　总则\n\n第一条　为了加强管理，制定本办法。\n\n第二条　应当：\n\n（一）甲；\n\n（二）乙。\n"
    )


def test_the_normal_form_is_its_own_normal_form() -> None:
    once = document_form(EDITION, Edition, "x.md")
    assert document_form(once, Edition, "x.md") == once


def test_a_document_without_body_stays_without() -> None:
    text = "---\ncode: F0001\ntitle: 登记表\n---\n"
    assert document_form(text, Form, "x.md") == text


def test_a_head_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(BadInput, match="frontmatter-missing"):
        document_form("没有属性", Form, "x.md")


def test_limits_are_named_by_their_keys_and_keep_them() -> None:
    text = "# 说明\n数量: {数量: 5, 单位: 工作日}   # 键本身叫“数量”\n"
    assert data_form(text, Limit, "x.yml", by_name=True) == text.replace("{数量", "{amount").replace(
        "单位:", "unit:"
    )


def test_a_record_gets_english_keys() -> None:
    assert data_form("单位名称: 示例单位", Office, "x.yml", by_name=False) == "name: 示例单位\n"
