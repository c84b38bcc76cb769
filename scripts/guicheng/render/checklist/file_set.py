"""成套打印: a checklist, its forms, and what makes them a file — contents, remarks, what is missing, self-check, card."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from guicheng.content.corpus import Corpus, Entry
from guicheng.model.form import Form
from guicheng.model.procedure import Procedure
from guicheng.render.checklist.blocks import sheet_of
from guicheng.render.checklist.form_parts import FormSheet, Part, RedBox, Words
from guicheng.render.checklist.form_sheet import fitted, form_sheet, laid_out, running_of
from guicheng.render.checklist.limit import limit_of
from guicheng.render.checklist.room import roomy
from guicheng.render.checklist.sheet import Running

WIDE = 168.0
DATE = "　　年　月　日"
_REGISTER = re.compile("目录|台账|登记簿")
"""Kept for the whole office, or filled in by ``contents_sheet``: no part of one matter's set."""


def set_papers(corpus: Corpus, procedure: Procedure, on: dt.date) -> Iterator[dict[str, Any]]:
    """All papers of one matter in the order they are used."""
    yield sheet_of(corpus, procedure, on).values()
    for entry in forms_of(corpus, procedure):
        yield form_sheet(corpus, entry.meta, entry.body, on).values()
    for paper in (contents_sheet, remarks_sheet, missing_sheet, self_check_sheet):
        yield roomy(paper(corpus, procedure, on)).values()


def forms_of(corpus: Corpus, procedure: Procedure) -> list[Entry[Form]]:
    """The forms its steps name, once each, in the order of the file, else of the steps; no registers of the office."""
    codes = dict.fromkeys(code for step in procedure.steps for code in step.documents)
    found = [corpus.forms[code] for code in codes if code in corpus.forms]
    found = [entry for entry in found if entry.meta.procedure or not _REGISTER.search(entry.meta.title)]
    return sorted(found, key=lambda entry: entry.meta.file_order or 50)


def contents_sheet(corpus: Corpus, procedure: Procedure, on: dt.date) -> FormSheet:
    """卷内目录, or 按件目录 where the office files by piece; the papers of the procedure are filled in."""
    name = "归档文件目录（按件）" if corpus.office.filing == "按件" else "卷内目录"
    titles = [f"{procedure.title}核对单", *_papers(corpus, procedure)]
    head = ("顺序号", "文书名称", "文号或者登记编号", "日期", "页次", "备注")
    filled = [(str(n), title, "", DATE, "", "") for n, title in enumerate(titles, 1)]
    blank = [(str(n), "", "", DATE, "", "") for n in range(len(titles) + 1, max(len(titles) + 4, 16))]
    return FormSheet(
        _running(corpus, procedure, f"{procedure.title}{name}", on),
        (
            laid_out(head, filled + blank, (13, 60, 36, 31, 13, 0), WIDE),
            Words(
                "没有形成的文书划去；另有材料的接着填。文书名称不写来信来访人、当事人姓名。页次写起止页号。"
            ),
        ),
        ("内勤", "科长"),
    )


def remarks_sheet(corpus: Corpus, procedure: Procedure, on: dt.date) -> FormSheet:
    """备考表: what the file is like, who put it together, who looked it over."""
    rows = (
        ("本卷（件）共　　页，其中图纸、照片、光盘等", ""),
        ("缺损、修改、补充、移出、销毁的情况", ""),
        ("单独保管的材料及去处", ""),
        ("其他需要说明的情况", ""),
        ("立卷（整理）日期", DATE),
        ("检查日期", DATE),
    )
    return FormSheet(
        _running(corpus, procedure, f"{procedure.title}备考表", on),
        (fitted(("项目", "情况"), rows, WIDE),),
        ("立卷人", "检查人"),
    )


def missing_sheet(corpus: Corpus, procedure: Procedure, on: dt.date) -> FormSheet:
    """缺件核对: each paper a step should leave, whether it is there, and by when it is made good."""
    numbers = {step.id: number for number, step in enumerate(procedure.steps, 1)}
    rows = []
    for step in procedure.steps:
        for code in step.documents:
            form = corpus.forms.get(code)
            title = f"{form.meta.title}（{code}）" if form else code
            rows.append((str(numbers[step.id]), title, "□", "□", "□", "", DATE))
    head = ("步骤", "应有文书", "有", "无", "不需要", "缺件原因", "补齐日期")
    return FormSheet(
        _running(corpus, procedure, f"{procedure.title}缺件核对表", on),
        (laid_out(head, rows, (12, 58, 10, 10, 16, 0, 31), WIDE),),
        ("内勤", "承办人", "科长"),
    )


def self_check_sheet(corpus: Corpus, procedure: Procedure, on: dt.date) -> FormSheet:
    """执法监督案卷自查表: one line a step with its deduction; full marks are 100, never below nothing."""
    rows = []
    for number, step in enumerate(procedure.steps, 1):
        asks = "；".join(check.text for check in step.checks) or "本步办理有记录"
        deduct = str(step.deduct) if step.deduct else "—"
        rows.append((str(number), step.title, asks, deduct, "", ""))
    stops = [stage.pause for stage in procedure.stages if stage.pause]
    rows += [("停", pause.title, "；".join(pause.asks), "—", "", "") for pause in stops]
    head = ("序", "步骤", "自查内容（有一项不符合即扣）", "应扣分", "实扣分", "问题和改正")
    return FormSheet(
        _running(corpus, procedure, f"执法监督案卷自查表（{procedure.title}）", on),
        (
            Words(
                "只查本科室自己的案卷，不是对政法单位案件的评查。满分100分，扣完为止；按分支不办的步骤不扣分。"
            ),
            laid_out(head, rows, (9, 26, 0, 13, 13, 26), WIDE),
            laid_out(
                ("合计扣分", "得分", "自查结论"),
                [("", "", "□符合　□改正后符合　□重新办理")],
                (28, 28, 0),
                WIDE,
            ),
        ),
        ("自查人", "承办人", "科长"),
        size=9,
    )


def card_sheet(corpus: Corpus, procedure: Procedure, on: dt.date) -> FormSheet:
    """One page to keep on the desk: when, the steps with who and by when, the red lines."""
    rows = []
    for number, step in enumerate(procedure.steps, 1):
        limit = limit_of(corpus, procedure, step)
        papers = "、".join(corpus.forms[code].meta.title for code in step.documents if code in corpus.forms)
        rows.append((str(number), step.title, step.role, limit.words if limit else "—", papers or "—"))
    parts: list[Part] = [
        Words(f"适用：{'；'.join(procedure.trigger)}。"),
        Words(f"不适用：{'；'.join(procedure.not_for)}。") if procedure.not_for else Words(""),
        laid_out(("序", "步骤", "责任人", "时限", "文书"), rows, (9, 40, 20, 46, 0), WIDE),
        Words(
            "把关点："
            + "；".join(f"{s.pause.title}（{s.pause.role}）" for s in procedure.stages if s.pause)
            + "。"
        ),
    ]
    if corpus.redlines:
        parts.append(RedBox(corpus.redlines.redlines))
    kept = tuple(part for part in parts if not isinstance(part, Words) or part.text)
    return FormSheet(
        _running(corpus, procedure, f"{procedure.title}一页卡", on), kept, size=9, end=False, low=True
    )


def _running(corpus: Corpus, procedure: Procedure, title: str, on: dt.date) -> Running:
    """The paper belongs to the procedure's edition and carries its marks."""
    marks = sheet_of(corpus, procedure, on).running.marks
    made = running_of(corpus, title, procedure.code, procedure.edition, on)
    return Running(made.unit, made.title, made.code, made.edition, made.made, made.principle, marks)


def _papers(corpus: Corpus, procedure: Procedure) -> list[str]:
    return [entry.meta.title for entry in forms_of(corpus, procedure)]
