"""One run of import: collect, read, recognise, place, write, report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from guicheng.content.corpus import read_corpus
from guicheng.errors import RefusedFile, SkippedFile
from guicheng.importer.clean import clean
from guicheng.importer.collect import Candidate, collect, receive
from guicheng.importer.extract import extract
from guicheng.importer.parts import Draft, digest_of, put_together
from guicheng.importer.recognise import recognise
from guicheng.importer.report import FileReport, Report
from guicheng.importer.shelf import Shelf
from guicheng.importer.slug import Cut, in_pairs
from guicheng.importer.write import Plan, recognised_values, with_notes
from guicheng.model.work import Nature
from guicheng.privacy.received import received_doubts

Step = Callable[[int, int, str], None]


def import_files(
    root: Path,
    paths: Sequence[Path],
    *,
    nature: Nature = "正式文本",
    dry_run: bool = False,
    cut: Cut = in_pairs,
    step: Step | None = None,
) -> Report:
    """Import files and folders into the base at ``root``.

    ``cut`` segments titles for slugs; ``step`` is told how many files are done, of how many, and the next one's name.
    """
    candidates = collect(paths)
    reports: dict[str, FileReport] = {}
    drafts: list[Draft] = []
    for number, candidate in enumerate(candidates):
        if step:
            step(number, len(candidates), candidate.label)
        _read(candidate, root, nature, drafts, reports)
    plan = Plan(Shelf(read_corpus(root), cut))
    for draft in _in_order(drafts, [candidate.label for candidate in candidates]):
        _place(draft, plan, reports)
    if not dry_run:
        plan.carry_out()
    return Report(tuple(reports[c.label] for c in candidates if c.label in reports), dry_run)


def _read(
    candidate: Candidate, root: Path, nature: Nature, drafts: list[Draft], reports: dict[str, FileReport]
) -> None:
    """One file to a draft, or to a word on why not."""
    label = candidate.label
    try:
        file = receive(candidate, root / "regs")
        sheet = extract(file)
        cleaned = clean(sheet)
        found = recognise(file, cleaned.sheet, nature)
        private = received_doubts(file.name, file.data, "\n".join(cleaned.sheet.lines))
        found = with_notes(found, (*sheet.notes, *cleaned.notes), (*sheet.doubts, *private))
        drafts.append(Draft(found, (label,), digest_of(file.data)))
    except SkippedFile as error:
        reports[label] = FileReport(label, "跳过", reason=str(error))
    except RefusedFile as error:
        reports[label] = FileReport(label, "拒绝", reason=str(error))


def _in_order(drafts: Sequence[Draft], labels: Sequence[str]) -> Iterator[Draft]:
    """Drafts with their parts put together, in the order of the files."""
    place = {label: number for number, label in enumerate(labels)}
    yield from sorted(put_together(drafts), key=lambda draft: place[draft.sources[0]])


def _place(draft: Draft, plan: Plan, reports: dict[str, FileReport]) -> None:
    """One draft into the plan; every file it came from gets the report."""
    try:
        report = plan.take(draft, draft.sources[0])
    except RefusedFile as error:
        recognised = recognised_values(draft.found, draft.found.edition)
        doubts, reason = draft.found.doubts, str(error)
        report = FileReport(draft.sources[0], "拒绝", recognised=recognised, doubtful=doubts, reason=reason)
    for source in draft.sources:
        reports[source] = replace(report, file=source)
