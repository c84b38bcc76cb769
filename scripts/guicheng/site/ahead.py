"""Work done ahead on all cores: on a cold start of a large base, helping processes read the texts.

What they find goes where every build keeps what it found, so the build itself is the same with them and without them,
byte for byte. A helper knows the heads that the first process has read, and reads bodies itself. Where no process can
be started, the build does everything alone.
"""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path

from guicheng.checks.privacy import scan_folders, scan_with
from guicheng.checks.run import is_known, text_problems
from guicheng.content.corpus import Corpus, read_corpus
from guicheng.content.heads import Heads
from guicheng.content.kept import Gathered, Kept
from guicheng.errors import GuichengError
from guicheng.privacy.cache import Rows
from guicheng.search.browser.build import prepare_works
from guicheng.site.audience import published
from guicheng.site.reading import read_citations, site_version

MANY = 2000
"""Works from which helpers are worth their own start."""
_PORTION = 50

Found = tuple[list[tuple[str, str, bytes]], dict[str, Rows]]


@dataclass(frozen=True, slots=True)
class Task:
    """What a helper has to know."""

    root: Path
    on: dt.date
    profile: str
    heads: Heads
    program: str


def read_ahead(
    corpus: Corpus, task: Task, kept: Kept, say: Callable[[str, int, int], None], many: int | None = None
) -> None:
    """Let helpers read the texts that nobody has read, where these are ``many`` (else ``MANY``)."""
    kept.load("parse")
    new = [code for code in corpus.works if not _is_known(corpus, code, kept, task.program)]
    cores = os.cpu_count() or 1
    if len(new) < (MANY if many is None else many) or cores < 2:
        return
    ahead: dict[str, Rows] = {}
    try:
        for done, (rows, found) in enumerate(_found(new, task, cores)):
            say("检查", done * _PORTION, len(new))
            for row in rows:
                kept.put(*row)
            ahead |= found
    except (OSError, BrokenProcessPool, GuichengError):
        return  # What is wrong will be said by the build itself.
    scan_with(corpus, ahead)


def _is_known(corpus: Corpus, code: str, kept: Kept, version: str) -> bool:
    return all(is_known(edition, kept, version) for edition in corpus.works[code].editions)


def _found(codes: list[str], task: Task, cores: int) -> Iterator[Found]:
    portions = [codes[start : start + _PORTION] for start in range(0, len(codes), _PORTION)]
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(cores, context, initializer=_start, initargs=(task,)) as pool:
        yield from pool.map(_read, portions)


# -- in a helper

_helper: _Helper | None = None


class _Helper:
    def __init__(self, task: Task) -> None:
        self._task, self._gathered = task, Gathered()
        self._corpus = read_corpus(task.root, task.heads)
        self._public = published(self._corpus, task.profile)
        self._version = site_version(task.on, task.profile)
        self._cite = read_citations(self._public, task.on, self._gathered, self._version)

    def read(self, codes: list[str]) -> Found:
        works = {code: self._corpus.works[code] for code in codes if code in self._corpus.works}
        part = replace(self._corpus, works=works, procedures={}, cases={}, forms={})
        for _ in text_problems(part, self._gathered, self._task.program):
            pass
        public = published(part, self._task.profile)
        for code in public.works:
            self._cite(code)
        prepare_works(public, self._task.on, self._gathered, self._version)
        folders = [work.path.rpartition("/")[0] for work in works.values()]
        return self._gathered.take(), scan_folders(self._corpus, folders)


def _start(task: Task) -> None:
    global _helper
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _helper = _Helper(task)


def _read(codes: list[str]) -> Found:
    assert _helper is not None
    return _helper.read(codes)


def _end_with_parent() -> None:
    """A first process that was killed cannot say so."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
