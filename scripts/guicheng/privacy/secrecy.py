"""Marks of secrecy and of internal matter; a law that speaks of 绝密、机密、秘密 bears no mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from guicheng.privacy.finding import Hit
from guicheng.privacy.view import View

_STARRED = re.compile(
    r"(?:绝密|机密|秘密|内部)(?:级)?[★☆*⭐✭✮]|[★☆⭐]\s*(?:[0-9一二三四五六七八九十]{1,3}年|长期|解密)"
)
_FILLED = re.compile(
    r"(?:密级|秘密等级|保密等级|定密)(?:[:：为|]|定为)+(?:绝密|机密|秘密)(?![、，和或/／□及级])"
)
_ALONE = re.compile(
    r"(?:^|(?<=[\n|（(【《>]))(?:绝密|机密|秘密)(?:级|文件|件|（?[0-9一二三四五六七八九十]{1,3}年）?)?(?=[\n|）)】<]|$)(?![）)]?(?:、|级))"
)
_INTERNAL = re.compile(
    r"""
    (?:^|(?<=[\n|（(【>]))
    (?:内部(?:资料|文件|材料|刊物|使用|传阅|掌握)?(?:[，,、·]?(?:注意保存|注意保密|严禁外传|不得外传|请勿外传|不得公开|不得翻印|妥善保管|阅后收回))+
      |内部(?:资料|文件|材料|掌握|传阅)|仅供内部(?:使用|参考|传阅|掌握)?|(?:不得|严禁|请勿|禁止)外传|限内部使用|不得公开|不宜公开|阅后收回|阅后即焚)
    [。！!]?(?=[\n|）)】<]|$)
    """,
    re.VERBOSE,
)
_WORDS = ("密", "内部", "外传", "公开", "阅后", "★", "☆", "⭐")
"""Every mark holds one of these; most texts hold none, and need no look at every character."""


def secrecy_marks(view: View) -> Iterator[Hit]:
    """秘密★一年, 密级：机密, 机密 alone on a line or in brackets; 内部资料 注意保存, 不得外传 in the same places."""
    if not any(word in view.text for word in _WORDS):
        return
    for pattern in (_STARRED, _FILLED, _ALONE):
        for match in pattern.finditer(view.text):
            yield Hit(
                match.start(),
                match.end(),
                "secret-mark",
                "error",
                "有国家秘密标志",
                "涉密材料不得入库，移走此文件",
            )
    for match in _INTERNAL.finditer(view.text):
        yield Hit(
            match.start(),
            match.end(),
            "internal-mark",
            "error",
            "有内部材料标记",
            "不公开的材料不得入库；确系误标的删去标记",
        )
