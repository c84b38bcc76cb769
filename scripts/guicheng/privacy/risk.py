"""What is harmless alone adds up: place, time, cause and amount of a case together may point to one matter.

Points after domain 5.3: the finer the place and the time, the rarer the cause, the more exact the figures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from guicheng.model.case import Case

THRESHOLD = 7
"""From here on a second person must sign (``anonymised.second_by``)."""

_PLACE = {None: 0, "省": 1, "市": 2, "县": 3, "乡": 5}
_SEASON = re.compile(
    r"(?:春|夏|秋|冬)季|[上下]半年|[一二三四第]+季度|年初|年底|岁末|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月(?:份|上旬|中旬|下旬|初|底)"
)
_RARE = re.compile(r"唯一|首例|首起|首个|最大|最早|罕见|轰动|媒体|热搜|网络(?:热议|舆论)|进京|赴京|赴省|越级")
_CAUSE = re.compile(
    r"纠纷|合同|承包|侵权|赔偿|拆迁|征地|补偿|工伤|婚姻|继承|抚养|债务|借款|担保|草原|林权|宅基地|采矿|采砂|排污|水库|盗窃|诈骗|伤害|交通事故|非法集资|寻衅滋事|职务侵占|贪污|受贿|劳动争议|欠薪"
)
_AMOUNT = re.compile(
    r"[数上近约余几多]?[一二三四五六七八九十百千万亿两0-9]{1,8}余?[百千万亿]?(?:余)?(?:户|人次|亩|公顷|元|吨|头|岁|套|栋|间)"
)
_PERSONAL = re.compile(
    r"[七八九]旬|高龄|残疾|患病|重病|精神|孤儿|未成年|怀孕|双胞胎|父子|母女|兄弟|夫妻|岳父|女婿"
)


@dataclass(frozen=True, slots=True)
class Risk:
    """Points of a case and where they come from, in Chinese."""

    points: int
    reasons: tuple[str, ...]


def combination_risk(case: Case, body: str) -> Risk:
    """Place 0–5, time 0–2, cause 0–3, figures 0–3, personal features 0–2, rarity 0–3."""
    parts = (
        (_PLACE[case.place_level], f"地方层级到{case.place_level}"),
        (_time(case, body), "时间"),
        (min(len(set(_CAUSE.findall(body))), 3), "事由具体"),
        (min(len(set(_AMOUNT.findall(body))), 3), "数额、户数等数字"),
        (min(len(set(_PERSONAL.findall(body))), 2), "个人特征"),
        (min(len(set(_RARE.findall(body))), 3), "罕见情节"),
    )
    return Risk(
        sum(points for points, _ in parts), tuple(f"{words}（{points}）" for points, words in parts if points)
    )


def _time(case: Case, body: str) -> int:
    return (case.year is not None) + bool(_SEASON.search(body))
