"""What a build writes: new files into the staging folder, and the names of those that stay as the last build left them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path

from guicheng.site.manifest import FileRecord, Manifest, Product, files_of

Change = tuple[Sequence[tuple[str, bytes]], set[str]]
"""Files of a product that are new or changed, and paths that are no more."""


class Output:
    """Writes into ``folder``; ``last`` is what stands in the last good site."""

    def __init__(self, folder: Path, last: Manifest) -> None:
        self._folder, self._last = folder, last
        self._digests: dict[str, str] = {}
        self._folders: set[Path] = set()
        self.kept: set[str] = set()
        self.written: list[str] = []
        self.gone: list[str] = []
        self.products: dict[str, Product] = {}

    def write(self, path: str, content: bytes) -> None:
        """A file of the site. The same content as last time is not written again."""
        digest = _digest(content)
        last = self._last.files.get(path)
        if last is not None and last.digest == digest:
            self.kept.add(path)
            return
        target = self._folder / path
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        target.write_bytes(content)
        self._digests[path] = digest

    def write_all(self, files: Iterable[tuple[str, bytes]]) -> tuple[str, ...]:
        """Files that are made together; their paths."""
        paths = []
        for path, content in files:
            self.write(path, content)
            paths.append(path)
        return tuple(paths)

    def known(self, name: str) -> Product | None:
        """A product of the last build, if all its files stand."""
        product = self._last.products.get(name)
        if product is None or any(path not in self._last.files for path in product.paths):
            return None
        return product

    def keep(self, name: str, product: Product) -> None:
        """A product stays as it is."""
        self.products[name] = product
        self.kept.update(product.paths)

    def change(self, product: Product, change: Change) -> tuple[str, ...]:
        """A product stays but for the change; its paths."""
        files, gone = change
        new = {path for path, _ in files}
        stay = set(product.paths) - gone
        self.kept |= stay - new
        for path, content in files:
            self.write(path, content)
        return tuple(sorted(stay | new))

    def read(self, path: str) -> bytes | None:
        """A file of the last site, if it holds what was written."""
        record, place = self._last.files.get(path), self._last.place
        if record is None or place is None:
            return None
        try:
            content = (place / path).read_bytes()
        except OSError:
            return None
        return content if _digest(content) == record.digest else None

    def complete(self, site: Path) -> Manifest:
        """The manifest of the whole: what was written, what stays of the last site. The folder holds only the former."""
        written = {
            path: FileRecord(size, mtime, self._digests.get(path, ""))
            for path, size, mtime in files_of(self._folder)
        }
        stays = {path for path in written if self._is_as_before(path, written[path], site)}
        self.kept |= stays
        self.written = sorted(written.keys() - stays)
        files = {
            path: self._last.files[path] if path in self.kept else written[path]
            for path in {*written, *self.kept}
        }
        self.gone = sorted({*self._last.files, *self._last.lost} - files.keys())
        behind = tuple(sorted({*self.written, *self.gone}))
        return Manifest(dict(sorted(files.items())), self.products, behind)

    def _is_as_before(self, path: str, record: FileRecord, site: Path) -> bool:
        """Whether MkDocs wrote again what stood there; then the old file stays, with its time."""
        last = self._last.files.get(path)
        if path in self._digests or last is None or last.size != record.size:
            return False
        target = self._folder / path
        if target.read_bytes() != (site / path).read_bytes():
            return False
        target.unlink()
        return True


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:24]


def digest_of(parts: Iterable[str]) -> str:
    """One word for all parts."""
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:24]
