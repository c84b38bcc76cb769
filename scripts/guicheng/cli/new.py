"""``guicheng new``: a valid skeleton with the next free code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from guicheng.cli.base import pass_base
from guicheng.cli.chinese import command
from guicheng.cli.clock import today
from guicheng.cli.output import emit
from guicheng.cli.parameters import OneOf, output_option
from guicheng.errors import GuichengError

if TYPE_CHECKING:
    from guicheng.content.codes import CodeRegister
    from guicheng.content.corpus import Corpus
    from guicheng.model.data import CodeEntry

_LETTERS = {"regulation": "R", "procedure": "P", "case": "C", "form": "F"}
_WORDS = {"regulation": "法规", "procedure": "程序", "case": "案例", "form": "文书"}
_PATHS = {
    "R": "regs/regulations/{}/index.md",
    "P": "regs/procedures/{}.md",
    "C": "regs/cases/{}.md",
    "F": "regs/forms/{}.md",
}
LONGEST_TITLE = 120


@command("new")
@click.argument("kind", type=OneOf(list(_LETTERS)), metavar="regulation|procedure|case|form")
@click.argument("title", metavar="名称")
@output_option
@pass_base
def new(root: Path, kind: str, title: str, output: str) -> None:
    """新建一个条目：写一个合格的空白文件，取下一个编码并登记在 codes.yml。

    种类：regulation（法规，仅题录）、procedure（程序草稿）、case（案例）、form（文书）。
    编码给出后不再改变，也不再给别的条目。法规的正文用 guicheng import 导入，会自动对上名称。

    示例：
      guicheng new regulation 示例市河道管理条例
      guicheng new procedure 线索登记
    """
    from guicheng.content.codes import CODES_FILE, CodeRegister
    from guicheng.content.corpus import read_corpus
    from guicheng.content.writing import write_text

    corpus, register = read_corpus(root), CodeRegister.load(root / CODES_FILE)
    title = _fit(title, kind, corpus)
    code = register.next(_LETTERS[kind])
    slug = _slug(register, code, title)
    path = root / _PATHS[code[0]].format(slug)
    if path.exists() or corpus.entry(code) is not None:
        raise GuichengError(
            f"已有文件用了 {code} 或者 {path.name} 而没有登记。请先用 guicheng check 查看并改正。"
        )
    write_text(path, _skeleton(kind, corpus)(code, title))
    try:
        register.with_entry(code, _code_entry(code, slug)).append_to(root / CODES_FILE, [code])
    except BaseException:
        _take_back(path)
        raise
    file = path.relative_to(root).as_posix()
    if output == "json":
        emit({"code": code, "slug": slug, "file": file})
    else:
        click.echo(f"已新建{_WORDS[kind]} {code}：{file}。写着“待填”的地方请补上，再用 guicheng check 检查。")


def _fit(title: str, kind: str, corpus: Corpus) -> str:
    """The title without outer white space. Raises GuichengError for one that cannot be used."""
    title = title.strip()
    if not title or len(title) > LONGEST_TITLE or not title.isprintable():
        raise GuichengError(f"名称应为 1 至 {LONGEST_TITLE} 个字，不含换行和控制字符。")
    same = corpus.work_named(title) if kind == "regulation" else None
    if same is not None:
        raise GuichengError(f"库中已有 {same.meta.code}《{same.meta.title}》，没有新建。")
    return title


def _slug(register: CodeRegister, code: str, title: str) -> str:
    """Pinyin of the title, numbered when taken; cases and forms get their code."""
    from guicheng.importer.slug import slug_of
    from guicheng.search.segment import segmenter

    if code[0] in "CF":
        return code.lower()
    entries = [entry for known, entry in register.entries.items() if known[0] == code[0]]
    taken = {slug for entry in entries for slug in (entry.slug, *entry.old_slugs)}
    return slug_of(title, taken, segmenter().cut)


def _skeleton(kind: str, corpus: Corpus) -> Callable[[str, str], str]:
    from guicheng.cli import skeleton

    if kind == "procedure":
        return lambda code, title: skeleton.procedure(code, title, dict(corpus.roles))
    if kind == "case":
        return lambda code, title: skeleton.case(code, title, today())
    return skeleton.regulation if kind == "regulation" else skeleton.form


def _take_back(path: Path) -> None:
    """Remove a document whose code could not be registered, and its folder where it has one of its own."""
    path.unlink()
    if path.name == "index.md":
        path.parent.rmdir()


def _code_entry(code: str, slug: str) -> CodeEntry:
    from guicheng.model.data import CodeEntry, ProcedureEdition

    return CodeEntry(slug=slug, editions={1: ProcedureEdition()} if code[0] == "P" else {})
