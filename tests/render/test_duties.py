"""The page 各岗位的步骤: what a role does, approves and stops, with a link to each step."""

import datetime as dt

from lxml import html

from guicheng.content.corpus import read_corpus
from guicheng.render.duties import duties_html
from guicheng.render.links import Links


def test_each_role_finds_its_own_steps_its_approvals_and_its_stops(good_base):
    page = html.fromstring(duties_html(Links(read_corpus(good_base), dt.date(2026, 3, 2), "../../")))
    sections = {one.findtext("h2"): one for one in page.xpath("//section")}
    first, second = (sections[role] for role in ("承办人", "科长"))
    assert [a.get("href") for a in first.xpath(".//td[@data-head='自己办的']/a")] == [
        f"../../procedures/hedao-xiansuo/index.html#s{number}" for number in range(1, 4)
    ]
    assert second.xpath("string(.//td[@data-head='审核、审批、签发的'])").endswith("）")
    assert second.xpath("string(.//td[@data-head='把关的'])")
