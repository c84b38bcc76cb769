"""``guicheng verify``: is a capsule the one its publisher signed?"""

from __future__ import annotations

from pathlib import Path

import click

from guicheng.cli.chinese import command
from guicheng.cli.output import emit
from guicheng.cli.parameters import output_option
from guicheng.errors import GuichengError

FILE = click.Path(path_type=Path)


@command("verify")
@click.argument("capsule", type=FILE, metavar="FILE")
@click.option("--key", "key_file", type=FILE, required=True, metavar="FILE", help="发布单位另行交付的公钥。")
@click.option(
    "--unpack",
    type=FILE,
    metavar="DIR",
    help="核验通过后解开：DIR/site 是新版，原来的留作 DIR/site-previous。",
)
@output_option
def verify(capsule: Path, key_file: Path, unpack: Path | None, output: str) -> None:
    """核验发布包：是不是发布单位签发的，文件有没有改动、缺少或者多出；不联网。

    不通过时说出第一处问题，退出码为 1，什么都不解开。
    解开以后发现不妥，用 guicheng rollback 退回上一版。

    示例：
      guicheng verify 规程-2026-11-25.zip --key 规程.key.pub
      guicheng verify 规程-2026-11-25.zip --key 规程.key.pub --unpack /srv/guicheng
    """
    from guicheng.release.crypto import load_public
    from guicheng.release.verify import verify_capsule

    key = load_public(key_file)
    verdict = verify_capsule(capsule, key)
    if verdict.fault is not None or verdict.manifest is None:
        raise GuichengError(f"{capsule} 没有通过核验：{verdict.fault}。不要使用，请向发布单位重新索取。")
    if unpack is not None:
        from guicheng.release.install import install

        install(capsule, unpack)
    count = len(verdict.manifest.files)
    if output == "json":
        emit({"valid": True, "signer": verdict.signer, "as_of": verdict.manifest.as_of, "files": count})
        return
    click.echo(
        f"核验通过：签名人 {verdict.signer}，内容截至 {verdict.manifest.as_of}，文件 {count} 个，全部一致。"
    )
    if unpack is not None:
        click.echo(f"已解开到 {unpack / 'site'}。退回上一版：guicheng rollback {unpack}")
