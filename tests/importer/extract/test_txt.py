"""Plain text: encodings and hard-wrapped lines."""

import pytest

from guicheng.errors import RefusedFile
from guicheng.importer.extract.txt import decode, read_txt

LINE = "第一条　河道管理应当遵守统一规划、分级负责的要求，"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_usual_encodings_are_found(encoding):
    assert decode(LINE.encode(encoding)).lstrip("\ufeff") == LINE


def test_a_binary_file_is_refused():
    with pytest.raises(RefusedFile, match="不是文本文件"):
        decode(b"\x00\x01\x02\x00" * 50)


def test_a_line_is_a_paragraph():
    assert read_txt("示例市办法\n\n　　第一条　内容。\r\n第二条　内容。\n").lines == (
        "示例市办法",
        "第一条　内容。",
        "第二条　内容。",
    )


def test_lines_broken_at_a_width_are_joined_and_doubted():
    paragraph = "　　第一条　" + "河道管理应当遵守统一规划和分级负责的要求并接受监督" * 30 + "。"
    wrapped = "\n".join(paragraph[i : i + 36] for i in range(0, len(paragraph), 36))
    sheet = read_txt(wrapped)
    assert sheet.lines == (paragraph.strip(),)
    assert "核对分段" in sheet.doubts[0]
