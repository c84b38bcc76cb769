"""The status 效力 of an edition in words and marks: never by colour alone, never more than was checked."""

from __future__ import annotations

from guicheng.model.status import Status
from guicheng.model.work import Edition, Work
from guicheng.render.markup import day, esc

STYLES = {"有效": "valid", "尚未生效": "coming", "已修改": "past", "已废止": "dead", "失效": "dead"}
MARKS = {"有效": "✓", "尚未生效": "◷", "已修改": "↻", "已废止": "✕", "失效": "✕"}
NO_TEXT = "正文未入库"


def status_style(status: Status) -> str:
    """The class of a status: unchecked validity looks unlike checked validity, and model texts have none."""
    if status.statement == status.nature:
        return "none"
    if status.name == "有效" and status.checked is None:
        return "unchecked"
    return STYLES[status.name]


def badge(status: Status | None) -> str:
    """The short mark used in lists: the words of the status with the day of its check."""
    if status is None:
        return f'<span class="badge none">{NO_TEXT}</span>'
    return f'<span class="badge {status_style(status)}">{esc(status.statement)}</span>'


def banner(status: Status, edition: Edition) -> str:
    """The box over a text: what holds, since when, who says so."""
    style = status_style(status)
    mark = {"unchecked": "?", "none": "□"}.get(style, MARKS[status.name])
    rows = [f"<strong>{esc(status.statement)}</strong>", "" if style == "none" else _since(status, edition)]
    if style == "unchecked":
        rows.append("本库还没有人核对其效力，使用前请与正式文本核对。")
    words = "".join(f"<span>{row}</span>" for row in rows if row)
    return f'<div class="banner {style}"><i aria-hidden="true">{mark}</i><p>{words}</p></div>'


def _since(status: Status, edition: Edition) -> str:
    if status.name == "有效":
        if edition.effective_from:
            return f"自{day(edition.effective_from)}起施行"
        return "施行日期待核"
    if status.since is None:
        return ""
    verbs = {"尚未生效": "起施行", "已修改": "起由后来的文本取代", "已废止": "起废止", "失效": "起失效"}
    return f"自{day(status.since)}{verbs[status.name]}"


def notices(work: Work, edition: Edition | None, adopted: bool) -> list[str]:
    """What a reader must know before relying on the text, most serious first."""
    words = []
    if work.nature == "资料":
        words.append("资料：调研报告、论文等，只供参考，不得作为依据。")
    if work.nature == "示范文本" and not adopted:
        words.append("示范文本：本单位未印发，只能参照，不得作为依据。")
    if edition is not None and edition.text_state == "节选":
        words.append("节选：本页不是全文，未收录的条文以正式文本为准。")
    if edition is not None and edition.trial:
        words.append("试行：本文本为试行，请留意后续的正式文本。")
    return words


def notice_html(words: list[str]) -> str:
    """Notices as boxes."""
    return "".join(
        f'<p class="notice"><b>{esc(w.split("：")[0])}</b>{esc(w.split("：", 1)[1])}</p>' for w in words
    )
