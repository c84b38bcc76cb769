"""What a file that is imported brings along: marks of secrecy refuse it, numbers of persons and leftovers are told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from guicheng.errors import RefusedFile
from guicheng.privacy.attachments import OFFICE, leftovers
from guicheng.privacy.detect import scan


def received_doubts(name: str, data: bytes, text: str) -> tuple[str, ...]:
    """What a person should look at. Raises RefusedFile for a text that bears a mark of secrecy."""
    findings = [finding for finding in scan(text, "data") if finding.tier == "error"]
    if any(finding.rule in ("secret-mark", "internal-mark") for finding in findings):
        raise RefusedFile("文件有密级标志或者内部材料标记，不导入。建议：移出本系统，按保密规定处理。")
    return tuple(_doubts(name, data, {finding.kind for finding in findings}))


def _doubts(name: str, data: bytes, kinds: set[str]) -> Iterator[str]:
    left = leftovers(data) if PurePath(name).suffix.lower() in OFFICE else ()
    if left:
        yield f"原文件带有{'、'.join(left)}，没有导入；转发原文件前请清除"
    if kinds:
        yield f"文中有{'、'.join(sorted(kinds))}，不删去就不能生成站点"
