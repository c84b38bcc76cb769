"""Markdown: ``# title``, lines of the note 题注, ``<!-- INFO END -->``, then the text with ``##`` headings."""

from __future__ import annotations

import re

from guicheng.errors import SkippedFile
from guicheng.importer.sheet import Sheet
from guicheng.text.widths import unify

_FRONT = re.compile(r"\A---\n.*?^---\s*$\n?", re.DOTALL | re.MULTILINE)
_TITLE = re.compile(r"#[ 　]+(\S.*)")
_HEADING = re.compile(r"(#{1,6})[ 　]*(.*)")
_HEAD_END = re.compile(r"<!--\s*INFO END\s*-->")
_LONGEST = 20_000
_RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,}|#{1,6})")
_BOLD = re.compile(r"(?<![*_])(\*\*|__)(?=[^*_\s])(.+?)(?<=[^*_\s])\1(?![*_])")
_ARTICLE = re.compile(r"第[ 　]*[一二三四五六七八九十百千零〇0-9]+[ 　]*条")


def read_md(text: str) -> Sheet:
    """Title from the first ``#`` line; headings lose the level that the title took."""
    head, body = _split(_FRONT.sub("", unify(text)))
    above, below = _lines(head), _lines(body)
    if not above and not below:
        raise SkippedFile("只有属性区或者空白，没有正文")
    lines = above + below
    found = _TITLE.fullmatch(lines[0])
    if found is None:
        return Sheet(tuple(lines), head=len(above))
    return Sheet(tuple(_raise(line) for line in lines[1:]), found[1].strip(), head=max(len(above) - 1, 0))


def _split(text: str) -> tuple[str, str]:
    """What stands above the ``INFO END`` mark, and below; without a mark all is below."""
    found = _HEAD_END.search(text)
    return (text[: found.start()], text[found.end() :]) if found else ("", text)


def _lines(text: str) -> list[str]:
    lines = [_plain(line.strip()) for line in _without_comments(text).split("\n")]
    return [line for line in lines if line and not _RULE.fullmatch(line)]


def _without_comments(text: str) -> str:
    """One pass, however many comments are left open."""
    first, *others = text.split("<!--")
    return first + "".join(piece.partition("-->")[2] if "-->" in piece else piece for piece in others)


def _plain(line: str) -> str:
    """Without bold marks; a line beyond all measure is left as it is."""
    return _BOLD.sub(r"\2", line) if len(line) < _LONGEST else line


def _raise(line: str) -> str:
    """``## 第一章`` becomes ``# 第一章``, a second ``# `` stays at the top; an article is no heading."""
    heading = _HEADING.fullmatch(line)
    if heading is None or not heading[2]:
        return line
    if _ARTICLE.match(heading[2]):
        return heading[2]
    return f"{'#' * max(len(heading[1]) - 1, 1)} {heading[2]}"
