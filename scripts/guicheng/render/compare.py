"""The page that compares two editions: what weighs first, then every changed article with its words marked."""

from __future__ import annotations

from guicheng.compare.align import Pair
from guicheng.compare.compare import Change, Comparison, compare_editions
from guicheng.compare.weight import Shift
from guicheng.compare.words import Run
from guicheng.content.corpus import EditionEntry, WorkEntry
from guicheng.model.provision import Article
from guicheng.render.links import Links, page_path
from guicheng.render.markup import bullets, crumbs, esc, link
from guicheng.render.metadata import edition_name
from guicheng.text.labels import place_label


def compare_path(folder: str, new: str) -> str:
    """Folder of the page that compares an edition with the one before it."""
    return f"{folder}/{new}/compare"


def compare_html(entry: WorkEntry, old: EditionEntry, new: EditionEntry, links: Links) -> str:
    """Two editions of a work compared."""
    comparison = compare_editions(entry, old, new)
    names = [edition_name(entry.meta, edition.meta) for edition in (old, new)]
    pages = [links.code(entry.meta.code, edition.meta.edition) for edition in (old, new)]
    lead = f"{link(pages[0], esc(names[0]))} → {link(pages[1], esc(names[1]))}"
    body = "".join(_article(change, comparison, links) for change in comparison.changes)
    return (
        f'<div class="doc broad diff">{_crumbs(entry, links)}<header><h1>{esc(entry.meta.title)}：版本比较</h1>'
        f'<p class="lead">{lead}</p></header>{_summary(comparison)}'
        f"<h2>逐条比较</h2>{body or '<p>条文没有变化。</p>'}</div>"
    )


def _crumbs(entry: WorkEntry, links: Links) -> str:
    return crumbs([("法规", links.page("regulations")), (entry.meta.title, links.code(entry.meta.code))])


def _summary(comparison: Comparison) -> str:
    """要求, 期限, 数额 first; then what was added, deleted and renumbered."""
    before, after = len(comparison.old.text.articles), len(comparison.new.text.articles)
    rows = [
        f"<strong>{_numbers(change.pair)}</strong>　{_shift(shift)}"
        for change in comparison.weighty
        for shift in change.shifts
    ]
    counts = f"原{before}条，现{after}条；文字有改动的{len(comparison.reworded)}条。"
    return (
        f'<section class="first"><h2>先看这些</h2><p>{counts}</p>'
        f"{bullets(rows, 'plain') or '<p>要求、期限和数额没有变化。</p>'}"
        f"{_listed('新增', comparison.added)}{_listed('删去', comparison.deleted)}"
        f"{_renumbered(comparison.renumbered)}</section>"
    )


def _shift(shift: Shift) -> str:
    gone = "、".join(f"<del>{esc(words)}</del>" for words in shift.gone)
    new = "、".join(f"<ins>{esc(words)}</ins>" for words in shift.new)
    arrow = " → " if gone and new else ""
    return f"{shift.sort}：{gone}{arrow}{new}"


def _listed(words: str, articles: tuple[Article, ...]) -> str:
    return f"<p>{words}：{esc('、'.join(_name(article) for article in articles))}</p>" if articles else ""


def _renumbered(pairs: tuple[Pair, ...]) -> str:
    if not pairs:
        return ""
    rows = "、".join(_numbers(pair) for pair in pairs)
    return f"<details><summary>条号变化 {len(pairs)} 条</summary><p>{rows}</p></details>"


def _numbers(pair: Pair) -> str:
    old, new = (_name(article) if article else "" for article in (pair.old, pair.new))
    return esc(new or old) if not (old and new) or old == new else f"{esc(old)} → {esc(new)}"


def _name(article: Article) -> str:
    """Articles of an annex have numbers of their own: 附件一第一条."""
    return place_label(article.anchor) if article.anchor.startswith("f") else article.label


def _article(change: Change, comparison: Comparison, links: Links) -> str:
    pair = change.pair
    state = "（新增）" if pair.old is None else "（删去）" if pair.new is None else ""
    words = "".join(_run(run) for run in change.runs)
    if pair.renumbered and not pair.changed:
        words = '<span class="soft">只是条号变了，文字相同。</span>'
    return (
        f'<section><h3>{_linked(pair, comparison, links)}{state}</h3><div class="t">{words}</div></section>'
    )


def _linked(pair: Pair, comparison: Comparison, links: Links) -> str:
    """The article's numbers, leading to it in the new edition (a deleted one: in the old)."""
    edition = comparison.new if pair.new else comparison.old
    article = pair.new or pair.old
    href = links.code(comparison.work.meta.code, edition.meta.edition)
    place = f"#{article.anchor}" if article and article.anchor else ""
    return link(f"{href}{place}" if href else None, _numbers(pair))


def _run(run: Run) -> str:
    tag = {"gone": "del", "new": "ins"}.get(run.kind)
    return f"<{tag}>{esc(run.text)}</{tag}>" if tag else esc(run.text)


def compare_link(entry: WorkEntry, edition: EditionEntry, links: Links) -> str:
    """与上一版比较, where there is an older edition."""
    folder = page_path(links.corpus, entry.meta.code)
    if folder is None or entry.editions[0].meta.edition == edition.meta.edition:
        return ""
    return link(links.page(compare_path(folder, edition.meta.edition)), "与上一版比较")
