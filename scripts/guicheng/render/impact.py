"""修法影响待办: what amendments broke; 每月法规核对单: the works to look up again, by how much hangs on them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from guicheng.citations.library import Library
from guicheng.citations.rules import rule_citations
from guicheng.compare.impact import GRAVE, Fate, Impact, ImpactJudge
from guicheng.compare.reliance import Reliance, reliances
from guicheng.content.corpus import WorkEntry
from guicheng.model.address import Address
from guicheng.render.links import Links
from guicheng.render.markup import day, esc, link
from guicheng.render.regulation import current_status
from guicheng.text.labels import place_label

IMPACT = "impact"
MONTHLY = "impact/monthly"
_ORDER: tuple[Fate, ...] = (
    *GRAVE,
    "条号和文字已改",
    "文字已改",
    "引文与校验值不符",
    "条号已改",
    "新文本未入库",
    "尚未生效",
    "正文未入库",
    "所引文字未变",
)
_TODO = {
    "条号和文字已改": "对照新旧文字，改步骤，改地址",
    "文字已改": "对照新旧文字，看步骤要不要改",
    "引文与校验值不符": "查明文字何时改动，核对后更新校验值",
    "条号已改": "改地址，步骤不用改",
    "新文本未入库": "取得新文本并入库，再看影响",
    "尚未生效": "到施行日再用，现在不得作依据",
    "正文未入库": "取得正文并入库",
    "所引文字未变": "改地址到现行版本，步骤不用改",
}


def impact_html(library: Library, links: Links) -> str:
    """All reliances that an amendment or a repeal touches, the gravest first; then the works without their text."""
    impacts = sorted(_impacts(library, links), key=lambda impact: _ORDER.index(impact.fate))
    touched = [impact for impact in impacts if impact.fate != "正文未入库"]
    monthly = link(links.page(MONTHLY), "每月法规核对单")
    lead = f"法规修改、废止后受影响的步骤、案例和制度，共{len(touched)}处。没有联网的单位请每月打印{monthly}去查。"
    body = "".join(_row(impact, links) for impact in touched)
    listed = _table(_HEADS, body, "impact") if touched else '<p class="empty">没有受影响的依据。</p>'
    head = f'<header><h1>修法影响待办</h1><p class="lead">{lead}</p></header>'
    absent = Counter(impact.reliance.ref.code for impact in impacts if impact.fate == "正文未入库")
    return f'<div class="doc broad">{head}{listed}{_absent(absent, links)}</div>'


_HEADS = ("谁依据", "依据的条文", "变成什么样", "要做的事")


def monthly_html(library: Library, links: Links) -> str:
    """A sheet to print: every law somebody relies on, those with most dependants first, with boxes to tick."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for reliance in _reliances(library, links):
        counts[reliance.ref.code][reliance.kind] += 1
    works = links.corpus.works
    known = (code for code in counts if code in works and _is_looked_up(works[code]))
    ranked = sorted(known, key=lambda code: (-counts[code].total(), code))
    body = "".join(
        _sheet_row(number, works[code], counts[code], links) for number, code in enumerate(ranked, 1)
    )
    words = ("序号", "法规", "在库版本", "上次核对", "依据它的", "核对结果", "核对人、日期")
    lead = (
        "到国家法律法规数据库或者公报逐部查对，勾选结果，签名存档；有变化的告诉维护人员。依据多的排在前面。"
    )
    month = f"<p>核对月份：　　　　年　　　月　　　共 {len(ranked)} 部</p>"
    head = f'<header><h1>每月法规核对单</h1><p class="lead">{lead}</p>{month}</header>'
    return f'<div class="doc broad">{head}{_table(words, body, "sheet")}</div>'


def _is_looked_up(entry: WorkEntry) -> bool:
    """Whether others may change it: not the office's own rules and model rules."""
    return entry.meta.nature == "正式文本" and entry.meta.level != "本地工作制度"


def _table(words: Iterable[str], body: str, css: str) -> str:
    heads = "".join(f'<th scope="col">{word}</th>' for word in words)
    return f'<table class="list {css}"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'


def _absent(counts: Counter[str], links: Links) -> str:
    """Works relied on of which only the title is known: no change in them can be noticed."""
    if not counts:
        return ""
    rows = "".join(
        f"<li>{link(links.code(code), esc(links.corpus.works[code].meta.title))}　{count}处依据</li>"
        for code, count in sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    )
    return (
        f"<h2>正文未入库，看不出影响</h2><p>取得正文并入库以后，才能核对下列法规的条文。</p><ul>{rows}</ul>"
    )


def _impacts(library: Library, links: Links) -> Iterator[Impact]:
    judge = ImpactJudge(links.corpus, links.on)
    for reliance in _reliances(library, links):
        impact = judge.impact(reliance)
        if impact is not None:
            yield impact


def _reliances(library: Library, links: Links) -> Iterable[Reliance]:
    """Steps, cases, and what the office's own rules cite."""
    yield from reliances(links.corpus)
    for cited in rule_citations(library, links.on):
        title = cited.work.meta.title
        yield Reliance("制度", cited.source, title, cited.target, None, cited.edition.path, (), cited.line)


def _row(impact: Impact, links: Links) -> str:
    reliance = impact.reliance
    grave = ' class="gone"' if impact.fate in GRAVE else ""
    source = link(links.address(reliance.source), esc(reliance.title))
    now = f"<br>现在：{link(links.address(impact.now), esc(_named(impact.now, links)))}" if impact.now else ""
    todo = _TODO.get(impact.fate, "改引现行条文，或者修改步骤")
    return (
        f'<tr{grave}><th scope="row">{reliance.kind}　{source}</th>'
        f'<td data-head="依据的条文">{link(links.address(reliance.ref), esc(_named(reliance.ref, links)))}</td>'
        f'<td data-head="变成什么样"><strong>{impact.fate}</strong><br>{esc(impact.note)}{now}</td>'
        f'<td data-head="要做的事">{todo}</td></tr>'
    )


def _named(address: Address, links: Links) -> str:
    """《title》第三条 and the edition."""
    entry = links.corpus.works.get(address.code)
    title = f"《{entry.meta.title}》" if entry else address.code
    label = place_label(address.place) if address.place else ""
    return f"{title}{label}（{address.edition}）" if address.edition else title + label


def _sheet_row(number: int, entry: WorkEntry, counts: Counter[str], links: Links) -> str:
    status = current_status(entry, links)
    edition = entry.editions[-1].meta.edition if entry.editions else "正文未入库"
    checked = day(status.checked) if status is not None and status.checked else "没有核对过"
    uses = "、".join(f"{kind}{count}处" for kind, count in sorted(counts.items()))
    return (
        f'<tr><td data-head="序号">{number}</td><th scope="row">{link(links.code(entry.meta.code), esc(entry.meta.title))}</th>'
        f'<td data-head="在库版本">{edition}</td><td data-head="上次核对">{checked}</td>'
        f'<td data-head="依据它的">{uses}</td>'
        '<td data-head="核对结果">□\u2060无变化　□\u2060已修改　□\u2060已废止</td><td data-head="核对人、日期"></td></tr>'
    )
