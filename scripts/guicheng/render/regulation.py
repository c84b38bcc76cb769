"""The page of a regulation: title, status, facts, contents and text; or, without a text, where to get it."""

from __future__ import annotations

from guicheng.content.corpus import EditionEntry, WorkEntry
from guicheng.model.provision import RegulationText
from guicheng.model.status import Status, edition_status
from guicheng.model.work import Edition, Work
from guicheng.render.citations import CitationLinks
from guicheng.render.compare import compare_link
from guicheng.render.contents import contents_html
from guicheng.render.links import Links, short_path, shown_edition
from guicheng.render.markup import crumbs, day, esc, link, paper_head
from guicheng.render.metadata import details, edition_list, edition_name, summary
from guicheng.render.prose import prose_html
from guicheng.render.slugs import facet_path
from guicheng.render.standing import on_date, standing
from guicheng.render.status import notice_html, notices
from guicheng.render.text import text_html

LONG_TITLE = 18
"""Titles beyond this are set smaller, so that most stand on one line."""


def status_of(entry: WorkEntry, edition: EditionEntry, links: Links) -> Status:
    """The status of one edition among all editions of its work, on the day of the build."""
    return edition_status(entry.meta, [other.meta for other in entry.editions], edition.meta, links.on)


def current_status(entry: WorkEntry, links: Links) -> Status | None:
    """The status of the edition that the work's page shows; None without a text."""
    edition = shown_edition(entry, links.on)
    return None if edition is None else status_of(entry, edition, links)


def regulation_html(
    entry: WorkEntry, edition: EditionEntry, text: RegulationText, body: str, links: Links
) -> str:
    """One edition as a page; ``body`` is its text as HTML."""
    status = status_of(entry, edition, links)
    return (
        f'<div class="reg" data-module="article-tools" {_data(entry, edition)}>'
        f"{_side(text)}"
        f'<article class="law" data-module="cite-preview">{paper_head(entry.meta.title, edition.meta.edition, status.statement)}{_head(entry, edition, status, links)}'
        f'<div class="text" data-module="anchors">{body}</div>{_foot(entry, edition, links)}</article></div>'
    )


def edition_text(entry: WorkEntry, edition: EditionEntry, text: RegulationText, cited: CitationLinks) -> str:
    """The text with marks on articles that follow a day or a state of their own, its citations as links.

    It holds ``ROOT`` where the way to the top of the site belongs.
    """
    code = entry.meta.code
    return text_html(
        text, article_marks(edition.meta), cited.words(code, edition), cited.cited_by(code, edition)
    )


def article_marks(edition: Edition) -> dict[str, str]:
    """HTML above single articles: another commencement, deleted, suspended."""
    words = {
        anchor: f"本条自{day(commencement.date)}起施行"
        for commencement in edition.commencement
        for anchor in commencement.articles
    }
    for anchor, state in edition.article_status.items():
        words[anchor] = f"本条自{day(state.date)}起{state.state}"
    return {anchor: f'<p class="mark">{word}</p>' for anchor, word in words.items()}


def no_text_html(entry: WorkEntry, links: Links) -> str:
    """仅题录: the facts, and where the official text is to be had."""
    return (
        f'<div class="reg"><article class="law">{_crumbs(entry.meta, links)}'
        f"{_title(entry.meta.title)}"
        '<div class="banner none"><i aria-hidden="true">□</i><p><span><strong>正文未入库</strong></span>'
        "<span>本库只有题录，不能据此核对条文。</span></p></div>"
        f"{notice_html(notices(entry.meta, None, adopted_by_office(entry, links)))}"
        f"{summary(entry, None, links)}{_more(entry, None, links)}{where_to_get(entry.meta)}"
        f"{prose(entry, links)}</article></div>"
    )


def adopted_by_office(entry: WorkEntry, links: Links) -> bool:
    """Whether this office issued the model rule as its own."""
    return links.corpus.office.has_adopted(entry.meta.code)


def where_to_get(work: Work) -> str:
    """Where official texts of a level are published, in words: the reader may be on an intranet."""
    place = _SOURCES.get(work.level, "制定机关的正式公报或者门户网站")
    return (
        '<section class="get"><h2>到哪里取得正文</h2>'
        f"<p>正式文本见{place}。取得文件（.docx、.html、.pdf 或者 .txt）后，由维护人员用下面的命令入库，编码不变：</p>"
        "<pre><code>guicheng import 文件</code></pre></section>"
    )


_LAWS = "国家法律法规数据库（flk.npc.gov.cn）和全国人民代表大会常务委员会公报"
_SOURCES = {
    "宪法": _LAWS,
    "法律": _LAWS,
    "行政法规": "国家法律法规数据库（flk.npc.gov.cn）、国家行政法规库和国务院公报",
    "监察法规": "国家法律法规数据库（flk.npc.gov.cn）和中央纪委国家监委网站",
    "司法解释": "最高人民法院、最高人民检察院公报和网站，以及国家法律法规数据库（flk.npc.gov.cn）",
    "部门规章": "国家规章库和制定部门的网站",
    "地方性法规": "国家法律法规数据库（flk.npc.gov.cn）和当地人大常委会公报",
    "地方政府规章": "国家规章库和当地政府公报",
    "党内法规": "共产党员网（12371.cn）党内法规库；未公开的，向发文机关或者本单位机要、档案部门查询",
    "规范性文件": "发文机关网站；未公开的，向发文机关或者本单位档案部门查询",
    "国家标准": "国家标准全文公开系统",
    "本地工作制度": "本单位办公室或者档案部门",
}


def _data(entry: WorkEntry, edition: EditionEntry) -> str:
    name = esc(entry.meta.title)
    return f'data-title="{name}" data-code="{entry.meta.code}" data-edition="{edition.meta.edition}"'


def _side(text: RegulationText) -> str:
    listing = contents_html(text)
    if not listing:
        return ""
    return (
        '<nav class="contents" id="contents" data-module="contents" aria-label="目录">'
        f'<div class="contents-in"><h2>目录</h2>{listing}</div></nav><a class="to-contents" href="#contents">目录</a>'
    )


def _head(entry: WorkEntry, edition: EditionEntry, status: Status, links: Links) -> str:
    work = entry.meta
    adopted = adopted_by_office(entry, links)
    warnings = notice_html(notices(work, edition.meta, adopted), status)
    return (
        f"{_crumbs(work, links)}<header>{_title(work.title)}{_subtitle(entry, edition)}</header>"
        f"{standing(entry, edition, status, links)}{_elsewhere(entry, edition, links)}{warnings}"
        f"{edition_list(entry, edition, links)}{_compare(entry, edition, links)}{on_date()}"
        f"{summary(entry, edition, links)}{_more(entry, edition, links)}"
    )


def _compare(entry: WorkEntry, edition: EditionEntry, links: Links) -> str:
    words = compare_link(entry, edition, links)
    return f'<p class="compare">{words}</p>' if words else ""


def _crumbs(work: Work, links: Links) -> str:
    return crumbs(
        [("法规", links.page("regulations")), (work.level, links.page(facet_path("level", work.level)))]
    )


def _title(title: str) -> str:
    long = ' class="long"' if len(title) > LONG_TITLE else ""
    return f"<h1{long}>{esc(title)}</h1>"


def _subtitle(entry: WorkEntry, edition: EditionEntry) -> str:
    """The note under the title 题注, from the events up to this edition."""
    last = edition.meta.edition[:10]
    past = [event for event in entry.meta.events if event.date.isoformat() <= last and event.type != "废止"]
    if not past:
        return ""
    first, *rest = sorted(past, key=lambda event: event.date)
    words = [f"{day(first.date)}{esc(first.by or '')}{first.type}"]
    if rest:
        words.append(f"{day(rest[-1].date)}{esc(rest[-1].by or '')}{rest[-1].type}")
    return f'<p class="subtitle">{"<br>".join(words)}</p>'


def _elsewhere(entry: WorkEntry, edition: EditionEntry, links: Links) -> str:
    """On the page of an older edition: the way to the text that holds now."""
    current = shown_edition(entry, links.on)
    if current is None or current is edition:
        return ""
    other = edition_name(entry.meta, current.meta)
    name = edition_name(entry.meta, edition.meta)
    here = f"本页是{esc(name)}的文本。"
    return f'<p class="notice">{here}{link(links.code(entry.meta.code), f"看当前文本（{esc(other)}）")}</p>'


def _more(entry: WorkEntry, edition: EditionEntry | None, links: Links) -> str:
    body = details(entry, edition, links)
    return f'<details class="more"><summary>沿革、来源和核对</summary>{body}</details>'


def prose(entry: WorkEntry, links: Links) -> str:
    """The words of the work's own file: how it came about, where it applies."""
    body = prose_html(entry.body, links)
    return f'<section class="prose">{body}</section>' if body else ""


def _foot(entry: WorkEntry, edition: EditionEntry, links: Links) -> str:
    code, ident = entry.meta.code, edition.meta.edition
    short = links.page(short_path(code))
    permanent = links.code(code, ident)
    return (
        f"{prose(entry, links)}"
        f'<p class="addresses">本文本的固定地址：{link(permanent, f"{code}@{ident}")}；'
        f"当前文本的短地址：{link(short, code)}。</p>"
    )
