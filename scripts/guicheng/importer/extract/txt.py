"""Plain text: the encoding found, hard-wrapped lines joined to paragraphs."""

from __future__ import annotations

from collections import Counter

from guicheng.errors import RefusedFile
from guicheng.importer.sheet import Sheet
from guicheng.text.widths import unify

_ENCODINGS = ("utf-8-sig", "gb18030")
_ENDS = "。；：！？”）)》;:!?"


def decode(data: bytes) -> str:
    """Text of a file: UTF-8, UTF-16 with its mark, or GB 18030. Raises RefusedFile for anything else."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if data.count(0) > len(data) // 100:
        raise RefusedFile("这不是文本文件。建议：导入 .docx、.html、.pdf、.txt 或者 .md 文件。")
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise RefusedFile(
        "认不出文字编码（不是 UTF-8，也不是 GB18030）。建议：用记事本打开，另存为 UTF-8 再导入。"
    )


def read_txt(text: str) -> Sheet:
    """One paragraph a line; lines broken at a fixed width are joined."""
    lines = [line.rstrip() for line in unify(text).split("\n")]
    width = _wrap_width([line for line in lines if line.strip()])
    if width is None:
        return Sheet(tuple(line.strip() for line in lines if line.strip()))
    note = f"每行 {width} 字左右硬换行，已按段落接起"
    return Sheet(tuple(_join(lines, width)), notes=(note,), doubts=("硬换行已接成段落，请核对分段",))


def _wrap_width(lines: list[str]) -> int | None:
    """The width at which lines are broken, None when a line is a paragraph."""
    if len(lines) < 20:
        return None
    lengths = Counter(len(line) for line in lines)
    width = max(lengths)
    full = [line for line in lines if width - 2 <= len(line) <= width]
    broken = sum(not line.endswith(tuple(_ENDS)) for line in full)
    return width if width <= 60 and len(full) > len(lines) * 0.4 and broken > len(full) * 0.5 else None


def _join(lines: list[str], width: int) -> list[str]:
    """A new paragraph after a short line, an empty line, or before an indent."""
    paragraphs: list[str] = []
    fresh = True
    for line in lines:
        if not line.strip():
            fresh = True
            continue
        if fresh or line[0] in " 　":
            paragraphs.append(line.strip())
        else:
            paragraphs[-1] += line.strip()
        fresh = len(line) < width - 2
    return paragraphs
