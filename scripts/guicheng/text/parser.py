"""Parse the text of a regulation: plain paragraphs as official texts print them, to nodes with anchors.

Parsing never fails: what cannot be placed stays in the text as words and becomes a Problem with its line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from guicheng.errors import Problem, Severity
from guicheng.model.provision import (
    Article,
    Block,
    Division,
    DivisionKind,
    Item,
    Loose,
    Paragraph,
    RegulationText,
    Subitem,
)
from guicheng.text.lines import Line, is_title_like, leaves_quote_open, read_line

_UNITS: dict[str, tuple[DivisionKind, str]] = {
    "编": ("编", "b"),
    "分编": ("分编", "fb"),
    "章": ("章", "z"),
    "节": ("节", "j"),
}
_RANK = {"b": 0, "fb": 1, "z": 2, "j": 3}


@dataclass(frozen=True, slots=True)
class ParsedText:
    """What parsing gives: the nodes, and what a person should look at (``file`` is left empty)."""

    text: RegulationText
    problems: tuple[Problem, ...]


def parse_text(body: str, first_line: int = 1) -> ParsedText:
    """Parse a body; ``first_line`` is the line of the file where it begins. Never raises."""
    lines = list(_read_lines(body, first_line))
    builder = _Builder(_Manner.of(lines))
    for line in lines:
        builder.take(line)
    return builder.finish()


@lru_cache(maxsize=1000)
def parsed_text(body: str, first_line: int) -> ParsedText:
    """The same; the texts asked for last are held, as several readers ask for each of them.

    A thousand: the laws that all others cite are among them, a large base is not.
    """
    return parse_text(body, first_line)


def _read_lines(body: str, first_line: int) -> Iterator[Line]:
    """Non-empty lines, told apart; the rows of one table are joined."""
    table: list[str] = []
    for offset, text in enumerate([*body.split("\n"), ""]):
        line = read_line(text, first_line + offset) if text.strip() else None
        if line is not None and line.kind == "table":
            table.append(line.words)
            continue
        if table:
            yield Line("table", "", "\n".join(table), first_line + offset - len(table))
            table = []
        if line is not None:
            yield line


@dataclass(frozen=True, slots=True)
class _Manner:
    """How the whole text is numbered: by 第…条, by 一、, or by 1.; decided before the first line is placed."""

    articles: bool
    enumerated: bool
    numbered: bool
    levels: dict[str, int]

    @classmethod
    def of(cls, lines: list[Line]) -> _Manner:
        articles = _has_articles(lines)
        enumerated = not articles and any(line.kind == "enumerated" and line.number == 1 for line in lines)
        numbered = not articles and not enumerated and any(line.kind == "subitem" for line in lines)
        units = {line.unit for line in lines if line.unit}
        present = [unit for unit in ("编", "分编", "章", "节") if unit in units]
        return cls(articles, enumerated, numbered, {unit: rank + 1 for rank, unit in enumerate(present)})


def _has_articles(lines: list[Line]) -> bool:
    """Whether a 第…条 stands outside quotations: those inside belong to the law that is amended."""
    in_quote = False
    for line in lines:
        if line.kind == "article" and line.spaced and not in_quote:
            return True
        in_quote = leaves_quote_open(line.words, in_quote)
    return False


@dataclass(slots=True)
class _OpenItem:
    line: Line
    anchor: str
    subitems: list[Subitem] = field(default_factory=list)

    def close(self) -> Item:
        return Item(self.line.label, self.line.words, self.anchor, self.line.line, tuple(self.subitems))


@dataclass(slots=True)
class _OpenParagraph:
    text: str
    anchor: str
    line: int
    table: bool = False
    items: list[_OpenItem] = field(default_factory=list)

    def close(self) -> Paragraph:
        items = tuple([item.close() for item in self.items]) if self.items else ()
        return Paragraph(self.text, self.anchor, self.line, items, self.table)


@dataclass(slots=True)
class _OpenArticle:
    label: str
    anchor: str
    line: int
    paragraphs: list[_OpenParagraph] = field(default_factory=list)
    count: int = 0

    def add(self, text: str, line: int, table: bool = False) -> None:
        self.count += not table
        anchor = "" if table or not self.anchor else f"{self.anchor}-k{self.count}"
        self.paragraphs.append(_OpenParagraph(text, anchor, line, table))

    def close(self) -> Article:
        return Article(
            self.label, self.anchor, self.line, tuple([paragraph.close() for paragraph in self.paragraphs])
        )


class _Builder:
    """Places one line after another; the state is where the last line stood."""

    def __init__(self, manner: _Manner) -> None:
        self._manner = manner
        self._blocks: list[Block] = []
        self._problems: list[Problem] = []
        self._anchors: set[str] = set()
        self._path: dict[str, int] = {}
        self._article: _OpenArticle | None = None
        self._annex = ""
        self._annexes = 0
        self._plain_headings = 0
        self._last: tuple[int, tuple[int, ...]] = (0, ())
        self._in_quote = False

    def take(self, line: Line) -> None:
        """Place one line."""
        _PLACES[line.kind](self, line)
        self._in_quote = leaves_quote_open(line.words, self._in_quote)

    def finish(self) -> ParsedText:
        """Close what is open."""
        self._close_article()
        return ParsedText(RegulationText(tuple(self._blocks)), tuple(self._problems))

    # -- divisions

    def _heading(self, line: Line) -> None:
        if not line.level and self._in_quote:
            self._words(line)  # a chapter title inside an amendment's quotation
            return
        self._close_article()
        if read_line(line.words, line.line).kind == "article":
            self._report(line, "text-heading-article", "条写成了标题，不会编入条文", "删去行首的 #", "review")
        if line.unit:
            self._numbered_division(line)
        else:
            self._plain_headings += 1
            anchor = self._unique(f"{self._annex}h{self._plain_headings}", line)
            self._blocks.append(Division("标题", line.label, line.words, line.level or 1, anchor, line.line))

    def _numbered_division(self, line: Line) -> None:
        kind, letters = _UNITS[line.unit]
        rank = _RANK[letters]
        self._path = {unit: number for unit, number in self._path.items() if _RANK[unit] < rank}
        self._path[letters] = line.number or 0
        anchor = self._unique(self._annex + "-".join(f"{unit}{n}" for unit, n in self._path.items()), line)
        level = line.level or self._manner.levels[line.unit]
        self._blocks.append(Division(kind, line.label, line.words, level, anchor, line.line))

    def _open_annex(self, line: Line) -> None:
        started = self._article is not None or any(isinstance(block, Article) for block in self._blocks)
        if (not started and not line.level) or self._in_quote:
            self._words(line)
            return
        self._close_article()
        number = line.number or self._annexes + 1
        while f"f{number}" in self._anchors:
            number += 1
        self._annexes = max(self._annexes, number)
        self._annex, self._path, self._last = f"f{number}-", {}, (0, ())
        anchor = self._unique(f"f{number}", line)
        self._blocks.append(Division("附件", line.label, line.words, line.level or 1, anchor, line.line))

    # -- articles

    def _article_head(self, line: Line) -> None:
        number, sub = line.number or 0, line.sub
        if not self._follows(number, sub) and (self._in_quote or not line.spaced):
            self._words(_as_words(line))
            if line.spaced and self._manner.articles:
                what = f"{line.label}在未结束的引号内，按引文处理"
                self._report(line, "text-quote-open", what, "引号缺后半个的，补上", "review")
            return
        self._check_sequence(line, number, sub)
        self._open_article(line, "-".join([f"t{number}", *map(str, sub)]))
        self._last = (number, sub)

    def _follows(self, number: int, sub: tuple[int, ...]) -> bool:
        """Whether this is the number expected next: 5 or 4之一 after 4, 4之二 or 5 after 4之一."""
        last, last_sub = self._last
        if number == last + 1:
            return not sub
        expected = (*last_sub[:-1], last_sub[-1] + 1) if last_sub else (1,)
        return number == last and sub in (expected, (*last_sub, 1))

    def _check_sequence(self, line: Line, number: int, sub: tuple[int, ...]) -> None:
        last, last_sub = self._last
        if self._follows(number, sub) or not last or (number, sub) == self._last:
            return
        what = f"{line.label}之前是第{last}条{'之' + str(last_sub[-1]) if last_sub else ''}，条号不连续"
        self._report(line, "text-number-gap", what, "核对原文是否缺条、重条", "review")

    def _enumerated(self, line: Line) -> None:
        """一、: an article of a decision or amendment; a heading where articles are 第…条."""
        if self._manner.enumerated and not self._in_quote and self._follows(line.number or 0, ()):
            self._open_article(line, f"t{line.number}")
            self._last = (line.number or 0, ())
        elif not self._manner.enumerated and is_title_like(line) and not self._in_quote:
            self._heading(line)
        else:
            self._words(_as_words(line))

    def _open_article(self, line: Line, anchor: str) -> None:
        self._close_article()
        self._article = _OpenArticle(line.label, self._unique(self._annex + anchor, line), line.line)
        if line.words:
            self._article.add(line.words, line.line)

    def _close_article(self) -> None:
        if self._article is not None:
            self._blocks.append(self._article.close())
            self._article = None

    # -- inside an article

    def _words(self, line: Line) -> None:
        text = _as_words(line).words
        if self._article is not None:
            self._article.add(text, line.line)
        else:
            inside = any(isinstance(block, Division) for block in self._blocks)
            self._blocks.append(Loose("text" if inside else "preamble", text, line.line))

    def _table(self, line: Line) -> None:
        if self._article is not None:
            self._article.add(line.words, line.line, table=True)
        else:
            self._blocks.append(Loose("table", line.words, line.line))

    def _item(self, line: Line) -> None:
        paragraph = self._paragraph(line)
        if paragraph is None:
            return
        anchor = f"{paragraph.anchor}-x" + "-".join(str(part) for part in (line.number, *line.sub))
        paragraph.items.append(_OpenItem(line, self._inner(anchor, paragraph.anchor, line)))

    def _subitem(self, line: Line) -> None:
        if self._numbered_article(line):
            return
        paragraph = self._paragraph(line)
        if paragraph is None:
            return
        items = [item for item in paragraph.items if item.line.kind == "item"]
        if not items:
            anchor = self._inner(f"{paragraph.anchor}-m{line.number}", paragraph.anchor, line, quiet=True)
            paragraph.items.append(_OpenItem(line, anchor))
            return
        item = paragraph.items[-1]
        first_style = _style(item.subitems[0]) if item.subitems else line.style
        same_level = first_style == line.style
        anchor = (
            self._inner(f"{item.anchor}-m{line.number}", item.anchor, line, quiet=True) if same_level else ""
        )
        item.subitems.append(Subitem(line.label, line.words, anchor, line.line))

    def _numbered_article(self, line: Line) -> bool:
        """1.: an article where the text knows neither 第…条 nor 一、 and the numbers run on through its headings."""
        wanted = self._manner.numbered and line.style in ".．" and self._follows(line.number or 0, ())
        if wanted:
            self._open_article(line, f"t{line.number}")
            self._last = (line.number or 0, ())
        return wanted

    def _paragraph(self, line: Line) -> _OpenParagraph | None:
        """The 款 that an item belongs to; opens an empty one right after an article's label."""
        if self._article is None:
            self._words(_as_words(line))
            return None
        if not self._article.paragraphs:
            self._article.add("", line.line)
        return self._article.paragraphs[-1]

    # -- anchors and reports

    def _unique(self, anchor: str, line: Line) -> str:
        """The anchor, or nothing with a Problem when it stands already: a duplicate is an error, never a suffix."""
        if anchor in self._anchors:
            what = f"“{line.label or line.words[:20]}”重复出现，第二处没有锚点"
            self._report(line, "text-number-repeat", what, "核对原文；附件请以“附件”标题起头", "error")
            return ""
        self._anchors.add(anchor)
        return anchor

    def _inner(self, anchor: str, parent: str, line: Line, quiet: bool = False) -> str:
        """Anchor of an item or subitem; none below a place without one."""
        if not parent or line.number is None:
            return ""
        if anchor in self._anchors:
            if not quiet:
                self._report(line, "text-item-repeat", f"同一款中{line.label}重复", "核对项的序号", "review")
            return ""
        self._anchors.add(anchor)
        return anchor

    def _report(self, line: Line, code: str, what: str, suggestion: str, severity: Severity) -> None:
        self._problems.append(Problem("", line.line, code, what, suggestion, severity))


_PLACES: dict[str, Callable[[_Builder, Line], None]] = {
    "heading": _Builder._heading,
    "annex": _Builder._open_annex,
    "article": _Builder._article_head,
    "enumerated": _Builder._enumerated,
    "item": _Builder._item,
    "subitem": _Builder._subitem,
    "table": _Builder._table,
    "words": _Builder._words,
}


def _as_words(line: Line) -> Line:
    """The same line as plain words, every character kept."""
    if line.kind == "words":
        return line
    gap = "　" if line.kind in ("article", "heading") and line.label and line.words else ""
    marks = f"{'#' * line.level} " if line.level else ""
    return Line("words", "", f"{marks}{line.label}{gap}{line.words}", line.line)


def _style(subitem: Subitem) -> str:
    return "①" if "①" <= subitem.label <= "⑳" else subitem.label[-1]
