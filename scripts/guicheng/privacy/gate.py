"""The gate of a whole base: every file that reaches a reader, scanned once, with what was found in each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from guicheng.privacy.attachments import OFFICE, OPAQUE, attachment_text, leftovers
from guicheng.privacy.blocklist import Blocklist
from guicheng.privacy.cache import CACHE, FindingCache, Rows
from guicheng.privacy.detect import scan
from guicheng.privacy.files import BaseFile, base_files, files_below
from guicheng.privacy.finding import Document, Finding
from guicheng.privacy.pictures import picture_metadata

NOTHING: Mapping[str, Rows] = {}


@dataclass(frozen=True, slots=True)
class Scanned:
    """What one file holds: findings in its words and in its name, metadata of a picture, leftovers of an office file."""

    path: str
    text: str
    findings: tuple[Finding, ...] = ()
    in_name: tuple[Finding, ...] = ()
    metadata: tuple[str, ...] = ()
    leftovers: tuple[str, ...] = ()
    opaque: bool = False

    def line(self, finding: Finding) -> int:
        """The line of a finding, from 1."""
        return self.text.count("\n", 0, finding.start) + 1

    def marks(self) -> dict[str, str]:
        """For each rule that asks for a reviewer: four characters that change when what was found changes."""
        words: dict[str, list[str]] = {}
        for finding in self.findings:
            if finding.tier == "review":
                words.setdefault(finding.rule, []).append(self.text[finding.start : finding.end])
        return {rule: mark(found) for rule, found in words.items()}


def mark(words: list[str]) -> str:
    """16 bits: enough to see a change, far too few to find a name by trying."""
    return hashlib.sha256("\n".join(sorted(words)).encode("utf-8", "surrogatepass")).hexdigest()[:4]


def scan_base(
    root: Path, listed: Blocklist, own: str = "", ahead: Mapping[str, Rows] = NOTHING
) -> tuple[Scanned, ...]:
    """Every file of the base with findings, or something else to report; unchanged files are not scanned again.

    ``own`` is the name of the office itself: outside cases it may stand everywhere. ``ahead``: see ``scan_ahead``.
    """
    cache = _cache(root / CACHE, listed, own)
    cache.add(dict(ahead))
    found = tuple(_scanned(root, cache))
    cache.save()
    return found


def scan_ahead(root: Path, folders: Iterable[str], listed: Blocklist, own: str = "") -> dict[str, Rows]:
    """What ``scan_base`` would find in the texts of some folders: several processes may share the work."""
    cache = _cache(None, listed, own)
    for folder in folders:
        for file in files_below(root, folder):
            _scan_file(file, cache)
    return cache.rows()


def _cache(path: Path | None, listed: Blocklist, own: str) -> FindingCache:
    def scan_text(text: str, document: Document) -> tuple[Finding, ...]:
        found = scan(text, document, listed=listed.hits if document != "data" else None)
        return found if document == "case" else tuple(one for one in found if not _is_own(text, one, own))

    return FindingCache(path, scan_text, f"{listed.version}:{mark([own])}")


def _is_own(text: str, finding: Finding, own: str) -> bool:
    """A place or a unit that is part of the office's own name."""
    return finding.kind in ("地名", "单位") and text[finding.start : finding.end] in own


def _scanned(root: Path, cache: FindingCache) -> Iterator[Scanned]:
    for file in base_files(root):
        if cache.is_clean(file.path, file.stamp):
            continue
        one = _scan_file(file, cache)
        if one.findings or one.in_name or one.metadata or one.leftovers or one.opaque:
            yield one
        else:
            cache.keep_clean(file.path, file.stamp)


def _scan_file(file: BaseFile, cache: FindingCache) -> Scanned:
    in_name = tuple(one for one in cache.findings(spoken_path(file.path), "readable") if one.tier == "error")
    if file.is_text:
        text = file.text() or ""
        return Scanned(file.path, text, cache.findings(text, file.document), in_name)
    suffix = file.place.suffix.lower()
    if suffix in OPAQUE:
        return Scanned(file.path, "", in_name=in_name, opaque=True)
    data = file.place.read_bytes()
    if suffix in OFFICE:
        text = attachment_text(data)
        return Scanned(file.path, text, cache.findings(text, "case"), in_name, leftovers=leftovers(data))
    return Scanned(file.path, "", in_name=in_name, metadata=picture_metadata(data) if file.is_picture else ())


def spoken_path(path: str) -> str:
    """A path as words: folders and the name apart, without the suffix."""
    return "\n".join(part.rsplit(".", 1)[0] for part in path.split("/"))
