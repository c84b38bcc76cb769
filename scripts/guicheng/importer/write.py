"""Drafts -> files of the base: everything is staged first, then moved into place; what stands is never overwritten."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path

from guicheng.content.codes import CODES_FILE
from guicheng.content.frontmatter import write_frontmatter
from guicheng.errors import RefusedFile
from guicheng.importer.index import add_events, missing_events, new_index
from guicheng.importer.note import Happened
from guicheng.importer.parts import Draft
from guicheng.importer.recognise import Recognised
from guicheng.importer.report import FileReport
from guicheng.importer.shelf import FACTS, Shelf, ShelfWork, StoredEdition, blanks_of, words_of
from guicheng.importer.title import match_key
from guicheng.model.work import Event
from guicheng.text.parser import parse_text
from guicheng.text.printer import print_text

FOLDER = "regs/regulations"


@dataclass(slots=True)
class Plan:
    """Files to write, by their path in the base. Filled draft by draft, carried out at once."""

    shelf: Shelf
    files: dict[str, str] = field(default_factory=dict)
    events: dict[str, list[Event]] = field(default_factory=dict)

    def take(self, draft: Draft, label: str) -> FileReport:
        """Plan one draft. Raises RefusedFile when it contradicts what stands."""
        found = draft.found
        body = body_text(found.body)
        works = self.shelf.find(found.title, found.aliases)
        if len(works) > 1:
            names = "、".join(f"{work.code}《{work.title}》" for work in works)
            raise RefusedFile(
                f"名称与库中几部都对得上：{names}。建议：在 index.md 里把名称、别名改得不重复，再导入。"
            )
        work = works[0] if works else None
        if work is not None:
            stored = _same_text(work, draft, words_of(body))
            if stored is not None:
                return _unchanged(work, stored, draft, label)
        edition = _free_edition(work, found, body)
        return self._write(work, draft, edition, body, label)

    def _write(self, work: ShelfWork | None, draft: Draft, edition: str, body: str, label: str) -> FileReport:
        found = draft.found
        was_empty = work is not None and not work.editions
        doubts: list[str] = []
        if work is None:
            aliases = [alias for alias in found.aliases if not self.shelf.find(alias, ())]
            work = self.shelf.add(found.title, aliases)
            self.files[f"{FOLDER}/{work.slug}/index.md"] = new_index(work.code, found, aliases)
            self.events[work.code] = [_event(event) for event in found.events]
        else:
            doubts = self._add_events(work, found)
        path = f"{FOLDER}/{work.slug}/{edition}.md"
        text, problems = edition_text(draft, edition, body)
        self.files[path] = text
        work.editions.append(StoredEdition(edition, words_of(body), draft.digest, label, blanks_of(found)))
        return FileReport(
            file=label,
            outcome="附入" if was_empty else "入库",
            code=work.code,
            path=path,
            recognised=recognised_values(found, edition),
            changed=found.notes,
            doubtful=(*found.doubts, *doubts, *problems),
        )

    def _add_events(self, work: ShelfWork, found: Recognised) -> list[str]:
        """Events of a further edition go into the index of its work; a maintainer's words stay."""
        path = f"{FOLDER}/{work.slug}/index.md"
        known = self.events.setdefault(work.code, list(work.entry.meta.events) if work.entry else [])
        added, doubts = missing_events(known, found.events)
        if added:
            text = self.files.get(path) or (self.shelf.root / path).read_text(encoding="utf-8")
            self.files[path] = add_events(text, added, path)
            known += [_event(event) for event in added]
        if match_key(work.title) != match_key(found.title):
            doubts.append(f"按别名归入 {work.code}《{work.title}》，请核对")
        return doubts

    def carry_out(self) -> None:
        """Write the codes, then every file; all of it is on disk beside the base before the first takes its place."""
        if not self.files:
            return
        root = self.shelf.root
        stage = root / "build"
        stage.mkdir(exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix="import-", dir=stage))
        try:
            for number, text in enumerate(self.files.values()):
                (folder / str(number)).write_text(text, encoding="utf-8", newline="\n")
            if self.shelf.new_codes:
                self.shelf.register.append_to(root / CODES_FILE, self.shelf.new_codes)
            for number, path in enumerate(self.files):
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / str(number)).replace(root / path)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def body_text(lines: tuple[str, ...]) -> str:
    """The text in its normal form."""
    joined = ""
    for line in lines:
        between = "\n" if line.startswith("|") and joined.rsplit("\n", 1)[-1].startswith("|") else "\n\n"
        joined += (between if joined else "") + line
    return print_text(parse_text(joined).text)


def edition_text(draft: Draft, edition: str, body: str) -> tuple[str, tuple[str, ...]]:
    """The file of an edition, and what the parser found odd in it, with lines of that file."""
    found = draft.found
    days = {
        "adopted": found.adopted,
        "promulgated": found.promulgated,
        "effective_from": found.effective_from,
    }
    values: dict[str, object] = {
        "edition": edition,
        **({"doc_no": found.edition_doc_no} if found.edition_doc_no else {}),
        **{key: day.isoformat() for key, day in days.items() if day},
        "trial": "true" if found.trial else "false",
        "text_state": "节选" if draft.excerpt else "全文",
        "source": {"name": draft.source_name, "sha256": draft.digest},
        "verified": [],
    }
    head = write_frontmatter(values, "\n")
    problems = parse_text(body, head.count("\n") + 1).problems
    return head + body, tuple(f"第 {p.line} 行：{p.what}" for p in problems)


def _same_text(work: ShelfWork, draft: Draft, words: str) -> StoredEdition | None:
    """The stored edition that came from these very bytes, or has the same words."""
    return next((e for e in work.editions if e.digest == draft.digest or e.words == words), None)


def _unchanged(work: ShelfWork, stored: StoredEdition, draft: Draft, label: str) -> FileReport:
    same = "同一文件" if stored.digest == draft.digest else "文字相同"
    doubts = [
        f"库中 {stored.edition} 版没有{FACTS[name]}，本文件为 {getattr(draft.found, name)}，可人工补入"
        for name in FACTS
        if name in stored.blanks and getattr(draft.found, name)
    ]
    if stored.edition != draft.found.edition:
        doubts.append(f"文字与 {stored.edition} 版相同，而本文件的日期是 {draft.found.edition}，请核对")
    return FileReport(
        file=label,
        outcome="已入库",
        code=work.code,
        recognised=recognised_values(draft.found, stored.edition),
        doubtful=tuple(doubts),
        reason=f"已入库（{stored.edition} 版，{same}），未改动",
    )


def _free_edition(work: ShelfWork | None, found: Recognised, body: str) -> str:
    """The id of the new edition. A second, different text of one day is for a person to judge."""
    stored = work.edition(found.edition) if work else None
    if work is None or stored is None:
        return found.edition
    if found.edition == "undated":
        number = 2
        while work.edition(f"undated-{number}"):
            number += 1
        return f"undated-{number}"
    place = _first_difference(stored.words, words_of(body))
    raise RefusedFile(
        f"{work.code}《{work.title}》已有 {found.edition} 版（{stored.source}），文字却不同，不同处起于“{place}”，没有覆盖。"
        f"建议：对照原件判断哪份准确；要换成本文件的，先移走 {FOLDER}/{work.slug}/{found.edition}.md 再导入；"
        f"确是同日另一版本的，照现有文件的样式另建 {found.edition}-2.md。"
    )


def _first_difference(old: str, new: str) -> str:
    same = next(
        (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    return new[max(0, same - 8) : same + 12] or old[max(0, same - 8) : same + 12]


def _event(event: Happened) -> Event:
    return Event(date=event.day, type=event.type, by="、".join(event.organs) or None)


def recognised_values(found: Recognised, edition: str) -> dict[str, object]:
    """What the report tells of a recognised text."""
    return {
        "title": found.title,
        "edition": edition,
        "nature": found.nature,
        "level": found.level,
        "issuer": list(found.issuers),
        "doc_no": found.doc_no,
        "events": [
            {"date": e.day.isoformat(), "type": e.type, "by": "、".join(e.organs)} for e in found.events
        ],
        "adopted": found.adopted.isoformat() if found.adopted else None,
        "promulgated": found.promulgated.isoformat() if found.promulgated else None,
        "effective_from": found.effective_from.isoformat() if found.effective_from else None,
        "trial": found.trial,
    }


def with_notes(found: Recognised, notes: tuple[str, ...], doubts: tuple[str, ...]) -> Recognised:
    """What extraction and cleaning said, before what recognition says."""
    return replace(found, notes=(*notes, *found.notes), doubts=(*doubts, *found.doubts))
