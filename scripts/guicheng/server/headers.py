"""Headers that every answer bears; pages bear the policy of the site as well."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from guicheng.render.policy import policy

COMMON = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
POLICY = f"{policy()}; frame-ancestors 'none'"
KEPT = "public, max-age=31536000, immutable"


class Headers:
    """ASGI middleware that adds the headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, with headers on the way back."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        named_by_content = scope["query_string"].startswith(b"v=")

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(COMMON)
                if headers.get("content-type", "").startswith("text/html"):
                    headers["Content-Security-Policy"] = POLICY
                found = message["status"] in (200, 206, 304)
                headers.setdefault("Cache-Control", KEPT if named_by_content and found else "no-cache")
            await send(message)

        await self.app(scope, receive, with_headers)
