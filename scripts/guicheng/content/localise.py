"""What an office settles for itself before it works with the base: what is still open, how an answer is kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from guicheng.content.corpus import Corpus
from guicheng.content.frontmatter import dump_yaml, load_strings
from guicheng.content.writing import write_text
from guicheng.errors import GuichengError

OFFICE_FILE = "regs/data/office.yml"
FIELDS = {
    "name": "单位名称，印在每张核对单上",
    "doc_prefix": "文号代字，如“×政法”",
    "contact": "联系方式，印在核对单上；写岗位和办公电话，不写个人手机",
}
"""Key of ``office.yml`` → what it is for."""
QUESTIONS = {
    "职权来源": "本省、本市现行的执法监督规定和实施细则叫什么、什么文号，正式文本能不能入库",
    "专门规定": "党委政法委监督政法部门执法活动的专门规定，正式文本取得没有，能不能入库，有没有更新的规定",
    "审批层级": "谁签督办函、监督意见书，谁批检查立项、移送，提请约谈、通报、挂牌督办由谁批；roles.yml 和程序改好没有",
    "内控时限": "deadlines.yml 的各项期限按本单位规定核对、修改过没有",
    "评查等次": "评查等次用哪几个名称；office.yml 的 grades 按本地文件改好没有",
    "归档方式": "按件还是按卷归档，与档案室商定没有；office.yml 的 filing 改好没有",
    "保管期限": "归档保管期限表经同级档案主管部门审核没有",
    "政法单位范围": "本地列入执法监督的政法单位有哪些，按本省细则核对过没有",
    "匿名来件": "匿名来件怎样登记、转哪里，由谁定",
    "直接来访": "是否接待直接来访，在哪里、什么时间，引导到哪里",
    "终结申报": "配合终结申报的路径、上报给谁",
    "放假安排": "下一年放假通知由谁录入、谁核对",
    "民族节日": "本地有没有少数民族节日等另加的放假，录入 calendar.yml 没有",
    "地名": "案例里是否一律不写县级以下地名（建议不写），由谁复核",
    "部署": "网站放在内网还是政务外网，密级和公开审查的结论",
}
"""What only the office can decide → how to ask. The answer is kept in ``decided``."""


@dataclass(frozen=True)
class OpenItem:
    """One thing that is still open; ``by_hand`` says what to do where a line of answer is not enough."""

    key: str
    question: str
    by_hand: str | None = None

    def __str__(self) -> str:
        return f"{self.question}（{self.key}）" if self.key in FIELDS else f"{self.key}：{self.question}"


def open_items(corpus: Corpus) -> tuple[OpenItem, ...]:
    """Everything still open, in the order of asking."""
    office = corpus.office
    blank = {"name": office.name.startswith(("某", "（"))}
    fields = [
        OpenItem(key, words) for key, words in FIELDS.items() if blank.get(key, not getattr(office, key))
    ]
    questions = [OpenItem(key, words) for key, words in QUESTIONS.items() if key not in office.decided]
    return (*fields, *questions, *_not_adopted(corpus))


def _not_adopted(corpus: Corpus) -> list[OpenItem]:
    todo = f"印发后在 {OFFICE_FILE} 的 adopted 登记名称、文号、日期；不打算印发的不用管，它一直只是参照"
    return [
        OpenItem(code, f"《{work.meta.title}》还没有印发成本单位的制度", todo)
        for code, work in sorted(corpus.works.items())
        if work.meta.nature == "示范文本" and not corpus.office.has_adopted(code)
    ]


def keep_answer(root: Path, key: str, answer: str) -> None:
    """Write one answer into ``office.yml``; comments and all other lines stay as they are.

    Raises GuichengError when the file is written so that one line cannot be changed safely.
    """
    path = root / OFFICE_FILE
    old = path.read_text(encoding="utf-8-sig")
    new = _with_line(old, key, answer) if key in FIELDS else _with_decision(old, key, answer)
    if _values(new) != _expected(_values(old), key, answer):
        raise GuichengError(f"{OFFICE_FILE} 的写法程序改不了，没有改动；请用编辑器把“{answer}”写进去。")
    write_text(path, new)


def _with_line(text: str, key: str, answer: str) -> str:
    line = dump_yaml({key: answer}).rstrip("\n")
    found = re.search(rf"^{key}:[^#\n]*?(?P<comment>[ \t]+#.*)?$", text, re.MULTILINE)
    if found is None:
        return _ended(text) + line + "\n"
    return text[: found.start()] + line + (found["comment"] or "") + text[found.end() :]


def _with_decision(text: str, key: str, answer: str) -> str:
    line = "  " + dump_yaml({key: answer}).rstrip("\n") + "\n"
    text = re.sub(r"^decided:[ \t]*(?:\{\}|null)?[ \t]*(#.*)?$", r"decided:  \1", text, flags=re.MULTILINE)
    start = re.search(r"^decided:.*\n?", text, re.MULTILINE)
    if start is None:
        return _ended(text) + "decided:\n" + line
    return text[: start.start()] + _ended(start[0]) + line + text[start.end() :]


def _ended(text: str) -> str:
    return text if not text or text.endswith("\n") else text + "\n"


def _values(text: str) -> dict[str, object]:
    return dict(load_strings(text, OFFICE_FILE, 1, {}))


def _expected(old: dict[str, object], key: str, answer: str) -> dict[str, object]:
    if key in FIELDS:
        return {**old, key: answer}
    decided = old.get("decided")
    return {**old, "decided": {**(decided if isinstance(decided, dict) else {}), key: answer}}
