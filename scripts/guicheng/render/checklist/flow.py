"""The way of a procedure as a picture: numbered boxes down one spine, stop bars, branches to the right.

Plain SVG made while building; every box leads to its step. Colours come from the page's style sheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from guicheng.render.checklist.sheet import Branch, PauseBlock, Sheet, StepBlock
from guicheng.render.markup import esc

WIDTH = 680
SPINE, BOX = 8, 262
RIGHT, RIGHT_BOX = 330, 342
LINE = 19
GAP = 22
_PIECES = re.compile(r"[A-Za-z0-9]+|.", re.DOTALL)
_NEVER_FIRST = "，。；：、）》”！？"
_TITLE_CHARACTERS, _SMALL_CHARACTERS, _RIGHT_CHARACTERS = 14, 16, 23


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the picture and the height it takes."""

    svg: str
    height: int


def flow_svg(sheet: Sheet, hrefs: dict[str, str]) -> str:
    """The picture of a checklist's steps; ``hrefs``: where the codes of other procedures lead."""
    top, pieces, before = 4, [], False
    for block in sheet.body:
        if not isinstance(block, (StepBlock, PauseBlock)):
            continue
        if before:
            pieces.append(_arrow(top - GAP, top))
        part = _step(block, top, hrefs) if isinstance(block, StepBlock) else _stop(block, top)
        pieces.append(part.svg)
        top += part.height + GAP
        before = True
    height = top - GAP + 4
    return (
        f'<svg class="flow-picture" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="group" '
        f'aria-label="{esc(sheet.running.title)}的流程图">{"".join(pieces)}</svg>'
    )


def _step(step: StepBlock, top: int, hrefs: dict[str, str]) -> Part:
    title = _lines(step.title, _TITLE_CHARACTERS)
    facts = step.roles + (f"・{step.limit.words}" if step.limit else "")
    small = _lines(facts, _SMALL_CHARACTERS)
    own = 16 + LINE * len(title) + 16 * len(small)
    sides, reach = [], 0
    for branch in step.branches:
        side = _branch(branch, top + reach, hrefs)
        middle = top + reach + side.height // 2
        sides.append(_elbow(middle if middle < top + own - 4 else top + 22, middle) + side.svg)
        reach += side.height + 8
    height = max(own, reach - 8 if sides else 0)
    words = "".join(_text(line, SPINE + 46, top + 22 + LINE * n) for n, line in enumerate(title))
    below = top + 22 + LINE * len(title)
    words += "".join(_text(line, SPINE + 46, below - 2 + 16 * n, "s") for n, line in enumerate(small))
    box = (
        f'<a href="#{step.id}"><rect x="{SPINE}" y="{top}" width="{BOX}" height="{own}" rx="4"/>'
        f'<circle cx="{SPINE + 24}" cy="{top + 22}" r="14"/>'
        f'<text class="n" x="{SPINE + 24}" y="{top + 27}">{step.number}</text>{words}</a>'
    )
    rest = _line(top + own, top + height) if height > own else ""
    return Part("".join(sides) + box + rest, height)


def _stop(pause: PauseBlock, top: int) -> Part:
    return Part(
        f'<g class="stop"><rect x="{SPINE}" y="{top}" width="{BOX}" height="26"/>'
        f'<text x="{SPINE + BOX // 2}" y="{top + 18}">停：{esc(pause.title)}（{esc(pause.role)}）</text></g>',
        26,
    )


def _branch(branch: Branch, top: int, hrefs: dict[str, str]) -> Part:
    lines = _lines(branch.words, _RIGHT_CHARACTERS)
    height = 12 + 17 * len(lines)
    words = "".join(_text(line, RIGHT + 10, top + 19 + 17 * n, "s") for n, line in enumerate(lines))
    box = f'<rect class="side" x="{RIGHT}" y="{top}" width="{RIGHT_BOX}" height="{height}"/>{words}'
    href = hrefs.get(branch.go_to) or (f"#{branch.go_to}" if branch.go_to[0].islower() else "")
    return Part(f'<a href="{esc(href)}">{box}</a>' if href else f"<g>{box}</g>", height)


def _elbow(start: int, end: int) -> str:
    """From the box to a branch beside it."""
    middle = (SPINE + BOX + RIGHT) // 2
    return (
        f'<path d="M{SPINE + BOX} {start}H{middle}V{end}H{RIGHT - 1}"/>'
        f'<path class="tip" d="M{RIGHT} {end}l-8 -4v8z"/>'
    )


def _arrow(start: int, end: int) -> str:
    middle = SPINE + BOX // 2
    return f'{_line(start, end - 2)}<path class="tip" d="M{middle} {end}l-4 -8h8z"/>'


def _line(start: int, end: int) -> str:
    return f'<path d="M{SPINE + BOX // 2} {start}V{end}"/>'


def _text(words: str, x: int, y: int, css: str = "t") -> str:
    return f'<text class="{css}" x="{x}" y="{y}">{esc(words)}</text>'


def _lines(words: str, most: int) -> list[str]:
    """Cut into lines; a mark that may not begin a line is drawn onto the one before."""
    return list(_cut(words, most))


def _cut(words: str, most: int) -> Iterator[str]:
    """``most`` in Chinese characters; Latin letters and digits take half and stay together."""
    line, width = "", 0.0
    for piece in _PIECES.findall(words):
        wide = sum(0.55 if char.isascii() else 1.0 for char in piece)
        if line and width + wide > most and piece not in _NEVER_FIRST:
            yield line
            line, width = "", 0.0
        line, width = line + piece, width + wide
    if line:
        yield line
