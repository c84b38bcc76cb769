"""One build of the site: what the plugin's hooks do, apart from MkDocs' calling order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from guicheng.content.corpus import Corpus, read_corpus
from guicheng.content.target import look_up
from guicheng.errors import GuichengError, NotFound, Problem
from guicheng.model.address import Address
from guicheng.render.checklist.files import checklist_files
from guicheng.render.home import changes_html, coverage_html, procedures_html, sections_html
from guicheng.render.links import INDEX, Links
from guicheng.search.browser.build import browser_files
from guicheng.site.assets import FOLDER, Assets, load_assets
from guicheng.site.gate import refuse_unpublishable
from guicheng.site.page import KnowledgePage
from guicheng.site.pages import Pages, PageSource
from guicheng.site.short import short_pages
from guicheng.site.titles import title_files

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

log = get_plugin_logger(__name__)
IN_NAV = frozenset({"regulations", "procedures", "cases", "forms", "pending", "checklists", "deadlines"})
UNUSED = ("assets/javascripts/", "assets/images/favicon.png", "sitemap.xml")
"""Files of Material and MkDocs that no page of this theme loads: a script that wants a network, a list of addresses."""


@dataclass(frozen=True)
class HomeParts:
    """What the home page counts by itself."""

    tasks: str
    procedures: str
    changes: str
    coverage: str


@dataclass
class SiteBuild:
    """The knowledge base as pages and files of one site, on one day, for one audience."""

    links: Links
    pages: Pages
    assets: Assets

    @classmethod
    def start(cls, root: Path, as_of: dt.date, profile: str) -> SiteBuild:
        """Read the base at ``root``; problems of its files are reported, not fatal."""
        corpus = read_corpus(root)
        for problem in corpus.problems:
            log.warning(str(problem))
        refuse_unpublishable(corpus, as_of)
        links = Links(published(corpus, profile), as_of)
        return cls(links, Pages.of(links), load_assets())

    def add_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add a virtual page for every document and list, and our styles and scripts."""
        for file in [file for file in files if _unused(file.src_uri)]:
            files.remove(file)
        for source in self.pages.all():
            files.append(self._file(source, config))
        for path, content in self.assets.files.items():
            files.append(File.generated(config, path, content=content))
        return files

    def _file(self, source: PageSource, config: MkDocsConfig) -> File:
        # The content file stands behind the page, so that MkDocs can tell from its time whether it changed.
        behind = self.links.corpus.root / (source.source or "mkdocs.yml")
        level = InclusionLevel.INCLUDED if source.path in IN_NAV else InclusionLevel.NOT_IN_NAV
        file = File.generated(config, f"{source.path}/index.md", abs_src_path=str(behind), inclusion=level)
        KnowledgePage(source, file, config)
        return file

    def home_parts(self, content: str) -> HomeParts:
        """For the home template; ``content`` is the hand-written part as HTML."""
        return HomeParts(
            sections_html(content),
            procedures_html(self.links),
            changes_html(self.links),
            coverage_html(self.links),
        )

    def resolve(self, target: str, page: Page) -> str | None:
        """Where an address in a hand-written page leads, as MkDocs wants it: a path to the target's source."""
        try:
            address = Address.parse(target)
            look_up(self.links.corpus, address, self.links.on)
        except (ValueError, NotFound) as error:
            log.warning(str(Problem(page.file.src_uri, 0, "link-address", f"链接“{target}”：{error}")))
            return None
        href = self.links.below(page.file.src_uri.count("/")).address(address)
        return href.replace(INDEX, "index.md", 1) if href else None

    def late_files(self) -> Iterator[tuple[str, bytes]]:
        """Files known only after all pages: titles for the search box, short pages for paper, printable sheets."""
        yield from title_files(self.links, self.pages.runs).items()
        yield from browser_files(self.links.corpus, self.links.on)
        for path, html in short_pages(self.links, self.assets.short):
            yield path, html.encode()
        try:
            yield from checklist_files(self.links, FOLDER / "checklist-sheet.js")
        except GuichengError as error:
            log.warning(str(error))


def _unused(path: str) -> bool:
    return path.startswith(UNUSED) or path.endswith(".map")


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
