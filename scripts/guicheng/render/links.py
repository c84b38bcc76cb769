"""Where every page lives, and how one page points at another.

All links are relative and end in a file name, so that they work from a disk as well as from a server.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from guicheng.content.corpus import Corpus, EditionEntry, WorkEntry
from guicheng.content.target import edition_for
from guicheng.model.address import Address

FOLDERS = {"R": "regulations", "P": "procedures", "C": "cases", "F": "forms"}
INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Links:
    """Links out of one page: ``root`` leads from it to the top of the site (``../../`` or nothing)."""

    corpus: Corpus
    on: dt.date
    root: str = ""

    def page(self, path: str) -> str:
        """A page by its path from the top: ``cases`` → ``../../cases/index.html``."""
        return f"{self.root}{path}/{INDEX}" if path else f"{self.root}{INDEX}"

    def code(self, code: str, edition: str | None = None) -> str | None:
        """The page of a document, or of one edition of a regulation; None when the base lacks it."""
        path = page_path(self.corpus, code, edition)
        return None if path is None else self.page(path)

    def address(self, address: Address) -> str | None:
        """The place an address means; a regulation without its text has one page for all its articles."""
        href = self.code(address.code, address.edition)
        if href is None:
            return None
        return f"{href}#{address.place}" if address.place else href

    def work(self, code: str) -> WorkEntry | None:
        """The regulation with this code."""
        return self.corpus.works.get(code)

    def below(self, depth: int) -> Links:
        """The same links out of a page ``depth`` folders down."""
        return replace(self, root="../" * depth)


def page_path(corpus: Corpus, code: str, edition: str | None = None) -> str | None:
    """The folder of a document's page: ``regulations/zhifa-jiandu-banfa/2026-09-10``."""
    entry = corpus.entry(code)
    if entry is None:
        return None
    folder = f"{FOLDERS[code[0]]}/{entry.slug}"
    if not isinstance(entry, WorkEntry) or edition is None:
        return folder
    return f"{folder}/{edition}" if entry.edition(edition) else None


def short_path(code: str, edition: int | None = None) -> str:
    """The folder of the short page printed on paper: ``s/R0012``, ``s/P0004-3``."""
    return f"s/{code}-{edition}" if edition is not None else f"s/{code}"


def shown_edition(entry: WorkEntry, on: dt.date) -> EditionEntry | None:
    """The edition that a work's own page shows on a day; None without a text."""
    return edition_for(entry, None, on)
