"""The knowledge base a command works in: the folder with ``mkdocs.yml`` and ``regs/``."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

import click

from guicheng.errors import NotFound

P = ParamSpec("P")
R = TypeVar("R")


def find_base(start: Path) -> Path:
    """The folder itself or the nearest parent that is a knowledge base. Raises NotFound with the way out."""
    if not start.is_dir():
        raise NotFound(f"没有“{start}”这个文件夹。")
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / "mkdocs.yml").is_file() and (folder / "regs").is_dir():
            return folder
    raise NotFound(
        f"“{start.resolve()}”及其上级文件夹都不是知识库（知识库里有 mkdocs.yml 和 regs/）。"
        "请进入知识库再执行，或者用 -C 指明文件夹；还没有知识库的，用 guicheng init 新建。"
    )


def pass_base(function: Callable[Concatenate[Path, P], R]) -> Callable[P, R]:
    """Decorator: the root of the knowledge base comes as the first argument."""

    @wraps(function)
    def with_base(*args: P.args, **kwargs: P.kwargs) -> R:
        return function(find_base(click.get_current_context().obj), *args, **kwargs)

    return with_base
