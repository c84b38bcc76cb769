"""The manifest of a capsule: every file with its size and digests. Format: JSON, see ``Manifest``."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from guicheng.errors import GuichengError

NAME = "manifest.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file: path inside the capsule (POSIX), size in bytes, digests in hexadecimal."""

    path: str
    size: int
    sha256: str
    sm3: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a capsule holds. ``as_of`` is the day the site was built for, ``version`` the program's."""

    title: str
    as_of: str
    version: str
    files: tuple[FileRecord, ...]

    def to_bytes(self) -> bytes:
        """The manifest as it stands in the capsule: equal manifests give equal bytes."""
        values = {"format": FORMAT, **asdict(self)}
        return (json.dumps(values, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")

    @classmethod
    def from_bytes(cls, content: bytes) -> Manifest:
        """Read a manifest. Raises GuichengError for anything that is none."""
        try:
            values = json.loads(content)
            files = tuple(FileRecord(**record) for record in values["files"])
            known = values["format"] == FORMAT
            manifest = cls(values["title"], values["as_of"], values["version"], files)
        except (ValueError, KeyError, TypeError):
            raise GuichengError("发布包的清单读不出来") from None
        if not known:
            raise GuichengError("发布包由更新的版本制作，请先升级本程序")
        return manifest
