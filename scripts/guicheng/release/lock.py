"""Reading the lock: ``name==version ; condition`` lines of ``requirements.txt``, each with its SHA-256 hashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_PIN = re.compile(
    r"""(?mx)
    ^(?P<name>[a-z0-9][a-z0-9._-]*) == (?P<version>[^\s;\\]+)
    (?:[ ]*;[ ]*(?P<condition>[^\\\n]+?))? [ ]*
    (?P<hashes>(?:\\\n[ ]+--hash=sha256:[0-9a-f]{64}[ ]*)*)$
    """
)
_HASH = re.compile(r"sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Pin:
    """One locked package. ``condition`` says where it is installed, empty for everywhere."""

    name: str
    version: str
    condition: str
    hashes: tuple[str, ...]

    @property
    def address(self) -> str:
        """The package URL (purl)."""
        return f"pkg:pypi/{self.name}@{self.version}"


def pins(lock: str) -> Iterator[Pin]:
    """The packages of a lock, in its order."""
    for match in _PIN.finditer(lock):
        hashes = tuple(_HASH.findall(match["hashes"]))
        yield Pin(match["name"], match["version"], match["condition"] or "", hashes)
