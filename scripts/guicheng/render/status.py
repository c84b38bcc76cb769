"""The status 效力 of an edition in words and marks: never by colour alone, never more than was checked."""

from __future__ import annotations

from guicheng.model.status import Status
from guicheng.model.work import Edition, Nature, Work
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


def banner(status: Status, edition: Edition, adopted: bool = False) -> str:
    """The box over a text: what holds, since when, who says so; for model texts and studies, what they are not."""
    style = status_style(status)
    mark = {"unchecked": "?", "none": "□"}.get(style, MARKS[status.name])
    rows = [f"<strong>{esc(status.statement)}</strong>"]
    rows.append(nature_words(status.nature, adopted) if style == "none" else _since(status, edition))
    if style == "unchecked":
        rows.append("本库还没有人核对其效力，使用前请与正式文本核对。")
    words = "".join(f"<span>{row}</span>" for row in rows if row)
    return f'<div class="banner {style}"><i aria-hidden="true">{mark}</i><p>{words}</p></div>'


def nature_words(nature: Nature, adopted: bool) -> str:
    """Why a text that is no official one may not be relied on; empty for texts that may."""
    if nature == "资料":
        return "调研报告、论文等，只供参考，不得作为依据。"
    if nature == "示范文本" and not adopted:
        return "本单位未印发，只能参照，不得作为依据。"
    return ""


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
    """What a reader must know before relying on the text, most serious first: ``示范文本：本单位未印发……``."""
    words = [f"{work.nature}：{warning}"] if (warning := nature_words(work.nature, adopted)) else []
    if edition is not None and edition.text_state == "节选":
        words.append("节选：本页不是全文，未收录的条文以正式文本为准。")
    if edition is not None and edition.trial:
        words.append("试行：本文本为试行，请留意后续的正式文本。")
    return words


def notice_html(words: list[str], status: Status | None = None) -> str:
    """Notices as boxes; what the banner of the status says already is not said again."""
    told = f"{status.statement}：" if status else "\n"
    parts = [word.split("：", 1) for word in words if not word.startswith(told)]
    return "".join(f'<p class="notice"><b>{esc(head)}</b>{esc(rest)}</p>' for head, rest in parts)
