"""The files of the built site: ETag, ranges, and text compressed once and kept."""

from __future__ import annotations

import gzip
import os
import tempfile
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import FileResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

PACKED = frozenset({".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".md"})
SMALLEST = 1024


class SiteFiles(StaticFiles):
    """Files under a folder; ``/…/`` is its ``index.html``, what is missing gets the site's own page.

    ``packed`` is a folder for compressed copies: each is made at the first request, and again when the site
    was built anew. Its modification time is that of its source.
    """

    def __init__(self, site: Path, packed: Path) -> None:
        super().__init__(directory=site, html=True)
        self.site, self.packed = site.resolve(), packed

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """The file, or its compressed copy where the browser takes it, or word that it has not changed."""
        path, asked = Path(full_path), Headers(scope=scope)
        response = FileResponse(path, status_code, stat_result=stat_result)
        if path.suffix in PACKED and stat_result.st_size >= SMALLEST:
            if "gzip" in asked.get("accept-encoding", "") and "range" not in asked:
                copy = self._copy(path, stat_result)
                media_type = response.media_type
                response = FileResponse(copy, status_code, media_type=media_type, stat_result=copy.stat())
                response.headers["Content-Encoding"] = "gzip"
            response.headers["Vary"] = "Accept-Encoding"
        if status_code == 200 and self.is_not_modified(response.headers, asked):
            return NotModifiedResponse(response.headers)
        return response

    def _copy(self, path: Path, source: os.stat_result) -> Path:
        copy = self.packed / f"{path.resolve().relative_to(self.site).as_posix()}.gz"
        if copy.exists() and copy.stat().st_mtime_ns == source.st_mtime_ns:
            return copy
        copy.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=copy.parent)
        with os.fdopen(handle, "wb") as sink:
            sink.write(gzip.compress(path.read_bytes(), 6, mtime=0))
        os.utime(temporary, ns=(source.st_mtime_ns, source.st_mtime_ns))
        Path(temporary).replace(copy)
        return copy
