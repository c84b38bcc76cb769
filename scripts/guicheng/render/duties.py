"""The page 各岗位的步骤: for every role the steps it takes, those it approves, the stops where it signs."""

from __future__ import annotations

from guicheng.model.procedure import Procedure
from guicheng.render.links import Links
from guicheng.render.markup import crumbs, esc, link

HEADS = ("程序", "自己办的", "审核、审批、签发的", "把关的")


def duties_html(links: Links) -> str:
    """One section a role, in the order of approval."""
    roles = sorted(links.corpus.roles, key=lambda role: (links.corpus.roles[role].order, role))
    jump = "　".join(link(f"#role-{number}", esc(role)) for number, role in enumerate(roles, 1))
    sections = "".join(_role(links, role, number) for number, role in enumerate(roles, 1))
    return (
        f'<div class="doc broad">{crumbs([("打印和台账", links.page("print"))])}'
        "<header><h1>各岗位的步骤</h1></header>"
        f"<p>先找自己的岗位，再看每个程序里轮到自己做什么。岗位按 roles.yml 的审批次序排列。</p><p>{jump}</p>{sections}</div>"
    )


def _role(links: Links, role: str, number: int) -> str:
    rows = "".join(_row(links, code, role) for code in links.corpus.procedures)
    head = "".join(f'<th scope="col">{words}</th>' for words in HEADS)
    table = (
        f'<div class="wide" tabindex="0"><table class="list"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'
        if rows
        else "<p>示范程序没有给这个岗位安排步骤。</p>"
    )
    return f'<section id="role-{number}"><h2>{esc(role)}</h2>{table}</section>'


def _row(links: Links, code: str, role: str) -> str:
    procedure = links.corpus.procedures[code].meta
    cells = _taken(links, procedure, role)
    if not any(cells):
        return ""
    row = "".join(
        f'<td data-head="{words}">{"<br>".join(cell)}</td>'
        for words, cell in zip(HEADS[1:], cells, strict=True)
    )
    return f'<tr><th scope="row">{link(links.code(code), esc(procedure.title))}</th>{row}</tr>'


def _taken(links: Links, procedure: Procedure, role: str) -> tuple[list[str], list[str], list[str]]:
    """Links to the steps a role takes and approves, and the titles of the stops it signs."""
    page = links.code(procedure.code)
    own, approved = [], []
    for number, step in enumerate(procedure.steps, 1):
        words = link(f"{page}#{step.id}", f"{number} {esc(step.title)}")
        if role in step.role.split("、"):
            own.append(words)
        if step.approval and step.approval.role == role:
            approved.append(f"{words}（{esc(step.approval.kind)}）")
    stops = [esc(stage.pause.title) for stage in procedure.stages if stage.pause and stage.pause.role == role]
    return own, approved, stops
