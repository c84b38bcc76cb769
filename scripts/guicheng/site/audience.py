"""For whom a site is: the public, or the office itself."""

from __future__ import annotations

from dataclasses import replace

from guicheng.content.corpus import Corpus


def published(corpus: Corpus, profile: str) -> Corpus:
    """The base as an audience may see it: ``public`` leaves out what is marked 内部."""
    if profile == "internal":
        return corpus
    return replace(
        corpus,
        works={code: entry for code, entry in corpus.works.items() if entry.meta.visibility == "公开"},
        procedures={
            code: entry for code, entry in corpus.procedures.items() if entry.meta.visibility == "公开"
        },
        cases={code: entry for code, entry in corpus.cases.items() if entry.meta.visibility == "公开"},
        forms={code: entry for code, entry in corpus.forms.items() if entry.meta.visibility == "公开"},
    )
