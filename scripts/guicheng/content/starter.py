"""The starter: the knowledge base that a new one is copied from; one master copy, the project's own ``regs/``.

In a wheel it lies beside the package as ``starter/``; in a checkout it is the checkout itself.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

from guicheng.errors import GuichengError
from guicheng.model.address import CODE

CONTENT = ("regulations", "procedures", "cases", "forms")
_PACKAGE = Path(__file__).resolve().parents[1]
_LINK_TO_CONTENT = re.compile(rf"\]\({CODE}[@#)]")
_CODE_SPAN = re.compile(r"`[^`]*`")


def starter_root(package: Path = _PACKAGE) -> Path:
    """The folder to copy from. Raises GuichengError when the installation lacks it."""
    for folder in (package / "starter", package.parents[1]):
        if (folder / "mkdocs.yml").is_file() and (folder / "regs").is_dir() and (folder / "docs").is_dir():
            return folder
    raise GuichengError("安装不完整，缺少新建知识库用的样本；请重新安装 guicheng。")


def copy_starter(target: Path, model: bool, source: Path | None = None) -> None:
    """Make a new base in ``target``: pages, settings and data files; with ``model`` the model content too.

    Without it the register of codes keeps its heading and loses its lines, as no code is given yet, and the
    pages lose the lines that lead to model content, as other documents will be given those codes.
    A copy that fails leaves nothing behind. Raises GuichengError when the folder holds anything already.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise GuichengError(f"“{target}”已经存在而且不是空文件夹，没有改动。请换一个名称。")
    root = source or starter_root()
    existed = target.exists()
    try:
        _copy(root, target, model)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        if existed:
            target.mkdir(exist_ok=True)
        raise


def model_differences(root: Path, source: Path | None = None) -> dict[str, list[str]]:
    """Where a base stands against the model content of this installation; nothing is written."""
    model = source or starter_root()
    if model.resolve() == root.resolve():
        return {"与示范内容不同": [], "示范内容里有、本库没有": []}
    files = [path.relative_to(model) for part in CONTENT for path in (model / "regs" / part).rglob("*.md")]
    there = [file for file in sorted(files) if (root / file).is_file()]
    return {
        "与示范内容不同": [
            file.as_posix() for file in there if (root / file).read_bytes() != (model / file).read_bytes()
        ],
        "示范内容里有、本库没有": [file.as_posix() for file in sorted(files) if file not in set(there)],
    }


def _copy(root: Path, target: Path, model: bool) -> None:
    target.mkdir(parents=True, exist_ok=True)
    shutil.copytree(root / "docs", target / "docs")
    shutil.copytree(root / "regs" / "data", target / "regs" / "data")
    for folder in CONTENT:
        _copy_content(root / "regs" / folder, target / "regs" / folder, model)
    if not model:
        _keep_lines(target / "regs" / "data" / "codes.yml", lambda line: line.startswith("#"))
        for page in (target / "docs").glob("*.md"):
            _keep_lines(page, lambda line: not _LINK_TO_CONTENT.search(_CODE_SPAN.sub("", line)))
    # Last, as it makes the folder a knowledge base: an interrupted copy is none.
    shutil.copyfile(root / "mkdocs.yml", target / "mkdocs.yml")


def _copy_content(source: Path, target: Path, model: bool) -> None:
    if model and source.is_dir():
        shutil.copytree(source, target)
    else:
        target.mkdir()


def _keep_lines(path: Path, keep: Callable[[str], bool]) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if keep(line)), encoding="utf-8")
