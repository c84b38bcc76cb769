"""A blank form leaves room where a person has to write."""

from guicheng.render.form import boxed, roomy


def row(first: str, second: str = "") -> str:
    return f"<tr>\n<td>{first}</td>\n<td>{second}</td>\n</tr>"


def test_opinions_and_reasons_get_room() -> None:
    assert roomy(row("科长审核")).startswith('<tr class="room">')
    assert roomy(row("书记意见（重大、敏感事项）")).startswith('<tr class="room">')
    assert roomy(row("理由")).startswith('<tr class="room">')


def test_facts_and_cells_that_are_filled_already_do_not() -> None:
    assert roomy(row("登记编号")) == row("登记编号")
    assert roomy(row("承办人意见", "□同意　□不同意")) == row("承办人意见", "□同意　□不同意")


def test_a_label_beside_a_number_or_a_place_is_a_line() -> None:
    for label in ("登记编号、意见书编号", "交换意见的时间、地点、人员", "附件：记录材料清单"):
        assert roomy(row(label)) == row(label)


def test_a_box_stays_with_its_label() -> None:
    assert boxed("<td>□是　□否</td>") == "<td>□\u2060是　□\u2060否</td>"
