"""What a build of the index leaves for the next one, beside the files themselves."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field

from guicheng.search.browser.tables import Table

Layout = tuple[str, int, int, int]
"""Folder, bytes in buckets, bytes a bucket, bytes beyond which an entry stands alone."""


@dataclass
class State:
    """``works`` has the key of every work and of how many parts it is remembered; ``tables`` those of both parts."""

    version: str = ""
    works: dict[str, tuple[str, int]] = field(default_factory=dict)
    tables: list[list[Layout]] = field(default_factory=list)

    def packed(self) -> str:
        """As it is kept."""
        return json.dumps(asdict(self), separators=(",", ":"))


def layout_of(table: Table) -> Layout:
    """What the file ``boot`` does not tell of a table."""
    return table.folder, table.total, table.bucket, table.long


def read_state(packed: str) -> State:
    """What was kept; nothing where nothing was."""
    if not packed:
        return State()
    values = json.loads(packed)
    works = {code: (key, parts) for code, (key, parts) in values["works"].items()}
    return State(values["version"], works, values["tables"])
