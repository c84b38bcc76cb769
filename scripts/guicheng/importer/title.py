"""Names of a work: its official title among the lines of a head, its short names, and whether it is on trial."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from guicheng.importer.organ import is_organ
from guicheng.text.widths import bare

_STATE = "中华人民共和国"
_TRIAL = re.compile(r"试行|暂行|试点")
_SITE_WORDS = re.compile(
    r"^[A-Z]{0,3}\d+[A-Z]?[_\-—]+|[_\-—]+(?:\d+[_\-—]*)?[^_]*(?:正文页|通知页|规则页|法规库|source\d*)[^_]*$"
)
_FILE_DATE = re.compile(r"[（(]?(?:19|20)\d{2}[-._年]?\d{1,2}[-._月]?\d{1,2}日?[)）]?")
_REPORT = re.compile(r"关于[^，。；：《》]{4,60}?(?:调研报告|报告|研究|思考|调查|综述|对策|建议)")
TITLE_END = re.compile(
    r"""
    (?: 法 | 法典 | 宪法 | 条例 | 规定 | 办法 | 细则 | 规则 | 解释 | 决定 | 决议 | 意见 | 批复 | 通知 | 修正案 | 规范
      | 制度 | 准则 | 指引 | 安排 | 规程 | 章程 | 答复 | 复函 | 公告 | 守则 | 目录 | 方案 | 要点 | 纲要 | 程序 | 标准
      | 报告 | 意见书 | 函 | 纪要 | 清单 | 名单 | 说明 | 议案 | 公约 | 要求 | 措施 | 暂行办法 | 附件 )
    (?: [（(][^（）()]{1,20}[）)] )*
    """,
    re.VERBOSE,
)


def match_key(name: str) -> str:
    """What names are compared by: folded, without 《》, 、, white space and 中华人民共和国."""
    return bare(name).strip("《》").replace("、", "").replace(_STATE, "")


def short_names(title: str) -> tuple[str, ...]:
    """The title without 中华人民共和国, at its head and inside book titles."""
    short = title.replace(_STATE, "")
    return (short,) if short != title and len(short) >= 2 else ()


def is_trial(title: str) -> bool:
    """试行, 暂行, 试点 in a title."""
    return _TRIAL.search(title) is not None


def title_of_file(stem: str) -> str:
    """The title a file's name holds: numbers, dates and a site's words taken off."""
    return _FILE_DATE.sub("", _SITE_WORDS.sub("", stem)).strip(" _-—　")


def report_title(lines: tuple[str, ...]) -> str | None:
    """The title a report mentions in its first paragraphs."""
    for line in lines[:8]:
        found = _REPORT.search(line)
        if found:
            return re.sub(r"^(?:关于)+", "关于", found[0])
    return None


def choose_title(lines: Sequence[str], hint: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The title among head lines, and the lines it took. The format's own mark wins where the lines bear it out."""
    runs = [lines[i:j] for i in range(len(lines)) for j in range(i + 1, min(i + 6, len(lines)) + 1)]
    if hint:
        for run in sorted(runs, key=len, reverse=True):
            if _same(run, hint):
                return join_title(run if _organs_first(run) else [hint]), tuple(run)
    finished = [run for run in runs if _ends_title(run[-1]) and all(_belong(*pair) for pair in pairwise(run))]
    best = max(finished, key=_title_rank, default=None)
    if best is not None and (hint is None or not TITLE_END.search(hint) or bare("".join(best)) in bare(hint)):
        return join_title(best), tuple(best)
    return (join_title([hint]), ()) if hint else (None, ())


def _same(run: Sequence[str], hint: str) -> bool:
    return bare("".join(run)).replace("、", "") == bare(hint).replace("、", "")


def _organs_first(run: Sequence[str]) -> bool:
    return len(run) > 1 and is_organ(run[0])


def _ends_title(line: str) -> bool:
    match = list(TITLE_END.finditer(line.strip()))
    return bool(match) and match[-1].end() == len(line.strip())


def _belong(upper: str, lower: str) -> bool:
    """Whether two lines are one title: an organ and 关于…, a title broken in two, a part in brackets or after ——."""
    if _ends_title(upper) and not lower.startswith(("（", "(", "——")):
        return False
    opens = is_organ(upper) or upper.startswith("中华人民共和国") or "关于" in upper
    return opens or lower.startswith(("（", "(", "——", "关于")) or len(lower) < 6


def _title_rank(run: Sequence[str]) -> tuple[int, int, int]:
    """The whole title before a part of it; no order or appendix."""
    text = "".join(run)
    lonely = text.startswith("——") or text.endswith(("令", "公告"))
    return (0 if lonely else 1, len(run), -abs(len(text) - 20))


def join_title(lines: Sequence[str]) -> str:
    """One title from its lines: organs are joined by 、, other breaks and spaces between Chinese characters vanish."""
    words = [word for line in lines for word in line.lstrip("# ").split()]
    title = words[0] if words else ""
    organs_only = bool(words) and is_organ(words[0])
    for word in words[1:]:
        between_organs = organs_only and is_organ(word.split("关于")[0] or "")
        organs_only = between_organs and is_organ(word)
        title += _between(title, word, between_organs) + word
    return title


def _between(title: str, word: str, organs: bool) -> str:
    if organs:
        return "、"
    return (
        " " if title[-1].isascii() and title[-1].isalnum() and word[0].isascii() and word[0].isalnum() else ""
    )
