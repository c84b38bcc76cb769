"""依据 of steps and applied articles of cases: they exist, hold, and may be relied on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from guicheng.checks.check import Finding, check
from guicheng.checks.place import Place, place, steps_of
from guicheng.content.corpus import Corpus, WorkEntry
from guicheng.content.target import look_up
from guicheng.errors import NotFound
from guicheng.model.address import Address
from guicheng.model.status import Status, edition_status


@dataclass(frozen=True, slots=True)
class _Reliance:
    """One address that a live document relies on, and as what."""

    place: Place
    address: Address
    relation: str


@check()
def basis_unresolved(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """依据或者适用条文找不到。

    地址里的编码、版本、条款项都要存在。
    改法：用 guicheng show 地址 查对；法规不在库的，先建仅题录的条目。
    """
    for reliance in _reliances(corpus):
        try:
            look_up(corpus, reliance.address, on)
        except NotFound as error:
            yield Finding(reliance.place, str(error), "用 guicheng show 查对地址", reliance.address.code)


@check("review")
def basis_unpinned(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """依据没有写明版本。

    正文已经入库的法规，依据要钉在具体版本上（如 R0012@2018-10-26#t105），以后修改了才能提示。仅题录的除外。
    仅题录的法规补入正文以后，引用它的步骤都会列在这里；逐条对照正文核实以后再钉，所以不算错误，不拦生成。
    改法：在编码后面写 @版本号。
    """
    for reliance, work in _on_works(corpus):
        if work.editions and reliance.address.edition is None:
            newest = work.editions[-1].meta.edition
            what = f"{reliance.address} 没有写明版本"
            yield Finding(reliance.place, what, f"写成 {reliance.address.code}@{newest}")


@check()
def basis_repealed(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """依据已经废止或者失效。

    已废止、失效的法规和已删去的条文不能再作依据、参照或者边界。
    改法：改引现行的条文；没有的，修改这个步骤。
    """
    for reliance, work in _on_works(corpus):
        status = _status(corpus, work, reliance.address, on)
        if status is not None and status.name in ("已废止", "失效"):
            since = f"（{status.since}起）" if status.since else ""
            what = f"{reliance.address}《{work.meta.title}》{status.name}{since}"
            yield Finding(reliance.place, what, "改引现行的条文")
        elif gone := _article_gone(work, reliance.address, on):
            yield Finding(reliance.place, f"{reliance.address} 该条已{gone}", "改引现行的条文")


@check("review")
def basis_outdated(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """依据所在的版本已被修改，或者尚未生效。

    条文可能已经改了字、改了条号，也可能还没有施行。
    改法：比对新旧版本，把地址改到现行版本；内容变了的，同时修改步骤。
    """
    for reliance, work in _on_works(corpus):
        status = _status(corpus, work, reliance.address, on)
        if status is not None and status.name in ("已修改", "尚未生效"):
            what = f"{reliance.address}《{work.meta.title}》该版本{status.name}"
            yield Finding(reliance.place, what, "核对现行版本后改写地址")


@check("review")
def basis_model_rule(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """以本单位没有印发的示范文本作依据。

    示范文本在 office.yml 记下本单位印发的名称、文号和日期以前，一律印作“参照示范文本（本单位未印发，不得作为依据）”。
    改法：印发后在 office.yml 的 adopted 里登记；不打算印发的，把关系改为参照。
    """
    for reliance, work in _on_works(corpus):
        adopted = corpus.office.has_adopted(work.meta.code)
        if work.meta.nature == "示范文本" and reliance.relation == "依据" and not adopted:
            what = f"{work.meta.code}《{work.meta.title}》是示范文本，本单位没有印发"
            yield Finding(reliance.place, what, "印发后在 office.yml 登记，或者把关系改为参照")


@check()
def basis_material(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """以资料作依据。

    资料（报告、调研）不具有约束力，不能作依据、参照或者边界。
    改法：改引正式文本；只想让人参阅的，在正文里写链接。
    """
    for reliance, work in _on_works(corpus):
        if work.meta.nature == "资料":
            what = f"{work.meta.code}《{work.meta.title}》是资料，不能作{reliance.relation}"
            yield Finding(reliance.place, what, "改引正式文本")


def _reliances(corpus: Corpus) -> Iterator[_Reliance]:
    """Bases and statutory limits of procedures in use, applied articles of cases."""
    for entry in corpus.procedures.values():
        if entry.meta.state == "停用":
            continue
        for path, step in steps_of(entry.meta):
            for index, basis in enumerate(step.basis):
                if basis.ref:
                    here = place(entry, *path, "basis", index, "ref")
                    yield _Reliance(here, Address.parse(basis.ref), basis.relation)
            if step.deadline and step.deadline.basis:
                here = place(entry, *path, "deadline", "basis")
                yield _Reliance(here, Address.parse(step.deadline.basis), "依据")


def _on_works(corpus: Corpus) -> Iterator[tuple[_Reliance, WorkEntry]]:
    for reliance in _reliances(corpus):
        work = corpus.works.get(reliance.address.code)
        if work is not None:
            yield reliance, work


def _status(corpus: Corpus, work: WorkEntry, address: Address, on: dt.date) -> Status | None:
    """Status of the pinned edition; of the newest when no edition is named."""
    editions = [edition.meta for edition in work.editions]
    named = [edition for edition in editions if address.edition in (None, edition.edition)]
    return edition_status(work.meta, editions, named[-1], on) if named else None


def _article_gone(work: WorkEntry, address: Address, on: dt.date) -> str:
    for edition in work.editions:
        if edition.meta.edition == address.edition and address.article in edition.meta.article_status:
            status = edition.meta.article_status[address.article]
            return status.state if status.date <= on else ""
    return ""
