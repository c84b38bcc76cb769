"""The Corpus: the whole knowledge base in memory, read from ``regs/`` with every problem kept."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from guicheng.content.codes import CODES_FILE, CodeRegister
from guicheng.content.data import read_mapping, read_record, read_synonyms
from guicheng.content.frontmatter import read_frontmatter
from guicheng.content.typed import typed
from guicheng.errors import BadInput, Problem
from guicheng.model.case import Case
from guicheng.model.data import CalendarYear, Limit, Office, RedLines, Role, Synonym
from guicheng.model.form import Form
from guicheng.model.procedure import Procedure
from guicheng.model.provision import RegulationText
from guicheng.model.status import edition_order
from guicheng.model.work import Edition, Work
from guicheng.text.parser import ParsedText, parse_text
from guicheng.text.widths import bare

Meta = TypeVar("Meta", bound=BaseModel)
AnyOne = TypeVar("AnyOne", bound="Entry[Any]")
MAX_BYTES = 50_000_000
"""A content file beyond this is refused: no regulation comes near, and reading it would stall the build."""


@dataclass(frozen=True)
class Entry(Generic[Meta]):
    """One document: typed head, body word for word, place on disk (``path`` is relative to the base, POSIX)."""

    meta: Meta
    body: str
    body_line: int
    path: str
    slug: str


@dataclass(frozen=True)
class EditionEntry(Entry[Edition]):
    """One edition of a work; its text is parsed when first asked for."""

    @functools.cached_property
    def _parsed(self) -> ParsedText:
        return parse_text(self.body, self.body_line)

    @property
    def text(self) -> RegulationText:
        """The nodes of the text."""
        return self._parsed.text

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What the parser found odd, with the file named."""
        return tuple(replace(problem, file=self.path) for problem in self._parsed.problems)


@dataclass(frozen=True)
class WorkEntry(Entry[Work]):
    """A work with its editions, oldest first; none: 仅题录."""

    editions: tuple[EditionEntry, ...] = ()

    def edition(self, name: str) -> EditionEntry | None:
        """The edition with this id."""
        return next((edition for edition in self.editions if edition.meta.edition == name), None)


AnyEntry = WorkEntry | Entry[Procedure] | Entry[Case] | Entry[Form]


@dataclass(frozen=True)
class Corpus:
    """Everything under ``regs/``. Documents that cannot be read are left out and stand in ``problems``."""

    root: Path
    works: Mapping[str, WorkEntry] = field(default_factory=dict)
    procedures: Mapping[str, Entry[Procedure]] = field(default_factory=dict)
    cases: Mapping[str, Entry[Case]] = field(default_factory=dict)
    forms: Mapping[str, Entry[Form]] = field(default_factory=dict)
    office: Office = field(default_factory=lambda: Office(name="（单位名称待填）"))
    roles: Mapping[str, Role] = field(default_factory=dict)
    limits: Mapping[str, Limit] = field(default_factory=dict)
    calendar: Mapping[str, CalendarYear] = field(default_factory=dict)
    redlines: RedLines | None = None
    codes: CodeRegister = field(default_factory=lambda: CodeRegister({}))
    synonyms: tuple[Synonym, ...] = ()
    problems: tuple[Problem, ...] = ()
    digests: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Path of a document → hashes of its head and of its body."""

    def entry(self, code: str) -> AnyEntry | None:
        """The document with this code."""
        for shelf in (self.works, self.procedures, self.cases, self.forms):
            if code in shelf:
                return shelf[code]
        return None

    def slug(self, code: str) -> str:
        """The slug of a code; the code itself in small letters when nothing is known of it."""
        entry = self.entry(code)
        if entry is not None:
            return entry.slug
        registered = self.codes.entry(code)
        return registered.slug if registered else code.lower()

    def work_named(self, name: str) -> WorkEntry | None:
        """The one work with this title or alias (《》 and 中华人民共和国 do not matter); None when none or several."""
        found = self._names.get(name_key(name), ())
        return self.works[found[0]] if len(found) == 1 else None

    @functools.cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        names: dict[str, tuple[str, ...]] = {}
        for code, work in self.works.items():
            for key in {name_key(name) for name in (work.meta.title, *work.meta.aliases)}:
                names[key] = (*names.get(key, ()), code)
        return names


def name_key(name: str) -> str:
    """What a work's name is compared by: folded, without outer 《》, white space and 中华人民共和国."""
    return bare(name).strip("《》").removeprefix("中华人民共和国")


def read_corpus(root: Path) -> Corpus:
    """Read the base at ``root`` (the folder that holds ``regs/``). Never fails on bad files: see ``problems``."""
    return _Reader(root).read()


class _Reader:
    """Reads one base; keeps problems instead of stopping at the first."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.digests: dict[str, tuple[str, str]] = {}

    def read(self) -> Corpus:
        works = self._works()
        procedures = self._shelf(Procedure, "procedures")
        cases = self._shelf(Case, "cases")
        forms = self._shelf(Form, "forms")
        data = self.root / "regs" / "data"
        office = read_record(Office, data / "office.yml", self.problems)
        return Corpus(
            root=self.root,
            works=works,
            procedures=procedures,
            cases=cases,
            forms=forms,
            office=office or Office(name="（单位名称待填）"),
            roles=read_mapping(Role, data / "roles.yml", self.problems),
            limits=read_mapping(Limit, data / "deadlines.yml", self.problems),
            calendar=read_mapping(CalendarYear, data / "calendar.yml", self.problems),
            redlines=read_record(RedLines, data / "redlines.yml", self.problems),
            codes=self._codes(),
            synonyms=read_synonyms(data / "synonyms.tsv", self.problems),
            problems=tuple(sorted(self.problems)),
            digests=self.digests,
        )

    def _codes(self) -> CodeRegister:
        try:
            return CodeRegister.load(self.root / CODES_FILE)
        except BadInput as error:
            self.problems += error.problems
            return CodeRegister({})

    def _shelf(self, model: type[Meta], folder: str) -> dict[str, Entry[Meta]]:
        entries = (self._entry(model, path, path.stem) for path in self._markdown(folder, "*.md"))
        return self._by_code(entry for entry in entries if entry is not None)

    def _works(self) -> dict[str, WorkEntry]:
        found: list[WorkEntry] = []
        for folder in sorted((self.root / "regs" / "regulations").glob("*/")):
            index = folder / "index.md"
            if not index.is_file():
                self._report(
                    folder,
                    0,
                    "work-missing",
                    "目录中没有 index.md（作品信息）",
                    "补上 index.md，或移走此目录",
                )
                continue
            work = self._entry(Work, index, folder.name)
            if work is not None:
                editions = self._editions(folder)
                found.append(WorkEntry(work.meta, work.body, work.body_line, work.path, work.slug, editions))
        return self._by_code(found)

    def _editions(self, folder: Path) -> tuple[EditionEntry, ...]:
        paths = [path for path in sorted(folder.glob("*.md")) if path.name != "index.md"]
        read = [entry for path in paths if (entry := self._entry(Edition, path, folder.name)) is not None]
        editions = [EditionEntry(e.meta, e.body, e.body_line, e.path, e.slug) for e in read]
        return tuple(sorted(editions, key=lambda entry: edition_order(entry.meta)))

    def _markdown(self, folder: str, pattern: str) -> Iterator[Path]:
        yield from sorted((self.root / "regs" / folder).glob(pattern))

    def _entry(self, model: type[Meta], path: Path, slug: str) -> Entry[Meta] | None:
        file = self._relative(path)
        try:
            text = _read_text(path, file)
            front = read_frontmatter(text, file)
            head = text.removesuffix(front.body) if front.body else text
            self.digests[file] = _digest(head), _digest(front.body)
            return Entry(typed(model, front, file), front.body, front.body_line, file, slug)
        except BadInput as error:
            self.problems += error.problems
            return None

    def _by_code(self, entries: Iterable[AnyOne]) -> dict[str, AnyOne]:
        """Entries by code; the second of two with one code is refused."""
        found: dict[str, AnyOne] = {}
        for entry in entries:
            code: str = entry.meta.code
            if code in found:
                what = f"编码 {code} 已被 {found[code].path} 使用"
                self.problems.append(Problem(entry.path, 2, "code-duplicate", what, "另取一个未用过的编码"))
            else:
                found[code] = entry
        return dict(sorted(found.items()))

    def _relative(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def _report(self, path: Path, line: int, code: str, what: str, suggestion: str) -> None:
        self.problems.append(Problem(self._relative(path), line, code, what, suggestion))


def _digest(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:24]


def _read_text(path: Path, file: str) -> str:
    """A content file as text. Raises BadInput when it cannot be read as UTF-8 or is beyond all measure."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise BadInput([Problem(file, 0, "file-size", "文件超过 50 MB", "拆分或检查是否放错了文件")])
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise BadInput(
            [Problem(file, 0, "file-encoding", "文件不是 UTF-8 编码", "用编辑器另存为 UTF-8")]
        ) from None
    except OSError as error:
        what = f"文件无法读取（{error.strerror or '未知原因'}）"
        raise BadInput([Problem(file, 0, "file-unreadable", what, "检查权限")]) from None
