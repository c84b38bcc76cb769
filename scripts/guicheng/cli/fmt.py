"""``guicheng fmt``: files of the base in their normal form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guicheng.cli.base import pass_base
from guicheng.cli.chinese import command
from guicheng.cli.output import emit, problem_values
from guicheng.cli.parameters import output_option
from guicheng.errors import BadInput, NotFound, Problem

if TYPE_CHECKING:
    from collections.abc import Callable

    from pydantic import BaseModel

    Form = Callable[[str], str]


@command("fmt")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[路径]…")
@click.option("--check", "only_check", is_flag=True, help="只检查不改写；有不统一的，退出码为 1。")
@output_option
@pass_base
def fmt(root: Path, paths: tuple[Path, ...], only_check: bool, output: str) -> int:
    """把文件整理成统一格式；直接改写文件，反复执行结果不变。

    属性：中文键改成英文键，按规定次序排列；值、引号、注释照原样保留。
    法规正文：一段一行、段间空一行，不增减一个字；其他正文不动。
    整理后读出的内容与原来不一致的，不改写并说明。编码登记 codes.yml 只增不减，不整理。
    不写路径时整理整个知识库。

    示例：
      guicheng fmt
      guicheng fmt --check regs/procedures
    """
    changed: list[str] = []
    problems: list[Problem] = []
    files = list(_files(root, paths))
    for path in files:
        try:
            if _format(path, _form(root, path), only_check):
                changed.append(path.relative_to(root).as_posix())
        except BadInput as error:
            problems += error.problems
    _say(output, only_check, changed, problems, len(files))
    return int(bool(problems) or (only_check and bool(changed)))


def _format(path: Path, form: Form, only_check: bool) -> bool:
    """Write the normal form of one file; whether it differs from what stood there."""
    from guicheng.content.writing import write_text

    try:
        before = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        problem = Problem(str(path), 0, "file-encoding", "文件不是 UTF-8 编码", "用编辑器另存为 UTF-8")
        raise BadInput([problem]) from None
    after = form(before)
    if after != before and not only_check:
        write_text(path, after)
    return after != before


def _files(root: Path, paths: tuple[Path, ...]) -> Iterator[Path]:
    """The files to format, each once, in order."""
    found: set[Path] = set()
    for path in [path.resolve() for path in paths] or [root / "regs"]:
        if not path.exists():
            raise NotFound(f"找不到“{path}”。")
        if not path.is_relative_to(root / "regs"):
            raise NotFound(f"“{path}”不在知识库的 regs/ 里。")
        found |= {path} if path.is_file() else {one for one in path.rglob("*") if one.is_file()}
    yield from sorted(path for path in found if _is_content(path.relative_to(root / "regs").parts))


def _is_content(parts: tuple[str, ...]) -> bool:
    """Whether a file under ``regs/`` has a normal form; the append-only register has none."""
    folder, name = parts[0], parts[-1]
    if folder == "data":
        return name in ("roles.yml", "deadlines.yml", "calendar.yml", "office.yml", "redlines.yml")
    return folder in ("regulations", "procedures", "cases", "forms") and name.endswith(".md")


def _form(root: Path, path: Path) -> Form:
    """What turns this file's text into its normal form."""
    from guicheng.content.normal_form import data_form, document_form
    from guicheng.model.case import Case
    from guicheng.model.data import CalendarYear, Limit, Office, RedLines, Role
    from guicheng.model.form import Form as Blank
    from guicheng.model.procedure import Procedure
    from guicheng.model.work import Edition, Work

    file = path.relative_to(root).as_posix()
    folder = file.split("/")[1]
    named: dict[str, type[BaseModel]] = {"roles": Role, "deadlines": Limit, "calendar": CalendarYear}
    single: dict[str, type[BaseModel]] = {"office": Office, "redlines": RedLines}
    kinds: dict[str, type[BaseModel]] = {"procedures": Procedure, "cases": Case, "forms": Blank}
    if folder == "data":
        by_name = path.stem in named
        return partial(data_form, model=(named | single)[path.stem], file=file, by_name=by_name)
    if folder == "regulations":
        return partial(document_form, model=Work if path.name == "index.md" else Edition, file=file)
    return partial(document_form, model=kinds[folder], file=file)


def _say(output: str, only_check: bool, changed: list[str], problems: Iterable[Problem], count: int) -> None:
    if output == "json":
        emit({"changed": changed, "problems": problem_values(problems)})
        return
    for problem in problems:
        click.echo(str(problem), err=True)
    for file in changed:
        click.echo(file)
    verb = "需要整理" if only_check else "已整理"
    click.echo(f"{verb} {len(changed)} 个文件，共看了 {count} 个。")
