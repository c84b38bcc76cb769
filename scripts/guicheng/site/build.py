"""One build of the site: what the plugin's hooks do, apart from MkDocs' calling order."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from guicheng.citations.browser import FOLDER as CITE
from guicheng.citations.browser import shard_file, shards, works_file
from guicheng.citations.graph import CitationGraph
from guicheng.content.corpus import Corpus, read_corpus
from guicheng.content.kept import Kept
from guicheng.content.target import look_up
from guicheng.content.watched import Facts, Notes, watched
from guicheng.content.wording import read_wording
from guicheng.errors import GuichengError, NotFound, Problem
from guicheng.model.address import Address
from guicheng.render.checklist.files import collection_files, form_files, procedure_files, shared_files
from guicheng.render.feed import PATH as FEED
from guicheng.render.feed import feed_xml
from guicheng.render.home import changes_html, coverage_html, procedures_html, sections_html
from guicheng.render.links import INDEX, Links, page_path
from guicheng.search.browser.build import sound_files, synonym_files
from guicheng.search.browser.works import Works
from guicheng.site.assets import FOLDER, Assets, load_assets
from guicheng.site.audience import published
from guicheng.site.gate import refuse_unpublishable
from guicheng.site.manifest import Manifest, Product
from guicheng.site.output import Change, Output, digest_of
from guicheng.site.page import KnowledgePage
from guicheng.site.pages import Pages, PageSource
from guicheng.site.reading import NotedLibrary, base_facts, noted_graph, site_version
from guicheng.site.search_index import SearchIndex
from guicheng.site.shell import Shells
from guicheng.site.short import short_pages
from guicheng.site.titles import title_files

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

log = get_plugin_logger(__name__)
IN_NAV = frozenset(
    (
        "regulations",
        "procedures",
        "cases",
        "forms",
        "pending",
        "checklists",
        "deadlines",
        "print",
        "changes",
        "cite",
        "impact",
        "impact/monthly",
    )
)
UNUSED = ("assets/javascripts/", "assets/images/favicon.png", "sitemap.xml")
"""Files of Material and MkDocs that no page of this theme loads: a script that wants a network, a list of addresses."""


@dataclass(frozen=True)
class HomeParts:
    """What the home page counts by itself."""

    tasks: str
    procedures: str
    changes: str
    coverage: str


def _silent(what: str, done: int, total: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True)
class Before:
    """What a caller brings along, so that only what changed is done: the base as read and checked, the last site.

    ``index``: whether the search index has to be right; else that of the last site stays, where there is one.
    """

    corpus: Corpus | None = None
    last: Manifest = field(default_factory=Manifest)
    kept: Kept | None = None
    say: Callable[[str, int, int], None] = _silent
    index: bool = True


@dataclass
class SiteBuild:
    """The knowledge base as pages and files of one site, on one day, for one audience."""

    links: Links
    pages: Pages
    assets: Assets
    plain: Corpus
    facts: Facts
    notes: Notes
    before: Before
    version: str
    _sources: dict[str, PageSource] = field(default_factory=dict)
    _through_mkdocs: set[str] = field(default_factory=set)

    @classmethod
    def start(cls, root: Path, as_of: dt.date, profile: str, before: Before) -> SiteBuild:
        """Read the base at ``root``; problems of its files are reported, not fatal."""
        before.say("读取", 0, 0)
        corpus = before.corpus or read_corpus(root)
        for problem in corpus.problems:
            log.warning(str(problem))
        refuse_unpublishable(corpus, as_of)
        plain, notes = published(corpus, profile), Notes()
        facts, version = base_facts(plain), site_version(as_of, profile)
        links = Links(watched(plain, notes), as_of)
        library = NotedLibrary(links.corpus, plain, notes)
        graph = noted_graph(library, as_of, notes, facts, before.kept, version)
        facts.more["cited"] = lambda code: repr(CitationGraph.articles_cited(graph, code))
        pages = Pages.of(Links(plain, as_of), links, library, graph, notes)
        return cls(links, pages, load_assets(), plain, facts, notes, before, version)

    def add_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add our styles and scripts, and the pages that the navigation or a hand-written page names.

        All other pages are written by ``write``: MkDocs' own round through ten thousand pages takes longer than they do.
        """
        for file in [file for file in files if _unused(file.src_uri)]:
            files.remove(file)
        self._files, self._config = files, config
        self._sources = {source.path: source for source in self.pages.all()}
        named = IN_NAV | _named(self.plain.root, config)
        for source in self._sources.values():
            if source.path in named:
                self._add(source)
        for path, content in self.assets.files.items():
            files.append(File.generated(config, path, content=content))
        return files

    def _add(self, source: PageSource) -> None:
        level = InclusionLevel.INCLUDED if source.path in IN_NAV else InclusionLevel.NOT_IN_NAV
        file = self._file(source, level)
        self._files.append(file)
        self._through_mkdocs.add(source.path)

    def _file(self, source: PageSource, level: InclusionLevel) -> File:
        # The content file stands behind the page, so that MkDocs can tell from its time whether it changed.
        behind = self.plain.root / (source.source or "mkdocs.yml")
        file = File.generated(
            self._config, f"{source.path}/index.md", abs_src_path=str(behind), inclusion=level
        )
        KnowledgePage(source, file, self._config)
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
        if not href:
            return None
        self._make_linkable(page_path(self.plain, address.code, address.edition))
        return href.replace(INDEX, "index.md", 1)

    def _make_linkable(self, path: str | None) -> None:
        """MkDocs follows links only to pages it knows."""
        if path is None or path in self._through_mkdocs:
            return
        if path in self._sources:
            self._add(self._sources[path])

    def write(self, output: Output, shells: Shells) -> None:
        """Everything that MkDocs does not write; what has not changed since the last build stays."""
        rest = [source for source in self._sources.values() if source.path not in self._through_mkdocs]
        for number, source in enumerate(rest):
            self.before.say("生成页面", number, len(rest))
            self._page(source, output, shells)
        self.before.say("检索用的标题", 0, 0)
        self._small(output)
        self._sheets(output)
        self._drafts(output)
        self._index(output)

    def _page(self, source: PageSource, output: Output, shells: Shells) -> None:
        shell = shells.at(f"{source.path}/{INDEX}", lambda: self._page_object(source))
        given = (shell.digest, source.title, repr(source.given))

        def make() -> Iterable[tuple[str, bytes]]:
            yield f"{source.path}/{INDEX}", shell.fill(source.title, source.html()).encode()

        product = self._product(
            output, f"page {source.path}", given, make, lambda: self.pages.runs.get(source.code, "")
        )
        if source.code:
            self.pages.runs[source.code] = product.remark

    def _page_object(self, source: PageSource) -> Page:
        page = self._file(source, InclusionLevel.NOT_IN_NAV).page
        assert page is not None
        return page

    def _small(self, output: Output) -> None:
        """Titles for the search box, short pages, the feed: small each, but made from the heads of all documents."""
        runs, script = self.pages.runs, self.assets.short
        given = (f"{code} {run}" for code, run in runs.items())
        self._product(output, "titles", given, lambda: title_files(self.links, runs).items())
        self._product(output, "short pages", (script,), lambda: short_pages(self.links, script))
        site = (self._config.site_name, self._config.site_url or "")
        feed = partial(_one_file, FEED, lambda: feed_xml(self.links, *site).encode())
        self._product(output, "feed", site, feed)

    def _sheets(self, output: Output) -> None:
        for path, content in shared_files(FOLDER / "checklist-sheet.js"):
            output.write(path, content)
        codes = list(self.plain.procedures)
        try:
            for number, code in enumerate(codes):
                self.before.say("核对单", number, len(codes))
                self._product(output, f"sheet {code}", (), partial(procedure_files, self.links, code))
            for code in self.plain.forms:
                self._product(output, f"form {code}", (), partial(form_files, self.links, code))
            self._product(output, "sheets of all", (), partial(collection_files, self.links))
        except GuichengError as error:
            log.warning(str(error))

    def _drafts(self, output: Output) -> None:
        """What the page 法条引用核对 reads: names and times of all works, places in files of 64 works."""
        library = self.pages.library
        works = partial(_one_file, f"{CITE}/works.js", partial(works_file, self.links.corpus))
        self._product(output, "cite works", (repr(read_wording(self.plain.root)),), works)
        for number, codes in shards(self.plain).items():
            content = partial(shard_file, codes, library)
            self._product(
                output, f"cite {number}", codes, partial(_one_file, f"{CITE}/o{number}.js", content)
            )

    def _index(self, output: Output) -> None:
        """The browser index: brought up to date where a few works changed, built whole where many did."""
        self.before.say("检索索引", 0, 0)
        synonyms = (repr(self.plain.synonyms),)
        self._product(output, "synonyms", synonyms, partial(synonym_files, self.plain))
        self._product(output, "sounds", (), partial(sound_files, self.links.corpus))
        standing = output.known("index")
        if standing is not None and not self.before.index:
            output.keep("index", standing)
            return
        works = partial(Works, self.plain, self.links.on, self.before.kept, self.version)
        index, given = SearchIndex(works, output.read), (self.facts.all_documents(),)
        self._product(output, "index", given, index.files, index.state, index.change)

    def _product(
        self,
        output: Output,
        name: str,
        given: Iterable[str],
        make: Callable[[], Iterable[tuple[str, bytes]]],
        remark: Callable[[], str] = str,
        change: Callable[[Product], Change | None] = lambda _: None,
    ) -> Product:
        """What is made in one go: kept as it is when nothing it was made from has changed.

        ``change`` may tell what is to be changed of what stands, so that not all has to be made.
        """
        words = digest_of((self.version, *given))
        known = output.known(name)
        if known is not None and known.key == digest_of((words, self.facts.digest(known.reads))):
            output.keep(name, known)
            return known
        self.notes.take()
        changed = change(known) if known is not None else None
        if known is not None and changed is not None:
            paths = output.change(known, changed)
        else:
            paths = output.write_all(make())
        reads = self.notes.take()
        product = Product(digest_of((words, self.facts.digest(reads))), reads, paths, remark())
        output.products[name] = product
        return product


def _one_file(path: str, content: Callable[[], bytes]) -> Iterable[tuple[str, bytes]]:
    return [(path, content())]


_PAGE = re.compile(r"[a-z][a-z0-9./_-]*(?=/index\.md)")


def _named(root: Path, config: MkDocsConfig) -> set[str]:
    """Folders of pages that the configuration or a hand-written page names as a file."""
    texts = [
        Path(config.config_file_path or root / "mkdocs.yml"),
        *sorted(Path(config.docs_dir).rglob("*.md")),
    ]
    found: set[str] = set()
    for text in texts:
        found.update(_PAGE.findall(text.read_text(encoding="utf-8", errors="replace")))
    return found


def _unused(path: str) -> bool:
    return path.startswith(UNUSED) or path.endswith(".map")
