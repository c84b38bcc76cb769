"""Names of documents by the folder of their page, for the change list."""

from __future__ import annotations

from guicheng.content.codes import LETTERS
from guicheng.content.corpus import Corpus


def document_titles(corpus: Corpus) -> dict[str, str]:
    """``regulations/<slug>`` → ``R0012　刑事诉讼法``, for every kind of document."""
    shelves = (corpus.works, corpus.procedures, corpus.cases, corpus.forms)
    return {
        f"{LETTERS[code[0]]}/{entry.slug}": f"{code}　{entry.meta.title}"
        for shelf in shelves
        for code, entry in shelf.items()
    }
