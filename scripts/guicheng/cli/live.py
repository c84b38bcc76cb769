"""The site while somebody writes: in a folder of its own, brought up to date after every change.

A save is seen at once; only the pages that depend on it are made, then open browsers reload. The search index follows
when nobody has saved for a while, as it would hold up the page that the writer waits for.
"""

from __future__ import annotations

import shutil
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from guicheng.cli.building import build_site, configured, mkdocs_words, without_collector
from guicheng.content.corpus import read_corpus
from guicheng.content.heads import Heads
from guicheng.content.kept import KEPT, Kept
from guicheng.errors import GuichengError
from guicheng.site.build import Before

QUIET = 2.0
"""Seconds without a change after which the search index follows: less than half a second of work at 1,000 works."""
_CHANGES = frozenset(("created", "modified", "moved", "deleted"))


def serve_live(root: Path, host: str, port: int) -> None:
    """Build, serve and follow the base until Ctrl+C. Raises GuichengError when the first build fails."""
    with mkdocs_words():
        docs = configured(root).docs_dir
    click.echo("正在生成站点……")
    with tempfile.TemporaryDirectory(prefix="guicheng-serve-") as folder:
        live = Live(root, Path(folder))
        live.build()
        server = LiveReloadServer(builder=live.follow, host=host, port=port, root=str(live.site))
        server.error_handler = live.error_page
        server.observer = _QuietObserver()
        for place in (docs, root / "regs", root / "mkdocs.yml"):
            server.watch(str(place))
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            pass
        finally:
            server.shutdown()
            live.close()


class Live:
    """Builds of one base into a folder; what was read and made before is remembered."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.site = folder / "site"
        self._root, self._folder = root, folder
        self._heads = Heads()
        self._one_at_a_time = threading.Lock()
        self._later: threading.Timer | None = None
        if (root / KEPT).is_file():
            shutil.copyfile(root / KEPT, folder / "work.sqlite")

    def build(self, *, index: bool = True) -> None:
        """Bring the site up to date. Raises GuichengError."""
        with self._one_at_a_time, without_collector(), Kept(self._folder / "work.sqlite") as kept:
            before = Before(corpus=read_corpus(self._root, self._heads), kept=kept, index=index)
            record = self._folder / "site.manifest"
            build_site(self._root, self.site, "public", None, before, "serve", record)

    def follow(self) -> None:
        """After a change: the pages now, the index later. Ends with SystemExit when there is no new site."""
        self._put_off()
        started = time.monotonic()
        try:
            self.build(index=False)
        except GuichengError as error:
            raise SystemExit(str(error)) from None
        click.echo(f"已更新，用时 {time.monotonic() - started:.1f} 秒。")
        self._later = threading.Timer(QUIET, self._index)
        self._later.daemon = True
        self._later.start()

    def error_page(self, code: int) -> bytes | None:
        """The site's own page for what is not there."""
        page = self.site / f"{code}.html"
        return page.read_bytes() if page.is_file() else None

    def close(self) -> None:
        """Nothing more is built."""
        self._put_off()
        self._one_at_a_time.acquire()

    def _put_off(self) -> None:
        if self._later is not None:
            self._later.cancel()

    def _index(self) -> None:
        try:
            self.build()
        except GuichengError as error:
            click.echo(str(error), err=True)


class _QuietObserver(Observer):  # type: ignore[valid-type,misc]
    """The system's own word of changes; that a file was merely read is none."""

    def schedule(self, handler: FileSystemEventHandler, path: str, **options: Any) -> Any:
        """Watch a path."""
        told: Callable[[FileSystemEvent], None] = handler.on_any_event
        filtered = FileSystemEventHandler()
        filtered.on_any_event = lambda event: told(event) if event.event_type in _CHANGES else None  # type: ignore[method-assign]
        return super().schedule(filtered, path, **options)
