"""The level 位阶 of a work, from its issuer and title, else from the folder it came in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from guicheng.importer.organ import COMMISSION, CONGRESS, COUNCIL, COURT, PROCURATORATE
from guicheng.model.work import Level

_FOLDERS: dict[str, Level] = {
    "宪法": "宪法",
    "法律": "法律",
    "刑法": "法律",
    "宪法相关法": "法律",
    "民法典": "法律",
    "民法商法": "法律",
    "行政法": "法律",
    "经济法": "法律",
    "社会法": "法律",
    "诉讼与非诉讼程序法": "法律",
    "行政法规": "行政法规",
    "监察法规": "监察法规",
    "司法解释": "司法解释",
    "部门规章": "部门规章",
    "地方性法规": "地方性法规",
    "地方政府规章": "地方政府规章",
    "党内法规": "党内法规",
    "规范性文件": "规范性文件",
    "国家标准": "国家标准",
}
_PARTY = re.compile(r"中共|中央政法委|中央纪律检查|党委|党组")
_PARTY_RULE = re.compile(r"(?:条例|规定|办法|规则|细则|准则|党章|章程)(?:[（(][^）)]*[）)])*$")
_STATUTE = re.compile(r"法(?:典)?(?:[（(][^）)]*[）)])*$")
_DOCUMENT = re.compile(r"(?:通知|意见|公告|函|纪要|方案|要点|指引|批复|答复)(?:[（(][^）)]*[）)])*$")


@dataclass(frozen=True, slots=True)
class Ranked:
    """A level and how sure it is; ``doubt`` says what it rests on when it is not sure."""

    level: Level
    doubt: str | None = None


def rank(title: str, issuers: Sequence[str], approved_by: Sequence[str], folders: Sequence[str]) -> Ranked:
    """The level of a work."""
    if title.startswith("中华人民共和国宪法"):
        return Ranked("宪法")
    known = _by_issuer(title, issuers, approved_by)
    if known is not None:
        return Ranked(known)
    for folder in reversed(folders):
        if folder in _FOLDERS:
            return Ranked(_FOLDERS[folder], f"位阶“{_FOLDERS[folder]}”取自文件夹名，请核对")
    if title.startswith("中华人民共和国"):
        level: Level = "法律" if _STATUTE.search(title) else "行政法规"
        return Ranked(level, f"位阶“{level}”按名称推断，请核对")
    if re.match(r"GB(?:/T)?\s*\d", title):
        return Ranked("国家标准")
    return Ranked("其他", "看不出位阶，暂记“其他”，请补上")


def _by_issuer(title: str, issuers: Sequence[str], approved_by: Sequence[str]) -> Level | None:
    names = "、".join(issuers)
    if not issuers:
        return None
    if COUNCIL in issuers or COUNCIL in approved_by:
        if any(name.startswith("中共中央") for name in issuers):
            return "规范性文件"
        return "规范性文件" if _DOCUMENT.search(title) else "行政法规"
    for organ, level in (
        (CONGRESS, "法律"),
        (COURT, "司法解释"),
        (PROCURATORATE, "司法解释"),
        (COMMISSION, "监察法规"),
    ):
        if any(name.startswith(organ) for name in issuers):
            return level  # type: ignore[return-value]
    if _PARTY.search(names):
        return "党内法规" if _PARTY_RULE.search(title) else "规范性文件"
    if "人民代表大会" in names:
        return "地方性法规"
    return _below(title, names)


def _below(title: str, names: str) -> Level | None:
    """Rules of ministries and local governments; their documents are no rules."""
    if _DOCUMENT.search(title):
        return "规范性文件"
    if "人民政府" in names:
        return "地方政府规章"
    central = re.search(r"(?:部|总局|总署|署|局|委员会|人民银行|监会|委|院|中央军事委员会)(?:、|$)", names)
    local = re.search(r"[\u4e00-\u9fff](?:省|市|县|区|州|旗)", names)
    return "部门规章" if central and not local else None
