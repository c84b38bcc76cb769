"""Web pages: the main text found among navigation, the title from what the page says about itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

import lxml.html
from lxml import etree

from guicheng.errors import RefusedFile
from guicheng.importer.extract.table import table_lines
from guicheng.importer.extract.txt import decode
from guicheng.importer.sheet import Sheet
from guicheng.text.widths import unify

_TAG = re.compile(r"<\s*(?:!doctype html|html|head|body|div|p|table|span|meta)\b", re.IGNORECASE)
_WHOLE = re.compile(r"</?(?:html|body)\b[^>]*>", re.IGNORECASE)
_DECLARATION = re.compile(r"<\?xml[^>]*\?>|<!doctype[^>]*>", re.IGNORECASE)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DROPPED = [
    "script",
    "style",
    "noscript",
    "template",
    "iframe",
    "select",
    "option",
    "button",
    "input",
    "textarea",
    "nav",
    "footer",
    "svg",
]
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "table",
        "tr",
        "td",
        "th",
        "section",
        "article",
        "header",
        "main",
        "center",
        "blockquote",
        "pre",
        "form",
        "fieldset",
        "hr",
        "body",
    ]
)
_TITLE_TAILS = re.compile(r"[_|—\-]{1,2}[^_|]*$")
_SHARE = 0.75
_RUNNING = 12
_PUNCTUATION = frozenset("，。；：,;")
_LEAST = 60
_LONGEST_TITLE = 200
_ENDS = tuple("。；：.;:")


def looks_like_html(data: bytes) -> bool:
    """Whether the beginning of a file is a web page."""
    return len(_TAG.findall(data[:4096].decode("latin-1"))) >= 2


def read_html(data: bytes) -> Sheet:
    """Read a page. Raises RefusedFile when it holds no text of its own."""
    root = _parse(_decode(data))
    title = _title(root)
    for node in list(root.iter(*_DROPPED)) + list(root.iter(etree.Comment)):
        _drop(node)
    main = _main(root)
    lines = tuple(_lines(main))
    if sum(len(line) for line in lines if line.endswith(_ENDS)) < _LEAST:
        raise RefusedFile(
            "网页里没有正文（正文由脚本另行载入）。建议：在浏览器中打开该页，下载文字版（.docx），或者复制正文存成 .txt。"
        )
    above = _lines_above(root, main)
    return Sheet((*above, *lines), title, head=len(above), notes=("略去网页的导航、页脚和脚本",))


def _decode(data: bytes) -> str:
    found = _CHARSET.search(data[:4096])
    name = found[1].decode("ascii").lower() if found else ""
    if name in ("gb2312", "gbk", "gb18030"):
        return data.decode("gb18030", errors="replace")
    if name == "utf-8":
        return data.decode("utf-8", errors="replace")
    return decode(data)


def _parse(text: str) -> lxml.html.HtmlElement:
    """Pages are pasted together on the server: closing tags in their middle would end the parse."""
    text = _WHOLE.sub("", _DECLARATION.sub("", unify(text)))
    return lxml.html.document_fromstring(f"<html><body>{text}</body></html>")


def _title(root: lxml.html.HtmlElement) -> str | None:
    """ArticleTitle of government sites, else the first ``h1``, else ``<title>`` without the site's name."""
    for path in ('//meta[@name="ArticleTitle"]/@content', "//h1[1]//text()", "//title[1]/text()"):
        found = root.xpath(path)
        text = " ".join("".join(str(part) for part in found[:8]).split()) if isinstance(found, list) else ""
        if text:
            return _without_site(text[:_LONGEST_TITLE])
    return None


def _without_site(text: str) -> str:
    shorter = _TITLE_TAILS.sub("", text)
    while shorter != text and shorter:
        text, shorter = shorter, _TITLE_TAILS.sub("", shorter)
    return text.strip()


def _drop(node: etree._Element) -> None:
    """Remove a node, keep what follows it."""
    parent = node.getparent()
    if parent is None:
        return
    if node.tail:
        previous = node.getprevious()
        if previous is None:
            parent.text = (parent.text or "") + node.tail
        else:
            previous.tail = (previous.tail or "") + node.tail
    parent.remove(node)


def _main(root: lxml.html.HtmlElement) -> lxml.html.HtmlElement:
    """The deepest element that still holds three quarters of the running words outside links."""
    weights: dict[etree._Element, int] = {}
    for node in reversed(list(root.iter(etree.Element))):
        inner = sum(weights.get(child, 0) + _count(child.tail) for child in node)
        weights[node] = 0 if node.tag == "a" else _count(node.text) + inner
    place: etree._Element = root
    while True:
        heavy = [child for child in place if weights.get(child, 0) >= _SHARE * weights[place] > 0]
        if not heavy or heavy[0].tag in ("p", "span", "font", "table"):
            return place
        place = heavy[0]


def _count(text: str | None) -> int:
    """Words of running text; short pieces and those without a mark are labels, buttons and menus."""
    words = "".join((text or "").split())
    return len(words) if len(words) >= _RUNNING and not _PUNCTUATION.isdisjoint(words) else 0


def _lines_above(root: lxml.html.HtmlElement, main: lxml.html.HtmlElement) -> tuple[str, ...]:
    """The headings and the last paragraphs before the main text: title and note often stand outside it."""
    before = []
    for node in root.iter(etree.Element):
        if node is main:
            break
        if (
            node.tag in ("h1", "h2", "h3", "p", "div")
            and node.find(".//div") is None
            and not _holds(node, main)
        ):
            text = " ".join(node.text_content().split())
            if 4 <= len(text) <= 600:
                before.append(text)
    return tuple(before[-6:])


def _holds(node: etree._Element, main: etree._Element) -> bool:
    return any(parent is node for parent in main.iterancestors())


def _lines(main: lxml.html.HtmlElement) -> Iterator[str]:
    """Paragraphs of the main text; a table keeps its rows when it has more than one column."""
    pieces: list[str] = []
    _walk(main, pieces)
    for piece in unify("".join(pieces)).split("\n"):
        line = piece.strip(" 　")
        if line:
            yield line


def _walk(node: etree._Element, pieces: list[str]) -> None:
    if not isinstance(node.tag, str):
        return
    if node.tag == "table" and _is_table(node):
        rows = [[_cell(cell) for cell in _cells(row)] for row in node.iter("tr")]
        pieces.append("\n" + "\n".join(table_lines(rows)) + "\n")
        return
    block = node.tag in _BLOCKS
    pieces.append("\n" if block or node.tag == "br" else "")
    pieces.append((node.text or "").replace("\n", " ").replace("\r", " "))
    for child in node:
        _walk(child, pieces)
        pieces.append((child.tail or "").replace("\n", " ").replace("\r", " "))
    pieces.append("\n" if block else "")


def _is_table(table: etree._Element) -> bool:
    """A table of facts: two rows and two columns at least, cells short. Others only lay out the page."""
    rows = [len(_cells(row)) for row in table.iter("tr")]
    cells = [len(_cell(cell)) for cell in table.iter("td", "th")]
    return len(rows) >= 2 and max(rows, default=0) >= 2 and max(cells, default=0) < 400


def _cells(row: etree._Element) -> list[etree._Element]:
    return list(row.iterchildren("td", "th"))


def _cell(cell: etree._Element) -> str:
    return " ".join("".join(str(text) for text in cell.itertext()).split())
