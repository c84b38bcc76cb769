"""From a procedure to the blocks of its checklist; all outputs are made from this one list."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from guicheng.content.corpus import Corpus
from guicheng.deadlines.step import step_limit
from guicheng.model import procedure as model
from guicheng.model.address import Address
from guicheng.model.procedure import Pause, Procedure, Stage, Step
from guicheng.render.checklist.basis import NOT_ISSUED, basis_lines, unissued_model
from guicheng.render.checklist.limit import limit_of
from guicheng.render.checklist.sheet import (
    Block,
    Branch,
    Check,
    Closing,
    Document,
    Event,
    Opening,
    PauseBlock,
    Running,
    Sheet,
    Signer,
    StageHead,
    StepBlock,
)
from guicheng.render.markup import plain_day
from guicheng.text.numerals import to_chinese


def sheet_of(corpus: Corpus, procedure: Procedure, on: dt.date) -> Sheet:
    """The checklist of a procedure as made on a day."""
    marks = tuple(_marks(corpus, procedure))
    running = Running(
        unit=corpus.office.name,
        title=f"{procedure.title}核对单",
        code=procedure.code,
        edition=procedure.edition,
        made=plain_day(on),
        principle=corpus.redlines.principle if corpus.redlines else "",
        marks=marks,
    )
    return Sheet(
        running, (_opening(corpus, procedure, on), *_body(corpus, procedure), _closing(corpus, procedure))
    )


def _marks(corpus: Corpus, procedure: Procedure) -> Iterator[str]:
    if procedure.state != "已发布":
        yield procedure.state
    if _leans_on_model(corpus, procedure):
        yield "示范"
    if procedure.visibility == "内部":
        yield "内部"


def _leans_on_model(corpus: Corpus, procedure: Procedure) -> bool:
    refs = (basis.ref for step in procedure.steps for basis in step.basis if basis.ref)
    return any(unissued_model(corpus, Address.parse(ref).code) for ref in refs)


def _opening(corpus: Corpus, procedure: Procedure, on: dt.date) -> Opening:
    return Opening(
        trigger=procedure.trigger,
        not_for=procedure.not_for,
        boundary=procedure.boundary,
        notes=tuple(_notes(corpus, procedure, on)),
        redlines=corpus.redlines.redlines if corpus.redlines else (),
        events=tuple(
            Event(one.id, one.title, _in_hours(corpus, procedure, one.id)) for one in procedure.events
        ),
    )


def _notes(corpus: Corpus, procedure: Procedure, on: dt.date) -> Iterator[str]:
    """What must be known before the sheet is used."""
    if procedure.state != "已发布":
        yield f"{procedure.state}：本程序未发布或者已经停用，不得据此办理。"
    if _leans_on_model(corpus, procedure):
        yield f"示范：本单参照示范文本（{NOT_ISSUED}）。"
    if procedure.review_by and procedure.review_by < on:
        yield f"本程序应于{plain_day(procedure.review_by)}前复核，现已过期，使用前核对。"


def _in_hours(corpus: Corpus, procedure: Procedure, event: str) -> bool:
    """Whether a limit counted in hours begins with this event."""
    limits = (step_limit(corpus, step.deadline) for step in procedure.steps if step.deadline)
    return any(one.event == event and one.period.unit == "小时" for one in limits if one)


def _body(corpus: Corpus, procedure: Procedure) -> Iterator[Block]:
    numbers = {step.id: number for number, step in enumerate(procedure.steps, 1)}
    for index, stage in enumerate(procedure.stages, 1):
        yield StageHead(to_chinese(index), stage.title, stage.mode)
        for step in stage.steps:
            yield _step(corpus, procedure, step, numbers)
        if stage.pause:
            yield _pause(stage, stage.pause, index, numbers)


def _step(corpus: Corpus, procedure: Procedure, step: Step, numbers: dict[str, int]) -> StepBlock:
    return StepBlock(
        id=step.id,
        number=numbers[step.id],
        title=step.title,
        duty=step.duty,
        roles=step.role,
        limit=limit_of(corpus, procedure, step),
        checks=tuple(Check(f"{step.id}-{check.id}", check.text) for check in step.checks),
        prohibitions=step.prohibitions,
        branches=tuple(_branch(corpus, branch, numbers) for branch in step.branches),
        documents=tuple(_document(corpus, code) for code in step.documents),
        records=step.records,
        basis=basis_lines(corpus, step.basis),
        signers=tuple(_signers(step)),
    )


def _branch(corpus: Corpus, branch: model.Branch, numbers: dict[str, int]) -> Branch:
    """Condition → exact target, with what is to be done."""
    said = f"：{branch.say}" if branch.say else ""
    words = f"{branch.condition}→{branch_target(corpus, branch.go_to, numbers)}{said}"
    return Branch(words, branch.go_to)


def branch_target(corpus: Corpus, go_to: str, numbers: dict[str, int]) -> str:
    """第7步, 本单结束, or another checklist with its code."""
    if go_to == "结束":
        return "本单结束"
    if go_to in numbers:
        return f"转第{numbers[go_to]}步"
    entry = corpus.procedures.get(go_to)
    return f"转“{entry.meta.title}核对单”（{go_to}）" if entry else f"转{go_to}"


def _document(corpus: Corpus, code: str) -> Document:
    form = corpus.forms.get(code)
    return Document(code, form.meta.title if form else "（未入库）")


def _signers(step: Step) -> Iterator[Signer]:
    """One line a person: two for a step of two, one more for who approves it."""
    for role in step.role.split("、"):
        yield Signer(role, "办理", opinion=False)
    if step.approval:
        yield Signer(step.approval.role, step.approval.kind, opinion=True)


def _pause(stage: Stage, pause: Pause, index: int, numbers: dict[str, int]) -> PauseBlock:
    asks = tuple(Check(f"pause{index}-{number}", ask) for number, ask in enumerate(pause.asks, 1))
    first, last = numbers[stage.steps[0].id], numbers[stage.steps[-1].id]
    steps = f"第{first}步" if first == last else f"第{first}至{last}步"
    return PauseBlock(f"pause{index}", pause.title, asks, pause.role, steps)


def _closing(corpus: Corpus, procedure: Procedure) -> Closing:
    """The one who did most steps closes; whoever approves or guards a stop says so in the order of rank."""
    handler = Counter(role for step in procedure.steps for role in step.role.split("、")).most_common(1)[0][0]
    approving = {step.approval.role for step in procedure.steps if step.approval}
    approving |= {stage.pause.role for stage in procedure.stages if stage.pause}
    order = {name: role.order for name, role in corpus.roles.items()}
    approvers = sorted(approving - {handler}, key=lambda name: (order.get(name, 99), name))
    contact = corpus.office.contact
    feedback = f"本单填写、使用中的问题，请告{procedure.owner}{f'（{contact}）' if contact else ''}。"
    review = f"本程序下次复核：{plain_day(procedure.review_by)}前。" if procedure.review_by else ""
    return Closing(handler, tuple(approvers), feedback, review)
