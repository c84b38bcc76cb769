"""The register ``codes.yml``: codes are given once, never reused, and name the paths of the pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from guicheng.checks.check import Finding, check
from guicheng.checks.place import data_place, documents, place
from guicheng.content.codes import CODES_FILE
from guicheng.content.corpus import Corpus


@check()
def code_unregistered(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """文件的编码没有登记。

    每个编码都要在 regs/data/codes.yml 登记一行，地址和路径才能长期不变。
    改法：在 codes.yml 末尾加一行；新条目用 guicheng new 生成，会自动登记。
    """
    for entry in documents(corpus):
        code = entry.meta.code
        if corpus.codes.entry(code) is None:
            yield Finding(
                place(entry, "code"),
                f"编码 {code} 没有在 codes.yml 登记",
                f"在 codes.yml 末尾加一行 {code}: {{slug: {entry.slug}}}",
                CODES_FILE,
            )


@check()
def slug_mismatch(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """文件名或者文件夹名与登记的路径名不一致。

    网址按 codes.yml 的 slug 生成；文件名不一致，维护人员就找不到页面对应的文件。
    改法：把文件改回登记的名称；确需改名的，改 slug 并把原名写进 old_slugs，旧网址会自动转到新页面。
    """
    for entry in documents(corpus):
        registered = corpus.codes.entry(entry.meta.code)
        if registered is not None and registered.slug != entry.slug:
            yield Finding(
                place(entry, "code"),
                f"{entry.meta.code} 登记的路径名是 {registered.slug}，文件却叫 {entry.slug}",
                f"把文件改名为 {registered.slug}，或者改登记并把旧名写进 old_slugs",
            )


@check()
def slug_not_neutral(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """案例、文书的路径名透露了内容。

    案例和文书的路径名只用编码的小写（如 c0007、f0401），避免网址透露案情。
    改法：把文件名和 codes.yml 里的 slug 改成编码的小写。
    """
    for entry in documents(corpus):
        neutral = entry.meta.code.lower()
        if neutral[0] in "cf" and entry.slug != neutral:
            what = f"{entry.meta.code} 的路径名应为 {neutral}，现为 {entry.slug}"
            yield Finding(place(entry, "code"), what, f"改名为 {neutral}.md，登记的 slug 同样改")


@check()
def slug_reused(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """两个编码登记了同一路径名。

    同类条目的路径名（包括旧路径名）只能用一次，否则旧网址会指向别的内容。
    改法：给后登记的一个换一个路径名，文件一并改名。
    """
    owners: dict[tuple[str, str], str] = {}
    for code, entry in corpus.codes.entries.items():
        for slug in (entry.slug, *entry.old_slugs):
            owner = owners.setdefault((code[0], slug), code)
            if owner != code:
                yield Finding(
                    data_place("codes.yml", code),
                    f"路径名 {slug} 已由 {owner} 使用",
                    f"给 {code} 换一个路径名",
                )


@check()
def code_without_file(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """登记了编码，文件却不在。

    登记只增不减，删掉文件会使别处的引用落空。程序的全部版次都登记了停用日期的，可以没有文件。
    改法：恢复文件；程序不再使用的，在 codes.yml 的 editions 里写 withdrawn 日期。
    """
    for code, entry in corpus.codes.entries.items():
        withdrawn = bool(entry.editions) and all(edition.withdrawn for edition in entry.editions.values())
        if corpus.entry(code) is None and not withdrawn:
            yield Finding(
                data_place("codes.yml", code),
                f"{code}（{entry.slug}）已登记，但没有对应的文件",
                "恢复文件；程序停用的写明各版次的 withdrawn 日期",
                code,
            )


@check()
def edition_unregistered(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """已发布程序的版次没有登记。

    纸质核对单按“编码＋版次”识别，codes.yml 要记下每个版次的启用和停用日期，才能收回旧单。
    改法：在 codes.yml 该程序的 editions 里加上这个版次。
    """
    for entry in corpus.procedures.values():
        registered = corpus.codes.entry(entry.meta.code)
        if entry.meta.state != "已发布" or registered is None:
            continue
        if entry.meta.edition not in registered.editions:
            yield Finding(
                place(entry, "edition"),
                f"{entry.meta.code} 第{entry.meta.edition}版没有在 codes.yml 登记",
                f"在 editions 里加 {entry.meta.edition}: {{from: 启用日期}}",
            )
