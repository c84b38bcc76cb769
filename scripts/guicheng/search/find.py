"""Find: a reader's words to results, grouped by work, with snippets, jump, facets and suggestions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from guicheng.content.target import node_words
from guicheng.model.address import Address
from guicheng.search.engine import Engine, Request, Result, Stored
from guicheng.search.highlight import Snippet, find_spans, snippet
from guicheng.search.index import OpenIndex
from guicheng.search.jump import resolve
from guicheng.search.names import UserWords
from guicheng.search.query import Query, filters_of, parse_query
from guicheng.search.ranking import PRIOR
from guicheng.search.request import make_request, marked_terms
from guicheng.search.synonyms import hints, searched_words
from guicheng.text.labels import place_label
from guicheng.text.parser import parse_text

FEW = 10
"""Fewer hits than these are followed by documents that have some of the words."""

DEPTH = 4
"""How many times the wanted hits are taken from the engine before the prior weighs them."""

JUMP_SCORE = 1000.0
"""Score of the place a jump leads to: above anything ranked."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One result: where, what it is called, what it says, why it was found."""

    address: str
    kind: str
    title: str
    article: str
    text: str
    url: str
    score: float
    status: str
    snippet: Snippet


@dataclass(frozen=True, slots=True)
class Found:
    """All a results page needs. ``notes`` are sentences for the reader; empty when all is plain."""

    total: int
    hits: tuple[Hit, ...]
    facets: Mapping[str, Mapping[str, int]]
    notes: tuple[str, ...]
    partial: bool


def find(index: OpenIndex, text: str, limit: int) -> Found:
    """Search the index for what the reader typed. Never raises for odd words."""
    query = parse_query(text)
    synonyms = searched_words(index.directory.synonyms, index.analyzer)
    request = make_request(query, index.analyzer, UserWords(index.names), synonyms)
    target = resolve(query.jump, index.directory)
    jumped, notes = _jump(index, target)
    result = _ranked(index, request, limit)
    if jumped and result.relaxed:
        # The reader named a place; articles that share a word with its name are no answer.
        result = replace(result, ids=(), scores=(), total=0, facets={})
    order = _ordered(index, result)
    if not jumped and (more := _also(index, request, result, limit)):
        notes = (*notes, f"前 {len(order)} 条含有全部词语，其余只含有部分词语。")
        order += more
    stored = index.engine.fetch(name for name, _ in order)
    hits = [_hit(index, request, stored[name], score) for name, score in order if name != jumped]
    if jumped:
        place, more_notes = _exact(index, target, jumped)
        hits, notes = [_hit(index, request, place, JUMP_SCORE), *hits][:limit], (*notes, *more_notes)
    else:
        notes = (*notes, *_notes(index, query, result))
    total = result.total + (1 if jumped and jumped not in result.ids else 0)
    return Found(total, tuple(hits), result.facets, notes, result.partial)


def weighed(engine: Engine, request: Request, limit: int) -> Result:
    """The engine's best, weighed by the prior of their level."""
    result = engine.search(request, limit * DEPTH)
    stored = engine.fetch(result.ids)
    scores = (
        (name, score * PRIOR.get(stored[name].level, 1.0))
        for name, score in zip(result.ids, result.scores, strict=True)
        if name in stored  # a shard may have died in between
    )
    best = sorted(scores, key=lambda pair: -pair[1])[:limit]
    return replace(result, ids=tuple(n for n, _ in best), scores=tuple(s for _, s in best))


def _ranked(index: OpenIndex, request: Request, limit: int) -> Result:
    """Weighed by the prior, unless a filter or the name of a work narrows the search already."""
    if (
        request.filters
        or request.days
        or any(want.name and want.text in index.directory.names for want in request.wanted)
    ):
        return index.engine.search(request, limit)
    return weighed(index.engine, request, limit)


def _also(index: OpenIndex, request: Request, result: Result, limit: int) -> list[tuple[str, float]]:
    """Documents with some of the words, where few have all."""
    wanted = min(limit, FEW) - len(result.ids)
    if result.relaxed or not result.ids or wanted <= 0 or not request.can_relax:
        return []
    some = _ranked(index, replace(request, question=True), FEW + len(result.ids))
    return [(name, score) for name, score in _ordered(index, some) if name not in result.ids][:wanted]


def _ordered(index: OpenIndex, result: Result) -> list[tuple[str, float]]:
    """Best first; equal scores in the order of their addresses, so that every run gives the same list."""
    stored = index.engine.fetch(result.ids)
    scored = [(name, score) for name, score in zip(result.ids, result.scores, strict=True) if name in stored]
    return sorted(scored, key=lambda pair: (-round(pair[1], 6), pair[0]))


def _hit(index: OpenIndex, request: Request, document: Stored, score: float) -> Hit:
    spans = find_spans(document.text, index.analyzer, *marked_terms(request))
    if not spans:
        spans = find_spans(document.text, index.analyzer, frozenset(request.parts), ())
    return Hit(
        document.address, document.kind, document.title, document.label, document.text, document.url,
        round(score, 4), document.statement, snippet(document.text, spans),
    )  # fmt: skip


def _jump(index: OpenIndex, target: Address | None) -> tuple[str, tuple[str, ...]]:
    """The id of the document a jump leads to, and what to say when there is no such place."""
    if target is None:
        return "", ()
    whole = str(Address(target.code))
    exact = str(target.at(target.article or target.place)) if target.place else whole
    stored = index.engine.fetch((exact, whole))
    if exact in stored:
        return exact, ()
    if whole not in stored:
        return "", (f"库中没有编码 {target.code}。",)
    if target.edition is None:
        return whole, ("该文件正文未入库，只有题录。",)
    return whole, (f"该文件没有{_place_words(target.place or '')}。",)


def _place_words(place: str) -> str:
    try:
        return place_label(place)
    except ValueError:
        return f"“{place}”这个位置"


def _exact(index: OpenIndex, target: Address | None, jumped: str) -> tuple[Stored, tuple[str, ...]]:
    """What a jump leads to: the 款 or 项 of the article found, or the article when it has none such."""
    stored = index.engine.fetch((jumped,))[jumped]
    place, article = (target.place, target.article) if target else (None, None)
    if place is None or article in (None, place) or "#" not in jumped:
        return stored, ()
    # What is stored are the lines of the article without its label; any label makes it one again.
    nodes = parse_text(f"第一条　{stored.text}").text.articles[0].parts()
    anchor = place.replace(str(article), "t1", 1)
    words = next((node_words(node) for node in nodes if node.anchor == anchor), None)
    if words is None:
        return stored, (f"该条没有{_place_words(place).removeprefix(stored.label)}。",)
    address = jumped.partition("#")[0] + f"#{place}"
    url = stored.url.partition("#")[0] + f"#{place}"
    return replace(stored, address=address, label=_place_words(place), text=words, url=url), ()


def _notes(index: OpenIndex, query: Query, result: Result) -> list[str]:
    notes = []
    if result.partial:
        notes.append("部分索引没有响应，结果不全。")
    if result.relaxed:
        notes.append("以下按相关程度排列，只包含部分词语的也列在内。")
    notes += hints(query, index.directory.synonyms)
    if query.empty:
        notes.append("没有可供检索的词语。")
    elif not result.ids:
        notes += _suggestions(query)
    return notes


def _suggestions(query: Query) -> list[str]:
    """What to try when nothing was found."""
    notes = []
    if filters := list(filters_of(query)):
        notes.append(f"可以去掉筛选条件再试：{'；'.join(filters)}。")
    if query.phrases:
        notes.append("引号内的文字须一字不差；可以去掉引号再试。")
    return notes
