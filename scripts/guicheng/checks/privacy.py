"""The publication gate as checks: nobody recognisable, nothing classified. Messages never repeat what was found."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping

from guicheng.checks.check import Finding, check
from guicheng.checks.place import Place, documents, place
from guicheng.content.corpus import AnyEntry, Corpus, EditionEntry
from guicheng.errors import BadInput
from guicheng.model.procedure import Reviewed
from guicheng.privacy.blocklist import BLOCKLIST, Blocklist, read_blocklist
from guicheng.privacy.cache import Rows
from guicheng.privacy.finding import Finding as Found
from guicheng.privacy.finding import masked
from guicheng.privacy.gate import Scanned, scan_ahead, scan_base
from guicheng.privacy.risk import THRESHOLD, combination_risk

_SCANS = "_privacy"
SECRET = frozenset({"secret-mark", "internal-mark"})
OTHERWISE = frozenset(
    {"person", "place", "address", "institution", "exact-date", "exact-count", "media-title", "web-link"}
)
"""Rules of judgement; every other rule of the error tier stands on a structured identifier or a mark."""


@check()
def privacy_secret(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """有密级标志或者内部材料标记。

    涉密材料不进本系统；标了“内部资料”“不得外传”的材料不上站点，公开版、内部版都不收。
    改法：移走文件，按保密规定处理；确系误标的，删去标记。
    """
    yield from _found(corpus, SECRET)


@check()
def privacy_identifier(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """有证件号码、电话、账号、车牌、案号一类编号。

    这类编号直接指向一个人或者一件事，写成全角、汉字、加空格、放进注释和链接里也算。
    改法：删去；必须提到的，按提示改写。
    """
    yield from _found(corpus, None)


@check()
def privacy_recognisable(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """写明了姓名、地方、单位、日期或者数字，能认出是谁。

    案例一律用称谓代替姓名，用层级代替地名，用概数代替确数；程序、文书和页面里不写真名、真地址。
    改法：按提示改写，或者用 guicheng anonymise 生成改写稿；确属公开人物、公开事件的，写明理由予以豁免。
    """
    yield from _found(corpus, OTHERWISE)


@check()
def privacy_blocked(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """出现了本单位名单上的名称。

    名单由本单位用 guicheng block add 建立，只存校验值，不存名称。
    改法：改为称谓或者“某地”。
    """
    yield from _found(corpus, frozenset({"blocked"}))


@check("review")
def privacy_doubtful(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """可能能认出是谁，要由人看一遍。

    程序拿不准的列在这里。看过、认为可以发布的，由脱敏人以外的人在文件的 reviewed 里写明规则、标记、姓名和日期；
    内容改动以后标记会变，要重新看。
    改法：改写；或者写 reviewed: [{rule: …, mark: …, by: …, date: …}]，标记照提示抄写。
    """
    ticked = {path: {(tick.rule, tick.mark) for tick in ticks} for path, _, ticks in _ticks(corpus)}
    for file in _scans(corpus):
        marks = file.marks()
        for found in file.findings:
            if found.tier == "review" and (found.rule, marks[found.rule]) not in ticked.get(file.path, set()):
                advice = f"{found.suggestion}；看过可以发布的，写 reviewed: {{rule: {found.rule}, mark: {marks[found.rule]}}}"
                yield _finding(file, found, advice)


@check("review")
def privacy_review_stale(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """reviewed 里的复核已经对不上内容。

    复核以后内容改过，或者疑点已经没有了。
    改法：重新看过，改写标记；没有疑点的删去这一条。
    """
    marks = {file.path: file.marks() for file in _scans(corpus)}
    for path, entry, ticks in _ticks(corpus):
        for index, tick in enumerate(ticks):
            if marks.get(path, {}).get(tick.rule) != tick.mark:
                here = place(entry, "reviewed", index, "mark")
                yield Finding(here, f"对 {tick.rule} 的复核对不上现在的内容", "重新复核，或者删去")


@check()
def privacy_path(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """文件名或者文件夹名里有姓名、编号等。

    文件名会成为网址、图片地址和下载文件名。
    改法：改用编号或者中性的名称。
    """
    for file in _scans(corpus):
        for found in file.in_name:
            hidden = "×" * len(file.path.rsplit("/", 1)[-1])
            yield Finding(
                Place(file.path, line=0), f"文件名里有{found.kind}（{hidden}）", "换一个中性的文件名"
            )


@check()
def privacy_picture(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """图片带有拍摄信息、编辑信息或者文字说明。

    照片里可能记着拍摄的时间、地点、器材和作者。
    改法：另存为不带元数据的图片；截图工具重新截取也可以。
    """
    for file in _scans(corpus):
        if file.metadata:
            yield Finding(
                Place(file.path, line=0), f"图片带有{'、'.join(file.metadata)}", "清除元数据后重新放入"
            )


@check()
def privacy_attachment(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """附件带有作者、修订痕迹、批注或者隐藏文字。

    这些内容读者下载后就能看到。
    改法：接受或者拒绝全部修订，删去批注，清除文档属性后重新放入。
    """
    for file in _scans(corpus):
        if file.leftovers:
            yield Finding(Place(file.path, line=0), f"附件带有{'、'.join(file.leftovers)}", "清除后重新放入")


@check("review")
def privacy_opaque(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """附件的内容程序看不到。

    PDF、音像、压缩包和旧格式文件不能检查，要由人逐页看。
    改法：能转成文字的转成页面；确需附上的，由两人看过，并在本单位登记。
    """
    for file in _scans(corpus):
        if file.opaque:
            yield Finding(Place(file.path, line=0), "附件的内容没有检查", "由人逐页查看，或者移走")


@check()
def privacy_unsigned_risk(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """案例的地方、时间、事由、数额合在一起能认出是哪一件，却只有一人复核。

    单看都不指向谁的内容，合起来可能只有一件事对得上。
    改法：再概括一些；仍需保留的，由第二人复核，在 anonymised 里写 second_by。
    """
    for entry in corpus.cases.values():
        risk = combination_risk(entry.meta, entry.body)
        if risk.points >= THRESHOLD and entry.meta.anonymised.second_by is None:
            what = f"组合风险 {risk.points} 分（{THRESHOLD} 分以上须第二人复核）：{'、'.join(risk.reasons)}"
            yield Finding(place(entry, "anonymised"), what, "再概括，或者由第二人复核后写 second_by")


@check("review")
def privacy_internal_link(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """公开的文件引用了内部的文件。

    公开版里内部文件不在库，引用处只剩编码；正文、标题不会带出来，但是读者会知道有这份文件。
    改法：改引公开的文件，或者把本文件也定为内部。
    """
    hidden = {entry.meta.code for entry in documents(corpus) if entry.meta.visibility == "内部"}
    if not hidden:
        return
    pattern = re.compile(rf"(?<![0-9A-Za-z])(?:{'|'.join(sorted(hidden))})(?![0-9])")
    for entry in documents(corpus):
        if entry.meta.visibility == "公开":
            yield from _mentions(corpus, entry.path, pattern)
    for path in sorted((corpus.root / "docs").rglob("*.md")):
        yield from _mentions(corpus, path.relative_to(corpus.root).as_posix(), pattern)


@check("review")
def privacy_list_unchecked(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """有本单位名单，但是没有密钥，名单没有比对。

    密钥在知识库之外，由本单位保管。
    改法：把密钥放回原处，或者用环境变量 GUICHENG_BLOCK_KEY 指明位置。
    """
    listed = _blocklist(corpus)
    if listed.hashes and listed.key is None:
        yield Finding(Place(BLOCKLIST, line=0), "手边没有这份名单的密钥，没有比对", "取得密钥后重新检查")


@check()
def privacy_list_damaged(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """本单位名单读不懂，没有比对。

    名单由 guicheng block add 写成，手改后就可能对不上。
    改法：从版本记录里取回上一版，再用 guicheng block add 添加。
    """
    try:
        read_blocklist(corpus.root)
    except BadInput as error:
        for problem in error.problems:
            yield Finding(Place(BLOCKLIST, line=problem.line), problem.what, problem.suggestion)


def _mentions(corpus: Corpus, path: str, pattern: re.Pattern[str]) -> Iterator[Finding]:
    text = (corpus.root / path).read_text(encoding="utf-8-sig", errors="replace")
    for number, line in enumerate(text.splitlines(), start=1):
        for match in pattern.finditer(line):
            yield Finding(
                Place(path, line=number), f"引用了内部文件 {match[0]}", "改引公开的文件，或者改为内部"
            )


def _found(corpus: Corpus, rules: frozenset[str] | None) -> Iterator[Finding]:
    """Errors of these rules; None: of all rules that no other check of this file names."""
    named = SECRET | OTHERWISE | {"blocked"}
    for file in _scans(corpus):
        for found in file.findings:
            wanted = found.rule not in named if rules is None else found.rule in rules
            if found.tier == "error" and wanted:
                yield _finding(file, found, found.suggestion)


def _finding(file: Scanned, found: Found, advice: str) -> Finding:
    column = found.start - file.text.rfind("\n", 0, found.start)
    words = masked(file.text[found.start : found.end])
    what = f"第 {column} 字起有{found.kind}（{words}）：{found.why}"
    return Finding(Place(file.path, line=file.line(found)), what, advice)


def _ticks(corpus: Corpus) -> Iterator[tuple[str, AnyEntry | EditionEntry, tuple[Reviewed, ...]]]:
    for shelf in (corpus.procedures, corpus.cases, corpus.forms):
        for entry in shelf.values():
            yield entry.path, entry, entry.meta.reviewed


def scan_with(corpus: Corpus, ahead: Mapping[str, Rows]) -> None:
    """Scan the base, with what other processes found in its texts already (see ``scan_folders``)."""
    vars(corpus)[_SCANS] = scan_base(corpus.root, _blocklist(corpus), corpus.office.name, ahead)


def scan_folders(corpus: Corpus, folders: Iterable[str]) -> dict[str, Rows]:
    """What is found in the texts of some folders, for the process that scans the base."""
    return scan_ahead(corpus.root, folders, _blocklist(corpus), corpus.office.name)


def _scans(corpus: Corpus) -> tuple[Scanned, ...]:
    """The scan of the base, made once and kept with the corpus like its own cached properties."""
    if _SCANS not in vars(corpus):
        scan_with(corpus, {})
    scans: tuple[Scanned, ...] = vars(corpus)[_SCANS]
    return scans


def _blocklist(corpus: Corpus) -> Blocklist:
    try:
        return read_blocklist(corpus.root)
    except BadInput:
        return Blocklist("", {}, None)
