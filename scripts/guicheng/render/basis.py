"""依据 of a step as links: 依据, 参照 and 边界 told apart, and what may not serve as a basis said so."""

from __future__ import annotations

from collections.abc import Iterable

from guicheng.model.address import Address
from guicheng.model.procedure import INTERNAL, Basis
from guicheng.render.links import Links
from guicheng.render.markup import esc, link
from guicheng.text.labels import place_label

_MEANING = {
    "依据": "本单位自己的职权、职责所依据的规定",
    "参照": "其他机关的规定，只作参照",
    "边界": "限制本程序的规定",
    INTERNAL: "本单位内部工作要求",
}


def basis_html(bases: Iterable[Basis], links: Links) -> str:
    """All bases of a step, one line each."""
    rows = "".join(f"<li>{_line(basis, links)}</li>" for basis in bases)
    return f'<ul class="basis" aria-label="依据">{rows}</ul>'


def _line(basis: Basis, links: Links) -> str:
    relation = "参照" if basis.ref and not_adopted(basis.ref, links) else basis.relation
    mark = f'<span class="rel" title="{_MEANING[relation]}">{relation}</span>'
    return mark if basis.ref is None else f"{mark} {cited(basis.ref, links)}"


def cited(ref: str, links: Links) -> str:
    """A reference as a link, with what the reader must know about it."""
    if not_adopted(ref, links):
        return _model_rule(Address.parse(ref), links)
    return reference_link(ref, links) + _caution(ref, links)


def _model_rule(address: Address, links: Links) -> str:
    """A model rule that this office has not issued is never shown in the form of a basis."""
    entry = links.corpus.works[address.code]
    words = link(links.address(address), f"参照示范文本{esc(_place_words(address))}")
    return f'《{esc(entry.meta.title)}》{words}<span class="caution">（本单位未印发，不得作为依据）</span>'


def reference_link(ref: str, links: Links) -> str:
    """《示例市河道管理条例》第五条 as a link to the pinned edition."""
    address = Address.parse(ref)
    return link(links.address(address), esc(reference_words(address, links)))


def reference_words(address: Address, links: Links) -> str:
    """The words of a reference; an address that cannot be named is shown as it is."""
    entry = links.corpus.entry(address.code)
    if entry is None:
        return f"{address}（不在库）"
    place = _place_words(address)
    title = f"《{entry.meta.title}》" if address.code.startswith("R") else entry.meta.title
    return f"{title}{place}"


def _place_words(address: Address) -> str:
    if address.place is None:
        return ""
    if not address.code.startswith("R"):
        return f"（{address.place}）"
    try:
        return place_label(address.place)
    except ValueError:
        return f"（{address.place}）"


def not_adopted(ref: str, links: Links) -> bool:
    """Whether the reference leads to a model rule that this office has not issued."""
    entry = links.work(Address.parse(ref).code)
    return (
        entry is not None
        and entry.meta.nature == "示范文本"
        and not links.corpus.office.has_adopted(entry.meta.code)
    )


def _caution(ref: str, links: Links) -> str:
    entry = links.work(Address.parse(ref).code)
    if entry is None:
        return ""
    if entry.meta.nature == "资料":
        return ' <span class="caution">资料，不得作为依据</span>'
    return "" if entry.editions else ' <span class="caution">正文未入库</span>'
