"""The application: routes of the API, and the site for everything else."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from guicheng.errors import GuichengError, NotFound
from guicheng.search.query import MAX_LENGTH
from guicheng.server.files import SiteFiles
from guicheng.server.headers import Headers
from guicheng.server.library import Library
from guicheng.server.log import AccessLog
from guicheng.server.openapi import description
from guicheng.server.rate import Rate
from guicheng.server.results import results_page

Answer = Callable[[Request], Awaitable[Response]]
DEFAULT, MOST = 20, 100


def office_app(
    site: Path,
    packed: Path,
    library: Callable[[], Library],
    clock: Callable[[], float],
    write: Callable[[str], None],
) -> Starlette:
    """The server's application. ``library`` tells which one answers now.

    ``packed`` is for compressed copies, ``write`` takes lines of the access log.
    """
    rate = Rate(clock)
    routes = [
        Route("/healthz", _health(site, library)),
        Route("/api/openapi.json", _described),
        Route("/api/search", _bounded(rate, _search(library))),
        Route("/api/documents/{address:path}", _bounded(rate, _document(library))),
        Route("/find", _bounded(rate, _find(site, library))),
        Mount("/", SiteFiles(site, packed)),
    ]
    return Starlette(routes=routes, middleware=[Middleware(AccessLog, write=write), Middleware(Headers)])


def _health(site: Path, library: Callable[[], Library]) -> Answer:
    async def health(_: Request) -> Response:
        """Well as long as there is a site to serve; how the search does is said beside it."""
        well = (site / "index.html").is_file()
        search = await run_in_threadpool(library().state)
        return _json({"status": "正常" if well else "没有站点", "search": search}, 200 if well else 503)

    return health


async def _described(_: Request) -> Response:
    return _json(description())


def _bounded(rate: Rate, answer: Answer) -> Answer:
    async def bounded(request: Request) -> Response:
        if not rate.allows(request.client.host if request.client else ""):
            return _json({"error": "请求过于频繁，请稍后再试。"}, 429, {"Retry-After": "1"})
        return await answer(request)

    return bounded


def _search(library: Callable[[], Library]) -> Answer:
    async def search(request: Request) -> Response:
        text, limit = request.query_params.get("q", ""), request.query_params.get("limit", str(DEFAULT))
        if not text.strip() or len(text) > MAX_LENGTH:
            return _json({"error": f"参数 q 是检索式，1 至 {MAX_LENGTH} 个字。"}, 400)
        if not (limit.isascii() and limit.isdigit() and 1 <= int(limit[:9]) <= MOST):
            return _json({"error": f"参数 limit 应为 1 至 {MOST} 的整数。"}, 400)
        try:
            return _json(await run_in_threadpool(library().search, text, int(limit)))
        except GuichengError as error:
            return _json({"error": str(error)}, 503, {"Retry-After": "10"})

    return search


def _find(site: Path, library: Callable[[], Library]) -> Answer:
    async def find(request: Request) -> Response:
        text, status, found, trouble = request.query_params.get("q", "")[:MAX_LENGTH], 200, None, ""
        try:
            if text.strip():
                found = await run_in_threadpool(library().find, text, DEFAULT)
        except GuichengError as error:
            status, trouble = 503, str(error)
        page = results_page(site, text, found, trouble)
        return Response(page, status, {"Cache-Control": "no-store"}, "text/html")

    return find


def _document(library: Callable[[], Library]) -> Answer:
    async def document(request: Request) -> Response:
        try:
            return _json(await run_in_threadpool(library().document, request.path_params["address"]))
        except NotFound as error:
            return _json({"error": f"{error}。"}, 404)
        except ValueError as error:
            return _json({"error": f"{error}。"}, 400)

    return document


def _json(values: dict[str, Any], status: int = 200, headers: dict[str, str] | None = None) -> Response:
    content = json.dumps(values, ensure_ascii=False).encode()
    return Response(content, status, {**(headers or {}), "Cache-Control": "no-store"}, "application/json")
