"""``guicheng bundle``: a signed capsule of the built site."""

from __future__ import annotations

import datetime as dt
from dataclasses import asdict, replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from guicheng.cli.base import pass_base
from guicheng.cli.chinese import command
from guicheng.cli.clock import today
from guicheng.cli.output import emit
from guicheng.cli.parameters import DAY, output_option

if TYPE_CHECKING:
    from guicheng.release.capsule import Content

FILE = click.Path(path_type=Path)
FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@command("bundle")
@click.option("-o", "target", type=FILE, metavar="FILE", help="发布包的文件名，扩展名 .zip。")
@click.option("--key", "key_file", type=FILE, metavar="FILE", help="签名用的私钥。")
@click.option("--previous", type=FILE, metavar="FILE", help="上一个发布包，用来写明改动了什么。")
@click.option("--wheels", type=FOLDER, metavar="DIR", help="连同安装包一起放入，供不能上网的电脑安装程序。")
@click.option("--fonts", type=FOLDER, metavar="DIR", help="连同字体一起放入，供没有中文字体的电脑打印。")
@click.option("--base", is_flag=True, help="连同知识库一起放入，供对方修改、重新生成；内部内容也在内。")
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
    fonts: Path | None,
    base: bool,
    as_of: dt.date | None,
    new_key: Path | None,
    output: str,
) -> None:
    """把生成好的站点装进签名的发布包，供拷入内网。

    附每个文件的 SHA-256、SM3，变更说明，以及所用程序的清单 sbom.json（CycloneDX：许可、散列）。

    私钥只留在发布人手里，不入库、不随发布包走；公钥和指纹另行交给接收单位，当面或者电话核对。
    同一站点、同一内容截止日，两次做出的发布包逐字节相同。
    给不能上网的电脑安装、重新生成：安装包用 python3 scripts/dev.py wheels 备齐；步骤写在包里的安装说明.txt。

    示例：
      guicheng bundle --new-key 规程.key
      guicheng bundle -o 规程-2026-11-25.zip --key 规程.key --previous 规程-2026-10-20.zip
      guicheng bundle -o 规程-3.zip --key 规程.key --wheels 安装包 --base
    """
    from guicheng.release.capsule import wheel_names, write_capsule
    from guicheng.release.crypto import file_digests, fingerprint, load_private, new_key_pair
    from guicheng.release.verify import read_manifest
    from guicheng.release.wheels import desks

    if new_key is not None:
        public = new_key.with_name(new_key.name + ".pub")
        words = new_key_pair(new_key, public)
        _say(output, {"key": str(new_key), "public": str(public), "fingerprint": words})
        return
    if target is None or key_file is None:
        raise click.UsageError(
            "要写明发布包的文件名（-o）和私钥（--key）。还没有密钥的，先用 --new-key 生成。"
        )
    content = replace(
        _content(root, as_of or today()), wheels=wheels, fonts=fonts, base=root if base else None
    )
    if changed := _changed_since_built(root):
        click.echo(
            f"提示：{changed} 在生成站点以后改过，包里是改前的站点。建议：先执行 guicheng build", err=True
        )
    old = read_manifest(previous) if previous else None
    key = load_private(key_file)
    files = write_capsule(content, target, key, old).files
    values = {"capsule": str(target), "files": len(files), "sha256": file_digests(target).sha256}
    values["fingerprint"] = fingerprint(key.public_key())
    if wheels is not None:
        names = wheel_names(record.path for record in files)
        values["desks"] = [{**asdict(desk), "state": desk.words} for desk in desks(names, content.lock)]
    _say(output, values)


def _changed_since_built(root: Path) -> str | None:
    """A source written after the last build, if any: the build may have been forgotten, or refused."""
    manifest = root / "build" / "cache" / "site.manifest"
    if not manifest.is_file():
        return None
    built = manifest.stat().st_mtime_ns
    sources = (path for folder in ("regs", "docs") for path in sorted((root / folder).rglob("*")))
    newer = (path for path in sources if path.is_file() and path.stat().st_mtime_ns > built)
    return next((path.relative_to(root).as_posix() for path in newer), None)


def _content(root: Path, day: dt.date) -> Content:
    """What every capsule holds."""
    from guicheng.content.corpus import read_corpus
    from guicheng.release.capsule import Content
    from guicheng.release.sbom import lock_file
    from guicheng.release.titles import document_titles

    corpus = read_corpus(root)
    lock = lock_file().read_text(encoding="utf-8")
    return Content(
        root / "build" / "site", corpus.office.name, day, version("guicheng"), document_titles(corpus), lock
    )


def _say(output: str, values: dict[str, Any]) -> None:
    if output == "json":
        emit(values)
        return
    if "key" in values:
        click.echo(f"私钥：{values['key']}（只留在发布人手里）\n公钥：{values['public']}（交给接收单位）")
    else:
        click.echo(f"已写入 {values['capsule']}，文件 {values['files']} 个。\nSHA-256：{values['sha256']}")
    for desk in values.get("desks", ()):
        click.echo(f"{desk['platform']}：{desk['state']}")
    click.echo(f"公钥指纹：{values['fingerprint']}")
