"""The Corpus: the whole knowledge base in memory, read from ``regs/`` with every problem kept."""

from __future__ import annotations

import functools
import hashlib
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel

from guicheng.content.codes import CODES_FILE, CodeRegister
from guicheng.content.data import read_calendar, read_mapping, read_record, read_synonyms
from guicheng.content.frontmatter import body_of, read_frontmatter
from guicheng.content.heads import Head, Heads, stamp_of, words_of
from guicheng.content.typed import typed
from guicheng.errors import BadInput, GuichengError, Problem
from guicheng.model.case import Case
from guicheng.model.data import Awaited, CalendarYear, Limit, Office, RedLines, Role, Synonym
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
    """One document: typed head, body word for word, place on disk (``path`` is relative to the base, POSIX).

    The body of a document whose head was known stays on disk until it is asked for, each time anew: most are not.
    """

    meta: Meta
    body: str
    body_line: int
    path: str
    slug: str

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> str:
            body = vars(self).get("_body")
            if name != "body" or body is None:
                raise AttributeError(name)
            return body.read()

    @property
    def body_digest(self) -> str:
        """A hash of the body, without reading it where it is known."""
        body: BodyOnDisk | None = vars(self).get("_body")
        return body.digest if body else digest_of(self.body)

    def may_hold(self, word: str) -> bool:
        """Whether a word of ``heads.ASKED`` may stand in the document."""
        body: BodyOnDisk | None = vars(self).get("_body")
        return body is None or word in body.words


@dataclass(frozen=True, slots=True)
class BodyOnDisk:
    """The body of a document that was read before and stands unchanged."""

    root: str
    file: str
    digest: str
    words: str

    def read(self) -> str:
        """The body. Raises GuichengError when it is not the one that was read any more."""
        try:
            body = body_of(Path(self.root, self.file).read_bytes().decode("utf-8"), self.file)
        except (OSError, ValueError, BadInput):
            body = ""
        if digest_of(body) != self.digest:
            raise GuichengError(f"{self.file} 在处理过程中被改动，请再执行一次。")
        return body


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

    def with_editions(self, editions: tuple[EditionEntry, ...]) -> WorkEntry:
        """The same work with these editions."""
        work = object.__new__(WorkEntry)
        vars(work).update(vars(self) | {"editions": editions})
        return work

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
    awaited: tuple[Awaited, ...] = ()
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


def read_corpus(root: Path, heads: Heads | None = None) -> Corpus:
    """Read the base at ``root`` (the folder that holds ``regs/``). Never fails on bad files: see ``problems``.

    ``heads`` remembers what was read before.
    """
    heads = heads or Heads()
    corpus = _Reader(root, heads).read()
    heads.save()
    return corpus


def digest_of(words: str) -> str:
    """A short hash of some words."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:24]


class _Reader:
    """Reads one base; keeps problems instead of stopping at the first."""

    def __init__(self, root: Path, heads: Heads) -> None:
        self.root, self.heads = root, heads
        self.problems: list[Problem] = []
        self.digests: dict[str, tuple[str, str]] = {}

    def read(self) -> Corpus:
        works = self._works()
        procedures = self._shelf(Procedure, "procedures")
        cases = self._shelf(Case, "cases")
        forms = self._shelf(Form, "forms")
        data = self.root / "regs" / "data"
        office = read_record(Office, data / "office.yml", self.problems)
        calendar, awaited = read_calendar(data / "calendar.yml", self.problems)
        return Corpus(
            root=self.root,
            works=works,
            procedures=procedures,
            cases=cases,
            forms=forms,
            office=office or Office(name="（单位名称待填）"),
            roles=read_mapping(Role, data / "roles.yml", self.problems),
            limits=read_mapping(Limit, data / "deadlines.yml", self.problems),
            calendar=calendar,
            awaited=awaited,
            redlines=read_record(RedLines, data / "redlines.yml", self.problems),
            codes=self._codes(),
            synonyms=read_synonyms(data / "synonyms.tsv", self.problems),
            problems=tuple(sorted(self.problems)),
            digests=self.digests,
        )

    def _codes(self) -> CodeRegister:
        try:
            state = (self.root / CODES_FILE).stat()
        except OSError:
            state = None
        head = self.heads.known(CODES_FILE, stamp_of(state)) if state else None
        if head is not None:
            return CodeRegister(head.meta)
        try:
            register = CodeRegister.load(self.root / CODES_FILE)
        except BadInput as error:
            self.problems += error.problems
            return CodeRegister({})
        if state:
            self.heads.put(CODES_FILE, Head(stamp_of(state), dict(register.entries), ("", ""), 0))
        return register

    def _shelf(self, model: type[Meta], folder: str) -> dict[str, Entry[Meta]]:
        files = _markdown(self.root, f"regs/{folder}")
        entries = (self._entry(Entry, model, file, Path(file.name).stem, folder) for file in files)
        return self._by_code(entry for entry in entries if entry is not None)

    def _works(self) -> dict[str, WorkEntry]:
        found: list[WorkEntry] = []
        for folder in _folders(self.root / "regs" / "regulations"):
            files = _markdown(self.root, f"regs/regulations/{folder}")
            index = next((file for file in files if file.name == "index.md" and file.is_file()), None)
            if index is None:
                self.problems.append(
                    Problem(
                        f"regs/regulations/{folder}",
                        0,
                        "work-missing",
                        "目录中没有 index.md（作品信息）",
                        "补上 index.md，或移走此目录",
                    )
                )
                continue
            work = self._entry(WorkEntry, Work, index, folder, f"regulations/{folder}")
            if work is not None:
                files.remove(index)
                found.append(work.with_editions(self._editions(folder, files)))
        return self._by_code(found)

    def _editions(self, folder: str, files: list[os.DirEntry[str]]) -> tuple[EditionEntry, ...]:
        read = (self._entry(EditionEntry, Edition, file, folder, f"regulations/{folder}") for file in files)
        editions = [edition for edition in read if edition is not None]
        return tuple(sorted(editions, key=lambda entry: edition_order(entry.meta)))

    def _entry(
        self, kind: type[AnyOne], model: type[BaseModel], place: os.DirEntry[str], slug: str, folder: str
    ) -> AnyOne | None:
        file = f"regs/{folder}/{place.name}"
        try:
            state = _state(place, file)
            head = self.heads.known(file, stamp_of(state))
            if head is not None and type(head.meta) is model:
                self.digests[file] = head.digests
                return _lazy(kind, head, BodyOnDisk(str(self.root), file, head.digests[1], head.words), slug)
            text = _read_text(place.path, file)
            front = read_frontmatter(text, file)
            meta = typed(model, front, file)
        except BadInput as error:
            self.problems += error.problems
            return None
        digests = digest_of(text.removesuffix(front.body) if front.body else text), digest_of(front.body)
        self.digests[file] = digests
        self.heads.put(file, Head(stamp_of(state), meta, digests, front.body_line, words_of(text)))
        return kind(meta, front.body, front.body_line, file, slug)

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


def _lazy(kind: type[AnyOne], head: Head, body: BodyOnDisk, slug: str) -> AnyOne:
    """An entry whose body stays on disk."""
    entry = object.__new__(kind)
    values = {"meta": head.meta, "_body": body, "body_line": head.body_line, "path": body.file, "slug": slug}
    vars(entry).update(values)
    return entry


def _folders(place: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in os.scandir(place) if entry.is_dir())
    except OSError:
        return []


def _markdown(root: Path, folder: str) -> list[os.DirEntry[str]]:
    """The Markdown files of a folder in the order of their names."""
    try:
        entries = [entry for entry in os.scandir(root / folder) if entry.name.endswith(".md")]
    except OSError:
        return []
    return sorted(entries, key=lambda entry: entry.name)


def _state(place: os.DirEntry[str], file: str) -> os.stat_result:
    """Size and times of a content file. Raises BadInput when it cannot be looked at or is beyond all measure."""
    try:
        state = place.stat()
    except OSError as error:
        raise _unreadable(file, error) from None
    if state.st_size > MAX_BYTES:
        raise BadInput([Problem(file, 0, "file-size", "文件超过 50 MB", "拆分或检查是否放错了文件")])
    return state


def _read_text(path: str, file: str) -> str:
    """A content file as text with Unix line ends. Raises BadInput when it cannot be read as UTF-8."""
    try:
        text = Path(path).read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        raise BadInput(
            [Problem(file, 0, "file-encoding", "文件不是 UTF-8 编码", "用编辑器另存为 UTF-8")]
        ) from None
    except OSError as error:
        raise _unreadable(file, error) from None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _unreadable(file: str, error: OSError) -> BadInput:
    what = f"文件无法读取（{error.strerror or '未知原因'}）"
    return BadInput([Problem(file, 0, "file-unreadable", what, "检查权限")])
