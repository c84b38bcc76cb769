"""Who relies on which article: the steps of live procedures (依据 and statutory limits) and the cases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from guicheng.content.corpus import Corpus, Entry
from guicheng.model.address import Address
from guicheng.model.case import Case
from guicheng.model.procedure import Procedure, Step

Keys = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Reliance:
    """One reliance: ``source`` relies on ``ref``; ``keys`` lead to it in the frontmatter of ``file``.

    ``line`` is known instead where the reliance stands in running text (制度).
    """

    kind: Literal["程序", "案例", "制度"]
    source: Address
    title: str
    ref: Address
    quote_hash: str | None
    file: str
    keys: Keys = ()
    line: int = 0


def reliances(corpus: Corpus) -> Iterator[Reliance]:
    """Every pinned or unpinned reliance of procedures in use and of cases."""
    for procedure in corpus.procedures.values():
        if procedure.meta.state != "停用":
            yield from _of_procedure(procedure)
    for case in corpus.cases.values():
        yield from _of_case(case)


def _of_procedure(entry: Entry[Procedure]) -> Iterator[Reliance]:
    for stage_number, stage in enumerate(entry.meta.stages):
        for number, step in enumerate(stage.steps):
            yield from _of_step(entry, step, ("stages", stage_number, "steps", number))


def _of_step(entry: Entry[Procedure], step: Step, keys: Keys) -> Iterator[Reliance]:
    source = Address(entry.meta.code, None, step.id)
    title = f"{entry.meta.title}：{step.title}"
    for index, basis in enumerate(step.basis):
        if basis.ref:
            ref = Address.parse(basis.ref)
            here = (*keys, "basis", index, "ref")
            yield Reliance("程序", source, title, ref, basis.quote_hash, entry.path, here)
    if step.deadline and step.deadline.basis:
        ref = Address.parse(step.deadline.basis)
        yield Reliance("程序", source, title, ref, None, entry.path, (*keys, "deadline", "basis"))


def _of_case(entry: Entry[Case]) -> Iterator[Reliance]:
    source = Address(entry.meta.code)
    for index, text in enumerate(entry.meta.applied):
        ref = Address.parse(text)
        yield Reliance("案例", source, entry.meta.title, ref, None, entry.path, ("applied", index))
