"""Citations found and resolved in a knowledge base, by form, with cost beside parsing and a sample to read.

Usage: python tests/bench/citations.py --data DIR [--base DIR] [--on 2026-11-25] [--sample 200] [--seed 1]

``--data`` is a folder of law texts in Markdown; it is imported into a temporary base (``--base`` keeps one).
The denominators come from citations_count.py, which knows nothing of guicheng.
"""

from __future__ import annotations

import argparse
import datetime as dt
import random
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from citations_count import count_folder

from guicheng.citations.annotate import annotate_edition, passages
from guicheng.citations.citation import Citation
from guicheng.citations.context import Context
from guicheng.citations.find import find
from guicheng.citations.library import Library
from guicheng.citations.resolve import Resolution, Resolved, Unresolved, resolve
from guicheng.content.corpus import EditionEntry, read_corpus
from guicheng.content.target import find_node, node_words
from guicheng.text.parser import parse_text


@dataclass(frozen=True)
class Seen:
    """One citation as read in its place."""

    path: str
    place: str | None
    passage: str
    citation: Citation
    found: Resolution


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path)
    parser.add_argument("--on", type=dt.date.fromisoformat, default=dt.date(2026, 11, 25))
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--form", help="draw the sample from one form only")
    parser.add_argument("--lost", action="store_true", help="draw from the unresolved ones")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        base = options.base or Path(folder) / "base"
        if not base.exists():
            _import(options.data, base)
        library = Library(read_corpus(base))
    _report_cost(library, options.on)
    seen = list(_read_all(library, options.on))
    _report(seen)
    _report_count(seen, library, options.data)
    _print_sample(seen, library, options)


def _import(data: Path, base: Path) -> None:
    guicheng = [sys.executable, "-m", "guicheng"]
    subprocess.run([*guicheng, "init", str(base)], check=True, stdout=subprocess.DEVNULL)
    subprocess.run([*guicheng, "-C", str(base), "import", str(data)], stdout=subprocess.DEVNULL)


def _editions(library: Library) -> Iterator[tuple[str, EditionEntry]]:
    for code, work in library.corpus.works.items():
        for edition in work.editions:
            yield code, edition


def _read_all(library: Library, on: dt.date) -> Iterator[Seen]:
    for code, edition in _editions(library):
        names = library.names.defining(edition.body)
        context = Context(on, code, edition.meta.edition)
        for place, passage in passages(edition.text):
            for citation in find(passage, names):
                found = resolve(citation, context.at(place), library)
                yield Seen(edition.path, place, passage, citation, found)


def _report(seen: list[Seen]) -> None:
    print(f"引用 {len(seen)} 处")
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for one in seen:
        table[one.citation.form][one.found.status] += 1
    print("形式\t数量\t占比\t解析\t" + "各状态")
    for form, statuses in sorted(table.items(), key=lambda row: -row[1].total()):
        total = statuses.total()
        found = sum(isinstance(one.found, Resolved) for one in seen if one.citation.form == form)
        rest = " ".join(f"{name}{count}" for name, count in statuses.most_common())
        print(f"{form}\t{total}\t{total / len(seen):.1%}\t{found / total:.2%}\t{rest}")


def _report_count(seen: list[Seen], library: Library, data: Path) -> None:
    """Resolved against what citations_count.py sees: the same mentions, counted apart."""
    counts = count_folder(data)
    plain = [one for one in seen if not _amending(one) and not _in_quotes(one)]
    forms = {
        "本法第N条，条存在": [one for one in plain if re.match("本法第.*条", one.citation.text)],
        "前款、前条": [one for one in plain if one.citation.text.startswith(("前款", "前条"))],
        "全称简称到在库法规": [one for one in seen if _by_title(one, library)],
    }
    for name, belonging in forms.items():
        found = sum(isinstance(one.found, Resolved) for one in belonging)
        print(f"{name}: 解析 {found}，独立计数 {counts[name]}，{found / counts[name]:.2%}")


def _amending(one: Seen) -> bool:
    """A text that amends another: by its title as it was imported."""
    return isinstance(one.found, Unresolved) and "是修改别的法规的" in one.found.reason


def _by_title(one: Seen, library: Library) -> bool:
    """The title itself stands in the text, as citations_count.py looks for it."""
    if one.citation.form not in ("全称", "简称") or not one.found.targets:
        return False
    title = library.work(one.found.targets[0].code).meta.title.removeprefix("中华人民共和国")
    return title in one.citation.text


def _in_quotes(one: Seen) -> bool:
    before = one.passage[: one.citation.start]
    return before.rfind("“") > before.rfind("”")


def _report_cost(library: Library, on: dt.date) -> None:
    """CPU time of annotating all texts beside parsing them; the best of three runs each."""
    editions = list(_editions(library))
    parsed = min(_seconds(lambda: [parse_text(edition.body) for _, edition in editions]) for _ in range(3))
    annotated = min(_seconds(lambda: _annotate_all(Library(library.corpus), editions, on)) for _ in range(3))
    ratio = annotated / parsed
    print(f"解析正文 {parsed:.2f} CPU 秒，标注引用 {annotated:.2f} CPU 秒，比值 {ratio:.2f}")


def _annotate_all(library: Library, editions: list[tuple[str, EditionEntry]], on: dt.date) -> None:
    for code, edition in editions:
        list(annotate_edition(code, edition, library, on))


def _seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _print_sample(seen: list[Seen], library: Library, options: argparse.Namespace) -> None:
    """Citations drawn at random with their passage and what they lead to, for a person to read."""
    pool = [one for one in seen if not options.form or one.citation.form == options.form]
    pool = [one for one in pool if not (options.lost and isinstance(one.found, Resolved))]
    for number, one in enumerate(random.Random(options.seed).sample(pool, min(options.sample, len(pool))), 1):
        start, end = one.citation.start, one.citation.end
        words = (
            f"{one.passage[max(0, start - 40) : start]}【{one.citation.text}】{one.passage[end : end + 25]}"
        )
        print(f"\n{number}. {one.path}#{one.place} {one.citation.form}\n   {words}")
        if isinstance(one.found, Resolved):
            for target in one.found.targets[:3]:
                work = library.corpus.works[target.code]
                edition = work.edition(target.edition or "")
                node = find_node(edition.text, target.place) if edition and target.place else None
                print(
                    f"   → {work.meta.title} {target} {one.found.status}：{node_words(node)[:50] if node else ''}"
                )
        else:
            print(f"   × {one.found.status}：{one.found.reason}")


if __name__ == "__main__":
    main()
