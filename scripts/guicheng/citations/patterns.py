"""The forms a citation may take, as patterns: what may open one, what may stand between a name and its places."""

from __future__ import annotations

import re

from guicheng.text.numerals import NUMERAL

NOUNS = "法|条例|办法|规定|解释|细则|规则|决定|意见|通知|规程|章程|准则|批复|公约|制度|规范|纲要|方案|标准|通则|公告|修正案|安排|守则|指引"
UNITS = "条(?![件例约款理文幅])|款(?![项待额式])|项(?!目)|章(?!程)|节(?![能约日水省假目])|编(?![号制码辑])|目(?![录标的前])"
NUMBER_HEAD = rf"第[ ]?[（(]?{NUMERAL}"
KINDS = "".join(sorted({noun[0] for noun in NOUNS.split("|")}))
_BY_NOUN = f"(?=[{KINDS}款项章节编目])"
_BY_COUNT = "(?=[一二两三四五六七八九十条款项章节编目述])"
OPENINGS = {
    "《": "",
    "本": f"(?=[{KINDS}暂试实款项章节编目])",
    "同": _BY_NOUN,
    "该": _BY_NOUN,
    "上": _BY_COUNT,
    "前": _BY_COUNT,
    "第": NUMBER_HEAD[1:],
}
"""What a citation may begin with: its first character, what must follow."""
OPENING = "|".join(first + rest for first, rest in OPENINGS.items())

TITLE = re.compile(r"《(?:[^《》\n]|《[^《》\n]*》){1,120}》")
SELF = re.compile(rf"本(?:暂行|试行|实施)?(?:{NOUNS})(?=[的中]?[ 第总分附（(])")
SAME = re.compile(rf"(?:同|该|上述|前述)(?P<noun>{NOUNS})(?=[的中]?[ 第总分附])")
NEAR = re.compile(rf"[本该同](?P<unit>{UNITS})")
BEFORE = re.compile(rf"[前上](?P<count>[一二两三四五六七八九十]?)(?P<unit>{UNITS})")
GAP = re.compile(
    r"""
    (?:[ ]?[（(](?P<note>[^（）()]{1,60})[)）])?                      # （试行）（2018年修正）（以下简称…）
    (?:的|中的?)?[ ]?(?P<book>总则|分则|附则|(?!第)[\u4e00-\u9fff]{2,4}编)?(?=[ ]?第)
    """,
    re.VERBOSE,
)
YEAR = re.compile(r"((?:19|20)\d\d)年?(?:修[正订改]|版|制定|公布|通过)")
YEAR_BEFORE = re.compile(r"((?:19|20)\d\d)年(?:版|修[正订]的?)?\Z")
OLD_BEFORE = re.compile(r"(?:修[正订改]|废止)以?前的?|(?<!草)原|旧\Z")
NOT_SELF = frozenset("基根日资原版脚样账课剧")
NOT_BEFORE = frozenset("目先提从当年月日天期眼空午史跟")
LAW_LIKE = re.compile(rf"(?:{NOUNS}|法典|修正案|规划|协定|协议|议定书)(?:[（(][^（）()]*[)）])?\Z")
STOP = re.compile(r"[。！？\n]")
AFTER_PLACE = re.compile(
    r"规定|所|的|、|和|或|与|及|以|至|中|内|之|情形|行为|各|，|。|；|：|[）)”]|第|有|应|按|依|\Z"
)
WITHIN = re.compile(r"(?:所列举?|规定|列举|列出|中|里)?的?")
GOES_ON = re.compile(r"(?:规定|所列)?(?:、|和|及|与|或者|或|以及|，)")
JOINED = re.compile(r"[ ]?(?:、|和|及|与|或|或者|以及|，)?[ ]?")
