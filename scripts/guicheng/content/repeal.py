"""What texts say of other works: 《…》同时废止. Evidence for a person, never a status by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guicheng.content.corpus import Corpus, EditionEntry, WorkEntry
from guicheng.model.provision import Article
from guicheng.text.labels import place_label
from guicheng.text.printer import article_lines

_SENTENCE = re.compile(r"[^。；\n]*?(?:同时|即行|自行|予以)废止")
_NAME = re.compile(
    r"""
    《((?:[^《》]|《[^《》]*》)+)》    # a name, with a name inside
    (?!第)                            # not of single articles
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class RepealClaim:
    """One edition says that another work is repealed; ``article`` is the official name of the place."""

    by: WorkEntry
    edition: EditionEntry
    article: str
    target: WorkEntry


def repeal_claims(corpus: Corpus) -> Iterator[RepealClaim]:
    """Every claim whose target is in the base and is another work, not changed since."""
    for work in corpus.works.values():
        for edition in work.editions:
            if edition.may_hold("废止") and "废止" in edition.body and work.meta.nature == "正式文本":
                yield from _claims(corpus, work, edition)


def repealed_names(words: str) -> tuple[str, ...]:
    """Names of works that the words declare repealed as a whole: 《甲规定》、《乙办法》同时废止."""
    return tuple(name for sentence in _SENTENCE.findall(words) for name in _NAME.findall(sentence))


def _claims(corpus: Corpus, work: WorkEntry, edition: EditionEntry) -> Iterator[RepealClaim]:
    for article in edition.text.articles:
        for name in repealed_names("\n".join(article_lines(article))):
            target = corpus.work_named(name)
            if target is not None and target is not work and _stood_before(target, edition):
                yield RepealClaim(work, edition, _label(article), target)


def _stood_before(target: WorkEntry, edition: EditionEntry) -> bool:
    """Whether all we know of the target is older than the claim: a later text of that name is another one."""
    days = [event.date.isoformat() for event in target.meta.events]
    return all(
        day < edition.meta.edition[:10] for day in [*days, *(e.meta.edition[:10] for e in target.editions)]
    )


def _label(article: Article) -> str:
    try:
        return place_label(article.anchor)
    except ValueError:
        return article.label
