"""Unpacking a verified release beside the last one, and the way back with one command.

In the target folder: ``site`` is what is served, ``site-previous`` the release before; both are exchanged by renaming.
"""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

from guicheng.errors import GuichengError

CURRENT, PREVIOUS, INCOMING = "site", "site-previous", "site-incoming"


def install(capsule: Path, folder: Path) -> None:
    """Unpack a capsule that has just been verified, then exchange; the running site stays until the last moment."""
    incoming = folder / INCOMING
    shutil.rmtree(incoming, ignore_errors=True)
    with zipfile.ZipFile(capsule) as archive:
        archive.extractall(incoming, [name for name in archive.namelist() if name.startswith("site/")])
    _exchange(folder, incoming / "site")
    shutil.rmtree(incoming, ignore_errors=True)


def rollback(folder: Path) -> None:
    """Serve the previous release again; the present one becomes the previous. Raises GuichengError without one."""
    if not (folder / PREVIOUS).is_dir():
        raise GuichengError(f"{folder} 里没有上一版（{PREVIOUS}），无法退回。")
    waiting = folder / INCOMING
    shutil.rmtree(waiting, ignore_errors=True)
    (folder / PREVIOUS).rename(waiting)
    _exchange(folder, waiting)


def _exchange(folder: Path, new: Path) -> None:
    """``new`` becomes the current release, the current one the previous."""
    current, previous = folder / CURRENT, folder / PREVIOUS
    if current.exists():
        shutil.rmtree(previous, ignore_errors=True)
        current.rename(previous)
    new.rename(current)
