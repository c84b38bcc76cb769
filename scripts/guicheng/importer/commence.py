"""The day a text comes into force 施行: from its note, its order, or its closing article."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from guicheng.importer.dates import find_dates, say
from guicheng.importer.note import Happened
from guicheng.text.lines import read_line

_FORCE = re.compile(r"起?[ 　]*(?:施行|实施|生效|执行|试行|开始施行|正式施行)")
_SELF = (
    r"(?:本|该|此)(?:法|条例|规定|办法|细则|规则|解释|决定|意见|批复|通知|规范|制度|准则|指引|安排|规程|章程|公告|暂行|修正案"
    r"|守则|答复|实施|标准|程序|纲要|方案|试行|《)"
)
_ON_PROMULGATION = re.compile(rf"{_SELF}[^。，]{{0,12}}自?(?:公布|发布|颁布|印发|通过|下发|公告)之日起")
_DATED = re.compile(rf"{_SELF}[^。]{{0,30}}?(?:自|从|于)")


@dataclass(frozen=True, slots=True)
class Commencement:
    """The day of coming into force, or why there is none to give."""

    day: dt.date | None
    doubt: str | None = None


def commence(
    note_days: Sequence[dt.date],
    on_promulgation: bool,
    body: Sequence[str],
    last: Happened | None,
    newest: dt.date | None,
) -> Commencement:
    """Decide. ``newest`` is the day of the last change known from anywhere.

    A day older than the last change belongs to an older wording and is never taken.
    """
    closing = _closing(body)
    days = [*note_days, *_clause_days(closing)]
    fitting = [day for day in days if newest is None or day >= newest]
    if fitting:
        return Commencement(max(fitting), _unsure(fitting, newest))
    if days:
        older = say(max(days))
        return Commencement(
            None, f"施行日期待核：文中只有“{older}起施行”，早于最后一次修改，不能当作本版的施行日期"
        )
    if on_promulgation or any(_ON_PROMULGATION.search(line) for line in closing):
        return _from_promulgation(last, newest)
    return Commencement(None, "施行日期待核：文中没有写")


def _closing(body: Sequence[str]) -> list[str]:
    """The last articles with what belongs to them: where a text says when it begins to hold."""
    heads = [i for i, line in enumerate(body) if read_line(line, 1).kind in ("article", "enumerated")]
    tail = body[heads[-3] if len(heads) >= 3 else 0 :]
    return [line for line in tail if _FORCE.search(line)]


def _clause_days(lines: Sequence[str]) -> list[dt.date]:
    """Days after 本法自 and before 起施行; the days of the acts it repeals do not count."""
    found = []
    for line in lines:
        for day, start, end in find_dates(line):
            before, after = line[max(0, start - 40) : start], line[end : end + 12]
            starts = _DATED.search(before.rsplit("。", 1)[-1]) or before.rstrip().endswith(("自", "从"))
            if starts and _FORCE.match(after):
                found.append(day)
    return found


def _from_promulgation(last: Happened | None, newest: dt.date | None) -> Commencement:
    """自公布之日起施行 tells the day only of a text that nobody amended since."""
    if last is None or last.partial or last.type == "修正" or (newest is not None and newest > last.day):
        return Commencement(None, "施行日期待核：“自公布之日起施行”说的是最初文本，本版之后有修改")
    if last.promulgated is None:
        return Commencement(None, "施行日期待核：写的是“自公布之日起施行”，题注没有公布日期")
    return Commencement(last.promulgated)


def _unsure(days: Sequence[dt.date], newest: dt.date | None) -> str | None:
    if len(set(days)) > 1:
        return f"文中有几个施行日期（{'、'.join(say(day) for day in sorted(set(days)))}），取最后一个，请核对"
    return None if newest else "没有题注，不能确定此后是否修改过，施行日期请核对"
