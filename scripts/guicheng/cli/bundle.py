"""``guicheng bundle``: a signed capsule of the built site."""

from __future__ import annotations

import datetime as dt
from importlib.metadata import version
from pathlib import Path

import click

from guicheng.cli.base import pass_base
from guicheng.cli.chinese import command
from guicheng.cli.clock import today
from guicheng.cli.output import emit
from guicheng.cli.parameters import DAY, output_option

FILE = click.Path(path_type=Path)


@command("bundle")
@click.option("-o", "target", type=FILE, metavar="FILE", help="发布包的文件名，扩展名 .zip。")
@click.option("--key", "key_file", type=FILE, metavar="FILE", help="签名用的私钥。")
@click.option("--previous", type=FILE, metavar="FILE", help="上一个发布包，用来写明改动了什么。")
@click.option("--wheels", type=FILE, metavar="DIR", help="连同安装包一起放入，供不能上网的电脑重新生成站点。")
@click.option("--as-of", type=DAY, metavar="日期", help="站点的内容截止日；默认今天。")
@click.option("--new-key", type=FILE, metavar="FILE", help="生成一对新密钥：FILE 是私钥，FILE.pub 是公钥。")
@output_option
@pass_base
def bundle(
    root: Path,
    target: Path | None,
    key_file: Path | None,
    previous: Path | None,
    wheels: Path | None,
    as_of: dt.date | None,
    new_key: Path | None,
    output: str,
) -> None:
    """把生成好的站点装进签名的发布包，供拷入内网。

    附每个文件的 SHA-256、SM3，变更说明，以及所用程序的清单 sbom.json（CycloneDX：许可、散列）。

    私钥只留在发布人手里，不入库、不随发布包走；公钥和指纹另行交给接收单位，当面或者电话核对。
    同一站点、同一内容截止日，两次做出的发布包逐字节相同。

    示例：
      guicheng bundle --new-key 规程.key
      guicheng bundle -o 规程-2026-11-25.zip --key 规程.key --previous 规程-2026-10-20.zip
    """
    from guicheng.release.crypto import fingerprint, load_private, new_key_pair

    if new_key is not None:
        public = new_key.with_name(new_key.name + ".pub")
        words = new_key_pair(new_key, public)
        _say(output, {"key": str(new_key), "public": str(public), "fingerprint": words})
        return
    if target is None or key_file is None:
        raise click.UsageError(
            "要写明发布包的文件名（-o）和私钥（--key）。还没有密钥的，先用 --new-key 生成。"
        )
    key = load_private(key_file)
    manifest = _write(root, target, key_file, previous, wheels, as_of or today())
    _say(output, {"capsule": str(target), "files": manifest, "fingerprint": fingerprint(key.public_key())})


def _write(
    root: Path, target: Path, key_file: Path, previous: Path | None, wheels: Path | None, day: dt.date
) -> int:
    from guicheng.content.corpus import read_corpus
    from guicheng.release.capsule import Content, write_capsule
    from guicheng.release.crypto import load_private
    from guicheng.release.sbom import lock_file
    from guicheng.release.titles import document_titles
    from guicheng.release.verify import read_manifest

    corpus = read_corpus(root)
    content = Content(
        root / "build" / "site", wheels, corpus.office.name, day, version("guicheng"), document_titles(corpus),
        lock_file().read_text(encoding="utf-8"),
    )  # fmt: skip
    old = read_manifest(previous) if previous else None
    return len(write_capsule(content, target, load_private(key_file), old).files)


def _say(output: str, values: dict[str, object]) -> None:
    if output == "json":
        emit(values)
        return
    if "key" in values:
        click.echo(f"私钥：{values['key']}（只留在发布人手里）\n公钥：{values['public']}（交给接收单位）")
    else:
        click.echo(f"已写入 {values['capsule']}，文件 {values['files']} 个。")
    click.echo(f"公钥指纹：{values['fingerprint']}")
