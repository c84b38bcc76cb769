"""A server of precompressed files that writes down what it sent and when."""

from __future__ import annotations

import gzip
import mimetypes
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

CHROME = (".html", ".css", ".woff2", ".svg", ".ico", ".png", ".xml")
"""What any page of a site needs, with search or without."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One answer: when it was complete (seconds since 1970), the path, bytes as they went over the wire."""

    at: float
    path: str
    size: int


@dataclass
class Served:
    """A running server: its address and what it has sent."""

    url: str
    log: list[Sent] = field(default_factory=list)

    def data(self, until: float = float("inf")) -> list[Sent]:
        """What was sent for the search until a moment."""
        return [one for one in self.log if one.at <= until and not one.path.endswith(CHROME)]


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Serve a folder on a free port of this machine; files are compressed once and kept."""
    compressed: dict[Path, bytes] = {}
    state = Served("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            path = unquote(urlsplit(self.path).path).lstrip("/")
            file = folder / (path + "index.html" if path.endswith("/") or not path else path)
            if file not in compressed:
                compressed[file] = gzip.compress(file.read_bytes(), 9) if file.is_file() else b""
            body = compressed[file]
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", mimetypes.guess_type(file.name)[0] or "application/octet-stream")
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Cache-Control", "max-age=3600")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            state.log.append(Sent(time.time(), path, len(body)))

        def handle(self) -> None:
            # A browser that closes a page breaks off what it no longer needs.
            with suppress(ConnectionError):
                super().handle()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_port}"
    yield state
    server.shutdown()
    server.server_close()
    thread.join()
