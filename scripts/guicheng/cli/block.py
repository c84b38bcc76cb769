"""``guicheng block``: the office's own list of names that must never appear."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from guicheng.cli.base import pass_base
from guicheng.cli.chinese import command
from guicheng.cli.output import emit
from guicheng.cli.parameters import OneOf, output_option
from guicheng.errors import GuichengError


@command("block")
@click.argument("action", type=OneOf(["add"]), metavar="add")
@output_option
@pass_base
def block(root: Path, action: str, output: str) -> None:
    """把名称加入本单位名单，此后出现这些名称就不能生成站点；名单里只存校验值，不存名称。

    名称从标准输入读，一行一个（人名、村名、单位名，二至二十个字），不写在命令里，以免留在命令记录中。
    密钥在知识库之外：环境变量 GUICHENG_BLOCK_KEY 指明的文件，没有设置的在用户文件夹下的 .config/guicheng/block.key；
    第一次使用时自动生成，要另行备份，不得与知识库放在一起。

    示例：
      guicheng block add
      guicheng block add < 名单.txt
    """
    from guicheng.privacy.blocklist import LONGEST, SHORTEST, add_names, find_key, key_path, new_key
    from guicheng.text.widths import bare

    if sys.stdin.isatty():
        click.echo("一行一个名称，写完以后按 Ctrl-D（Windows 按 Ctrl-Z 再回车）：", err=True)
    names = [line for line in sys.stdin.read().splitlines() if line.strip()]
    wrong = sum(not SHORTEST <= len(bare(name)) <= LONGEST for name in names)
    if not names or wrong:
        raise GuichengError(
            f"名称应为 {SHORTEST} 至 {LONGEST} 个字，有 {wrong} 个不合要求，没有添加。"
            if wrong
            else "没有读到名称。"
        )
    key = find_key()
    made = key is None
    added = add_names(root, names, key if key is not None else new_key(root))
    if output == "json":
        emit({"added": added, "present": len(names) - added, "key": str(key_path()), "key_made": made})
        return
    click.echo(
        f"已加入 {added} 个，原来就有 {len(names) - added} 个。密钥：{key_path()}{'（新生成，请另行备份）' if made else ''}"
    )
