"""Procedures: what a program can see of the rules of a good checklist."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator

from guicheng.checks.check import Finding, check
from guicheng.checks.place import place, steps_of
from guicheng.content.corpus import Corpus
from guicheng.content.frontmatter import Path
from guicheng.model.procedure import Procedure

MOST_CHECKS = 9


@check()
def duplicate_id(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """步骤、起算事件或者核对项的标识重复。

    标识是永久地址的一部分，在一个程序里（核对项在一个步骤里）只能用一次；用过的不再给别的步骤。
    改法：给后写的一个换一个没有用过的标识。
    """
    for entry in corpus.procedures.values():
        for kind, names in _ids(entry.meta):
            repeated = [name for name, count in Counter(name for name, _ in names).items() if count > 1]
            for name in repeated:
                path = [path for known, path in names if known == name][1]
                yield Finding(place(entry, *path), f"{kind}标识 {name} 重复", "换一个没有用过的标识")


@check()
def unknown_role(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """角色没有在 roles.yml 里列出。

    核对单按 roles.yml 排签批次序，角色名要与它一致。
    改法：改成已有的角色名，或者在 regs/data/roles.yml 里加上。
    """
    for entry in corpus.procedures.values():
        for path, role in _roles(entry.meta):
            if role not in corpus.roles:
                advice = f"改用已有的角色（{'、'.join(corpus.roles)}），或者在 roles.yml 里加上"
                yield Finding(place(entry, *path), f"没有“{role}”这个角色", advice, "regs/data/roles.yml")


@check()
def unknown_limit(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """内控时限的参数不存在。

    deadline 的 key 要在 regs/data/deadlines.yml 里有一行，各地才能改成自己的时限。
    改法：改正参数名，或者在 deadlines.yml 里加上。
    """
    for entry in corpus.procedures.values():
        for path, step in steps_of(entry.meta):
            key = step.deadline.key if step.deadline else None
            if key and key not in corpus.limits:
                here = place(entry, *path, "deadline", "key")
                advice = "改正参数名，或者在 deadlines.yml 里加上"
                yield Finding(here, f"deadlines.yml 里没有 {key}", advice, "regs/data/deadlines.yml")


@check()
def unknown_event(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """期限的起算事件没有在 events 里列出。

    读者按 events 填写日期，程序才能算出到期日。
    改法：改正事件标识，或者在 events 里加上。
    """
    for entry in corpus.procedures.values():
        known = {event.id for event in entry.meta.events}
        for path, step in steps_of(entry.meta):
            if step.deadline and step.deadline.event not in known:
                here = place(entry, *path, "deadline", "event")
                yield Finding(
                    here, f"没有“{step.deadline.event}”这个起算事件", "在 events 里加上，或者改正标识"
                )


@check()
def unknown_form(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """步骤用到的文书不在库。

    documents 写文书编码，核对单会印出文书名称并随附空白表。
    改法：改正编码，或者用 guicheng new form 新建。
    """
    for entry in corpus.procedures.values():
        for path, step in steps_of(entry.meta):
            for code in step.documents:
                if code not in corpus.forms:
                    here = place(entry, *path, "documents")
                    yield Finding(
                        here, f"文书 {code} 不在库", "改正编码，或者用 guicheng new form 新建", code
                    )


@check()
def unknown_case(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """相关案例不在库。

    改法：改正 related_cases 里的编码，或者删去。
    """
    for entry in corpus.procedures.values():
        for code in entry.meta.related_cases:
            if code not in corpus.cases:
                yield Finding(
                    place(entry, "related_cases"), f"案例 {code} 不在库", "改正编码，或者删去", code
                )


@check()
def branch_target(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """分支没有转到后面的步骤。

    go_to 只能写本程序后面的步骤、另一程序的编码或者“结束”；往回转会使人反复填同一张单。
    改法：写明后面步骤的标识；需要重做的，另开一张核对单。
    """
    for entry in corpus.procedures.values():
        order = {step.id: number for number, step in enumerate(entry.meta.steps)}
        for number, (path, step) in enumerate(steps_of(entry.meta)):
            for index, branch in enumerate(step.branches):
                fault = _branch_fault(branch.go_to, number, order, corpus)
                if fault:
                    here = place(entry, *path, "branches", index, "go_to")
                    yield Finding(here, fault, "写后面步骤的标识、程序编码或者“结束”", branch.go_to)


@check()
def pause_role(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """把关人就是办理人。

    把关点由办理步骤以外的人签名，一人办理又把关等于没有把关。
    改法：把关点另定角色；人手确实不足的，写明豁免的理由、批准人和期限。
    """
    for entry in corpus.procedures.values():
        for index, stage in enumerate(entry.meta.stages):
            if stage.pause and {step.role for step in stage.steps} == {stage.pause.role}:
                here = place(entry, "stages", index, "pause", "role")
                yield Finding(here, f"把关点由“{stage.pause.role}”签名，本阶段也只由其办理", "把关点另定角色")


@check()
def too_many_checks(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """把关点之前的核对项超过九项。

    一次核对超过九项，人就会跳着看。
    改法：删去不影响结果的项，或者分成两个阶段，各设把关点。
    """
    for entry in corpus.procedures.values():
        count = 0
        for index, stage in enumerate(entry.meta.stages):
            count += sum(len(step.checks) for step in stage.steps)
            if stage.pause is None and index + 1 < len(entry.meta.stages):
                continue
            if count > MOST_CHECKS:
                here = place(entry, "stages", index, "title")
                yield Finding(
                    here, f"把关点之前有 {count} 个核对项", f"减到 {MOST_CHECKS} 项以内，或者分阶段"
                )
            count = 0


@check()
def step_without_basis(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """步骤没有写依据。

    每个步骤要么引用条文，要么写“内部要求”，读者才知道这一步凭什么。
    改法：写 basis；没有条文的写 basis: [内部要求]。
    """
    for entry in corpus.procedures.values():
        for path, step in steps_of(entry.meta):
            if not step.basis:
                here = place(entry, *path, "basis")
                yield Finding(here, f"步骤 {step.id} 没有依据", "引用条文，或者写 [内部要求]")


@check()
def same_author_reviewer(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """起草人和审核人是同一人。

    改法：由另一人审核，写他的姓名或者代称。
    """
    for entry in corpus.procedures.values():
        if entry.meta.author == entry.meta.reviewer:
            what = f"起草人和审核人都是“{entry.meta.author}”"
            yield Finding(place(entry, "reviewer"), what, "由另一人审核")


@check()
def published_unreviewed(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """已发布的程序没有审核人或者批准日期。

    改法：补上 reviewer 和 approved；还没有审核的，把 state 改为送审。
    """
    for entry in corpus.procedures.values():
        if entry.meta.state == "已发布" and not (entry.meta.reviewer and entry.meta.approved):
            what = "状态是已发布，却没有审核人或者批准日期"
            yield Finding(place(entry, "state"), what, "补上 reviewer 和 approved，或者改为送审")


@check("review")
def review_overdue(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """程序已过复核期限。

    过了 review_by 的程序可能已经跟不上规定，页面和核对单会提示。
    改法：复核后改写 review_by；不再使用的，把 state 改为停用。
    """
    for entry in corpus.procedures.values():
        due = entry.meta.review_by
        if due and due < on and entry.meta.state != "停用":
            yield Finding(place(entry, "review_by"), f"应于 {due} 前复核", "复核后改写 review_by")


def _ids(procedure: Procedure) -> Iterator[tuple[str, list[tuple[str, Path]]]]:
    yield "步骤", [(step.id, (*path, "id")) for path, step in steps_of(procedure)]
    yield "起算事件", [(event.id, ("events", n, "id")) for n, event in enumerate(procedure.events)]
    for path, step in steps_of(procedure):
        yield "核对项", [(one.id, (*path, "checks", n, "id")) for n, one in enumerate(step.checks)]


def _roles(procedure: Procedure) -> Iterable[tuple[Path, str]]:
    for path, step in steps_of(procedure):
        yield (*path, "role"), step.role
        if step.approval:
            yield (*path, "approval", "role"), step.approval.role
    for index, stage in enumerate(procedure.stages):
        if stage.pause:
            yield ("stages", index, "pause", "role"), stage.pause.role


def _branch_fault(target: str, number: int, order: dict[str, int], corpus: Corpus) -> str:
    if target == "结束":
        return ""
    if target[0] == "P":
        return "" if target in corpus.procedures else f"程序 {target} 不在库"
    if target not in order:
        return f"本程序没有步骤 {target}"
    return "" if order[target] > number else f"步骤 {target} 不在本步骤之后"
