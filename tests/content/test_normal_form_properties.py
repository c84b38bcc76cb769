"""Whatever a text looks like, formatting it loses no character and needs no second time."""

from hypothesis import given
from hypothesis import strategies as st

from guicheng.content.frontmatter import read_frontmatter
from guicheng.content.normal_form import document_form
from guicheng.model.work import Edition
from guicheng.text.widths import unify

HEAD = "---\nedition: 2021-03-26\nsource: {name: 示例}\n---\n"
PIECES = (
    "第一条　甲。",
    "第二条 乙：",
    "第二条之一　丙",
    "（一）丁；",
    "（二）之一 戊",
    "1.己",
    "第一章　总则",
    "# 第一章",
    "## 附件",
    "附件 1",
    "一、庚",
    "| 表 | 格 |",
    "“第三条　引用",
    "\u00a0",
    "\t",
    "\r\n",
    "\ufeff",
    "#",
)
BODIES = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12))).map("\n".join)


def characters(text: str) -> str:
    return "".join(unify(text).replace("#", "").split())


@given(BODIES)
def test_no_character_is_lost_and_once_is_enough(body: str) -> None:
    formed = document_form(HEAD + body, Edition, "x.md")
    assert characters(read_frontmatter(formed, "x.md").body) == characters(body)
    assert document_form(formed, Edition, "x.md") == formed
