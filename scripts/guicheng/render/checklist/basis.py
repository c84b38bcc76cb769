"""依据 of a step in plain words: grouped by rule, full titles, and what may not serve as a basis said so."""

from __future__ import annotations

from collections.abc import Iterable

from guicheng.content.corpus import Corpus, WorkEntry
from guicheng.model.address import Address
from guicheng.model.procedure import INTERNAL, Basis
from guicheng.text.labels import place_label

NOT_ISSUED = "本单位未印发，不得作为依据"


def basis_lines(corpus: Corpus, bases: Iterable[Basis]) -> tuple[str, ...]:
    """One line a rule: ``参照：《信访工作条例》第二十八条第三款``; articles of one rule stand together."""
    groups: dict[tuple[str, str], list[str]] = {}
    for basis in bases:
        if basis.ref is None:
            groups.setdefault((INTERNAL, ""), [])
            continue
        address = Address.parse(basis.ref)
        relation = "参照" if unissued_model(corpus, address.code) else basis.relation
        groups.setdefault((relation, address.code), []).append(place_words(address))
    return tuple(_line(corpus, relation, code, places) for (relation, code), places in groups.items())


def unissued_model(corpus: Corpus, code: str) -> bool:
    """Whether this is a 示范文本 that this office has not issued: never a basis."""
    work = corpus.works.get(code)
    return work is not None and work.meta.nature == "示范文本" and not corpus.office.has_adopted(code)


def place_words(address: Address) -> str:
    """第二十八条第三款; empty for a whole document."""
    if address.place is None:
        return ""
    try:
        return place_label(address.place)
    except ValueError:
        return f"（{address.place}）"


def _line(corpus: Corpus, relation: str, code: str, places: list[str]) -> str:
    if not code:
        return INTERNAL
    work = corpus.works.get(code)
    if work is None:
        entry = corpus.entry(code)
        return f"{relation}：{entry.meta.title if entry else f'{code}（不在库）'}"
    where = "、".join(place for place in places if place)
    if unissued_model(corpus, code):
        return f"参照示范文本《{_bare(work)}》{where}（{NOT_ISSUED}）"
    return f"{relation}：《{work.meta.title}》{where}{_caution(work)}"


def _bare(work: WorkEntry) -> str:
    """The title without its own （示范文本）, which the line says already."""
    return work.meta.title.replace("（示范文本）", "")


def _caution(work: WorkEntry) -> str:
    if work.meta.nature == "资料":
        return "（资料，不得作为依据）"
    return "" if work.editions else "（正文未入库，请核对原文）"
