"""Path names of catalogues: short, ASCII, and a pure function of the value, so that their addresses stay."""

from __future__ import annotations

import hashlib

FACETS = {"level": "位阶", "issuer": "制定机关", "topic": "主题"}
_LEVELS = {
    "宪法": "constitution",
    "法律": "law",
    "行政法规": "state-council",
    "监察法规": "supervision",
    "司法解释": "interpretation",
    "部门规章": "ministry",
    "地方性法规": "local-law",
    "地方政府规章": "local-rule",
    "党内法规": "party",
    "规范性文件": "normative",
    "国家标准": "standard",
    "本地工作制度": "office",
    "其他": "other",
}


def value_slug(value: str) -> str:
    """``law`` for 法律; a hash for the names of issuers and topics, which are open lists."""
    return _LEVELS.get(value) or hashlib.sha256(value.encode()).hexdigest()[:10]


def facet_path(facet: str, value: str, page: int = 1) -> str:
    """Folder of a catalogue page: ``catalogue/level/law``, later pages ``…/2``."""
    base = f"catalogue/{facet}/{value_slug(value)}"
    return base if page == 1 else f"{base}/{page}"
