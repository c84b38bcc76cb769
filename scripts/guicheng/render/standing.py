"""The status on a page with the facts behind it, so that the browser can tell it for another day."""

from __future__ import annotations

from guicheng.content.corpus import EditionEntry, WorkEntry
from guicheng.model.status import Status
from guicheng.render.links import Links, page_path
from guicheng.render.markup import esc
from guicheng.render.status import badge, banner
from guicheng.render.status_facts import facts_json, facts_of, may_change


def standing(entry: WorkEntry, edition: EditionEntry, status: Status, links: Links) -> str:
    """The banner; ``data-editions`` leads to the folder of the permanent pages."""
    facts = facts_of(entry, links)
    folder = f"{links.root}{page_path(links.corpus, entry.meta.code)}/"
    return (
        f'<div class="standing" data-module="standing" data-edition="{edition.meta.edition}" '
        f'data-editions="{esc(folder)}" data-facts="{esc(facts_json(facts))}">'
        f"{banner(status, edition.meta, bool(facts['adopted']))}</div>"
    )


def standing_badge(entry: WorkEntry, status: Status | None, links: Links) -> str:
    """The badge of a list; with facts only where time alone may change it."""
    plain = badge(status)
    if status is None or not may_change(entry, links.on):
        return plain
    facts = esc(facts_json(facts_of(entry, links)))
    return plain.replace("<span ", f'<span data-module="badge" data-facts="{facts}" ', 1)


def on_date() -> str:
    """按日期查看: works with script only, as the answer is computed."""
    return (
        '<form class="on-date" data-module="on-date"><label for="on-date">按日期查看</label>'
        '<input type="date" id="on-date" min="1949-10-01" max="2999-12-31"><button>查看</button>'
        '<output for="on-date"></output></form>'
    )
