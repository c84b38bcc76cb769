"""The limit of a procedure's step: from its data to a period, its regime and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from guicheng.content.corpus import Corpus
from guicheng.deadlines.period import Period
from guicheng.deadlines.regime import INTERNAL, UNKNOWN, Regime, regime_of_law
from guicheng.model.address import Address
from guicheng.model.procedure import Deadline


@dataclass(frozen=True, slots=True)
class StepLimit:
    """What a step's limit means: ``every`` for a repeated one, ``basis`` the article of a legal one."""

    event: str
    period: Period
    regime: Regime
    every: bool
    basis: str | None

    @property
    def legal(self) -> bool:
        """Whether a rule sets it; otherwise it is 内控时限（非法定）."""
        return self.basis is not None


def step_limit(corpus: Corpus, deadline: Deadline) -> StepLimit | None:
    """Read a step's deadline; None when its key is not in ``deadlines.yml``, which ``guicheng check`` reports."""
    amount, unit, every = deadline.amount, deadline.unit, deadline.every
    if deadline.key is not None:
        limit = corpus.limits.get(deadline.key)
        if limit is None:
            return None
        amount, unit, every = limit.amount, limit.unit, limit.every or every
    if amount is None or unit is None:
        return None
    period = Period(amount, unit, deadline.direction)
    return StepLimit(deadline.event, period, _regime(corpus, deadline), every, deadline.basis)


def _regime(corpus: Corpus, deadline: Deadline) -> Regime:
    if deadline.basis is None:
        return INTERNAL
    work = corpus.works.get(Address.parse(deadline.basis).code)
    return (regime_of_law(work.meta.title) if work else None) or UNKNOWN
