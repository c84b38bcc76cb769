"""What import tells: for each file what was recognised, changed, doubtful; as text and as JSON values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

Outcome = Literal["入库", "附入", "已入库", "跳过", "拒绝"]
_RECOGNISED = {
    "title": "名称",
    "edition": "版本",
    "level": "位阶",
    "issuer": "制定机关",
    "doc_no": "文号",
    "promulgated": "公布",
    "effective_from": "施行",
}


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file. ``reason`` says why nothing was written, ``path`` what was."""

    file: str
    outcome: Outcome
    code: str | None = None
    path: str | None = None
    recognised: dict[str, Any] = field(default_factory=dict)
    changed: tuple[str, ...] = ()
    doubtful: tuple[str, ...] = ()
    reason: str = ""

    def values(self) -> dict[str, Any]:
        """The file as a JSON value."""
        return {
            "file": self.file,
            "outcome": self.outcome,
            "code": self.code,
            "path": self.path,
            "recognised": self.recognised,
            "changed": list(self.changed),
            "doubtful": list(self.doubtful),
            "reason": self.reason,
        }


@dataclass(frozen=True, slots=True)
class Report:
    """All files of a run, in order."""

    files: tuple[FileReport, ...]
    dry_run: bool = False

    @property
    def refused(self) -> int:
        """How many files were refused."""
        return sum(file.outcome == "拒绝" for file in self.files)

    def values(self) -> dict[str, Any]:
        """``{"files": […]}`` with the counts beside."""
        return {
            "files": [file.values() for file in self.files],
            "counts": self.counts(),
            "dry_run": self.dry_run,
        }

    def counts(self) -> dict[str, int]:
        """How many files had each outcome."""
        return dict(Counter(file.outcome for file in self.files))

    def lines(self) -> Iterator[str]:
        """The report for people."""
        for file in self.files:
            yield from _file_lines(file)
        counts = "，".join(f"{outcome} {count}" for outcome, count in self.counts().items())
        doubtful = sum(bool(file.doubtful) for file in self.files)
        yield f"共 {len(self.files)} 个文件：{counts or '没有可导入的文件'}；有待核事项的 {doubtful} 个。"
        if self.dry_run:
            yield "这是试运行，没有写入任何文件。"


def _file_lines(file: FileReport) -> Iterator[str]:
    yield f"{file.outcome}　{file.file}" + (f"：{file.reason}" if file.reason else "")
    if file.recognised:
        known = [
            f"{name}：{_say(file.recognised[key])}"
            for key, name in _RECOGNISED.items()
            if file.recognised.get(key)
        ]
        yield f"　　{file.code or ''} {'；'.join(known)}"
    if file.path:
        yield f"　　写入 {file.path}"
    yield from (f"　　改动：{change}" for change in file.changed)
    yield from (f"　　待核：{doubt}" for doubt in file.doubtful)


def _say(value: Any) -> str:
    return "、".join(value) if isinstance(value, list) else str(value)
