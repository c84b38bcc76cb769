"""A MkDocs page made from the knowledge base: no Markdown, its HTML is made when it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from guicheng.site.pages import PageSource
from guicheng.site.shell import Shells

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files


class KnowledgePage(Page):
    """Bypasses Python-Markdown and renders late, so that a large base never stands in memory as HTML."""

    shells: Shells

    def __init__(self, source: PageSource, file: File, config: MkDocsConfig) -> None:
        super().__init__(source.title, file, config)
        self.source = source
        # Now, as a page that a link asks for comes after MkDocs has read all others.
        self.markdown, self.content, self.toc = "", "", get_toc([])
        self.meta = {"template": "filled.html"}

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing to read: the knowledge base is in memory already."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing to convert; see ``filled``."""

    def filled(self) -> str:
        """The whole page, frame included; called by the template when the page is written."""
        return self.shells.of(self).fill(self.source.title, self.source.html())
