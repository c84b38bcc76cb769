"""After a rename: the old folder of a document leads to the new one and keeps the fragment."""

from __future__ import annotations

from collections.abc import Iterator

from guicheng.content.corpus import Corpus, WorkEntry
from guicheng.render.links import FOLDERS, page_path


def renamed(corpus: Corpus) -> Iterator[tuple[str, str, str]]:
    """(old folder, new folder, title) of every page that was renamed; permanent pages of editions as well."""
    for code, registered in corpus.codes.entries.items():
        entry = corpus.entry(code)
        if entry is None:
            continue
        editions = (
            [edition.meta.edition for edition in entry.editions] if isinstance(entry, WorkEntry) else []
        )
        for slug in registered.old_slugs:
            for edition in (None, *editions):
                new = page_path(corpus, code, edition)
                if new is not None:
                    old = f"{FOLDERS[code[0]]}/{slug}" + (f"/{edition}" if edition else "")
                    yield old, new, entry.meta.title
