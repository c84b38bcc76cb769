"""The whole base for other programs: one JSON value, or a tree of plain Markdown.

Shape of the JSON (``EXPORT_FORMAT`` changes when a key changes its meaning or goes):

    {format, as_of, office, works[], procedures[], cases[], forms[], data{}}
    work:     code, slug, status, meta, note, legislation (schema.org), editions[]
    edition:  edition, meta, frbr (an Akoma-Ntoso-like expression IRI), text, articles[]
    article:  address, eid (as Akoma Ntoso names it: art_120-1), label, words
    others:   code, slug, meta, body

``meta`` has the keys of the files themselves (``guicheng schema``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from guicheng.content.corpus import Corpus, EditionEntry, Entry, WorkEntry
from guicheng.content.target import node_words
from guicheng.model.procedure import Procedure, Step
from guicheng.model.status import edition_status
from guicheng.model.work import Work
from guicheng.text.parser import parse_text

EXPORT_FORMAT = "guicheng-export-1"
_TYPES = {
    "宪法": "constitution", "法律": "act", "行政法规": "regulation", "监察法规": "regulation",
    "司法解释": "interpretation", "地方性法规": "local-act", "部门规章": "rule", "地方政府规章": "local-rule",
}  # fmt: skip


def export_values(corpus: Corpus, on: dt.date) -> dict[str, Any]:
    """Everything as one JSON value; the same base and day give the same value."""
    return {
        "format": EXPORT_FORMAT,
        "as_of": on.isoformat(),
        "office": corpus.office.model_dump(mode="json"),
        "works": [_work(entry, on) for entry in corpus.works.values()],
        "procedures": [_document(entry) for entry in corpus.procedures.values()],
        "cases": [_document(entry) for entry in corpus.cases.values()],
        "forms": [_document(entry) for entry in corpus.forms.values()],
        "data": {
            "roles": {key: role.model_dump(mode="json") for key, role in corpus.roles.items()},
            "limits": {key: limit.model_dump(mode="json") for key, limit in corpus.limits.items()},
            "calendar": {key: year.model_dump(mode="json") for key, year in corpus.calendar.items()},
        },
    }


def markdown_files(corpus: Corpus, on: dt.date) -> Iterator[tuple[str, str]]:
    """Path and content of a tree of plain Markdown that needs no program to be read."""
    lines = [f"# {corpus.office.name}：规程导出", "", f"截止 {on.isoformat()}。", ""]
    for folder, path, title, content in _pages(corpus, on):
        lines.append(f"- [{title}]({folder}/{path})")
        yield f"{folder}/{path}", content
    yield "README.md", "\n".join(lines) + "\n"


def eid(anchor: str) -> str:
    """The name Akoma Ntoso would give a place: ``t120-1-k2-x3`` is ``art_120-1__para_2__point_3``."""
    head, *rest = (
        anchor.replace("-k", "__para_").replace("-x", "__point_").replace("-m", "__item_").split("__")
    )
    if head.startswith("t"):
        head = f"art_{head[1:]}"
    return "__".join([head, *rest])


def work_iri(work: Work) -> str:
    """The Akoma-Ntoso-like name of a work: ``/akn/cn/act/2012-03-14/R0012``; ``undated`` without an event."""
    first = min((event.date.isoformat() for event in work.events), default="undated")
    return f"/akn/cn/{_TYPES.get(work.level, 'doc')}/{first}/{work.code}"


def _work(entry: WorkEntry, on: dt.date) -> dict[str, Any]:
    return {
        "code": entry.meta.code,
        "slug": entry.slug,
        "meta": entry.meta.model_dump(mode="json"),
        "note": entry.body.strip(),
        "legislation": _legislation(entry.meta),
        "editions": [_edition(entry, edition, on) for edition in entry.editions],
    }


def _legislation(work: Work) -> dict[str, Any]:
    days = sorted(event.date.isoformat() for event in work.events)
    return {
        "@context": "https://schema.org",
        "@type": "Legislation",
        "@id": work_iri(work),
        "name": work.title,
        "alternateName": list(work.aliases),
        "legislationIdentifier": work.doc_no or work.code,
        "legislationType": work.level,
        "legislationDate": days[0] if days else None,
        "legislationDateVersion": days[-1] if days else None,
        "legislationPassedBy": list(work.issuer),
        "inLanguage": "zh",
    }


def _edition(work: WorkEntry, entry: EditionEntry, on: dt.date) -> dict[str, Any]:
    status = edition_status(work.meta, [other.meta for other in work.editions], entry.meta, on)
    return {
        "edition": entry.meta.edition,
        "status": status.name,
        "statement": status.statement,
        "frbr": f"{work_iri(work.meta)}/zho@{entry.meta.edition}",
        "meta": entry.meta.model_dump(mode="json"),
        "text": entry.body.strip(),
        "articles": [
            {
                "address": f"{work.meta.code}@{entry.meta.edition}#{article.anchor}",
                "eid": eid(article.anchor),
                "label": article.label,
                "words": node_words(article),
            }
            for article in parse_text(entry.body).text.articles
        ],
    }


def _document(entry: Entry[Any]) -> dict[str, Any]:
    values = entry.meta.model_dump(mode="json")
    return {"code": entry.meta.code, "slug": entry.slug, "meta": values, "body": entry.body.strip()}


def _pages(corpus: Corpus, on: dt.date) -> Iterator[tuple[str, str, str, str]]:
    """Folder, file, title and content."""
    for work in corpus.works.values():
        for edition in work.editions:
            name = f"{work.slug}-{edition.meta.edition}.md"
            status = edition_status(work.meta, [other.meta for other in work.editions], edition.meta, on)
            facts = f"编码 {work.meta.code}@{edition.meta.edition}；{status.statement}。"
            yield "regulations", name, work.meta.title, _page(work.meta.title, facts, edition.body)
    for procedure in corpus.procedures.values():
        body = f"{_steps(procedure.meta)}\n{procedure.body}"
        title = procedure.meta.title
        yield "procedures", f"{procedure.slug}.md", title, _page(title, f"编码 {procedure.meta.code}。", body)
    for folder, shelf in (("cases", corpus.cases), ("forms", corpus.forms)):
        for code, entry in shelf.items():
            yield (
                folder,
                f"{entry.slug}.md",
                entry.meta.title,
                _page(entry.meta.title, f"编码 {code}。", entry.body),
            )


def _page(title: str, facts: str, body: str) -> str:
    return f"# {title}\n\n{facts}\n\n{body.strip()}\n"


def _steps(procedure: Procedure) -> str:
    return "\n".join(_step(number, step) for number, step in enumerate(procedure.steps, 1))


def _step(number: int, step: Step) -> str:
    lines = [f"{number}. {step.title}（{step.role}，{step.duty}）"]
    lines += [f"   - {basis.relation} {basis.ref or ''}".rstrip() for basis in step.basis]
    lines += [f"   - □ {check.text}" for check in step.checks]
    lines += [f"   - 不得：{words}" for words in step.prohibitions]
    return "\n".join(lines)
