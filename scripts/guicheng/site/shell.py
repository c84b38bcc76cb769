"""The frame of a page: Material's templates rendered once for each folder depth and section, then filled by joining.

Rendering the whole template for every regulation would cost more than the regulation itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import get_context

from guicheng.content.watched import digest
from guicheng.render.markup import esc

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

TITLE = "\x00title\x00"
BODY = "\x00body\x00"
SECTIONS = {"catalogue": "regulations"}
"""Pages that stand under another folder than their section in the navigation."""


@dataclass(frozen=True, slots=True)
class Shell:
    """A rendered frame, cut at its two gaps."""

    before: str
    between: str
    after: str
    digest: str

    def fill(self, title: str, body: str) -> str:
        """A whole page. ``title`` is plain text, ``body`` HTML."""
        return f"{self.before}{esc(title)}{self.between}{body}{self.after}"


class Shells:
    """Frames by depth and folder, made when first asked for."""

    def __init__(
        self, env: jinja2.Environment, nav: Navigation, files: Sequence[File], config: MkDocsConfig
    ) -> None:
        self._template = env.get_template("virtual.html")
        self._nav, self._files, self.config = nav, files, config
        self._made: dict[tuple[int, str], Shell] = {}

    def of(self, page: Page) -> Shell:
        """The frame of a page."""
        return self.at(page.url, lambda: page)

    def at(self, url: str, page: Callable[[], Page]) -> Shell:
        """The frame of the page at ``url``: equal for all pages as deep as this one under the same folder."""
        top = url.split("/")[0]
        key = (url.count("/"), top)
        if key not in self._made:
            self._made[key] = self._render(page(), SECTIONS.get(top, top))
        return self._made[key]

    def _render(self, page: Page, section: str) -> Shell:
        context: dict[str, Any] = dict(get_context(self._nav, self._files, self.config, page))
        context["section"] = section
        context["slot"] = {"title": TITLE, "body": BODY}
        before, rest = self._template.render(context).split(TITLE)
        between, after = rest.split(BODY)
        return Shell(before, between, after, digest("\0".join((before, between, after))))
