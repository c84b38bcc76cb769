"""The same pages for every engine: one page a work, one heading an article, made from the documents of a base."""

from __future__ import annotations

import datetime as dt
import html
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from guicheng.content.corpus import read_corpus
from guicheng.search.documents import groups

DAY = dt.date(2026, 11, 25)
ENTRY = "<!doctype html><html lang=zh><meta charset=utf-8><title>{title}</title><main data-pagefind-body><h1>{title}</h1>\n"


@dataclass(frozen=True, slots=True)
class Passage:
    """An article: anchor on the page, label, words."""

    place: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Work:
    """A regulation: its path from the top of the site, title, articles."""

    code: str
    path: str
    title: str
    passages: tuple[Passage, ...]


def read_works(base: Path) -> Iterator[Work]:
    """What our index holds of the regulations of a base."""
    for group in groups(read_corpus(base), DAY):
        documents = [one for one in group.documents() if not one.old]
        if not documents or documents[0].kind != "法规":
            continue
        head, *rest = documents
        passages = [Passage(one.address.place or "", one.label, one.text) for one in rest]
        yield Work(group.code, head.url.strip("/"), head.title, tuple(passages))


def write_html(works: list[Work], folder: Path) -> None:
    """Plain pages, as an engine that reads HTML wants them."""
    for work in works:
        page = folder / work.path / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        parts = [ENTRY.format(title=html.escape(work.title))]
        for one in work.passages:
            place = f' id="{one.place}"' if one.place else ""
            parts.append(f"<h3{place}>{html.escape(one.label)}</h3>\n")
            parts += [f"<p>{html.escape(line)}</p>\n" for line in one.text.splitlines() if line]
        page.write_text("".join(parts), encoding="utf-8")


def write_markdown(works: list[Work], folder: Path) -> None:
    """Pages for MkDocs."""
    for work in works:
        page = folder / work.path / "index.md"
        page.parent.mkdir(parents=True, exist_ok=True)
        parts = [f"# {work.title}\n\n"]
        for one in work.passages:
            place = f" {{#{one.place}}}" if one.place else ""
            parts.append(f"### {one.label or '前言'}{place}\n\n")
            parts += [f"{line.strip()}\n\n" for line in one.text.splitlines() if line.strip()]
        page.write_text("".join(parts), encoding="utf-8")


def write_rows(works: list[Work], file: Path) -> None:
    """One JSON object an article, for an engine that takes objects."""
    with file.open("w", encoding="utf-8") as out:
        for work in works:
            for one in work.passages:
                row = {
                    "id": f"{work.path}#{one.place}",
                    "title": work.title,
                    "label": one.label,
                    "text": one.text,
                }
                print(json.dumps(row, ensure_ascii=False), file=out)
