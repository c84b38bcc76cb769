"""Bases of any number of articles: drawn by seed from real texts, beyond them by seeded perturbation.

A perturbed copy of a work is a work of its own: about a third of its clauses are replaced by clauses of
other works, so that words, lengths and phrases stay those of statutes while no two works are alike.
"""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path

SEED = 20261125
SHARE = 0.3
ARTICLE = re.compile(r"^\S{0,6}第[^ \n]{1,9}条", re.MULTILINE)
CLAUSE = re.compile(r"([^，；。\n]+)([，；。])")
SHORTEST, LONGEST = 6, 30


def make_base(source: Path, base: Path, articles: int) -> int:
    """A base with about so many articles out of ``source``; how many it has."""
    shutil.copytree(source / "regs" / "data", base / "regs" / "data")
    shutil.copy(source / "mkdocs.yml", base)
    chance = random.Random(SEED)
    works = sorted(path.parent for path in (source / "regs" / "regulations").glob("*/index.md"))
    chance.shuffle(works)
    target = base / "regs" / "regulations"
    target.mkdir(parents=True)
    held = 0
    for work in works:
        if held >= articles:
            return held
        shutil.copytree(work, target / work.name)
        held += _articles(work)
    return _perturbed(works, target, articles, held, chance)


def _perturbed(works: list[Path], target: Path, articles: int, held: int, chance: random.Random) -> int:
    clauses = _clauses(works)
    code = max(
        int(found) for work in works for found in re.findall(r"^code: R(\d+)", _index(work), re.MULTILINE)
    )
    copy = 0
    while held < articles:
        copy += 1
        for work in works:
            if held >= articles:
                break
            code += 1
            _write_copy(work, target / f"{work.name[:60]}-v{copy}", code, copy, clauses, chance)
            held += _articles(work)
    return held


def _write_copy(
    work: Path, folder: Path, code: int, copy: int, clauses: list[str], chance: random.Random
) -> None:
    folder.mkdir()
    index = re.sub(r"^code: .*", f"code: R{code:04d}", _index(work), flags=re.MULTILINE)
    index = re.sub(r"^title: (.*)", rf"title: \1变体{copy}", index, flags=re.MULTILINE)
    (folder / "index.md").write_text(
        re.sub(r"^(?:aliases|doc_no):.*\n", "", index, flags=re.MULTILINE), encoding="utf-8"
    )

    def instead(clause: re.Match[str]) -> str:
        keep = len(clause[1]) < SHORTEST or "第" in clause[1] or chance.random() > SHARE
        return clause[0] if keep else chance.choice(clauses) + clause[2]

    for edition in _editions(work):
        head, mark, body = edition.read_text(encoding="utf-8").rpartition("\n---\n")
        (folder / edition.name).write_text(head + mark + CLAUSE.sub(instead, body), encoding="utf-8")


def _clauses(works: list[Path]) -> list[str]:
    found: list[str] = []
    for work in works:
        for edition in _editions(work):
            body = edition.read_text(encoding="utf-8").rpartition("\n---\n")[2]
            found += [
                one for one, _ in CLAUSE.findall(body) if SHORTEST <= len(one) <= LONGEST and "第" not in one
            ]
    return found


def _articles(work: Path) -> int:
    return max(
        (len(ARTICLE.findall(edition.read_text(encoding="utf-8"))) for edition in _editions(work)), default=0
    )


def _editions(work: Path) -> list[Path]:
    return sorted(path for path in work.glob("*.md") if path.name != "index.md")


def _index(work: Path) -> str:
    return (work / "index.md").read_text(encoding="utf-8")
