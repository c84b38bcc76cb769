"""Keys renamed and put in order inside the YAML text, every comment kept."""

from guicheng.content.keys import ordered, rename_keys

HEAD = """\
# 顶上的说明
编码: C0001   # 编码: 不是键
list: [{编码: 甲, other: "编码: 乙"}, {编码: 丙}]
note: |
  编码: 丁
"""


def test_a_key_is_renamed_where_it_is_a_key_and_nowhere_else() -> None:
    renamed = rename_keys(HEAD, {("编码",): "code", ("list", 1, "编码"): "code"}, "x.md")
    assert renamed == HEAD.replace("\n编码: C0001", "\ncode: C0001").replace("{编码: 丙}", "{code: 丙}")


def test_two_keys_of_one_line_are_renamed_together() -> None:
    assert (
        rename_keys("{甲: 1, 乙: 2}", {("甲",): "first", ("乙",): "second"}, "x") == "{first: 1, second: 2}"
    )


def test_keys_come_in_order_with_their_lines_and_the_comments_above() -> None:
    head = "b: 1\n# 关于 a\na:\n  - 甲\n  # 关于乙\n  - 乙\nz: 3\nc: 4"
    assert ordered(head, ["a", "b", "c"], "x") == "# 关于 a\na:\n  - 甲\n  # 关于乙\n  - 乙\nb: 1\nc: 4\nz: 3"


def test_an_empty_head_stays_as_it_is() -> None:
    assert ordered("", ["a"], "x") == ""
    assert rename_keys("# 只有说明", {}, "x") == "# 只有说明"
