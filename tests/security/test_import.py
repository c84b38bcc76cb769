"""Received files cannot write, read or lead anywhere but into the base."""

import io
import os
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from guicheng.cli import main

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LAW = ["第一条　为了示例，制定本办法。", "第二条　本办法自2024年1月1日起施行。"]
SECRET = "此处是库外文件的内容"


def docx(title: str, more: dict[str, bytes] | None = None) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in [title, *LAW])
    parts = {"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode()}
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as package:
        for name, data in {**parts, **(more or {})}.items():
            package.writestr(name, data)
    return sink.getvalue()


def everything(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def run(base: Path, *words: Path | str) -> str:
    result = CliRunner().invoke(main, ["-C", str(base), "import", *map(str, words)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    assert "Traceback" not in result.output
    return result.output


TITLES = [
    "../../../逃逸办法",
    "..\\..\\逃逸办法",
    "/etc/逃逸办法",
    "逃逸\u202e办法",
    "CON 逃逸办法",
    "长" * 300 + "办法",
]


@pytest.mark.parametrize("title", TITLES)
def test_a_title_leads_nowhere_but_into_regulations(good_base: Path, title: str) -> None:
    inbox = good_base.parent / "inbox"
    inbox.mkdir()
    (inbox / "收到.docx").write_bytes(docx(title))
    before = everything(good_base.parent)
    run(good_base, inbox)
    new = everything(good_base.parent) - before - {"base/build"}
    assert all(path.startswith("base/regs/regulations/") for path in new), new
    assert all(part.isascii() and ".." not in part for path in new for part in path.split("/"))


def test_names_inside_a_package_are_never_unpacked(good_base: Path) -> None:
    hostile = {"../../../escaped.txt": b"x", "/tmp/escaped-by-name": b"x", "word/../../escaped": b"x"}
    file = good_base.parent / "包.docx"
    file.write_bytes(docx("示例市包装办法", hostile))
    before = everything(good_base.parent)
    run(good_base, file)
    new = everything(good_base.parent) - before
    assert not [path for path in new if "escaped" in path]
    assert not Path("/tmp/escaped-by-name").exists()


@pytest.mark.skipif(os.name == "nt", reason="符号链接要管理员权限")
def test_links_in_a_folder_lead_to_no_other_file_and_round_in_no_circle(good_base: Path) -> None:
    (good_base.parent / "库外.txt").write_text("\n".join(["示例市库外办法", SECRET, *LAW]), encoding="utf-8")
    inbox = good_base.parent / "inbox"
    inbox.mkdir()
    (inbox / "链接.txt").symlink_to(good_base.parent / "库外.txt")
    (inbox / "圈").symlink_to(inbox)
    (inbox / "断.txt").symlink_to(inbox / "没有")
    run(good_base, inbox)
    texts = [path.read_text(encoding="utf-8") for path in (good_base / "regs").rglob("*.md")]
    assert not [text for text in texts if SECRET in text]


@pytest.mark.parametrize("name", ["网页.html", "数据.txt", "文.md"])
def test_an_entity_reads_no_file(good_base: Path, name: str) -> None:
    outside = good_base.parent / "outside.txt"
    outside.write_text(SECRET, encoding="utf-8")
    prolog = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{outside.as_uri()}">]>'
    body = "".join(f"<p>{line}</p>" for line in ["示例市实体办法", "第一条　&x;内容。", *LAW[1:]])
    file = good_base.parent / name
    file.write_text(
        f"{prolog}<html><body>{body}<iframe src='{outside.as_uri()}'></iframe></body></html>",
        encoding="utf-8",
    )
    run(good_base, file)
    assert not [
        path for path in (good_base / "regs").rglob("*.md") if SECRET in path.read_text(encoding="utf-8")
    ]


def test_a_package_that_lies_about_its_size_is_refused(good_base: Path) -> None:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", b" " * 50_000_000)
    lying = sink.getvalue().replace((50_000_000).to_bytes(4, "little"), (900).to_bytes(4, "little"))
    file = good_base.parent / "说谎.docx"
    file.write_bytes(lying)
    before = everything(good_base)
    assert "建议" in run(good_base, file)
    assert everything(good_base) == before
