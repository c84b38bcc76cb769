"""The head of a text: where title, note and number end and the text begins."""

import pytest

from guicheng.importer.head import split_head
from guicheng.importer.sheet import Sheet
from guicheng.importer.title import join_title


def head(*lines, title=None, marked=0):
    return split_head(Sheet(lines, title, marked))


def test_a_plain_law():
    found = head(
        "示例市河道管理条例",
        "（2019年7月26日示例市人民代表大会常务委员会通过）",
        "第一章　总则",
        "第一条　内容。",
    )
    assert found.title == "示例市河道管理条例"
    assert found.notes == ("（2019年7月26日示例市人民代表大会常务委员会通过）",)
    assert found.body == ("第一章　总则", "第一条　内容。")


def test_a_title_on_several_lines_is_joined():
    found = head("示例市人民政府关于加强", "河道管理的若干规定", "第一条　内容。")
    assert found.title == "示例市人民政府关于加强河道管理的若干规定"


def test_two_organs_before_a_title_are_joined_by_a_mark():
    found = head("最高人民法院　最高人民检察院", "关于办理示例案件适用法律若干问题的解释", "第一条　内容。")
    assert found.title == "最高人民法院、最高人民检察院关于办理示例案件适用法律若干问题的解释"


def test_an_order_before_the_title_is_read_and_left_out():
    found = head(
        "示例省人民政府令",
        "第12号",
        "《示例省河道管理办法》已经省人民政府常务会议通过，现予公布，自2020年1月1日起施行。",
        "省长　甲",
        "2019年12月2日",
        "示例省河道管理办法",
        "第一条　内容。",
    )
    assert found.title == "示例省河道管理办法"
    assert found.numbers == ("示例省人民政府令第12号",)
    assert len(found.order) == 5
    assert found.body == ("第一条　内容。",)


def test_a_document_begins_at_its_addressee():
    found = head(
        "示例部关于做好河道管理的通知",
        "示例〔2022〕14号",
        "各省、自治区、直辖市：",
        "现通知如下。",
        "一、统一规划。",
    )
    assert found.numbers == ("示例〔2022〕14号",)
    assert found.body[0] == "各省、自治区、直辖市："


def test_an_amending_decision_is_never_taken_for_an_order():
    lines = (
        "示例规定",
        "根据会议决定，对《示例规定》作如下修改，现予公布。",
        "一、将第一条修改为：“内容。”",
        "示例规定",
        "第一条　内容。",
    )
    assert head(*lines).body == lines[1:]


def test_a_note_broken_after_its_mark_goes_back_to_the_note():
    found = head(
        "2020年11月9日 示例法院审判委员会",
        "第1815次会议通过，自2021年1月1日起施行）",
        "某某：",
        "你处请示收悉。",
        marked=1,
    )
    assert len(found.notes) == 2
    assert found.body[0] == "某某："


def test_a_second_heading_in_the_head_names_a_part():
    found = head(
        "# 物权编", "2020年5月28日 通过", "# 第一章　一般规定", "第一条　内容。", title="示例法典", marked=2
    )
    assert (found.title, found.subtitle) == ("示例法典", "物权编")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["中华人民共和国", "示例法"], "中华人民共和国示例法"),
        (["示例法 （试行）"], "示例法（试行）"),
        (["人民银行 证监会关于示例的意见"], "人民银行、证监会关于示例的意见"),
        (["GB 3838 示例标准"], "GB 3838示例标准"),
    ],
)
def test_titles_are_joined_as_they_are_cited(lines, title):
    assert join_title(lines) == title
