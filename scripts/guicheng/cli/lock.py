"""One build at a time: a lock on a file that the system lets go when the process ends, however it ends."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from guicheng.errors import GuichengError

LOCK = "build/cache/lock"


@contextmanager
def locked(root: Path) -> Iterator[None]:
    """Hold the lock of a base. Raises GuichengError when another process holds it."""
    path = root / LOCK
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        try:
            _take(file)
        except OSError:
            raise GuichengError(
                "另一个 guicheng 正在生成这个知识库的站点。请等它结束后再试；"
                "确认没有在运行的，重新启动电脑后再试。"
            ) from None
        yield


def _take(file: IO[bytes]) -> None:
    """Take the lock without waiting; closing the file gives it back."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
