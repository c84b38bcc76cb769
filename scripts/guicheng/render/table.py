"""Tables of a regulation: a Markdown pipe table, word for word, as an HTML table."""

from __future__ import annotations

import re

from guicheng.render.markup import esc

_CELL_END = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")


def table_html(text: str, anchor: str = "") -> str:
    """The first row is the head when a rule of dashes follows it; short rows are filled up."""
    lines = [line for line in text.split("\n") if line.strip()]
    has_head = len(lines) > 1 and _RULE.fullmatch(lines[1]) is not None
    rows = [_cells(line) for line in (lines[:1] + lines[2:] if has_head else lines)]
    width = max((len(row) for row in rows), default=0)
    head = _row(rows[0], "th", width) if has_head else ""
    body = "".join(_row(row, "td", width) for row in rows[1 if has_head else 0 :])
    mark = f' id="{anchor}"' if anchor else ""
    top = f"<thead>{head}</thead>" if head else ""
    return f'<div class="wide"{mark} tabindex="0"><table>{top}<tbody>{body}</tbody></table></div>'


def _cells(line: str) -> list[str]:
    inner = line.strip()
    inner = inner[1:] if inner.startswith("|") else inner
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.strip().replace("\\|", "|") for cell in _CELL_END.split(inner)]


def _row(cells: list[str], tag: str, width: int) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    filled = cells + [""] * (width - len(cells))
    return "<tr>" + "".join(f"<{tag}{scope}>{esc(cell)}</{tag}>" for cell in filled) + "</tr>"
