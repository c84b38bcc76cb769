"""Short pages for paper: ``/s/R0012/`` leads to the document and keeps the fragment; a plain link without script."""

from __future__ import annotations

from collections.abc import Iterator

from guicheng.content.corpus import Corpus
from guicheng.render.checklist.pages import short_words
from guicheng.render.links import INDEX, Links, short_path
from guicheng.render.markup import esc
from guicheng.render.policy import policy_meta
from guicheng.site.renamed import renamed


def short_pages(links: Links, script: str) -> Iterator[tuple[str, bytes]]:
    """(path from the top of the site, page): one a work and one a procedure edition; cases and forms by code; addresses left by a rename."""
    corpus = links.corpus
    for code, work in corpus.works.items():
        yield from _page(code, None, work.meta.title, links, script)
    for code, procedure in corpus.procedures.items():
        yield from _page(code, None, procedure.meta.title, links, script)
        for edition in editions_of(corpus, code, procedure.meta.edition):
            yield from _edition_page(code, edition, procedure.meta.title, links)
    for shelf in (corpus.cases, corpus.forms):
        for code, entry in shelf.items():
            yield from _page(code, None, entry.meta.title, links, script)
    for old, new, title in renamed(corpus):
        here = links.below(old.count("/") + 1)
        yield f"{old}/{INDEX}", short_html(title, here.page(new), f"{here.root}{script}").encode()


def editions_of(corpus: Corpus, code: str, current: int) -> list[int]:
    """Every edition of a procedure that was ever printed, from the register, with the current one."""
    registered = corpus.codes.entry(code)
    return sorted({current, *(registered.editions if registered else ())})


def _page(
    code: str, edition: int | None, title: str, links: Links, script: str
) -> Iterator[tuple[str, bytes]]:
    path = short_path(code, edition)
    here = links.below(2)
    target = here.code(code)
    if target is not None:
        yield f"{path}/{INDEX}", short_html(title, target, f"{here.root}{script}").encode()


def _edition_page(code: str, edition: int, title: str, links: Links) -> Iterator[tuple[str, bytes]]:
    """What the paper in hand is worth; the reader stays to read it."""
    target = links.below(2).code(code)
    if target is not None:
        words = short_words(links, code, edition)
        yield f"{short_path(code, edition)}/{INDEX}", short_html(title, target, "", words).encode()


def short_html(title: str, target: str, script: str, words: str = "") -> str:
    """The page itself; the script reads the link and adds the fragment. Without a script the reader stays."""
    name, href = esc(title), esc(target)
    led = f'<script src="{esc(script)}"></script>' if script else ""
    return (
        '<!doctype html>\n<html lang="zh"><head><meta charset="utf-8">'
        f'{policy_meta()}<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex">'
        f'<title>{name}</title></head><body>{words}<p>请点：<a id="target" href="{href}">{name}</a></p>'
        f"{led}</body></html>\n"
    )
