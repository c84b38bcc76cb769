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
_MODEL_PAGES = ("first-import.md", "requirements.md")
"""Pages that speak of the model content alone."""
_LINK = re.compile(rf"`[^`]*`|\[([^\]]+)\]\((?:{CODE}[^)]*|{'|'.join(map(re.escape, _MODEL_PAGES))})\)")


def starter_root(package: Path = _PACKAGE) -> Path:
    """The folder to copy from. Raises GuichengError when the installation lacks it."""
    for folder in (package / "starter", package.parents[1]):
        if (folder / "mkdocs.yml").is_file() and (folder / "regs").is_dir() and (folder / "docs").is_dir():
            return folder
    raise GuichengError("安装不完整，缺少新建知识库用的样本；请重新安装 guicheng。")


def copy_starter(target: Path, model: bool, source: Path | None = None) -> None:
    """Make a new base in ``target``: pages, settings and data files; with ``model`` the model content too.

    Without it the register of codes keeps its heading and loses its lines, as no code is given yet; the home
    page loses the lines that lead to model content and other pages keep the words of such links alone, as
    other documents will be given those codes; pages about the model content are left out.
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
        _leave_model_pages(target / "docs")
    # Last, as it makes the folder a knowledge base: an interrupted copy is none.
    shutil.copyfile(root / "mkdocs.yml", target / "mkdocs.yml")
    if not model:
        _keep_lines(target / "mkdocs.yml", lambda line: not line.rstrip().endswith(_MODEL_PAGES))


def _leave_model_pages(docs: Path) -> None:
    for name in _MODEL_PAGES:
        (docs / name).unlink(missing_ok=True)
    for page in docs.glob("*.md"):
        if page.name == "index.md":
            _keep_lines(page, lambda line: not _LINK_TO_CONTENT.search(line))
        text = page.read_text(encoding="utf-8")
        page.write_text(_LINK.sub(lambda link: link[1] or link[0], text), encoding="utf-8")


def _copy_content(source: Path, target: Path, model: bool) -> None:
    if model and source.is_dir():
        shutil.copytree(source, target)
    else:
        target.mkdir()


def _keep_lines(path: Path, keep: Callable[[str], bool]) -> None:
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if keep(line)), encoding="utf-8")
