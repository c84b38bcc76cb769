"""What may stand around a name without 《》: 依照刑法第十条 is the 刑法, 劳动合同法 is not the 合同法, 公司法人 no law."""

from __future__ import annotations

import re

_LEFT = re.compile(
    r"""
    (?:^|[^\u4e00-\u9fff]                                                   # nothing, a mark, a digit
    |[照为据用于在对和与及或将由从到以了除被按依的有是即称至等其该后但受指使就因犯无]
    |违反|触犯|侵犯|实施|施行|执行|现行|符合|适合|结合|遵守|遵循|构成|修改|修正|修订|通过|超过|属于|涉及|制定|颁布
    |公布|学习|贯彻|宣传|我国|有关|相关|关于|包括|引用|援引|废止|违背|如果|但是|认定|规避|履行|落实|参见|详见|因为
    |影响|保存|携带|邮寄|审理|审查|造成|制作|指定|办理|提供|或者|以及|并且|而且|具备|采取|取得|支付|提交|确定|主张|受理|界定|超出|落入|计入|处分|视同|计算|从事|提起|删去|隐瞒|出售|虚开|制造|涉嫌|没有|不服|拒绝|承担|享有|产生|发生
    |[条款项]|以前|之前|同时|因此|故意犯
    )\Z
    """,
    re.VERBOSE,
)
_NO_LAW = re.compile(
    r"(?<=法)(?:律|学|院|庭|官|人|治|制(?!定)|理(?!解)|系|则|盲|医|警|定(?!罪)|规(?![定范])|典|案|务|师)|(?:的)?(?:实施|施行)(?:细则|条例|办法|规定|法)|修正案|委员会|办公室|研究|起草|(?:的)?立法解释"
)
_DOCUMENT = re.compile(
    r"""
    (?P<noun>法典?|条例|规定|办法|细则|规则|决定|解释|公约|协定|协议|合同|章程|准则|规程|议定书|条约|宪章|声明|意见
    |通知|批复|纪要|标准|规范|纲要|方案|制度|通则|公告|修正案|目录|附件|附表|附录|宣言|安排|守则|指引|大纲|备忘录)
    (?:[》)）]|[（(][^（）()]{1,12}[)）])?(?:的|中)?\Z
    """,
    re.VERBOSE,
)
_NOT_A_NAME = (
    "方法",
    "做法",
    "依法",
    "违法",
    "非法",
    "合法",
    "手法",
    "想法",
    "看法",
    "说法",
    "司法",
    "执法",
    "立法",
)
_NAME_RUN = re.compile(r"[\u4e00-\u9fff]{2,24}\Z")
_BEFORE_NAME = re.compile(
    r".*(?:依照|按照|参照|比照|适用|根据|依据|违反|触犯|符合|执行|实施|和|与|及|或者|或|对|将|由|在|的|以及|是|为|照|据|以|于|有|除|被|按|从|向|因|指|受|该|此|其)"
)


def may_begin(text: str, start: int) -> bool:
    """Whether a name may begin here: what stands before is no part of a longer name."""
    return _LEFT.search(text, max(0, start - 4), start) is not None


def may_end(text: str, end: int) -> bool:
    """Whether a name that ends here is a whole word: not 公司法人, 商标法律."""
    return _NO_LAW.match(text, end) is None


def unknown_name(text: str, end: int) -> str:
    """The name of a document that ends right before an article, as far as it can be told: 依照海商法第十条 → 海商法."""
    document = _DOCUMENT.search(text, max(0, end - 24), end)
    if document is None:
        return ""
    stop = document.end("noun")
    run = _NAME_RUN.search(text, max(0, stop - 24), stop)
    if run is None or run.group().endswith(_NOT_A_NAME):
        return ""
    before = _BEFORE_NAME.match(run.group()[:-1])
    return run.group()[before.end() if before else 0 :]
