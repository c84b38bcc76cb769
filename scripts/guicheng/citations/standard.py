"""The right form of a citation: 《full title》 with 条, 款, 项 as official usage writes them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from guicheng.content.corpus import Corpus
from guicheng.model.address import Address
from guicheng.text.labels import place_label


def standard_form(targets: Sequence[Address], corpus: Corpus) -> str:
    """《刑法》第十条、第十一条: full titles, one for all places of a work; empty when nothing was found."""
    works = groupby(targets, key=lambda target: target.code)
    return "和".join(_of_work(code, list(places), corpus) for code, places in works)


def _of_work(code: str, targets: list[Address], corpus: Corpus) -> str:
    entry = corpus.works.get(code)
    title = f"《{entry.meta.title}》" if entry else code
    return title + "、".join(filter(None, (_label(target.place) for target in targets)))


def _label(place: str | None) -> str:
    try:
        return place_label(place) if place else ""
    except ValueError:
        return ""
