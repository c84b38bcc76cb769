"""``guicheng localise``: the office's own questions, answered one by one or listed as 本地化清单."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from guicheng.cli.base import pass_base
from guicheng.cli.chinese import command
from guicheng.cli.output import emit
from guicheng.cli.parameters import output_option

if TYPE_CHECKING:
    from guicheng.content.localise import OpenItem


@command("localise")
@click.option("--list", "only_list", is_flag=True, help="只列出本地化清单，不提问，不写文件。")
@click.option("--differences", is_flag=True, help="另列出与本次安装的示范内容不同的文件，不写文件。")
@output_option
@pass_base
def localise(root: Path, only_list: bool, differences: bool, output: str) -> None:
    """本单位化：逐项问本单位自己要定的事，答案写进 office.yml；再列出还没有定的。

    直接按回车跳过这一项。只改 office.yml 里答了的那一行，注释和别的行不动。
    升级以后用 --differences 查示范内容的新旧差别；本单位改过的文件从不自动覆盖。

    示例：
      guicheng localise
      guicheng localise --list
      guicheng localise --list --differences
    """
    from guicheng.content.corpus import read_corpus
    from guicheng.content.localise import open_items

    if not only_list and not differences and output == "text":
        _ask(root, open_items(read_corpus(root)))
    left = open_items(read_corpus(root))
    changed = _differences(root) if differences else None
    if output == "json":
        emit(_values(left, changed))
    else:
        click.echo(_page(left, changed))


def _ask(root: Path, items: tuple[OpenItem, ...]) -> None:
    """Every answer is kept at once, so an interruption loses none."""
    from guicheng.content.localise import keep_answer

    for item in items:
        if item.by_hand is None:
            answer = _answer(item)
            if answer:
                keep_answer(root, item.key, answer)


def _answer(item: OpenItem) -> str:
    answer: str = click.prompt(str(item), default="", show_default=False, prompt_suffix="\n> ")
    return answer.strip()


def _differences(root: Path) -> dict[str, list[str]]:
    from guicheng.content.starter import model_differences

    return model_differences(root)


def _values(left: tuple[OpenItem, ...], changed: dict[str, list[str]] | None) -> dict[str, object]:
    items = [{"key": item.key, "question": item.question, "todo": item.by_hand} for item in left]
    return {"open": items} if changed is None else {"open": items, "differences": changed}


def _page(left: tuple[OpenItem, ...], changed: dict[str, list[str]] | None) -> str:
    lines = [f"本地化清单：还有 {len(left)} 项没有定。" if left else "本地化清单：各项都已经定了。"]
    lines += [f"  □ {item}" for item in left]
    lines += [f"说明：{words}。" for words in dict.fromkeys(item.by_hand for item in left if item.by_hand)]
    for words, files in (changed or {}).items():
        lines.append(f"{words}：{len(files)} 个文件")
        lines += [f"  {file}" for file in files]
    return "\n".join(lines)
