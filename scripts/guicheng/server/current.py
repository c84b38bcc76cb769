"""The library that answers now: made anew, beside the running one, when the site was built anew or a day has begun."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from guicheng.errors import GuichengError
from guicheng.server.library import Library

SECONDS = 2.0
"""Between two looks at the site."""

ROUNDS = 15
"""Looks until an engine that could not be brought up to date is tried again."""

Mark = tuple[object, ...] | None


class Current:
    """Holds one library. ``make`` opens a new one, ``mark`` tells the state it is made for, None for not now."""

    def __init__(
        self, make: Callable[[], Library], mark: Callable[[], Mark], say: Callable[[str], None]
    ) -> None:
        self._make, self._mark_now, self._say = make, mark, say
        self._mark = mark()
        self._waited = 0
        self.library = make()

    def refresh(self) -> None:
        """Look once. What goes wrong is said, and the old library goes on answering until the next change."""
        mark = self._mark_now()
        self._waited = self._waited + 1 if self.library.behind else 0
        if mark is None or (mark == self._mark and self._waited < ROUNDS):
            return
        self._mark, self._waited = mark, 0
        try:
            new = self._make()
        except (GuichengError, OSError) as error:
            self._say(f"检索接口没有更新，仍用原来的内容：{error}")
            return
        old, self.library = self.library, new
        old.close()
        self._say("检索接口已更新。")

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Look every few seconds, in a thread of its own."""
        done = threading.Event()
        thread = threading.Thread(target=self._watch, args=(done,), daemon=True)
        thread.start()
        try:
            yield
        finally:
            done.set()

    def _watch(self, done: threading.Event) -> None:
        while not done.wait(SECONDS):
            self.refresh()


def site_mark(site: Path) -> Mark:
    """What changes with every build: a build exchanges the folder. None in the moment between two."""
    try:
        found = site.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_ctime_ns
