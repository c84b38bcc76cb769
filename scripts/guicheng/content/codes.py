"""The register of codes ``data/codes.yml``: append-only, one line a code, a code is never used again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from guicheng.content.frontmatter import FrontMatter, dump_yaml, load_strings
from guicheng.content.typed import typed_mapping
from guicheng.content.writing import append_text
from guicheng.errors import BadInput, Problem
from guicheng.model.data import CodeEntry

CODES_FILE = "regs/data/codes.yml"
LETTERS = {"R": "regulations", "P": "procedures", "C": "cases", "F": "forms"}


@dataclass(frozen=True, slots=True)
class CodeRegister:
    """All codes ever given, with their slugs."""

    entries: Mapping[str, CodeEntry]

    @classmethod
    def load(cls, path: Path) -> CodeRegister:
        """Read the register; an absent file is an empty one. Raises BadInput with every problem."""
        if not path.exists():
            return cls({})
        return cls.parse(path.read_text(encoding="utf-8"), CODES_FILE)

    @classmethod
    def parse(cls, text: str, file: str) -> CodeRegister:
        """Read the register from its text."""
        front = FrontMatter({}, {})
        front.values.update(load_strings(text, file, 1, front.lines))
        wrong = [
            key for key in front.values if key[:1] not in LETTERS or not key[1:].isdigit() or len(key) < 5
        ]
        if wrong:
            advice = "编码为一个字母 R、P、C、F 加四位数字"
            raise BadInput(
                Problem(file, front.line_of((key,)), "code-form", f"“{key}”不是编码", advice) for key in wrong
            )
        return cls(typed_mapping(CodeEntry, front, file))

    def entry(self, code: str) -> CodeEntry | None:
        """The entry of a code, if it was ever given."""
        return self.entries.get(code)

    def code_of(self, letter: str, slug: str) -> str | None:
        """The code of a kind with this slug (the present one)."""
        return next(
            (code for code, entry in self.entries.items() if code[0] == letter and entry.slug == slug), None
        )

    def next(self, letter: str) -> str:
        """The next free code of a kind: one above the highest ever given."""
        numbers = [int(code[1:]) for code in self.entries if code[0] == letter]
        return f"{letter}{max(numbers, default=0) + 1:04d}"

    def with_entry(self, code: str, entry: CodeEntry) -> CodeRegister:
        """The register with one more code. Raises ValueError when the code was given before."""
        if code in self.entries:
            raise ValueError(f"{code} 已用过")
        return CodeRegister({**self.entries, code: entry})

    def append_to(self, path: Path, codes: list[str]) -> None:
        """Append the lines of these codes to the file; lines that stand are never touched."""
        append_text(path, "".join(_line(code, self.entries[code]) for code in codes))


def _line(code: str, entry: CodeEntry) -> str:
    values: dict[str, object] = {"slug": entry.slug}
    if entry.old_slugs:
        values["old_slugs"] = list(entry.old_slugs)
    if entry.editions:
        values["editions"] = {
            str(number): {
                "from": edition.from_.isoformat() if edition.from_ else None,
                "withdrawn": edition.withdrawn.isoformat() if edition.withdrawn else None,
            }
            for number, edition in entry.editions.items()
        }
    return dump_yaml({code: values})
