"""Files that come in and files that lie beside the pages: what they carry besides their words."""

import io
import struct
import zipfile

import pytest

from guicheng.errors import RefusedFile
from guicheng.privacy.attachments import attachment_text, leftovers
from guicheng.privacy.pictures import picture_metadata
from guicheng.privacy.received import received_doubts

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(**parts: str) -> bytes:
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as file:
        for name, words in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), words)
    return package.getvalue()


def body(words: str) -> str:
    return f"<w:document {W}><w:body>{words}</w:body></w:document>"


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ({"docProps__core_xml": "<dc:creator>user</dc:creator>"}, ("作者或者单位等属性",)),
        ({"docProps__core_xml": "<dc:creator></dc:creator>"}, ()),
        ({"docProps__app_xml": "<Company>示例</Company>"}, ("作者或者单位等属性",)),
        ({"word__document_xml": body('<w:del w:id="1" w:author="user"/>')}, ("修订痕迹",)),
        ({"word__document_xml": body("<w:rPr><w:vanish/></w:rPr>")}, ("隐藏文字",)),
        ({"word__comments_xml": "<w:comments/>"}, ("批注",)),
        ({"word__document_xml": body("<w:p/>")}, ()),
    ],
)
def test_leftovers_of_office_files(parts: dict[str, str], found: tuple[str, ...]) -> None:
    assert leftovers(docx(**parts)) == found


def test_words_of_a_name_cut_into_runs_are_joined() -> None:
    runs = "<w:p><w:r><w:t>申请人陈</w:t></w:r><w:r><w:t>国&#x6881;</w:t></w:r></w:p><w:p/>"
    assert "申请人陈国梁" in attachment_text(docx(word__document_xml=body(runs)))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"x" * 100])
def test_what_is_no_package_has_no_leftovers(data: bytes) -> None:
    assert leftovers(data) == ()
    assert attachment_text(data) == ""


def jpeg(marker: int, payload: bytes) -> bytes:
    size = struct.pack(">H", len(payload) + 2)
    return b"\xff\xd8\xff" + bytes([marker]) + size + payload + b"\xff\xda\0\0"


def png(tag: bytes) -> bytes:
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I4s", 0, b"IHDR")
        + b"\0" * 4
        + struct.pack(">I4s", 0, tag)
        + b"\0" * 4
    )


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (jpeg(0xE1, b"Exif\0\0"), ("拍摄信息",)),
        (jpeg(0xE1, b"http://ns.adobe.com/xap/1.0/\0"), ("编辑信息",)),
        (jpeg(0xED, b"Photoshop 3.0"), ("编辑信息",)),
        (jpeg(0xFE, b"made by"), ("文字说明",)),
        (jpeg(0xE0, b"JFIF\0"), ()),
        (png(b"tEXt"), ("文字说明",)),
        (png(b"eXIf"), ("拍摄信息",)),
        (png(b"IDAT"), ()),
        (b"RIFF\0\0\0\0WEBPEXIF\0\0\0\0", ("拍摄信息",)),
        (b"GIF89a", ()),
        (b"\xff\xd8\xff", ()),
    ],
)
def test_metadata_of_pictures(data: bytes, found: tuple[str, ...]) -> None:
    assert picture_metadata(data) == found


def test_an_import_tells_what_came_along() -> None:
    package = docx(docProps__core_xml="<dc:creator>user</dc:creator>")
    doubts = received_doubts("来件.docx", package, "联系人电话13800138000。")
    assert len(doubts) == 2
    assert "作者" in doubts[0]
    assert "手机号" in doubts[1]
    assert not any("138" in doubt for doubt in doubts)


def test_an_import_refuses_what_is_marked_secret() -> None:
    with pytest.raises(RefusedFile, match="保密规定"):
        received_doubts("来件.txt", b"", "秘密★一年\n示例办法\n")


def test_an_ordinary_regulation_brings_nothing() -> None:
    assert received_doubts("示例.docx", docx(), "第一条　绝密、机密、秘密三级的范围另行规定。") == ()
