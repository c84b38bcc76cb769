"""The page of a procedure: when to use it, the red lines, and its steps one after another up to each stop."""

from __future__ import annotations

from guicheng.content.corpus import Entry
from guicheng.model.procedure import Approval, Branch, Deadline, Pause, Procedure, Stage, Step
from guicheng.render.basis import basis_html, reference_link
from guicheng.render.checklist.browser import checklist_root, flow_html
from guicheng.render.links import Links
from guicheng.render.markup import bullets, crumbs, day, esc, facts, link, paper_head
from guicheng.render.prose import prose_html


def procedure_html(entry: Entry[Procedure], links: Links) -> str:
    """The whole page."""
    procedure = entry.meta
    numbers = {step.id: number for number, step in enumerate(procedure.steps, 1)}
    stages = "".join(
        _stage(stage, index, procedure, numbers, links) for index, stage in enumerate(procedure.stages, 1)
    )
    return (
        f'<div class="doc">{_paper_head(procedure, links)}{crumbs([("程序", links.page("procedures"))])}'
        f"<header><h1>{esc(procedure.title)}</h1>{_state(procedure)}</header>"
        f"{red_box(links)}{_scope(procedure)}{checklist_root(procedure, links)}{_overview(procedure)}{flow_html(procedure, links)}"
        f"{stages}{_cases(procedure, links)}"
        f'<section class="prose">{prose_html(entry.body, links)}</section>{_sheet(procedure)}</div>'
    )


def red_box(links: Links) -> str:
    """The principle and the red lines, boxed: readable in black and white."""
    lines = links.corpus.redlines
    if lines is None:
        return ""
    items = "".join(f"<li>{esc(line)}</li>" for line in lines.redlines)
    return (
        '<section class="redlines" aria-label="原则和红线">'
        f'<p class="principle"><b>原则</b>{esc(lines.principle)}</p>'
        f"<details open><summary>红线</summary><ol>{items}</ol></details></section>"
    )


def _paper_head(procedure: Procedure, links: Links) -> str:
    principle = links.corpus.redlines.principle if links.corpus.redlines else ""
    return paper_head(procedure.title, f"{procedure.code} 第{procedure.edition}版", principle)


def _state(procedure: Procedure) -> str:
    words = [f'<span class="code">{procedure.code}</span>', f"第{procedure.edition}版", esc(procedure.owner)]
    if procedure.effective_from:
        words.append(f"{day(procedure.effective_from)}起施行")
    if procedure.review_by:
        words.append(f"{day(procedure.review_by)}前复核")
    warning = (
        "" if procedure.state == "已发布" else f'<p class="notice"><b>{procedure.state}</b>{_UNFINISHED}</p>'
    )
    return f'<p class="subtitle">{"".join(f"<span>{word}</span>" for word in words)}</p>{warning}'


_UNFINISHED = "本程序未发布或者已经停用，不得据此办理。"


def _scope(procedure: Procedure) -> str:
    yes = bullets([esc(word) for word in procedure.trigger], "yes")
    no = bullets([esc(word) for word in procedure.not_for], "no")
    refused = f"<div><h2>不适用</h2>{no}</div>" if no else ""
    return (
        f'<section class="scope"><div><h2>适用情形</h2>{yes}</div>{refused}</section>'
        f'<p class="boundary"><b>边界</b>{esc(procedure.boundary)}</p>'
    )


def _overview(procedure: Procedure) -> str:
    """The whole way at a glance: stages with their steps."""
    number = 0
    rows = []
    for stage in procedure.stages:
        steps = []
        for step in stage.steps:
            number += 1
            steps.append(f'<li><a href="#{step.id}"><b>{number}</b>{esc(step.title)}</a></li>')
        stop = f'<li class="stop"><span>停</span>{esc(stage.pause.title)}</li>' if stage.pause else ""
        rows.append(f"<div><h3>{esc(stage.title)}</h3><ol>{''.join(steps)}{stop}</ol></div>")
    return f'<nav class="way" aria-label="步骤一览">{"".join(rows)}</nav>'


def _stage(stage: Stage, index: int, procedure: Procedure, numbers: dict[str, int], links: Links) -> str:
    steps = "".join(_step(step, procedure, numbers, links) for step in stage.steps)
    pause = _pause(stage.pause) if stage.pause else ""
    return (
        f'<section class="stage"><h2><span class="index">第{index}阶段</span>{esc(stage.title)}'
        f'<span class="mode">{stage.mode}</span></h2><ol class="steps">{steps}</ol>{pause}</section>'
    )


def _step(step: Step, procedure: Procedure, numbers: dict[str, int], links: Links) -> str:
    rows = [
        ("责任人", esc(step.role)),
        ("要求", f"<b>{step.duty}</b>"),
        ("期限", _deadline(step.deadline, procedure, links) if step.deadline else ""),
        ("审批", _approval(step.approval) if step.approval else ""),
        ("文书", "、".join(_form(code, links) for code in step.documents)),
        ("留痕", esc("、".join(step.records))),
    ]
    return (
        f'<li class="step" id="{step.id}"><h3><a href="#{step.id}"><b>{numbers[step.id]}</b>{esc(step.title)}</a></h3>'
        f"{facts(rows)}{_checks(step)}{_prohibitions(step)}{_branches(step.branches, numbers, links)}"
        f"{basis_html(step.basis, links)}</li>"
    )


def _checks(step: Step) -> str:
    items = "".join(f'<li id="{step.id}-{check.id}">{esc(check.text)}</li>' for check in step.checks)
    return f'<ul class="checks" aria-label="核对项">{items}</ul>' if items else ""


def _prohibitions(step: Step) -> str:
    return "".join(f'<p class="ban"><b>禁止</b>{esc(words)}</p>' for words in step.prohibitions)


def _branches(branches: tuple[Branch, ...], numbers: dict[str, int], links: Links) -> str:
    return "".join(
        f'<p class="branch"><b>分支</b>{esc(branch.condition)} <span aria-label="转到">→</span> '
        f"{_target(branch.go_to, numbers, links)}{_said(branch)}</p>"
        for branch in branches
    )


def _said(branch: Branch) -> str:
    return f"：{esc(branch.say)}" if branch.say else ""


def _target(go_to: str, numbers: dict[str, int], links: Links) -> str:
    if go_to == "结束":
        return "结束"
    if go_to in numbers:
        return f'<a href="#{go_to}">第{numbers[go_to]}步</a>'
    entry = links.corpus.procedures.get(go_to)
    return link(links.code(go_to), f"程序“{esc(entry.meta.title)}”" if entry else esc(go_to))


def _deadline(deadline: Deadline, procedure: Procedure, links: Links) -> str:
    event = next((event.title for event in procedure.events if event.id == deadline.event), deadline.event)
    limit = links.corpus.limits.get(deadline.key) if deadline.key else None
    amount, unit, every = (
        (limit.amount, limit.unit, limit.every) if limit else (deadline.amount, deadline.unit, deadline.every)
    )
    length = f"{amount}个{unit}" if unit in ("工作日", "月", "小时") else f"{amount}{unit}"
    if amount is None:
        length = "时限待定"
    before = f"{esc(event)}{deadline.direction}"
    words = f"{before}每<b>{length}</b>" if every else f"{before}<b>{length}</b>"
    return words + _limit_source(deadline, links)


def _limit_source(deadline: Deadline, links: Links) -> str:
    if deadline.basis is None:
        return ' <span class="tag">内控时限（非法定）</span>'
    return f' <span class="tag legal">法定</span> {reference_link(deadline.basis, links)}'


def _approval(approval: Approval) -> str:
    return f"{esc(approval.role)}{approval.kind}"


def _form(code: str, links: Links) -> str:
    entry = links.corpus.forms.get(code)
    words = f"{esc(entry.meta.title)}（{code}）" if entry else f"{code}（未入库）"
    return link(links.code(code), words)


def _pause(pause: Pause) -> str:
    asks = bullets([esc(ask) for ask in pause.asks], "checks")
    return (
        f'<div class="pause"><h3><span class="sign">停</span>把关点：{esc(pause.title)}</h3>{asks}'
        f"<p>由<b>{esc(pause.role)}</b>核对签名；办理上述步骤的人不得自己签这一栏。</p></div>"
    )


def _cases(procedure: Procedure, links: Links) -> str:
    rows = []
    for code in procedure.related_cases:
        entry = links.corpus.cases.get(code)
        words = esc(entry.meta.title) if entry else f"{code}（未入库）"
        rows.append(link(links.code(code), words))
    return f'<section class="prose"><h2>相关案例</h2>{bullets(rows, "plain")}</section>' if rows else ""


def _sheet(procedure: Procedure) -> str:
    rows = [
        ("编码", f'<span class="code">{procedure.code}</span>'),
        ("版次", f"第{procedure.edition}版（{procedure.state}）"),
        ("主管", esc(procedure.owner)),
        ("起草", esc(procedure.author)),
        ("审核", esc(procedure.reviewer or "")),
        ("批准日期", day(procedure.approved) if procedure.approved else ""),
        ("复核期限", day(procedure.review_by) if procedure.review_by else ""),
    ]
    return f'<footer class="sheet">{facts(rows)}</footer>'
