"""The checklist as HTML, to be printed by a browser; what runs on every page stands in the repeated table head."""

from __future__ import annotations

from pathlib import Path

from guicheng.render.checklist.sheet import (
    Check,
    Closing,
    Limit,
    Opening,
    PauseBlock,
    Running,
    Sheet,
    Signer,
    StageHead,
    StepBlock,
)
from guicheng.render.markup import esc
from guicheng.render.policy import policy_meta

STYLES = Path(__file__).with_name("checklist.css")
DATE = "年　　月　　日"
SHORT_DATE = "年　月　日"
ANSWERS = ("是", "否", "不适用")
TICK = '<span class="tick"></span>'
# Chromium counts pages in margin boxes since 131; elsewhere the number is written by hand.
_COUNTED = (
    "(function(){var m=/Chrom(?:e|ium)\\/(\\d+)/.exec(navigator.userAgent);if(m&&+m[1]>=131)"
    'document.querySelector(".sheet").classList.add("counted")})()'
)


def checklist_html(sheet: Sheet) -> str:
    """A whole file: one page that prints as the sheet, with nothing beside it."""
    styles = f"\n{STYLES.read_text(encoding='utf-8')}"
    policy = policy_meta([styles], [_COUNTED])
    return sheet_page(sheet, f"<style>{styles}</style>", f"<script>{_COUNTED}</script>", policy=policy)


def sheet_page(sheet: Sheet, styles: str, script: str, tools: str = "", policy: str = "") -> str:
    """A whole page around the sheet, with the HTML that brings styles, tools over the sheet, and script.

    ``policy`` is the page's Content-Security-Policy when it has styles or scripts inside.
    """
    title = f"{sheet.running.title}（{sheet.running.code} 第{sheet.running.edition}版）"
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f'{policy or policy_meta()}<meta name="viewport" content="width=840">'
        f'<title>{esc(title)}</title>{styles}</head><body class="paper">'
        f"<main>{tools}{sheet_html(sheet)}</main>{script}</body></html>\n"
    )


def sheet_html(sheet: Sheet) -> str:
    """The sheet itself, to stand in any page that has its styles."""
    return (
        f'<article class="sheet" lang="zh-CN" data-code="{sheet.running.code}" data-edition="{sheet.running.edition}">'
        f"{_opening(sheet.opening, sheet.running)}"
        f'<table class="steps">{_columns(sheet.running)}{"".join(_groups(sheet))}</table>'
        f"{_closing(sheet.closing, sheet.running)}</article>"
    )


def _running(running: Running, span: int) -> str:
    marks = "".join(f'　<span class="tag">{esc(mark)}</span>' for mark in running.marks)
    return (
        f'<tr><td class="running" colspan="{span}"><div><span class="file-page">卷内页号</span>'
        f'<p><b>{esc(running.unit)}</b><span class="number">登记编号：{"＿" * 13}</span></p>'
        f"<p>{esc(running.title)}　{esc(running.name)}　<span data-made>制表日期：{running.made}</span>{marks}</p>"
        f'<p><span class="by-hand">第　　页　共　　页</span><b>原则</b>　{esc(running.principle)}</p>'
        "</div></td></tr>"
    )


# --- first page ---


def _opening(opening: Opening, running: Running) -> str:
    use = "内部办理用表。一个事项一张单；登记编号填本单位收文登记的编号，不填案号；不写当事人姓名。"
    notes = "".join(f'<p><span class="tag">提示</span>　{esc(note)}</p>' for note in opening.notes)
    return (
        f'<table class="cover"><thead>{_running(running, 1)}</thead><tbody class="free"><tr><td class="first">'
        f"{_corner()}<h1>{esc(running.title)}</h1>"
        f'<p class="use">{use}</p>{_facts()}{notes}{_scope(opening)}{_red_box(opening, running)}{_events(opening)}'
        "</td></tr></tbody></table>"
    )


def _corner() -> str:
    return (
        '<div class="corner"><table><tr><td><b>密级</b></td><td></td></tr><tr><td><b>保管期限</b></td><td></td></tr>'
        '</table><div class="stamp">归档章</div></div>'
    )


def _facts() -> str:
    return (
        '<table class="facts"><tr><td><b>登记编号</b></td><td></td><td><b>启用日期</b></td>'
        f'<td><span class="date">{DATE}</span></td></tr>'
        "<tr><td><b>承办人</b></td><td></td><td><b>事项代号</b></td><td data-name></td></tr></table>"
    )


def _scope(opening: Opening) -> str:
    rows = (
        ("适用情形", "；".join(opening.trigger) + "。"),
        ("不适用", "；".join(opening.not_for) + "。" if opening.not_for else "—"),
        ("边界", opening.boundary),
    )
    body = "".join(f"<tr><td><b>{name}</b></td><td>{esc(words)}</td></tr>" for name, words in rows)
    return f'<table class="scope">{body}</table>'


def _red_box(opening: Opening, running: Running) -> str:
    lines = "".join(f"<li>{number}．{esc(words)}</li>" for number, words in enumerate(opening.redlines, 1))
    return (
        f'<div class="red"><p><span class="tag">原则</span>　<b>{esc(running.principle)}。</b></p>'
        f'<p><span class="tag">红线</span></p><ol>{lines}</ol></div>'
    )


def _events(opening: Opening) -> str:
    if not opening.events:
        return ""
    cells = [
        f'<td>{esc(event.title)}</td><td><span class="date" data-event="{event.id}">{DATE if not event.hours else "年　月　日　时　分"}</span></td>'
        for event in opening.events
    ]
    cells += ["<td></td><td></td>"] * (len(cells) % 2)
    rows = "".join(f"<tr>{left}{right}</tr>" for left, right in zip(cells[::2], cells[1::2], strict=True))
    return (
        '<table class="events"><tr><td colspan="4"><b>起算日期</b>　事件发生时填写；期限自此起算，当日不计。</td></tr>'
        f"{rows}</table>"
    )


# --- the table of steps ---


def _columns(running: Running) -> str:
    names = ("序", "步骤和核对内容", "是", "否", "不适用", "责任人、时限", "签名、日期")
    heads = "".join(
        f'<th scope="col" class="shade{" narrow" if name == "不适用" else ""}">{name}</th>' for name in names
    )
    columns = "".join(f'<col class="{name}">' for name in ("no", "what", "yes", "yes", "void", "who", "sign"))
    return (
        f'<colgroup>{columns}</colgroup><thead>{_running(running, 7)}<tr class="columns">{heads}</tr></thead>'
    )


def _groups(sheet: Sheet) -> list[str]:
    """A body for each step, so that a step stays on one page; the head of a stage goes with its first step."""
    groups, stage = [], ""
    for block in sheet.body:
        if isinstance(block, StageHead):
            stage = _stage(block)
        elif isinstance(block, StepBlock):
            groups.append(f"<tbody>{stage}{_step(block)}</tbody>")
            stage = ""
        else:
            groups.append(f'<tbody class="pause">{_pause(block)}</tbody>')
    return groups


def _stage(stage: StageHead) -> str:
    words = f'<b class="hei">{stage.number}、{esc(stage.title)}</b>　〔{stage.mode}〕'
    return f'<tr class="stage"><td colspan="7" class="shade">{words}</td></tr>'


def _step(step: StepBlock) -> str:
    """Number, role and signature reach down to the reasons; what else is to be known takes the whole width."""
    down = len(step.checks) + (2 if step.checks else 1)
    signs = "".join(_signature(signer) for signer in step.signers)
    head = (
        f'<tr><td class="no" rowspan="{down + 1}"><b>{step.number}</b><span>{step.id}</span></td>'
        f'<td class="name" colspan="4"><span class="duty">{step.duty}</span><b>{esc(step.title)}</b></td>'
        f'<td class="who" rowspan="{down}"><b>{esc(step.roles)}</b>{_limit(step.id, step.limit)}</td>'
        f'<td class="sign" rowspan="{down}">{signs}</td></tr>'
    )
    reason = _reason(step.id, "答“否”“不适用”的理由：") if step.checks else ""
    more = f'<tr><td class="more" colspan="6">{_more(step)}</td></tr>'
    return f"{head}{_checks(step.checks)}{reason}{more}"


def _checks(checks: tuple[Check, ...]) -> str:
    answers = "".join(f'<td class="answer" data-answer="{word}">{TICK}</td>' for word in ANSWERS)
    return "".join(
        f'<tr data-check="{check.id}"><td class="check">{esc(check.text)}</td>{answers}</tr>'
        for check in checks
    )


def _reason(block: str, words: str) -> str:
    return f'<tr><td class="reason" colspan="4">{words}<span data-why="{block}"></span></td></tr>'


def _limit(step: str, limit: Limit | None) -> str:
    if limit is None:
        return "<p>未设时限</p>"
    blank = f"{SHORT_DATE}　时　分" if limit.hours else SHORT_DATE
    return (
        f'<p>{esc(limit.words)}</p><p class="source">{esc(limit.source)}</p>'
        f'<p>{limit.due}<span class="date" data-due="{step}">{blank}</span></p>'
    )


def _signature(signer: Signer) -> str:
    date = f'<span class="bottom"><span>签名</span><span>{DATE}</span></span>'
    if not signer.opinion:
        alone = f'<span class="bottom"><span></span><span>{DATE}</span></span>'
        return f'<div class="signature">{esc(signer.role)}签名{alone}</div>'
    answers = f"{TICK}同意　{TICK}不同意<br>{TICK}修改后报　意见："
    return f'<div class="signature asked">{esc(signer.role)}{signer.act}<br>{answers}{date}</div>'


def _more(step: StepBlock) -> str:
    lines = [f'<p class="ban"><span class="tag">禁止</span>　{esc(words)}</p>' for words in step.prohibitions]
    lines += [
        f'<p class="fork" data-branch="{step.id}-{number}"><b>分支</b>　{esc(branch.words)}</p>'
        for number, branch in enumerate(step.branches)
    ]
    if step.documents:
        boxes = "".join(
            f'<span class="document">{TICK}{esc(one.title)} <span class="code">{one.code}</span></span> '
            for one in step.documents
        )
        lines.append(f"<p><b>文书</b>　{boxes}</p>")
    if step.records:
        lines.append(f"<p><b>留痕</b>　{esc('、'.join(step.records))}</p>")
    lines.append(f'<p class="basis"><b>依据</b>　{esc("；".join(step.basis))}。</p>')
    lines.append(f'<p data-note="{step.id}" hidden></p>')
    return "".join(lines)


def _pause(pause: PauseBlock) -> str:
    down = len(pause.asks) + 2
    sign = (
        f'<div class="signature asked">{esc(pause.role)}把关<br>{TICK}可以继续　{TICK}退回'
        f'<span class="bottom"><span>签名</span><span>{DATE}</span></span></div>'
    )
    return (
        f'<tr><td class="no" rowspan="{down}"><span class="stop hei">停</span></td>'
        f'<td class="name" colspan="4"><b>把关点：{esc(pause.title)}</b></td>'
        f'<td class="who" rowspan="{down}"><b>{esc(pause.role)}</b>'
        f"<p>核对{pause.steps}；办理上述步骤的人不得签本栏。</p></td>"
        f'<td class="sign" rowspan="{down}">{sign}</td></tr>{_checks(pause.asks)}'
        f"{_reason(pause.id, '答“否”“不适用”的理由、退回的步骤：')}"
    )


# --- the end ---


def _closing(closing: Closing, running: Running) -> str:
    return (
        f'<table class="last"><thead>{_running(running, 1)}</thead><tbody><tr><td class="closing">'
        f'<h2 class="hei">办结意见</h2>{_opinions(closing)}</td></tr></tbody><tbody><tr><td class="closing">'
        '<h2 class="hei">更正处　<small>更正不得涂改：原字划线，旁写正字，并在此由更正人签名。</small></h2>'
        f"{_corrections()}<p>{esc(closing.feedback)}{esc(closing.review)}</p>"
        '<p class="end">（以下空白）</p></td></tr></tbody></table>'
    )


def _opinions(closing: Closing) -> str:
    sign = f'<div class="signature">签名<span class="bottom"><span></span><span>{DATE}</span></span></div>'
    answers = f"{TICK}同意　{TICK}不同意　{TICK}修改后报　意见："
    rows = [f"<tr><td><b>{esc(closing.handler)}</b><br>办理情况</td><td></td><td>{sign}</td></tr>"]
    rows += [
        f"<tr><td><b>{esc(role)}</b></td><td>{answers}</td><td>{sign}</td></tr>" for role in closing.approvers
    ]
    return f'<table class="opinions">{"".join(rows)}</table>'


def _corrections() -> str:
    row = f'<tr><td></td><td></td><td></td><td class="small"><span class="date">{DATE}</span></td></tr>'
    heads = "".join(
        f'<th scope="col">{name}</th>' for name in ("步骤", "原填写", "更正为", "更正人签名、日期")
    )
    return f'<table class="corrections"><tr>{heads}</tr>{row * 2}</table>'
