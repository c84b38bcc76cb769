"""The time limit of a step in words: the starting event, the length, where it comes from."""

from __future__ import annotations

from guicheng.content.corpus import Corpus
from guicheng.deadlines.step import StepLimit, step_limit
from guicheng.model.address import Address
from guicheng.model.procedure import Procedure, Step
from guicheng.render.checklist.basis import place_words
from guicheng.render.checklist.sheet import Limit, Rule

INTERNAL_LIMIT = "内控时限（非法定）"


def limit_of(corpus: Corpus, procedure: Procedure, step: Step) -> Limit | None:
    """The limit as printed; None where the step sets none."""
    if step.deadline is None:
        return None
    limit = step_limit(corpus, step.deadline)
    if limit is None:
        return Limit("时限参数待定", INTERNAL_LIMIT, "最迟", False, None)
    period = limit.period
    return Limit(
        words=_words(procedure, limit),
        source=_source(corpus, limit),
        due="首次最迟" if limit.every else "最迟",
        hours=period.unit == "小时",
        rule=Rule(limit.event, period.amount, period.unit, period.direction, limit.every, limit.regime.name),
    )


def _words(procedure: Procedure, limit: StepLimit) -> str:
    event = next((event.title for event in procedure.events if event.id == limit.event), limit.event)
    length = limit.period.words
    if limit.every:
        return f"{event}{limit.period.direction}每{length}一次"
    return f"{event}前{length}" if limit.period.direction == "前" else f"{event}后{length}内"


def _source(corpus: Corpus, limit: StepLimit) -> str:
    if limit.basis is None:
        return INTERNAL_LIMIT
    address = Address.parse(limit.basis)
    work = corpus.works.get(address.code)
    return f"《{work.meta.title}》{place_words(address)}" if work else f"{address}（不在库）"
