"""The MkDocs plugin ``guicheng``: brings the knowledge base into the site."""

from __future__ import annotations

import datetime as dt
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin

from guicheng.render.policy import policy_meta
from guicheng.render.prose import TABLES, AddressExtension, HarmlessExtension, ReachableExtension
from guicheng.site.build import Before, SiteBuild
from guicheng.site.output import Output
from guicheng.site.page import KnowledgePage
from guicheng.site.shell import Shells

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext


class GuichengConfig(Config):  # type: ignore[no-untyped-call]
    """Keys of the plugin in ``mkdocs.yml``."""

    regs_dir = config_options.Type(str, default="regs")
    as_of = config_options.Optional(config_options.Type((str, dt.date)))
    profile = config_options.Choice(("public", "internal"), default="public")


class GuichengPlugin(BasePlugin[GuichengConfig]):  # type: ignore[no-untyped-call]
    """Hooks, in the order of a build:

    - ``on_startup``: remembers whether MkDocs serves live, with a script of its own in every page.
    - ``on_config``: reads the knowledge base; link targets may be addresses from here on.
    - ``on_files``: adds a virtual page for every document and list, and our styles and scripts.
    - ``on_nav``: keeps the navigation for the frames.
    - ``on_env``: prepares the frames that pages are filled into.
    - ``on_pre_page``: remembers which page the next link stands on.
    - ``on_page_context``: gives the home page what it counts.
    - ``on_post_build``: writes all pages that MkDocs does not know, the search index, the sheets.
    """

    live = False
    before = Before()
    """Set by ``guicheng build``; plain ``mkdocs build`` does everything anew."""

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember the command."""
        self.live = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read the base and prepare MkDocs for it."""
        root = base_root(Path(config.config_file_path or "mkdocs.yml").parent / self.config.regs_dir)
        # MkDocs keeps a plugin from one build to the next: what was brought along is for one build only.
        before, self.before = self.before, Before()
        self.build = SiteBuild.start(root, as_of_day(self.config.as_of), self.config.profile, before)
        self.page: Page | None = None
        prepare(config, root, self._resolve)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the knowledge base to the site."""
        return self.build.add_files(files, config)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the navigation."""
        self.nav = nav
        return nav

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Prepare the frames."""
        env.globals.update(
            guicheng_assets=self.build.assets,
            guicheng_as_of=self.build.links.on.isoformat(),
            guicheng_policy="" if self.live else policy_meta(),
        )
        KnowledgePage.shells = self.shells = Shells(env, self.nav, files.documentation_pages(), config)
        return env

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Remember the page."""
        self.page = page
        return page

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Count for the home page."""
        if page.meta.get("template") == "home.html":
            cast(dict[str, Any], context)["guicheng"] = self.build.home_parts(page.content or "")
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what is known only now."""
        self.output = Output(Path(config.site_dir), self.build.before.last)
        self.build.write(self.output, self.shells)

    def _resolve(self, target: str) -> str | None:
        return self.build.resolve(target, self.page) if self.page else None


def base_root(regs: Path) -> Path:
    """The folder that holds ``regs/``. Raises PluginError when it is not there."""
    folder = Path(os.path.normpath(regs))
    if folder.name != "regs" or not folder.is_dir():
        raise PluginError(
            f"mkdocs.yml: regs_dir: 找不到知识库目录“{regs}”。 建议：目录名应为 regs，用 guicheng init 新建"
        )
    return folder.parent


def as_of_day(value: object) -> dt.date:
    """The one clock of a build: the key ``as_of``, else SOURCE_DATE_EPOCH, else today."""
    if isinstance(value, dt.date):
        return value
    if value:
        try:
            return dt.date.fromisoformat(str(value))
        except ValueError:
            raise PluginError(f"mkdocs.yml: as_of: “{value}”不是日期。 建议：写成 2026-03-01") from None
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch and epoch.isdigit():
        return dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC).date()
    return dt.date.fromtimestamp(time.time())


def prepare(config: MkDocsConfig, root: Path, resolve: Any) -> None:
    """Addresses in links, harmless pages, rebuild on change of the base, and no sitemap.

    A sitemap has time stamps, which differ from build to build.
    """
    config.markdown_extensions += [AddressExtension(resolve), HarmlessExtension(), ReachableExtension()]  # type: ignore[list-item]
    config.mdx_configs["tables"] = {**TABLES, **config.mdx_configs.get("tables", {})}
    config.watch.append(str(root / "regs"))
    config.theme.static_templates.discard("sitemap.xml")
