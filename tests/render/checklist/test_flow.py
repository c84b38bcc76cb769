"""The flow picture: every step and stop once, in order, each leading to its place."""

from itertools import pairwise

from lxml import etree

from guicheng.render.checklist.flow import _lines, flow_svg

SVG = "{http://www.w3.org/2000/svg}"


def picture(sheet):
    text = flow_svg(sheet, {"P0002": "../b/index.html"}).replace(
        "<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1
    )
    return etree.fromstring(text)


def test_every_step_is_a_link_to_its_place_in_order(sheet):
    links = [
        link.get("href") for link in picture(sheet).iter(f"{SVG}a") if link.find(f"{SVG}circle") is not None
    ]
    assert links == ["#s1", "#s2", "#s9", "#s4", "#s5", "#s7"]


def test_stops_stand_between_the_steps(sheet):
    words = [
        "".join(node.itertext()) for node in picture(sheet).iter(f"{SVG}g") if node.get("class") == "stop"
    ]
    assert words == ["停：会商前（科长）", "停：归档前（科长）"]


def test_a_branch_leads_to_its_target(sheet):
    links = [link for link in picture(sheet).iter(f"{SVG}a") if link.find(f"{SVG}circle") is None]
    assert [link.get("href") for link in links] == ["#s7"]
    assert "转第6步" in "".join(links[0].itertext())


def test_boxes_do_not_overlap(sheet):
    boxes = [one for one in picture(sheet).iter(f"{SVG}rect") if one.get("class") != "side"]
    spans = [(int(one.get("y")), int(one.get("y")) + int(one.get("height"))) for one in boxes]
    assert all(one[1] < other[0] for one, other in pairwise(spans))


def test_lines_keep_codes_whole_and_never_begin_with_a_mark():
    assert _lines("转到另一张核对单P0003，再办", 9) == ["转到另一张核对单", "P0003，再办"]
    assert _lines("一二三四五，六", 5) == ["一二三四五，", "六"]
