"""Skeletons of new documents: valid at once, with the closed lists beside the keys and 待填 where words are missing."""

from __future__ import annotations

import datetime as dt

from guicheng.checks.draft import MISSING
from guicheng.content.frontmatter import dump_yaml
from guicheng.model.data import Role

_REGULATION = """\
---
code: {code}
{title}
aliases: []                       # 简称，引文按它识别
nature: 正式文本                  # 正式文本 | 示范文本 | 资料
level: 其他                       # 宪法 | 法律 | 行政法规 | 监察法规 | 司法解释 | 部门规章 | 地方性法规 | …
issuer: []                        # 制定机关
topics: []
visibility: 公开                  # 公开 | 内部
events: []                        # [{{date: 2026-01-20, type: 制定, by: 机关}}]，类型：制定 | 修正 | 修订 | 废止 | 失效
relations: {{}}
used_for: null                    # 在本单位的用途
verified: []
---
"""

_PROCEDURE = """\
---
code: {code}
{title}
edition: 1
state: 草稿                       # 草稿 | 送审 | 已发布 | 停用
visibility: 公开                  # 公开 | 内部
owner: {organ}
author: 待填
reviewer: null                    # 不得与起草人相同
approved: null
effective_from: null
review_by: null
trigger: [待填]
not_for: [待填]
boundary: 待填
events:
  - {{id: received, title: 收到}}
stages:
  - title: 办理
    mode: 逐项照办                # 办后核对 | 逐项照办
    steps:
      - id: s1
        title: 待填
        role: {first}
        duty: 应当                # 应当 | 可以 | 不得
        basis: [内部要求]         # 或者 [{{ref: "R0001@2026-01-20#t1", relation: 依据}}]，关系：依据 | 参照 | 边界
        checks:
          - {{id: c1, text: 待填}}
    pause: {{title: 办结前, asks: [待填], role: {second}}}
related_cases: []
---
"""

_CASE = """\
---
code: {code}
{title}
fictional: true                   # 虚构示例；真实案例脱敏后改为 false
visibility: 公开                  # 公开 | 内部
kind: 待填
organs: []
issue_class: 个性                 # 共性 | 个性
stage: null
year: {year}
place_level: 县                   # 省 | 市 | 县 | 乡，只写层级不写地名
applied: []                       # ["R0001@2026-01-20#t1"]
steps: []                         # ["P0001#s1"]
lesson: 待填
legal_effect: 待填
social_effect: 待填
anonymised: {{by: 脱敏人待填, checked_by: 复核人待填, rules: 1, date: {date}}}   # 两人
---
## 基本情况

待填

## 处理经过

待填
"""

_FORM = """\
---
code: {code}
{title}
procedure: null                   # 所属程序的编码
edition: 1
visibility: 公开                  # 公开 | 内部
orientation: 纵向                 # 纵向 | 横向
copies: 1
file_order: null                  # 卷内顺序
signatures: []
---
| 项目 | 内容 |
|---|---|
| 登记编号 | |
| 待填 | |
"""


def regulation(code: str, title: str) -> str:
    """A work known by its title only (仅题录); an import attaches the text."""
    return _REGULATION.format(code=code, title=_title(title))


def procedure(code: str, title: str, roles: dict[str, Role]) -> str:
    """A draft of one stage and one step; the pause is signed by another role than the step."""
    ranked = sorted(roles, key=lambda name: roles[name].order) or ["承办人", "科长"]
    first, second = ranked[0], ranked[min(1, len(ranked) - 1)]
    organ = roles[first].organ if first in roles else MISSING
    return _PROCEDURE.format(code=code, title=_title(title), organ=organ, first=first, second=second)


def case(code: str, title: str, today: dt.date) -> str:
    """A fictional case of this year."""
    return _CASE.format(code=code, title=_title(title), year=today.year, date=today.isoformat())


def form(code: str, title: str) -> str:
    """A blank with two rows."""
    return _FORM.format(code=code, title=_title(title))


def _title(title: str) -> str:
    """The title as a line of YAML, quoted where it must be."""
    return dump_yaml({"title": title}).strip()
