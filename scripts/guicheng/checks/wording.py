"""Words this office must not write, in procedures, forms, cases and model rules."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from guicheng.checks.check import Finding, check
from guicheng.checks.place import Place, place, steps_of
from guicheng.citations.wording import find_wording
from guicheng.content.corpus import Corpus, EditionEntry, Entry
from guicheng.content.wording import WORDING_FILE, read_wording
from guicheng.model.case import Case
from guicheng.model.form import Form
from guicheng.model.procedure import Procedure

Passages = Iterator[tuple[Place, str]]


@check("review")
def wording(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """写了决定案件实体处理的话，或者对反映问题的人贬损的称谓。

    词表在 regs/data/wording.tsv。禁止事项、不适用情形、边界里可以写这些词，同一句里写明“不得”的也可以。
    改法：照建议改写；词表不合适的，改词表。
    """
    rules, _ = read_wording(corpus.root)
    for here, text in _passages(corpus):
        for found in find_wording(text, rules):
            rule = found.wording
            what = f"“{rule.word}”是{rule.sort}，触及{rule.touches}"
            yield Finding(here, what, rule.instead)


@check()
def wording_columns(corpus: Corpus, on: dt.date) -> Iterator[Finding]:
    """用语词表的一行写得不对。

    wording.tsv 每行四列：词语、类、触及、建议，用制表符隔开。
    改法：补齐四列。
    """
    _, problems = read_wording(corpus.root)
    for problem in problems:
        yield Finding(Place(WORDING_FILE, line=problem.line), problem.what, problem.suggestion)


def _passages(corpus: Corpus) -> Passages:
    for procedure in corpus.procedures.values():
        yield from _of_procedure(procedure)
    for case in corpus.cases.values():
        yield from _of_case(case)
    for form in corpus.forms.values():
        yield place(form, "title"), form.meta.title
        yield from _body_lines(form)
    for work in corpus.works.values():
        if work.meta.nature == "示范文本":
            for edition in work.editions:
                yield from _of_rule(edition)


def _of_rule(edition: EditionEntry) -> Passages:
    """The 款 and 项 of a model rule; 项 below 不得有下列行为 are prohibitions."""
    for article in edition.text.articles:
        for paragraph in article.paragraphs:
            yield Place(edition.path, line=paragraph.line), paragraph.text
            if not _PROHIBITS.search(paragraph.text):
                for item in paragraph.items:
                    yield Place(edition.path, line=item.line), item.text


_PROHIBITS = re.compile("不得|禁止|严禁|不准")


def _of_procedure(entry: Entry[Procedure]) -> Passages:
    """All words of a procedure but prohibitions, 不适用情形 and 边界."""
    yield place(entry, "title"), entry.meta.title
    for index, text in enumerate(entry.meta.trigger):
        yield place(entry, "trigger", index), text
    for keys, step in steps_of(entry.meta):
        yield place(entry, *keys, "title"), step.title
        for index, one in enumerate(step.checks):
            yield place(entry, *keys, "checks", index, "text"), one.text
        for index, branch in enumerate(step.branches):
            yield place(entry, *keys, "branches", index), f"{branch.condition}。{branch.say or ''}"
        for index, record in enumerate(step.records):
            yield place(entry, *keys, "records", index), record
    yield from _body_lines(entry)


def _of_case(entry: Entry[Case]) -> Passages:
    for key in ("title", "lesson", "legal_effect", "social_effect"):
        yield place(entry, key), getattr(entry.meta, key)
    yield from _body_lines(entry)


def _body_lines(entry: Entry[Procedure] | Entry[Case] | Entry[Form]) -> Passages:
    for number, line in enumerate(entry.body.split("\n"), start=entry.body_line):
        yield Place(entry.path, line=number), line
