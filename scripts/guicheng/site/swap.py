"""Putting a finished build in the place of the last site: in one moment, and without touching what stays.

The site that was there before is kept as a spare, ``build/.site-spare-<mark>``, its files being second names of the
same ones. The next build brings the spare up to date in the few files that changed since, adds its own, and swaps the two:
so the cost of a change does not grow with the site. A spare belongs to the manifest of that mark alone. A kill at any
moment leaves a whole site in its place or under its other name ``.site-old``.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from guicheng.site.manifest import Manifest


class Swap:
    """The folders around one site. Call it with the lock held."""

    def __init__(self, site: Path) -> None:
        self.site = site
        self.staged = site.with_name(f".{site.name}-new")
        self._old = site.with_name(f".{site.name}-old")
        self._next = site.with_name(f".{site.name}-next")
        self._linked = True

    def tidy(self, last: Manifest) -> None:
        """Put a site back that a kill left under its other name, and clear away what belongs to no build."""
        self._put_back()
        spares = self.site.parent.glob(f".{self.site.name}-spare-*")
        strays = [place for place in spares if place != self._spare(last.mark)]
        for place in (*strays, self._old, self._next, self.staged):
            shutil.rmtree(place, ignore_errors=True)

    def discard(self) -> None:
        """Clear away what an unfinished build left."""
        for place in (self.staged, self._next):
            shutil.rmtree(place, ignore_errors=True)

    def put(self, written: Iterable[str], kept: Iterable[str], gone: Iterable[str], last: Manifest) -> None:
        """Make the whole new site of the staged files and those that stay, and put it in its place."""
        if last.mark and self._spare(last.mark).is_dir():
            self._spare(last.mark).rename(self._next)
            self._refresh(last)
            for path in written:
                target = self._next / path
                target.parent.mkdir(parents=True, exist_ok=True)
                (self.staged / path).replace(target)
            self._remove(gone)
        else:
            self.staged.rename(self._next)
            self._bring(kept)
        self._exchange()

    def keep_spare(self, mark: str, last: Manifest) -> None:
        """The site before becomes the spare of the new manifest; not where it is unknown or would be a second copy."""
        if self._linked and last.mark and self._old.is_dir():
            with suppress(OSError):  # Without it the next build takes longer.
                for path in last.strange:
                    (self._old / path).unlink(missing_ok=True)
                self._old.rename(self._spare(mark))
        shutil.rmtree(self._old, ignore_errors=True)

    def _spare(self, mark: str) -> Path:
        return self.site.with_name(f".{self.site.name}-spare-{mark}")

    def _refresh(self, last: Manifest) -> None:
        """Bring the spare up to the last site."""
        self._remove(last.lost)
        changed = [path for path in last.behind if path in last.files]
        for path in changed:
            (self._next / path).unlink(missing_ok=True)
        self._bring(changed)
        self._remove(path for path in last.behind if path not in last.files)

    def _bring(self, paths: Iterable[str]) -> None:
        """A second name for files of the last site where the disk can; else copies with their times."""
        made: set[Path] = set()
        for path in paths:
            target = self._next / path
            if target.parent not in made:
                target.parent.mkdir(parents=True, exist_ok=True)
                made.add(target.parent)
            try:
                os.link(self.site / path, target)
            except OSError:
                self._linked = False
                shutil.copy2(self.site / path, target)

    def _remove(self, paths: Iterable[str]) -> None:
        """Take files away, and folders that are empty then."""
        for path in paths:
            target = self._next / path
            target.unlink(missing_ok=True)
            with suppress(OSError):
                while (target := target.parent) != self._next:
                    target.rmdir()

    def _exchange(self) -> None:
        if self.site.exists():
            self.site.rename(self._old)
        try:
            self._next.rename(self.site)
        except OSError:
            self._put_back()
            raise

    def _put_back(self) -> None:
        if self._old.exists() and not self.site.exists():
            self._old.rename(self.site)
