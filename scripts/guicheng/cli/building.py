"""A build of the site through MkDocs' Python interface: staged beside the last good site, swapped in when complete."""

from __future__ import annotations

import datetime as dt
import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from guicheng.cli.mkdocs_log import Trouble, trouble_words
from guicheng.errors import GuichengError

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

PLUGIN = "guicheng"
SITES = {"public": "site", "internal": "site-internal"}


def build_site(root: Path, site: Path, profile: str, as_of: dt.date | None) -> int:
    """Build the whole site into ``site``; gives the number of pages.

    Whatever goes wrong, the site that stood there stays. A kill between the two renames of the swap leaves it
    under its other name; the next build puts it back first.
    """
    from mkdocs.commands.build import build

    staged, old = site.with_name(f".{site.name}-new"), site.with_name(f".{site.name}-old")
    _put_back(site, old)
    shutil.rmtree(staged, ignore_errors=True)
    try:
        with mkdocs_words():
            config = configured(root, staged)
            _set_plugin(config, profile, as_of)
            config.plugins.on_startup(command="build", dirty=False)
            build(config)
            config.plugins.on_shutdown()
        pages = sum(1 for _ in staged.rglob("*.html"))
        _swap(staged, site, old)
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return pages


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


def _set_plugin(config: MkDocsConfig, profile: str, as_of: dt.date | None) -> None:
    settings = config.plugins[PLUGIN].config
    settings["profile"] = profile
    if as_of is not None:
        settings["as_of"] = as_of


def _put_back(site: Path, old: Path) -> None:
    if old.exists() and not site.exists():
        old.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _swap(staged: Path, site: Path, old: Path) -> None:
    if site.exists():
        site.rename(old)
    try:
        staged.rename(site)
    except OSError:
        _put_back(site, old)
        raise
    shutil.rmtree(old, ignore_errors=True)
