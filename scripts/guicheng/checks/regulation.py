"""Regulations: names, events and days that fit together, anchors that exist."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from guicheng.checks.check import Finding, check
from guicheng.checks.place import place
from guicheng.content.corpus import Corpus, EditionEntry, WorkEntry, name_key
from guicheng.content.frontmatter import Path

_WORDINGS = ("制定", "修正", "修订")
_CHANGES = ("修正", "修订")
_DOC_YEAR = re.compile(r"[〔\[（(【](\d{4})[〕\]）)】]")


@check()
def name_collision(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """两部法规用了同一名称或者别名。

    引文按名称识别，名称重复就无法确定指哪一部。
    改法：删去别名，或者在名称里写明制定机关、年份。
    """
    owners: dict[str, str] = {}
    for code, entry in corpus.works.items():
        names = [("title", entry.meta.title), *(("aliases", alias) for alias in entry.meta.aliases)]
        for key, name in names:
            owner = owners.setdefault(name_key(name), code)
            if owner != code:
                what = f"“{name}”已是 {owner}《{corpus.works[owner].meta.title}》的名称"
                yield Finding(place(entry, key), what, "改用能够区分的名称，或者删去这个别名")


@check()
def edition_file_name(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """版本文件名与版本号不一致。

    版本文件以版本号命名（如 2018-10-26.md），网址也按它生成。
    改法：改文件名；版本号写错的，改 edition。
    """
    for _, edition in _editions(corpus):
        stem = PurePosixPath(edition.path).stem
        if stem != edition.meta.edition:
            what = f"文件名是 {stem}，版本号却是 {edition.meta.edition}"
            yield Finding(place(edition, "edition"), what, f"把文件改名为 {edition.meta.edition}.md")


@check("review")
def edition_without_event(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """版本在沿革里没有对应的制定、修正或者修订。

    版本号取最后一次通过或者修改之日；沿革里没有这一天，效力就可能算错。
    改法：核对题注，在 index.md 的 events 里补上这一次，或者改正版本号。
    """
    for work, edition in _editions(corpus):
        days = {event.date.isoformat() for event in work.meta.events if event.type in _WORDINGS}
        day = edition.meta.edition[:10]
        if day not in days and not edition.meta.edition.startswith("undated"):
            what = f"沿革里没有 {day} 的制定、修正或者修订" if days else "沿革 events 是空的"
            yield Finding(place(edition, "edition"), what, "核对题注后补上沿革，或者改正版本号")


@check("review")
def edition_missing(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """最后一次修改的文本没有入库。

    沿革里有更晚的修正或者修订，库里的文本就不是最新的，页面会标为“已修改”。
    改法：取得最新的官方文本后用 guicheng import 导入。
    """
    for entry in corpus.works.values():
        days = [event.date for event in entry.meta.events if event.type in _CHANGES and event.date <= on]
        newest = max((edition.meta.edition[:10] for edition in entry.editions), default=None)
        if days and newest and newest < max(days).isoformat():
            what = f"沿革记有 {max(days)} 的修改，入库的最新版本是 {newest}"
            yield Finding(place(entry, "events"), what, "导入最新的官方文本")


@check()
def effective_too_early(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """施行日期早于版本号所指的通过或者修改日期。

    修改后的文本不可能早于修改之日施行；官方文本末尾的施行日期往往是最初制定时的。
    改法：从修改决定里查施行日期；查不到的，把 effective_from 留空（施行日期待核）。
    """
    for _, edition in _editions(corpus):
        start, identity = edition.meta.effective_from, edition.meta.edition
        if start and not identity.startswith("undated") and start.isoformat() < identity[:10]:
            what = f"施行日期 {start} 早于修改日期 {identity[:10]}"
            yield Finding(place(edition, "effective_from"), what, "查修改决定；查不到就留空")


@check("review")
def promulgated_after_effective(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """公布日期晚于施行日期。

    先公布后施行是常例，公布晚于施行的多半是日期写错。
    改法：核对公布令；确属如此的可以不改。
    """
    for _, edition in _editions(corpus):
        start, published = edition.meta.effective_from, edition.meta.promulgated
        if start and published and published > start:
            what = f"公布日期 {published} 晚于施行日期 {start}"
            yield Finding(place(edition, "promulgated"), what, "核对公布令")


@check("review")
def doc_no_year(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """文号里的年份与制定、修改、公布的年份对不上。

    文号的年份一般就是发文那一年，前后差一年的也有；差得更多，多半是年份抄错，转载的文本有整篇改年份的。
    改法：对照正式文本改正文号或者日期；几个来源互相矛盾的，在题录正文写明各是怎样说的、还没有核对。
    """
    for entry in corpus.works.values():
        yield from _doc_year(entry, entry.meta.doc_no, {event.date.year for event in entry.meta.events})
    for _, edition in _editions(corpus):
        days = (edition.meta.adopted, edition.meta.promulgated)
        yield from _doc_year(edition, edition.meta.doc_no, {day.year for day in days if day})


@check()
def unknown_article(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """属性里写的条文在正文中不存在。

    commencement（分条施行）和 article_status（条文状态）里的条文地址要在本版本正文里找得到。
    改法：核对条号，写法如 t9、t120-1、f1-t3。
    """
    for _, edition in _editions(corpus):
        places: list[tuple[str, Path]]
        places = [(anchor, ("article_status", anchor)) for anchor in edition.meta.article_status]
        for index, part in enumerate(edition.meta.commencement):
            places += [(anchor, ("commencement", index, "articles")) for anchor in part.articles]
        known = {anchor for anchor, _ in edition.text.anchors()} if places else set()
        for anchor, path in places:
            if anchor not in known:
                yield Finding(place(edition, *path), f"正文里没有 {anchor}", "核对条号")


@check()
def unknown_work(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """关系里写的法规不在库。

    implements、replaces、repealed_by、partially_repealed_by 都写库内编码。
    改法：先用 guicheng new regulation 建仅题录的条目，再写它的编码。
    """
    for entry in corpus.works.values():
        relations = entry.meta.relations
        pairs = [
            *(("implements", code) for code in relations.implements),
            *(("replaces", code) for code in relations.replaces),
            *(("partially_repealed_by", code) for code in relations.partially_repealed_by),
            ("repealed_by", relations.repealed_by),
        ]
        for key, code in pairs:
            if code and code not in corpus.works:
                yield Finding(place(entry, "relations", key), f"{code} 不在库", "先建仅题录的条目", code)


@check("review")
def repeal_without_event(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """写了被废止，沿革里却没有废止的日期。

    效力按沿革计算；没有废止的日期，页面仍会显示为有效。
    改法：在 events 里加上废止的日期。
    """
    for entry in corpus.works.values():
        repealed = any(event.type == "废止" for event in entry.meta.events)
        if entry.meta.relations.repealed_by and not repealed:
            what = f"写了被 {entry.meta.relations.repealed_by} 废止，沿革里没有废止的日期"
            yield Finding(place(entry, "relations", "repealed_by"), what, "在 events 里加上废止的日期")


def _editions(corpus: Corpus) -> Iterator[tuple[WorkEntry, EditionEntry]]:
    for work in corpus.works.values():
        for edition in work.editions:
            yield work, edition


def _doc_year(entry: WorkEntry | EditionEntry, doc_no: str | None, years: set[int]) -> Iterator[Finding]:
    written = _DOC_YEAR.search(doc_no or "")
    if written and years and all(abs(int(written[1]) - year) > 1 for year in years):
        known = "、".join(str(year) for year in sorted(years))
        yield Finding(
            place(entry, "doc_no"), f"文号是 {written[1]} 年，日期是 {known} 年", "对照正式文本改正"
        )
