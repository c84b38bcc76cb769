"""Names of a work: its official title, its short names, and whether it is on trial."""

from __future__ import annotations

import re

from guicheng.text.widths import bare

_STATE = "中华人民共和国"
_TRIAL = re.compile(r"试行|暂行|试点")
_SITE_WORDS = re.compile(
    r"^[A-Z]{0,3}\d+[A-Z]?[_\-—]+|[_\-—]+(?:\d+[_\-—]*)?[^_]*(?:正文页|通知页|规则页|法规库|source\d*)[^_]*$"
)
_FILE_DATE = re.compile(r"[（(]?(?:19|20)\d{2}[-._年]?\d{1,2}[-._月]?\d{1,2}日?[)）]?")
_REPORT = re.compile(r"关于[^，。；：《》]{4,60}?(?:调研报告|报告|研究|思考|调查|综述|对策|建议)")


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
