"""Pages about paper: all that can be printed, who does what, and which editions are withdrawn 停用版次."""

from __future__ import annotations

from collections.abc import Iterator

from guicheng.content.corpus import Corpus
from guicheng.model.data import ProcedureEdition
from guicheng.render.checklist.browser import sheet_names
from guicheng.render.checklist.files import BOOKLET, FORMS, LEDGERS_FOLDER, form_path
from guicheng.render.checklist.ledger import LEDGERS
from guicheng.render.links import Links, page_path
from guicheng.render.markup import crumbs, esc, link, plain_day

KINDS = (
    ("html", "打印"),
    ("docx", "Word"),
    ("pdf", "PDF"),
    ("set", "成套打印"),
    ("card", "一页卡"),
)


def print_html(links: Links) -> str:
    """The page 打印和台账: every sheet of every procedure, the booklet, forms, ledgers."""
    rows = "".join(_procedure_row(links, code) for code in links.corpus.procedures)
    return (
        '<div class="doc"><header><h1>打印和台账</h1></header>'
        "<p>一个事项打一套：核对单、所用文书、归档目录、备考表、缺件核对表、案卷自查表。A4 双面，每件从正面开始。</p>"
        '<div class="wide" tabindex="0"><table class="list"><thead><tr><th scope="col">程序</th>'
        f'<th scope="col">可以打印的</th></tr></thead><tbody>{rows}</tbody></table></div>'
        f'<section class="prose"><h2>合订本</h2><ul><li>{link(links.root + BOOKLET, "全部一页卡和核对单（PDF）")}</li>'
        f"<li>{link(links.root + FORMS, '全部空白文书（PDF）')}</li></ul></section>"
        f"{_ledgers(links)}{_forms(links)}"
        f"<p>{link(links.page('print/roles'), '谁办什么（角色和程序对照）')}　"
        f"{link(links.page('print/duties'), '各岗位的步骤')}　"
        f"{link(links.page('print/withdrawn'), '停用版次')}　{link(links.page('deadlines/table'), '期限表')}</p></div>"
    )


def matrix_html(links: Links) -> str:
    """The page 谁办什么: procedures down, roles across, the numbers of the steps in the cells."""
    roles = list(links.corpus.roles)
    heads = "".join(f'<th scope="col">{esc(role)}</th>' for role in roles)
    rows = "".join(_matrix_row(links, code, roles) for code in links.corpus.procedures)
    return (
        f'<div class="doc broad">{_crumbs(links)}<header><h1>谁办什么</h1></header>'
        "<p>数字是步骤的序号；“审”是审核、审批、签发的步骤，“停”是把关的阶段。</p>"
        f'<div class="wide" tabindex="0"><table class="list matrix"><thead><tr><th scope="col">程序</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div></div>"
    )


def withdrawn_html(links: Links) -> str:
    """The page 停用版次: what is printed on a paper, held against what is in force."""
    rows = "".join(
        f'<tr><td><span class="code">{code}</span></td><td>{link(links.code(code), esc(title))}</td><td>第{number}版</td>'
        f"<td>{plain_day(edition.from_) if edition.from_ else '—'}</td><td>{esc(words)}</td></tr>"
        for code, title, number, edition, words in editions(links.corpus)
    )
    head = "".join(f'<th scope="col">{words}</th>' for words in ("编码", "核对单", "版次", "启用", "现在"))
    return (
        f'<div class="doc">{_crumbs(links)}<header><h1>停用版次</h1></header>'
        "<p>每张打印件的页眉都有编码和版次。停用的版次请收回、划去，不再用来办新的事项；已经办到一半的可以办完，并在备注里写明。</p>"
        f'<div class="wide" tabindex="0"><table class="list"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div></div>'
    )


def editions(corpus: Corpus) -> Iterator[tuple[str, str, int, ProcedureEdition, str]]:
    """Every edition ever printed, with what it is worth now: code, title, number, register entry, words."""
    for code, entry in corpus.procedures.items():
        registered = corpus.codes.entry(code)
        known = dict(registered.editions) if registered else {}
        known.setdefault(entry.meta.edition, ProcedureEdition())
        for number in sorted(known, reverse=True):
            yield (
                code,
                f"{entry.meta.title}核对单",
                number,
                known[number],
                edition_words(corpus, code, number),
            )


def edition_words(corpus: Corpus, code: str, number: int) -> str:
    """What a printed edition is worth: 现行, 停用, or not yet in use."""
    entry = corpus.procedures[code]
    registered = corpus.codes.entry(code)
    edition = registered.editions.get(number) if registered else None
    current = entry.meta.edition
    if edition is not None and edition.withdrawn is not None:
        after = f"，现行第{current}版" if current != number else ""
        return f"已于{plain_day(edition.withdrawn)}停用{after}"
    if entry.meta.state == "停用":
        return "本程序已停用"
    if number != current:
        return f"已不是现行版，现行第{current}版"
    return "现行" if entry.meta.state == "已发布" else f"{entry.meta.state}，不得据此办理"


def _procedure_row(links: Links, code: str) -> str:
    procedure = links.corpus.procedures[code].meta
    folder = f"{links.root}{page_path(links.corpus, code)}/"
    names = sheet_names(procedure)
    papers = "　".join(link(folder + names[kind], words) for kind, words in KINDS)
    return f"<tr><td>{link(links.code(code), esc(procedure.title))}</td><td>{papers}</td></tr>"


def _ledgers(links: Links) -> str:
    rows = "".join(
        f"<li>{link(f'{links.root}{LEDGERS_FOLDER}/{ledger.name}.xlsx', esc(ledger.title))}</li>"
        for ledger in LEDGERS
    )
    return (
        '<section class="prose"><h2>台账（Excel）</h2><p>空白台账，存放在本单位的电脑上填写；只写编号、代号和日期。</p>'
        f"<ul>{rows}</ul></section>"
    )


def _forms(links: Links) -> str:
    rows = "".join(
        f'<li><span class="code">{code}</span> {link(links.code(code), esc(entry.meta.title))}　'
        f"{link(links.root + form_path(links.corpus, code), 'Word')}</li>"
        for code, entry in links.corpus.forms.items()
    )
    return f'<section class="prose"><h2>空白文书</h2><ul class="plain">{rows}</ul></section>'


def _matrix_row(links: Links, code: str, roles: list[str]) -> str:
    procedure = links.corpus.procedures[code].meta
    cells: dict[str, list[str]] = {role: [] for role in roles}
    for number, step in enumerate(procedure.steps, 1):
        for role in step.role.split("、"):
            cells.setdefault(role, []).append(str(number))
        if step.approval:
            cells.setdefault(step.approval.role, []).append(f"审{number}")
    for index, stage in enumerate(procedure.stages, 1):
        if stage.pause:
            cells.setdefault(stage.pause.role, []).append(f"停{index}")
    row = "".join(f'<td data-head="{esc(role)}">{" ".join(cells[role])}</td>' for role in roles)
    return f'<tr><th scope="row">{link(links.code(code), esc(procedure.title))}</th>{row}</tr>'


def _crumbs(links: Links) -> str:
    return crumbs([("打印和台账", links.page("print"))])


def short_words(links: Links, code: str, number: int) -> str:
    """What ``/s/P0004-3/`` says of the paper that brought the reader here."""
    title = esc(f"{links.corpus.procedures[code].meta.title}核对单")
    words = edition_words(links.corpus, code, number)
    return f"<p>{title} {code} 第{number}版：<b>{esc(words)}</b></p>"
