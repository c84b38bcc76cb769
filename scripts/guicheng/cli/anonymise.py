"""``guicheng anonymise``: a rewritten text for a person to work on."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from guicheng.cli.chinese import command
from guicheng.cli.output import emit
from guicheng.cli.parameters import output_option
from guicheng.errors import GuichengError

FILE = click.Path(path_type=Path)


@command("anonymise")
@click.argument("file", type=FILE, metavar="FILE")
@click.option(
    "-o", "--output-file", "target", type=FILE, metavar="FILE", help="把改写稿写进这个文件，不覆盖已有文件。"
)
@output_option
def anonymise(file: Path, target: Path | None, output: str) -> None:
    """生成脱敏的改写稿：人名改称谓，地名改层级，确数改概数；原文件不动。

    同一个人在全文用同一个称谓。对照关系不保存，不能还原。
    改写稿后面附修改表，写明行号和种类；标“请定”的由人决定。改写稿须由两人复核以后才能入库。

    示例：
      guicheng anonymise 来稿.txt
      guicheng anonymise 来稿.docx -o 改写稿.md
    """
    from guicheng.cli.privacy_input import read_words
    from guicheng.privacy.anonymise import anonymise as rewrite
    from guicheng.privacy.anonymise import table

    done = rewrite(read_words(file))
    if target is not None:
        _write(target, done.text)
    if output == "json":
        changes = [dataclasses.asdict(change) for change in done.changes]
        emit({"text": done.text, "changes": changes, "left": len(done.left)})
        return
    if target is None:
        click.echo(done.text.rstrip("\n"))
    click.echo("\n".join(["", f"修改表（{len(done.changes)} 处）", *table(done.changes)]))
    click.echo(f"改写后仍有 {len(done.left)} 处须由人处理。对照关系没有保存。")


def _write(target: Path, text: str) -> None:
    """Never over a file that is there."""
    try:
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise GuichengError(f"{target} 已经存在，没有覆盖。建议：换一个文件名。") from None
