"""Propose other words: roles instead of names, levels instead of places, ranges instead of numbers (domain 5.2).

The same name becomes the same letter throughout a document. What stood there before is not kept anywhere: a Change
tells the line, the kind and the new words only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from guicheng.errors import GuichengError
from guicheng.privacy.detect import scan
from guicheng.privacy.finding import Document, Finding, Tier, masked
from guicheng.privacy.lexicon import cues, places

LETTERS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"
_ORDER = ("", "另一", "第三", "第四", "第五")
_ORGANS = (
    "中级人民法院 高级人民法院 人民法院 法院 人民检察院 检察院 公安局 派出所 法庭 司法所 看守所 监狱 自治州 自治县 街道 社区 居委会 嘎查 苏木 林场 农场 牧场 渔场"
    " 省 市 县 区 旗 州 盟 镇 乡 村 屯"
)
_BY_RULE = {
    "case-number": "（20××）×××号",
    "plate": "某号车辆",
    "address": "某处",
    "day-date": "某日",
    "time-anchor": "某年",
    "post": "有关负责人",
    "media-title": "有关报道",
    "web-link": "（网址略）",
    "only-one": "较少见",
    "blocked": "某某",
}


@dataclass(frozen=True, slots=True)
class Change:
    """One place rewritten: its line in the text given, what kind of thing stood there, what stands there now.

    ``tier`` review means that a person must decide whether the change was needed.
    """

    line: int
    kind: str
    masked: str
    words: str
    tier: Tier
    why: str


@dataclass(frozen=True, slots=True)
class Anonymised:
    """The text proposed, what was changed, and what is still found in it."""

    text: str
    changes: tuple[Change, ...]
    left: tuple[Finding, ...]


def anonymise(text: str, document: Document = "case") -> Anonymised:
    """Rewrite a text. Raises GuichengError for a text that bears a mark of secrecy: it does not belong here at all."""
    findings = scan(text, document)
    if any(finding.rule in ("secret-mark", "internal-mark") for finding in findings):
        raise GuichengError(
            "文件有密级标志或者内部材料标记，不作脱敏处理。建议：移出本系统，按保密规定处理。"
        )
    speaker = _Speaker()
    parts: list[str] = []
    changes: list[Change] = []
    at = 0
    for finding in findings:
        old = text[finding.start : finding.end]
        new = speaker.words(finding, old, text)
        parts += [text[at : finding.start], new]
        at = finding.end
        line = text.count("\n", 0, finding.start) + 1
        changes.append(Change(line, finding.kind, masked(old), new, finding.tier, finding.why))
    rewritten = "".join([*parts, text[at:]])
    return Anonymised(rewritten, tuple(changes), scan(rewritten, document))


@dataclass(slots=True)
class _Speaker:
    """Chooses words; remembers within one document which letter stands for whom."""

    letters: dict[str, str] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    last_role: str = ""

    def words(self, finding: Finding, old: str, text: str) -> str:
        if finding.kind in ("人名", "半隐人名"):
            listed = finding.why.startswith("与人名并列")
            return self._person(plain(old), text[: finding.start], text[finding.end :], listed)
        if finding.kind in ("地名", "单位"):
            return self._place(plain(old))
        if finding.rule == "exact-date":
            year = re.match(r"\D{0,2}([0-9]{4}|[〇零○一二三四五六七八九]{4})(?=年|[-./])", old)
            return f"{year[1]}年" if year else "某年"
        if finding.kind == "数字":
            return "".join(re.findall("“([^”]*)”", finding.suggestion)[:1]) or "若干"
        return _BY_RULE.get(finding.rule, "×××")

    def _person(self, name: str, before: str, after: str, listed: bool) -> str:
        """甲 behind a role or in a list of names, 某 before a title, else the role met first with the letter."""
        role = self.last_role if listed else _known_end(before, cues().roles)
        self.last_role = role
        if not role and _known_start(after, cues().titles):
            return "某"
        letter = self.letters.setdefault(name, _letter(len(self.letters)))
        if role:
            self.roles.setdefault(name, role)
            return letter
        return self.roles.get(name, "人员") + letter

    def _place(self, name: str) -> str:
        """某县, 另一县: the level stays, the name goes."""
        organ = next((organ for organ in _ORGANS.split() if name.endswith(organ)), "")
        level = organ or {"自治州": "州"}.get(places().get(name, ""), places().get(name, "单位"))
        if name not in self.places:
            before = sum(words.endswith(level) for words in self.places.values())
            self.places[name] = f"{_ORDER[min(before, len(_ORDER) - 1)] or '某'}{level}"
        return self.places[name]


def plain(words: str) -> str:
    """The letters alone: the same name with and without spaces is one person."""
    return "".join(char for char in words if char.isalnum() or char in "·×")


def _letter(number: int) -> str:
    """甲 … 亥, then 甲1, 乙1 …"""
    turn, place = divmod(number, len(LETTERS))
    return LETTERS[place] + (str(turn) if turn else "")


def _known_end(text: str, words: Iterable[str]) -> str:
    tail = text[-10:].rstrip("：:（( *_为是系")
    return max((word for word in words if tail.endswith(word)), key=len, default="")


def _known_start(text: str, words: Iterable[str]) -> str:
    head = text[:8].lstrip("*_ ")
    return max(
        (word for word in words if head.startswith(word) and not word.startswith("等")), key=len, default=""
    )


def table(changes: Iterable[Change]) -> Iterator[str]:
    """Rows for a person to look through: line, kind, what stands there now, why; nothing of what stood there."""
    for change in changes:
        doubt = "请定" if change.tier == "review" else ""
        yield f"第 {change.line} 行\t{change.kind}\t{change.masked} → {change.words}\t{change.why}\t{doubt}".rstrip()
