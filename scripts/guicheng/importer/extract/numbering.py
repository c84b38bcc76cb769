"""Automatic numbers of Word: ``第%1条`` and its counters turned into the words a reader sees."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from guicheng.text.numerals import to_chinese

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CHINESE = {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand"}


@dataclass(frozen=True, slots=True)
class _Level:
    pattern: str
    style: str
    start: int


class Numbering:
    """Counts the numbered paragraphs of one document in reading order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._styles = {} if styles is None else _numbered_styles(styles)
        self.used = False
        if numbering is not None:
            self._read(numbering)

    def next_label(self, paragraph: etree._Element) -> str:
        """The number Word would print before this paragraph; empty when it prints none or only a bullet."""
        place = _place(paragraph.find(f"{W}pPr")) or self._styles.get(_style(paragraph))
        if place is None or place[0] not in self._lists:
            return ""
        abstract, level = self._lists[place[0]], place[1]
        shape = self._levels[abstract].get(level)
        if shape is None or shape.style in ("bullet", "none"):
            return ""
        self.used = True
        return self._count(abstract, level, shape)

    def _count(self, abstract: str, level: int, shape: _Level) -> str:
        counts = self._counts.setdefault(abstract, {})
        counts[level] = counts.get(level, shape.start - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        label = shape.pattern
        for other, known in self._levels[abstract].items():
            label = label.replace(f"%{other + 1}", _numeral(counts.get(other, known.start), known.style))
        return f"{label}　" if label.endswith("条") else label

    def _read(self, numbering: etree._Element) -> None:
        for abstract in numbering.iterchildren(f"{W}abstractNum"):
            levels = {int(lvl.get(f"{W}ilvl") or 0): _level(lvl) for lvl in abstract.iterchildren(f"{W}lvl")}
            self._levels[abstract.get(f"{W}abstractNumId") or ""] = levels
        for number in numbering.iterchildren(f"{W}num"):
            target = _value(number, "abstractNumId")
            if target in self._levels:
                self._lists[number.get(f"{W}numId") or ""] = target


def _level(level: etree._Element) -> _Level:
    start = _value(level, "start")
    return _Level(_value(level, "lvlText"), _value(level, "numFmt"), int(start) if start.isdigit() else 1)


def _numbered_styles(styles: etree._Element) -> dict[str, tuple[str, int]]:
    found = {}
    for style in styles.iterchildren(f"{W}style"):
        place = _place(style.find(f"{W}pPr"))
        if place is not None:
            found[style.get(f"{W}styleId") or ""] = place
    return found


def _place(properties: etree._Element | None) -> tuple[str, int] | None:
    """List and level named by paragraph properties."""
    numbers = None if properties is None else properties.find(f"{W}numPr")
    if numbers is None:
        return None
    level = _value(numbers, "ilvl")
    return _value(numbers, "numId"), int(level) if level.isdigit() else 0


def _style(paragraph: etree._Element) -> str:
    properties = paragraph.find(f"{W}pPr")
    return "" if properties is None else _value(properties, "pStyle")


def _value(parent: etree._Element, name: str) -> str:
    child = parent.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val") or ""


def _numeral(number: int, style: str) -> str:
    return to_chinese(max(number, 0)) if style in _CHINESE else str(number)
