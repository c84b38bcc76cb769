"""``regs/data/wording.tsv``: words that this office must not write — 词语, 类, 触及, 建议."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from guicheng.errors import Problem

WORDING_FILE = "regs/data/wording.tsv"


@dataclass(frozen=True, slots=True)
class Wording:
    """One word: its sort (实体用语, 贬损称谓), the rule it touches, what to write instead."""

    word: str
    sort: str
    touches: str
    instead: str


def read_wording(root: Path) -> tuple[tuple[Wording, ...], tuple[Problem, ...]]:
    """The list of a base and what is wrong with it; an absent file is an empty list."""
    path = root / WORDING_FILE
    if not path.is_file():
        return (), ()
    rows, problems = [], []
    lines = path.read_text(encoding="utf-8-sig", errors="replace").splitlines()
    for number, line in enumerate(lines[1:], start=2):
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) == 4 and all(cells):
            rows.append(Wording(*cells))
        elif line.strip():
            what = f"应有 4 列且都不为空，现为 {len(cells)} 列"
            problems.append(
                Problem(WORDING_FILE, number, "wording-columns", what, "列与列之间用一个制表符隔开")
            )
    return tuple(rows), tuple(problems)
