"""A page of results made by the server, in the frame of the site's own pages; it needs no script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from guicheng.render.markup import esc
from guicheng.search.find import Found, Hit
from guicheng.search.query import FIELDS

FRAME = "404.html"
"""The one page of a site whose links hold wherever it is shown."""

SHOWN = 8
"""Values of a facet that are offered."""

_TITLE = re.compile(r"(?s)(<title>)[^<·]*")
_BODY = re.compile(r'(?s)(<article\b[^>]*\bid="main"[^>]*>).*?(</article>)')


def results_page(site: Path, text: str, found: Found | None, trouble: str = "") -> str:
    """The page for what was typed; without ``found`` the empty form, with ``trouble`` in place of results."""
    try:
        frame = (site / FRAME).read_text(encoding="utf-8")
    except OSError:
        frame = '<!doctype html><html lang="zh"><title>检索</title><article id="main"></article></html>'
    body = "".join(_body(text, found, trouble))
    frame = _TITLE.sub(lambda match: f"{match[1]}检索 ", frame, count=1)
    return _BODY.sub(lambda match: f"{match[1]}{body}{match[2]}", frame, count=1)


def _body(text: str, found: Found | None, trouble: str) -> Iterator[str]:
    yield '<div class="search-page"><h1>检索</h1><form role="search" action="/find">'
    yield f'<input type="search" name="q" aria-label="检索全文" maxlength="500" value="{esc(text)}">'
    yield '<button>检索</button></form><div class="found-status">'
    if trouble:
        yield f'<p role="alert"><strong>{esc(trouble)}</strong></p>'
    if found is None:
        yield "</div></div>"
        return
    total = f"至少 {found.total} 条" if found.partial else f"共 {found.total} 条"
    yield f'<p class="found-total" role="status">{total}</p><div class="found-notes">'
    yield from (f"<p>{esc(note)}</p>" for note in found.notes)
    yield "</div></div>"
    yield from _facets(text, found)
    yield '<div class="found-list">'
    yield from map(_hit, found.hits)
    yield "</div></div>"


def _facets(text: str, found: Found) -> Iterator[str]:
    """The filters as links, where there is something to choose."""
    groups = [(name, counts) for name, counts in found.facets.items() if name in FIELDS and len(counts) > 1]
    yield '<div class="found-facets">'
    for name, counts in groups:
        yield f"<section><h2>{esc(name)}</h2><ul>"
        for value, count in list(counts.items())[:SHOWN]:
            href = f"/find?q={quote(f'{text} {name}:{value}')}"
            yield f'<li><a href="{esc(href)}">{esc(value)}</a> <span class="count">{count}</span></li>'
        yield "</ul></section>"
    yield "</div>"


def _hit(hit: Hit) -> str:
    words = esc(" ".join(filter(None, (hit.title, hit.article))))
    href = esc(quote("/" + hit.url.lstrip("/"), safe="/#@-"))
    return (
        f'<section class="found-work"><h2><a href="{href}">{words}</a>'
        f'<span class="found-state">{esc(hit.status)}</span></h2><p>{_marked(hit)}</p></section>'
    )


def _marked(hit: Hit) -> str:
    """The snippet with what was found marked."""
    text, end, pieces = hit.snippet.text, 0, []
    for start, stop in hit.snippet.spans:
        pieces += [esc(text[end:start]), f"<mark>{esc(text[start:stop])}</mark>"]
        end = stop
    words = "".join(pieces) + esc(text[end:])
    return f"{'……' if hit.snippet.before else ''}{words}{'……' if hit.snippet.after else ''}"
