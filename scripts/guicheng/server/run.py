"""Running the server until it is told to stop; requests that have begun are finished. The door to uvicorn."""

from __future__ import annotations

import signal

import uvicorn
from starlette.applications import Starlette

PATIENCE = 10
"""Seconds that requests have to finish after the word to stop."""


def run(app: Starlette, host: str, port: int) -> None:
    """Serve; return after Ctrl+C or SIGTERM.

    A proxy on the same machine may say for whom it asks (X-Forwarded-For); nobody else may.
    """
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=True,
        forwarded_allow_ips="127.0.0.1",
        timeout_graceful_shutdown=PATIENCE,
        limit_concurrency=1000,
        h11_max_incomplete_event_size=16384,
    )
    # uvicorn raises the signal once more when it has stopped; by then it has done its work.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        uvicorn.Server(config).run()
    except KeyboardInterrupt:
        pass
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
