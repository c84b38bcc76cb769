"""Markdown bodies as safe HTML: raw HTML is shown as text, links may be addresses, nothing is loaded.

The door to Python-Markdown; its two extensions serve the hand-written pages of the site as well.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from guicheng.model.address import Address
from guicheng.render.links import Links

ADDRESS_LIKE = re.compile(r"[RPCF]\d{4,5}(?:[@#].*)?")
_SAFE_SCHEMES = frozenset({"", "http", "https", "mailto"})

Resolve = Callable[[str], str | None]
"""From the words of a link target to where it leads; None when it leads nowhere."""


class AddressTargets(Treeprocessor):
    """Rewrites every link target that is an address, before MkDocs looks for a file of that name."""

    def __init__(self, md: Markdown, resolve: Resolve) -> None:
        super().__init__(md)
        self.resolve = resolve

    def run(self, root: Element) -> None:
        """Visit all links of a page."""
        for element in root.iter("a"):
            target = element.get("href", "")
            if ADDRESS_LIKE.fullmatch(target):
                _point(element, self.resolve(target))


def _point(element: Element, href: str | None) -> None:
    """Set the target; a link that leads nowhere becomes plain words with a hint."""
    if href is not None:
        element.set("href", href)
        return
    hint = {"class": "lost", "title": f"库中没有 {element.get('href', '')}"}
    element.tag = "span"
    element.attrib.clear()
    element.attrib.update(hint)


class AddressExtension(Extension):
    """Link targets may be addresses: ``[程序](P0007#s4)``."""

    def __init__(self, resolve: Resolve) -> None:
        super().__init__()
        self.resolve = resolve

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: D102
        md.treeprocessors.register(AddressTargets(md, self.resolve), "guicheng_addresses", 8)


class _Harmless(Treeprocessor):
    """No script in a link or an attribute, no picture from another host."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            for name in [
                name for name in element.attrib if name.lower().startswith(("on", "style", "data-"))
            ]:
                del element.attrib[name]
            if element.tag == "a" and not _safe(element.get("href", "")):
                element.tag = "span"
                element.attrib.clear()
            if element.tag == "img" and _elsewhere(element.get("src", "")):
                element.tag, element.text = "span", element.get("alt", "")
                element.attrib.clear()


class HarmlessExtension(Extension):
    """Raw HTML is shown as the characters it is; unsafe links and foreign pictures become plain words."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: D102
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.treeprocessors.register(_Harmless(md), "guicheng_harmless", 7)


class _Reachable(Treeprocessor):
    """Tables that scroll by themselves on a small screen can be reached by keyboard."""

    def run(self, root: Element) -> None:
        for table in root.iter("table"):
            table.set("tabindex", "0")


class ReachableExtension(Extension):
    """For pages whose tables stand alone and scroll."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: D102
        md.treeprocessors.register(_Reachable(md), "guicheng_reachable", 6)


TABLES = {"use_align_attribute": True}
"""Settings of the extension ``tables``: alignment without ``style``, which the policy of the pages forbids."""


def _safe(href: str) -> bool:
    try:
        return urlsplit(_as_read(href)).scheme.lower() in _SAFE_SCHEMES
    except ValueError:
        return False


def _elsewhere(src: str) -> bool:
    read = _as_read(src)
    return ":" in read or read.startswith(("//", "\\", "/\\"))


def _as_read(target: str) -> str:
    """A target as browsers read it: character references resolved, control characters and blanks dropped."""
    return re.sub(r"[\x00-\x20\x7f-\xa0]", "", html.unescape(target))


def prose_html(body: str, links: Links) -> str:
    """A body of the knowledge base as HTML."""
    return markdown_html(body, resolver(links)) if body.strip() else ""


def markdown_html(body: str, resolve: Resolve) -> str:
    """Markdown with tables and definition lists; raw HTML is escaped, unsafe links lose their target."""
    extensions: list[str | Extension] = [
        "tables",
        "sane_lists",
        AddressExtension(resolve),
        HarmlessExtension(),
    ]
    md = Markdown(extensions=extensions, extension_configs={"tables": TABLES}, output_format="html")
    return md.convert(body)


def resolver(links: Links) -> Resolve:
    """Where addresses lead from one page; None for what the base does not hold."""

    def resolve(target: str) -> str | None:
        try:
            return links.address(Address.parse(target))
        except ValueError:
            return None

    return resolve
