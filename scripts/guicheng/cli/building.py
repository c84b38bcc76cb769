"""A build of the site through MkDocs' Python interface: staged beside the last good site, swapped in when complete."""

from __future__ import annotations

import datetime as dt
import gc
import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from guicheng.cli.lock import LOCK
from guicheng.cli.mkdocs_log import Trouble, trouble_words
from guicheng.errors import GuichengError
from guicheng.site.build import Before
from guicheng.site.manifest import packed, read_manifest, write_manifest
from guicheng.site.output import Output
from guicheng.site.swap import Swap

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from guicheng.site.plugin import GuichengPlugin

PLUGIN = "guicheng"
CACHE = "build/cache"
SITES = {"public": "site", "internal": "site-internal"}


@dataclass(frozen=True, slots=True)
class Built:
    """What a build did: pages of the site, files written anew, whether a cache could not be read."""

    pages: int
    written: int
    damaged: bool


def build_site(
    root: Path,
    site: Path,
    profile: str,
    as_of: dt.date | None,
    before: Before | None = None,
    command: Literal["build", "serve"] = "build",
    record: Path | None = None,
) -> Built:
    """Build the whole site into ``site``, doing again only what changed since the last build, which ``record`` tells.

    Whatever goes wrong, the site that stood there stays. A kill between the two renames of the swap leaves it
    under its other name; the next build puts it back first. Call it with the lock held.
    """
    record = record or root / CACHE / f"{site.name}.manifest"
    before = before or Before()
    before.say("上次的站点", 0, 0)
    last, swap = read_manifest(record), Swap(site)
    swap.tidy(last)
    last = last.standing(site)
    before = replace(before, last=last)
    try:
        with mkdocs_words():
            output = _through_mkdocs(root, swap.staged, profile, as_of, before, command)
        before.say("换上站点", 0, 0)
        manifest = output.complete(site)
        swap.put(output.written, output.kept, output.gone, last)
    finally:
        swap.discard()
    content, mark = packed(manifest)
    swap.keep_spare(mark, last)
    with suppress(OSError):  # Without it the next build does everything again.
        write_manifest(content, record)
    pages = sum(path.endswith(".html") for path in manifest.files)
    return Built(pages, len(manifest.files) - len(output.kept), last.damaged)


def clear_cache(root: Path) -> None:
    """Forget all earlier work; the lock stays, as it is held. Raises OSError."""
    for path in (root / CACHE).iterdir():
        if path != root / LOCK:
            shutil.rmtree(path) if path.is_dir() else path.unlink()


def _through_mkdocs(
    root: Path,
    staged: Path,
    profile: str,
    as_of: dt.date | None,
    before: Before,
    command: Literal["build", "serve"],
) -> Output:
    from mkdocs.commands.build import build

    config = configured(root, staged)
    plugin = cast("GuichengPlugin", config.plugins[PLUGIN])
    plugin.before = before
    plugin.config["profile"] = profile
    if as_of is not None:
        plugin.config["as_of"] = as_of
    config.plugins.on_startup(command=command, dirty=False)
    build(config)
    config.plugins.on_shutdown()
    return plugin.output


def configured(root: Path, site_dir: Path | None = None) -> MkDocsConfig:
    """MkDocs' configuration of a base. Raises GuichengError when the plugin is not in it."""
    from mkdocs.config import load_config

    config = load_config(str(root / "mkdocs.yml"), site_dir=str(site_dir) if site_dir else None)
    if PLUGIN not in config.plugins:
        raise GuichengError(
            "mkdocs.yml 的 plugins 里没有 guicheng。建议：照 guicheng init 新建的 mkdocs.yml 改正。"
        )
    return config


@contextmanager
def without_collector() -> Iterator[None]:
    """A build keeps what it makes and makes few circles: looking for them would take as long as all the rest."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def mkdocs_words() -> Iterator[None]:
    """Show MkDocs' warnings, and turn its ways of giving up into GuichengError."""
    from mkdocs.exceptions import Abort, MkDocsException

    log, trouble = logging.getLogger("mkdocs"), Trouble()
    log.addHandler(trouble)
    try:
        yield
    except (MkDocsException, Abort) as error:
        reasons = "；".join(trouble.errors) or trouble_words(str(error))
        raise GuichengError(f"没有生成站点：{reasons}") from None
    finally:
        log.removeHandler(trouble)
