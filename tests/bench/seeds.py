"""Does any text of the base repeat the reports that the requirements came from, or a statute?

    python tests/bench/seeds.py --data DIR      DIR holds seeds/, and for ``--laws`` corpus/laws/

Criteria, each of which fails the run: no run of 20 characters of seeds/ (punctuation and white space not counted)
stands in regs/ or docs/, except in the principle of ``redlines.yml`` and in names of works and organs; no person or
place that the gate is sure of in seeds/ is named; with ``--laws``, no run of corpus/laws/ either. Official texts that
were imported are not compared.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from guicheng.content.corpus import Corpus, read_corpus
from guicheng.privacy.detect import scan

ROOT = Path(__file__).parents[2]
RUN = 20


def main() -> int:
    """Run everything; exit code 1 when something is repeated."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--laws", action="store_true", help="compare with the statutes too (slower)")
    options = parser.parse_args()
    corpus = read_corpus(ROOT)
    ours, free = dict(own_texts(corpus)), allowed(corpus)
    seeds = sorted((options.data / "seeds").glob("*.txt"))
    held = [report("seeds", seeds, ours, free), unnamed(seeds, ours)]
    if options.laws:
        held.append(report("laws", (options.data / "corpus" / "laws").rglob("*.md"), ours, free))
    return 0 if all(held) else 1


def own_texts(corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Every text written for the base: path, letters only."""
    works = [work for work in corpus.works.values() if work.meta.nature == "正式文本"]
    official = {edition.path for work in works for edition in work.editions}
    for path in sorted([*(ROOT / "docs").glob("*.md"), *(ROOT / "regs").rglob("*.*")]):
        name = path.relative_to(ROOT).as_posix()
        if path.suffix in {".md", ".yml", ".tsv"} and name not in official:
            yield name, letters(path.read_text(encoding="utf-8"))


def allowed(corpus: Corpus) -> str:
    """What may stand anywhere: the principle, names of works and their issuers, standard terms."""
    works = [work.meta for work in corpus.works.values()]
    names = [name for work in works for name in (work.title, *work.aliases, "".join(work.issuer))]
    terms = [word.standard for word in corpus.synonyms]
    principle = corpus.redlines.principle if corpus.redlines else ""
    return "\0".join(letters(text) for text in (principle, *names, *terms))


def unnamed(files: Iterable[Path], ours: dict[str, str]) -> bool:
    """Print every text that names a person or place of the files; True when there is none."""
    texts = [file.read_text(encoding="utf-8") for file in files]
    names = {
        text[one.start : one.end]
        for text in texts
        for one in scan(text, "case")
        if one.tier == "error" and one.rule in {"person", "place"}
    }
    found = [path for path, text in ours.items() if any(name in text for name in names)]
    print(f"names: {len(names)} persons and places, named in {len(found)} texts {found or ''}")
    return bool(names) and not found


def letters(text: str) -> str:
    """The text without punctuation, spaces and marks, in one width."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text))


def report(name: str, files: Iterable[Path], ours: dict[str, str], free: str) -> bool:
    """Print every repeated run; True when there is none."""
    known = {run for file in files for run in runs(letters(file.read_text(encoding="utf-8")))}
    found = [(path, words) for path, text in ours.items() for words in repeated(text, known, free)]
    print(f"{name}: {len(known)} runs of {RUN} characters, {len(ours)} texts, {len(found)} repeated")
    for path, words in found:
        print(f"  {path}: {words}")
    return not found


def runs(text: str) -> Iterator[str]:
    """Every run of the length."""
    return (text[start : start + RUN] for start in range(len(text) - RUN + 1))


def repeated(text: str, known: set[str], free: str) -> Iterator[str]:
    """The repeated runs of a text, overlapping ones told once."""
    end = 0
    for start, run in enumerate(runs(text)):
        if start >= end and run in known and run not in free and not run.isascii():
            yield run
            end = start + RUN


if __name__ == "__main__":
    sys.exit(main())
