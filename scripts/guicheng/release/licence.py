"""A package's own words about its licence, as CycloneDX writes them: an SPDX id, an expression, or a name."""

from __future__ import annotations

import re
from importlib.metadata import PackageMetadata
from typing import Any

_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")
_KNOWN = {
    "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "MPL-2.0", "PSF-2.0", "ISC", "0BSD",
}  # fmt: skip
_WORDS = {
    "MIT License": "MIT",
    "Apache Software License": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "ISC License (ISCL)": "ISC",
}
"""Words of classifiers that mean one SPDX id; “BSD License” does not say which."""


def licences(metadata: PackageMetadata) -> list[dict[str, Any]]:
    """The licence in the order of worth: expression, id in the free field, classifiers, free words."""
    if "License-Expression" in metadata:
        return [named(metadata["License-Expression"])]
    free = metadata["License"].strip().splitlines() if "License" in metadata else []
    if free and free[0] in _KNOWN:
        return [named(free[0])]
    classified = [
        words.rpartition("::")[2].strip()
        for words in metadata.get_all("Classifier") or []
        if words.startswith("License ::")
    ]
    if classified:
        return [named(_WORDS[w]) if w in _WORDS else {"license": {"name": w}} for w in sorted(classified)]
    return [{"license": {"name": free[0] if free else "包内没有写明"}}]


def named(words: str) -> dict[str, Any]:
    """An SPDX id or expression as CycloneDX writes it."""
    return {"license": {"id": words}} if _ID.fullmatch(words) else {"expression": words}
