"""Where a finding stands: a file and the path of keys inside it; the line is looked up only when it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath

from pydantic import BaseModel

from guicheng.content.codes import LETTERS
from guicheng.content.corpus import AnyEntry, Corpus, EditionEntry
from guicheng.content.frontmatter import FrontMatter, Path, load_strings, read_frontmatter
from guicheng.content.typed import english_keys
from guicheng.model.procedure import Procedure, Step


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a file: its path of (English) keys, or its line where that is known already."""

    file: str
    path: Path = ()
    model: type[BaseModel] | None = None
    line: int | None = None

    def line_in(self, root: FilePath) -> int:
        """The line of the key in the file as it is on disk, or of the nearest key around it."""
        if self.line is not None:
            return self.line
        front = _front(root / self.file, self.file)
        aliases = english_keys(self.model, front.values)[1] if self.model else {}
        written = [aliases.get(self.path[: end + 1], part) for end, part in enumerate(self.path)]
        return front.line_of(tuple(written))


def place(entry: AnyEntry | EditionEntry, *path: str | int) -> Place:
    """The place of a key in a document."""
    return Place(entry.path, path, type(entry.meta))


def data_place(name: str, *path: str | int) -> Place:
    """The place of a key in a data file."""
    return Place(f"regs/data/{name}", path)


def documents(corpus: Corpus) -> Iterator[AnyEntry]:
    """Every document with a code: works, procedures, cases, forms."""
    yield from corpus.works.values()
    yield from corpus.procedures.values()
    yield from corpus.cases.values()
    yield from corpus.forms.values()


def unread(corpus: Corpus) -> frozenset[str]:
    """Codes and data files that reading refused, at least in part."""
    files = {problem.file for problem in corpus.problems if problem.severity == "error"}
    owners = {content_folder(code, entry.slug): code for code, entry in corpus.codes.entries.items()}
    codes = {code for path, code in owners.items() if any(file.startswith(path) for file in files)}
    return frozenset(files | codes)


def content_folder(code: str, slug: str) -> str:
    """Where the content of a code lies: ``regs/cases/c0007.``, ``regs/regulations/xingfa/``."""
    return f"regs/{LETTERS[code[0]]}/{slug}{'/' if code[0] == 'R' else '.'}"


def steps_of(procedure: Procedure) -> Iterator[tuple[Path, Step]]:
    """Every step with its path of keys, in order through the stages."""
    for stage_number, stage in enumerate(procedure.stages):
        for number, step in enumerate(stage.steps):
            yield ("stages", stage_number, "steps", number), step


def _front(path: FilePath, file: str) -> FrontMatter:
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".md":
        return read_frontmatter(text, file)
    front = FrontMatter({})
    front.values.update(load_strings(text, file, 1, front.lines))
    return front
