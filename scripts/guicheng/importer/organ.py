"""Organs 机关 read off a note, a title or a signature: who adopted, promulgated, interprets."""

from __future__ import annotations

import re

COUNCIL = "国务院"
CONGRESS = "全国人民代表大会"
COURT = "最高人民法院"
PROCURATORATE = "最高人民检察院"
COMMISSION = "国家监察委员会"

# The longer name first: 全国人民代表大会常务委员会 holds 全国人民代表大会.
_CENTRAL = re.compile(
    rf"""
      第\w{{1,4}}届{CONGRESS}常务委员会 | {CONGRESS}常务委员会 | 全国人大常委会
    | 第\w{{1,4}}届{CONGRESS}(?!代表|和) | {CONGRESS}(?!代表|和)
    | {COURT} | {PROCURATORATE} | {COMMISSION}
    | 中共中央办公厅 | 国务院办公厅 | 中央办公厅
    | 中央军事委员会 | 中央军委
    | 中央政法委员会 | 中共中央政法委员会 | 中央政法委
    | 中央纪律检查委员会 | 中共中央纪律检查委员会
    | 中共中央
    | (?<!经){COUNCIL}(?!\w{{1,12}}(?:部|委员会|局|办公室)(?:令|公告))
    """,
    re.VERBOSE,
)
_LOCAL_CONGRESS = re.compile(
    r"(?P<place>[\u4e00-\u9fff]{2,12}?(?:省|市|县|区|州|旗))(?:第\w{1,4}届)?(?P<organ>人民代表大会(?:常务委员会)?)"
)
_NAMED = re.compile(
    r"""
    (?P<name>
      [\u4e00-\u9fff]{1,24}?
      (?:委员会 | 总局 | 总署 | 人民政府 | 办公厅 | 办公室 | 人民银行 | 部 | 局 | 署 | 院 | 厅 | 委 | 监会)
      | 人民银行 | 证监会 | 银监会 | 保监会 | 银保监会 | 外汇局
    )
    (?= 令 | 公告 | 发布 | 公布 | 批准 | 印发 | 第\d | 、 | 关于 | 主任会议 | 部务会议 | 局务会议 | [（(〔] | $ )
    """,
    re.VERBOSE,
)
_FORMAL = {
    "全国人大常委会": f"{CONGRESS}常务委员会",
    "中央军委": "中央军事委员会",
    "中央办公厅": "中共中央办公厅",
    "中央政法委": "中央政法委员会",
}
_TITLE_HEAD = re.compile(r"(?P<organs>[^《》关]{2,60}?)关于")


def find_organs(text: str) -> tuple[str, ...]:
    """Organs named in a clause of a note, in order, each once."""
    text = text.replace("中华人民共和国", "")
    found: list[tuple[int, str]] = [(m.start(), _formal(m[0])) for m in _CENTRAL.finditer(text)]
    found += [
        (m.start(), m["place"] + m["organ"])
        for m in _LOCAL_CONGRESS.finditer(text)
        if "全国" not in m["place"]
    ]
    taken = [span for m in _CENTRAL.finditer(text) for span in range(m.start(), m.end())]
    found += [
        (m.start(), m["name"].lstrip("、由经和与对"))
        for m in _NAMED.finditer(text)
        if not set(range(m.start("name"), m.end("name"))) & set(taken) and "人民代表大会" not in m["name"]
    ]
    return tuple(dict.fromkeys(name for _, name in sorted(found)))


def organs_of_title(title: str) -> tuple[str, ...]:
    """Organs before 关于 in a title: 最高人民法院、最高人民检察院关于…"""
    head = _TITLE_HEAD.match(title)
    if head is None:
        return ()
    parts = [part for part in re.split(r"[、 　]+", head["organs"]) if part]
    known = [part for part in parts if is_organ(part)]
    return tuple(_formal(part) for part in known) if len(known) == len(parts) else ()


def is_organ(text: str) -> bool:
    """Whether a text is nothing but the name of an organ."""
    text = "".join(text.split()).replace("中华人民共和国", "")
    if _CENTRAL.fullmatch(text) or _LOCAL_CONGRESS.fullmatch(text):
        return True
    named = _NAMED.match(text)
    return named is not None and named.end() == len(text) and len(text) <= 20


def _formal(name: str) -> str:
    """The full name without the number of its term: 第十三届全国人民代表大会 → 全国人民代表大会."""
    name = re.sub(r"^第\w{1,4}届", "", name.replace("中华人民共和国", ""))
    return _FORMAL.get(name, name)
