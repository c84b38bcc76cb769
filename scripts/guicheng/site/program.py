"""The version of the program in one word: it changes when any file of the package or a library it renders with does."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
_LIBRARIES = (
    "mkdocs", "mkdocs-material", "jinja2", "markdown", "pydantic", "jieba", "rjieba", "numpy", "python-docx", "typst",
)  # fmt: skip


@cache
def program_version() -> str:
    """A hash of all files of the package and the versions of the libraries that decide what a site looks like."""
    digest = hashlib.sha256(sys.version.encode())
    for path in sorted(_PACKAGE.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.as_posix().removeprefix(_PACKAGE.as_posix()).encode())
            digest.update(path.read_bytes())
    for name in _LIBRARIES:
        digest.update(f"{name} {version(name)}".encode())
    return digest.hexdigest()[:24]
