"""What is not the text is taken away, widths are unified; the official wording stays character for character."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from guicheng.importer.sheet import Sheet
from guicheng.text.lines import read_line
from guicheng.text.numerals import NUMERAL, to_int
from guicheng.text.widths import bare, unify

_WIDE = {ord("０") + i: ord("0") + i for i in range(10)}
_WIDE |= {ord("Ａ") + i: ord("A") + i for i in range(26)} | {ord("ａ") + i: ord("a") + i for i in range(26)}
_WIDE_POINT = re.compile(r"(?<=\d)．(?=\d)")
_CONTENTS = re.compile(r"#*[ 　]*目[ 　]*[录次][ 　]*")
_LEADERS = re.compile(r"[ 　.…·。_-]*\d*[ 　]*$")
_SPACED = re.compile(r"(?:[\u4e00-\u9fff][ 　]+)+[\u4e00-\u9fff]")
_TAIL = re.compile(
    r"""
      版权所有 | ICP\s*[备证] | 网站标识码 | Copyright | 公网安备 | 联系我们 | 网站地图
    | 【?(?:打印|关闭|返回|收藏|分享|字号|字体)[^】]{0,10}】? | 扫一扫 | 相关(?:文章|链接|新闻|附件) | 附件下载 | 上一篇 | 下一篇
    | 责任编辑 | 来源[:：] | 手机版 | ^Top$ | ^返回顶部$ | https?://\S+$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NEXT_PAPER = re.compile(
    r"关于.{2,80}(?:草案|修正案|修订草案|决定)[^，。]{0,12}的(?:说明|报告|议案|汇报)|.{2,60}审议结果的报告"
)
_LAST_ARTICLE = re.compile(r"(?:施行|生效|实施|废止|执行)")
_PAGE_NUMBER = re.compile(r"[—–－\-·\s]*\d{1,4}[—–－\-·\s]*|第\s*\d+\s*页(?:\s*共\s*\d+\s*页)?")
_RUN_IN = re.compile(rf"(?<=[。；：][ 　])[ 　]*第({NUMERAL}+)条(?=[ 　])")
_LONGEST_CONTENTS = 400


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A sheet without what is not the text, and what was done."""

    sheet: Sheet
    notes: tuple[str, ...]


def clean(sheet: Sheet) -> Cleaned:
    """Unify widths, take away contents 目录, page numbers, leftovers of a web page and papers that follow."""
    notes: list[str] = []
    head = [line for raw in sheet.lines[: sheet.head] if (line := _unify_line(raw, notes))]
    lines = [line for raw in sheet.lines[sheet.head :] if (line := _unify_line(raw, notes))]
    lines = _apart(lines, notes)
    lines = _without_contents(lines, notes)
    lines = _without_page_numbers(lines, notes)
    lines = _without_next_paper(lines, notes)
    lines = _without_tail(lines, notes)
    title = None if sheet.title is None else _unify_line(sheet.title, [])
    cleaned = replace(sheet, lines=(*head, *lines), head=len(head), title=title or None)
    return Cleaned(cleaned, tuple(dict.fromkeys(notes)))


def _unify_line(raw: str, notes: list[str]) -> str:
    """Spaces, invisible characters, full-width digits and letters; words stay."""
    unified = unify(raw).replace("\n", " ").translate(_WIDE)
    unified = _WIDE_POINT.sub(".", unified).strip(" 　")
    if re.search("[\ue000-\uf8ff]", raw):
        notes.append("私用区字符改为空格")
    if re.search(r"[０-９Ａ-Ｚａ-ｚ]", raw):
        notes.append("全角数字、字母改为半角")
    if re.search("[\u200b-\u200f\ufeff\u00ad\u2060]", raw):
        notes.append("删去看不见的零宽字符")
    return _close_spacing(unified)


def _close_spacing(line: str) -> str:
    """总　　则 in a heading is printed apart for looks only."""
    found = read_line(line, 1)
    if found.kind != "heading" or not found.words or len(line) > 60:
        spaced = re.fullmatch(r"#*[ 　]*附[ 　]+则|#*[ 　]*序[ 　]+言|目[ 　]+录", line)
        return re.sub(r"(?<=[\u4e00-\u9fff])[ 　]+", "", line) if spaced else line
    if _SPACED.fullmatch(found.words):
        gap = line[: len(line) - len(found.words)]
        return gap + "".join(found.words.split())
    return line


def _apart(lines: list[str], notes: list[str]) -> list[str]:
    """Articles that run on in one paragraph stand apart: only where the next number follows a full stop and a space."""
    parted: list[str] = []
    for line in lines:
        parted += _articles_of(line)
    if len(parted) > len(lines):
        notes.append(f"连排在一段里的条已分开（{len(parted) - len(lines)} 处）")
    return parted


def _articles_of(line: str) -> Iterator[str]:
    found = read_line(line, 1)
    if found.kind != "article" or found.number is None:
        yield line
        return
    start, wanted = 0, found.number + 1
    for match in _RUN_IN.finditer(line):
        if to_int(match[1]) == wanted:
            yield line[start : match.start()].rstrip(" 　")
            start, wanted = match.start(), wanted + 1
    yield line[start:]


def _without_contents(lines: list[str], notes: list[str]) -> list[str]:
    """目录 and its entries: up to the place where the first entry comes again."""
    start = next((i for i, line in enumerate(lines[:200]) if _CONTENTS.fullmatch(line)), None)
    if start is None:
        return lines
    end = _contents_end(lines, start + 1)
    notes.append(f"略去目录 {end - start} 行")
    return lines[:start] + lines[end:]


def _contents_end(lines: Sequence[str], first: int) -> int:
    if first >= len(lines) or read_line(lines[first], 1).kind == "article":
        return first
    entry = _entry(lines[first])
    for number in range(first + 1, min(len(lines), first + _LONGEST_CONTENTS)):
        if read_line(lines[number], 1).kind == "article":
            return number
        if entry and _entry(lines[number]) == entry:
            return number
    return first


def _entry(line: str) -> str:
    """An entry without its page number."""
    return bare(_LEADERS.sub("", line.lstrip("# ")))


def _without_page_numbers(lines: list[str], notes: list[str]) -> list[str]:
    kept = [line for line in lines if not _PAGE_NUMBER.fullmatch(line)]
    if len(kept) < len(lines):
        notes.append(f"略去页码 {len(lines) - len(kept)} 行")
    return kept


def _without_next_paper(lines: list[str], notes: list[str]) -> list[str]:
    """A gazette goes on with the explanation of the draft: cut there, after the closing article."""
    closed = False
    for number, line in enumerate(lines):
        if closed and _NEXT_PAPER.fullmatch(line):
            notes.append(f"略去正文之后的其他文件（“{line[:24]}”起 {len(lines) - number} 段）")
            return lines[:number]
        closed = closed or (
            read_line(line, 1).kind == "article" and _LAST_ARTICLE.search(line[-40:]) is not None
        )
    return lines


def _without_tail(lines: list[str], notes: list[str]) -> list[str]:
    end = len(lines)
    while end > 1 and _TAIL.search(lines[end - 1]) and len(lines[end - 1]) < 80:
        end -= 1
    if end < len(lines):
        notes.append(f"略去文末的网站文字 {len(lines) - end} 行")
    return lines[:end]
