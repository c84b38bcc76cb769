"""The page of a case: facts in the coarsest grain, what was applied, and the warning that it is no precedent."""

from __future__ import annotations

from guicheng.content.corpus import Entry
from guicheng.model.address import Address
from guicheng.model.case import Case
from guicheng.render.basis import cited
from guicheng.render.links import Links
from guicheng.render.markup import bullets, crumbs, esc, facts, link
from guicheng.render.prose import prose_html

FICTIONAL = "虚构示例，不作办案参照"
REAL = "已作脱敏处理，只供学习，不作办案依据"


def case_html(entry: Entry[Case], links: Links) -> str:
    """The whole page."""
    case = entry.meta
    return (
        f'<div class="doc">{crumbs([("案例", links.page("cases"))])}'
        f"<header><h1>{esc(case.title)}</h1></header>"
        f'<p class="notice"><b>{"虚构" if case.fictional else "脱敏"}</b>{FICTIONAL if case.fictional else REAL}</p>'
        f"{_facts(case)}"
        f'<section class="prose">{prose_html(entry.body, links)}</section>'
        f"{_lesson(case)}{_applied(case, links)}{_sheet(case)}</div>"
    )


def _facts(case: Case) -> str:
    return facts(
        [
            ("类别", esc(case.kind)),
            ("问题性质", case.issue_class),
            ("程序阶段", esc(case.stage or "")),
            ("涉及机关", esc("、".join(case.organs))),
            ("年份", str(case.year) if case.year else ""),
            ("地方层级", case.place_level or ""),
            ("编码", f'<span class="code">{case.code}</span>'),
        ]
    )


def _lesson(case: Case) -> str:
    return (
        f'<section class="lesson"><h2>启示</h2><p>{esc(case.lesson)}</p>'
        f"{facts([('法律效果', esc(case.legal_effect)), ('社会效果', esc(case.social_effect))])}</section>"
    )


def _applied(case: Case, links: Links) -> str:
    rules = bullets([cited(ref, links) for ref in case.applied], "plain")
    steps = bullets([_step(ref, links) for ref in case.steps], "plain")
    first = f"<h2>适用条文</h2>{rules}" if rules else ""
    second = f"<h2>相关步骤</h2>{steps}" if steps else ""
    return f'<section class="prose">{first}{second}</section>'


def _step(ref: str, links: Links) -> str:
    address = Address.parse(ref)
    entry = links.corpus.procedures.get(address.code)
    if entry is None:
        return f"{esc(ref)}（未入库）"
    step = next((step for step in entry.meta.steps if step.id == address.place), None)
    words = f"{entry.meta.title}：{step.title}" if step else entry.meta.title
    return link(links.address(address), esc(words))


def _sheet(case: Case) -> str:
    done = case.anonymised
    words = f"{esc(done.by)}脱敏，{esc(done.checked_by)}复核（规则第{done.rules}版，{done.date.isoformat()}）"
    return f'<footer class="sheet">{facts([("脱敏", words)])}</footer>'
