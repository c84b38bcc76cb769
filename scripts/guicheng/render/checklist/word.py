"""The checklist as a Word file: fillable on screen, complete on paper."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from typing import Literal

from guicheng.render.checklist import word_parts as w
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
from guicheng.render.checklist.word_file import word_file

WIDTHS = (9.5, 64.5, 7.5, 7.5, 10.0, 29.0, 40.0)
WIDE = sum(WIDTHS)
HEAVY = 12
"""Line of a 把关点 in eighths of a point."""
_CHECK, _REASON, _CHECK_SIGNS = 6.4, 7.4, 16
"""Least height of a check and of the reasons in millimetres; signs on a line of a check."""


def checklist_docx(sheet: Sheet, on: dt.date) -> bytes:
    """The whole file; the same sheet and day give the same bytes."""
    return word_file(_pieces(sheet), sheet.running, on)


# --- the pieces of the body, top to bottom ---


def _pieces(sheet: Sheet) -> Iterator[str]:
    yield from _opening(sheet.opening, sheet.running)
    yield w.loose(w.paragraph(line=6))
    yield w.table(WIDTHS, _columns(), *_groups(sheet), size=4)
    yield from _closing(sheet.closing)


def _opening(opening: Opening, running: Running) -> Iterator[str]:
    yield _corner()
    yield w.loose(w.paragraph(w.run(running.title, "title", 22), align="center", line=32, before=4))
    use = "内部办理用表。一个事项一张单；登记编号填本单位收文登记的编号，不填案号；不写当事人姓名。"
    yield w.loose(w.paragraph(w.run(use, size=9), align="center", after=4))
    yield _facts()
    for note in opening.notes:
        yield w.loose(w.paragraph(w.tag("提示"), w.run(f"　{note}"), before=4, after=4))
    yield w.loose(w.paragraph(line=4))
    yield _scope(opening)
    yield w.loose(w.paragraph(line=5))
    yield _red_box(opening, running)
    if opening.events:
        yield w.loose(w.paragraph(line=5))
        yield _events(opening)


def _corner() -> str:
    """密级 and 保管期限 left blank, room for the stamp 归档章."""
    rows = []
    merges: tuple[tuple[str, Literal["start", "go on"]], ...] = (("密级", "start"), ("保管期限", "go on"))
    for name, merge in merges:
        stamp = (w.paragraph(w.run("归档章", size=7.5), line=9),) if merge == "start" else ()
        rows.append(
            w.row(
                w.cell(w.paragraph(w.run(name, "hei")), width=20, middle=True, lines=w.lines("single")),
                w.cell(width=30, lines=w.lines("single")),
                w.cell(width=WIDE - 98),
                w.cell(*stamp, width=48, merge=merge, lines=w.lines("dotted")),
                height=9,
            )
        )
    return w.table((20, 30, WIDE - 98, 48), *rows, size=0)


def _facts() -> str:
    half = WIDE / 2 - 22
    rows = []
    for left, right in (("登记编号", "启用日期"), ("承办人", "事项代号")):
        cells = []
        for name in (left, right):
            blank = (
                w.date_box(f"fact-{name}", name)
                if "日期" in name
                else w.text_box(f"fact-{name}", name, w.SPACE * 8)
            )
            cells.append(w.cell(w.paragraph(w.run(name, "hei")), width=22, middle=True))
            cells.append(w.cell(w.paragraph(blank), width=half, middle=True))
        rows.append(w.row(*cells, height=9))
    return w.table((22, half, 22, half), *rows)


def _scope(opening: Opening) -> str:
    rows = (
        ("适用情形", "；".join(opening.trigger) + "。"),
        ("不适用", "；".join(opening.not_for) + "。" if opening.not_for else "—"),
        ("边界", opening.boundary),
    )
    return w.table(
        (22, WIDE - 22),
        *(
            w.row(
                w.cell(w.paragraph(w.run(name, "hei")), width=22, middle=True),
                w.cell(w.paragraph(w.run(words), before=2, after=2, align="both"), width=WIDE - 22),
            )
            for name, words in rows
        ),
    )


def _red_box(opening: Opening, running: Running) -> str:
    lines = [
        w.paragraph(w.tag("原则"), w.run(f"　{running.principle}。", "hei"), before=3, after=2, line=15),
        w.paragraph(w.tag("红线"), after=1, line=15),
        *(
            w.paragraph(w.run(f"{n}．{words}"), line=15, hanging=5.6)
            for n, words in enumerate(opening.redlines, 1)
        ),
    ]
    return w.table((WIDE,), w.row(w.cell(*lines, width=WIDE)), size=12)


def _events(opening: Opening) -> str:
    words, date = WIDE / 2 - 38, 38
    head = w.paragraph(
        w.run("起算日期", "hei"),
        w.run("　事件发生时填写；期限自此起算，当日不计。", size=9),
        before=1,
        after=1,
        keep=True,
    )
    rows = [w.row(w.cell(head, width=WIDE, span=4))]
    events = list(opening.events)
    for index in range(0, len(events), 2):
        cells = []
        for event in events[index : index + 2]:
            hour = (w.run("　时　分", size=9),) if event.hours else ()
            cells.append(w.cell(w.paragraph(w.run(event.title, size=9)), width=words, middle=True))
            blank = w.date_box(f"event-{event.id}", event.title, gap=1)
            cells.append(w.cell(w.paragraph(blank, *hour, align="right"), width=date, middle=True))
        if len(cells) == 2:
            cells += [w.cell(width=words), w.cell(width=date)]
        rows.append(w.row(*cells, height=7))
    return w.table((words, date, words, date), *rows)


# --- the table of steps ---


def _columns() -> str:
    names = ("序", "步骤和核对内容", "是", "否", "不适用", "责任人、时限", "签名、日期")
    return w.row(
        *(
            w.cell(
                w.paragraph(w.run(name, "hei", 8 if name == "不适用" else 10.5), align="center"),
                width=width,
                shade=True,
                middle=True,
                tight=True,
            )
            for name, width in zip(names, WIDTHS, strict=True)
        ),
        height=7,
        head=True,
    )


def _groups(sheet: Sheet) -> Iterator[str]:
    for block in sheet.body:
        if isinstance(block, StageHead):
            yield _stage(block)
        elif isinstance(block, StepBlock):
            yield from _step(block)
        else:
            yield from _pause(block)


def _stage(stage: StageHead) -> str:
    words = w.paragraph(
        w.run(f"{stage.number}、{stage.title}", "hei", 11),
        w.run(f"　〔{stage.mode}〕"),
        before=2,
        after=2,
        keep=True,
    )
    return w.row(w.cell(words, width=WIDE, span=7, shade=True))


def _step(step: StepBlock) -> Iterator[str]:
    """Head, checks, reasons, then what else is to be known; number, role and signature reach down to the reasons."""
    number = w.cell(
        w.paragraph(w.run(str(step.number), "hei", 13), align="center", line=18, keep=True),
        w.paragraph(w.run(step.id, size=7.5), align="center", line=10, keep=True),
        width=WIDTHS[0],
        merge="start",
    )
    head = w.paragraph(
        w.run(step.title, "hei", 11),
        w.tab(),
        w.run(step.duty, size=9),
        tabs=[86.5],
        before=3,
        after=3,
        keep=True,
    )
    signs = w.cell(*_signatures(step), width=WIDTHS[6], merge="start")
    yield w.row(number, w.cell(head, width=89.5, span=4), _role(step), signs)
    yield from _checks(step.checks)
    if step.checks:
        need = sum(27.0 if one.opinion else 15.0 for one in step.signers)
        yield _reason(step.id, "答“否”“不适用”的理由：", max(_REASON, need - _checks_height(step.checks)))
    last = w.cell(width=WIDTHS[0], merge="go on")
    yield w.row(last, w.cell(*_more(step), width=WIDE - WIDTHS[0], span=6))


def _checks(checks: tuple[Check, ...]) -> Iterator[str]:
    for check in checks:
        boxes = (
            w.cell(
                w.paragraph(
                    w.check_box(f"{check.id}-{answer}", f"{check.text}：{answer}"), align="center", keep=True
                ),
                width=WIDTHS[column],
                middle=True,
            )
            for column, answer in ((2, "是"), (3, "否"), (4, "不适用"))
        )
        text = w.cell(
            w.paragraph(w.run(check.text), before=1.5, after=1.5, keep=True), width=WIDTHS[1], middle=True
        )
        yield w.row(_go_on(0), text, *boxes, _go_on(5), _go_on(6), height=_CHECK)


def _checks_height(checks: tuple[Check, ...]) -> float:
    """Millimetres of a step's name and checks, beside which its signatures stand."""
    lines = (math.ceil(len(check.text) / _CHECK_SIGNS) for check in checks)
    return 7.1 + sum(max(_CHECK, count * 4.94 + 1.1) for count in lines)


def _reason(name: str, words: str, height: float) -> str:
    blank = w.text_box(f"{name}-reason", words, w.SPACE * 4)
    cell = w.cell(w.paragraph(w.run(words, size=9), blank, before=2, keep=True), width=89.5, span=4)
    return w.row(_go_on(0), cell, _go_on(5), _go_on(6), height=height)


def _go_on(column: int) -> str:
    return w.cell(w.paragraph(keep=True), width=WIDTHS[column], merge="go on")


def _role(step: StepBlock) -> str:
    lines = [w.paragraph(w.run(step.roles, "hei"), before=2, keep=True), *_limit(step.id, step.limit)]
    return w.cell(*lines, width=WIDTHS[5], merge="start")


def _limit(step: str, limit: Limit | None) -> Iterator[str]:
    if limit is None:
        yield w.paragraph(w.run("未设时限", size=9), line=12, keep=True)
        return
    yield w.paragraph(w.run(limit.words, size=9), line=12, keep=True)
    yield w.paragraph(w.run(limit.source, size=8), line=12, keep=True)
    yield w.paragraph(w.run(limit.due, size=9), line=12, keep=True)
    hour = (w.line_break(), w.run("　时　分", size=9)) if limit.hours else ()
    yield w.paragraph(w.date_box(f"{step}-due", limit.due, gap=1), *hour, align="right", line=13, keep=True)


def _signatures(step: StepBlock) -> Iterator[str]:
    """At least 15 mm for each signature, more where an opinion is asked."""
    for number, signer in enumerate(step.signers):
        line = w.border("top", space=2) if number else ""
        name = f"{step.id}-sign{number}"
        yield from _opinion(signer, name, line) if signer.opinion else _plain(signer, line)
        yield w.paragraph(
            w.date_box(f"{name}-date", f"{signer.role}签名日期"), align="right", line=12, keep=True
        )


def _plain(signer: Signer, line: str) -> Iterator[str]:
    yield w.paragraph(
        w.run(f"{signer.role}签名", size=9), line=12, before=2, after=16, border=line, keep=True
    )


def _opinion(signer: Signer, name: str, line: str) -> Iterator[str]:
    yield w.paragraph(w.run(f"{signer.role}{signer.act}", size=9), line=12, border=line, keep=True)
    answers = (piece for answer in ("同意", "不同意") for piece in _answer(name, signer.role, answer))
    yield w.paragraph(*answers, line=12, keep=True)
    last = _answer(name, signer.role, "修改后报")
    yield w.paragraph(*last, w.run("意见：", size=9), line=12, after=14, keep=True)
    yield w.paragraph(w.run("签名", size=9), line=12, after=4, keep=True)


def _answer(name: str, role: str, answer: str) -> tuple[str, str]:
    return w.check_box(f"{name}-{answer}", f"{role}：{answer}", 10.5), w.run(f"{answer}　", size=9)


def _more(step: StepBlock) -> Iterator[str]:
    for words in step.prohibitions:
        yield w.paragraph(
            w.tag("禁止"),
            w.run(f"　{words}", size=9.5),
            border=w.border("box", 10),
            before=1.5,
            after=1.5,
            line=13,
            indent=1,
        )
    for branch in step.branches:
        yield w.paragraph(
            w.run("分支　", "hei", 9.5),
            w.run(branch.words, size=9.5),
            border=w.border("left", 18, space=4),
            after=2,
            indent=2,
            line=13,
        )
    if step.documents:
        boxes = (
            piece
            for one in step.documents
            for piece in (
                w.check_box(f"{step.id}-{one.code}", one.title, 10.5),
                w.run(f"{one.title}", size=9.5),
                w.run(f" {one.code}　", size=8),
            )
        )
        yield w.paragraph(w.run("文书　", "hei", 9.5), *boxes)
    if step.records:
        yield w.paragraph(w.run("留痕　", "hei", 9.5), w.run("、".join(step.records), size=9.5))
    yield w.paragraph(
        w.run("依据　", "hei", 9), w.run("；".join(step.basis) + "。", size=9), line=12.5, after=3
    )


def _pause(pause: PauseBlock) -> Iterator[str]:
    """The stop: heavier lines, another hand."""
    top = f'<w:top w:val="single" w:sz="{HEAVY}"/>'
    bottom = f'<w:bottom w:val="single" w:sz="{HEAVY}"/>'
    stop = w.paragraph(w.run("停", "hei", 13, inverse=True), align="center", line=18, before=2, keep=True)
    head = w.paragraph(w.run(f"把关点：{pause.title}", "hei", 11), before=3, after=3, keep=True)
    rule = f"核对{pause.steps}；办理上述步骤的人不得签本栏。"
    role = w.cell(
        w.paragraph(w.run(pause.role, "hei"), before=2, keep=True),
        w.paragraph(w.run(rule, size=9), line=12, keep=True),
        width=WIDTHS[5],
        merge="start",
        lines=top + bottom,
    )
    signs = w.cell(
        w.paragraph(w.run(f"{pause.role}把关", size=9), line=12, before=2, keep=True),
        w.paragraph(
            *_answer(pause.id, pause.role, "可以继续"),
            *_answer(pause.id, pause.role, "退回"),
            line=12,
            after=12,
            keep=True,
        ),
        w.paragraph(w.run("签名", size=9), line=12, after=4, keep=True),
        w.paragraph(
            w.date_box(f"{pause.id}-date", f"{pause.role}签名日期"), align="right", line=12, keep=True
        ),
        width=WIDTHS[6],
        merge="start",
        lines=top + bottom,
    )
    number = w.cell(stop, width=WIDTHS[0], merge="start", lines=top + bottom)
    yield w.row(number, w.cell(head, width=89.5, span=4, lines=top), role, signs)
    yield from _checks(pause.asks)
    blank = w.text_box(f"{pause.id}-reason", "理由", w.SPACE * 4)
    words = w.run("答“否”“不适用”的理由、退回的步骤：", size=9)
    last = w.cell(w.paragraph(words, blank, before=2), width=89.5, span=4, lines=bottom)
    ends = [w.cell(w.paragraph(), width=WIDTHS[column], merge="go on", lines=bottom) for column in (0, 5, 6)]
    yield w.row(ends[0], last, *ends[1:], height=max(_REASON, 24 - _checks_height(pause.asks)))


# --- the end ---


def _closing(closing: Closing) -> Iterator[str]:
    yield w.loose(w.paragraph(w.run("办结意见", "hei", 11), before=8, after=3, keep=True))
    opinion = WIDE - 62
    rows = [_opinion_row(closing.handler, "办理情况", opinion, 34)]
    rows += [_opinion_row(role, "", opinion, 20) for role in closing.approvers]
    yield w.table((22, opinion, 40), *rows)
    yield w.loose(
        w.paragraph(
            w.run("更正处", "hei", 11),
            w.run("　更正不得涂改：原字划线，旁写正字，并在此由更正人签名。", size=9),
            before=8,
            after=3,
            keep=True,
        )
    )
    yield _corrections()
    yield w.loose(w.paragraph(w.run(closing.feedback + closing.review, size=9), before=4, keep=True))
    yield w.loose(w.paragraph(w.run("（以下空白）"), align="center"))


def _opinion_row(role: str, what: str, width: float, height: float) -> str:
    name = w.cell(
        w.paragraph(w.run(role, "hei"), align="center", keep=True),
        *((w.paragraph(w.run(what, size=9), align="center", keep=True),) if what else ()),
        width=22,
        middle=True,
    )
    answers = [
        piece for answer in ("同意", "不同意", "修改后报") for piece in _answer(f"end-{role}", role, answer)
    ]
    asked = [] if what else [*answers, w.run("意见：", size=9)]
    opinion = w.cell(
        w.paragraph(*asked, w.text_box(f"end-{role}", f"{role}意见", w.SPACE * 4), before=2, keep=True),
        width=width,
    )
    gap = max(4.0, (height - 14) * 2.8)
    sign = w.cell(
        w.paragraph(w.run("签名", size=9), line=12, before=2, after=gap, keep=True),
        w.paragraph(w.date_box(f"end-{role}-date", f"{role}签名日期"), align="right", line=12, keep=True),
        width=40,
    )
    return w.row(name, opinion, sign, height=height)


def _corrections() -> str:
    names = (("步骤", 18.0), ("原填写", 55.0), ("更正为", 55.0), ("更正人签名、日期", 40.0))
    head = w.row(
        *(
            w.cell(w.paragraph(w.run(name, "hei"), align="center", keep=True), width=width, middle=True)
            for name, width in names
        ),
        height=8,
    )
    date = w.paragraph(w.run("年　　月　　日", size=9), align="right", line=12, before=24, keep=True)
    lines = [
        w.row(
            *(w.cell(w.paragraph(keep=True), width=width) for _, width in names[:3]),
            w.cell(date, width=40),
            height=15,
        )
        for _ in range(2)
    ]
    return w.table([width for _, width in names], head, *lines)
