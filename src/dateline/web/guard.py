"""What is let in and what every answer says to the browser: Host check, body limit, security headers."""

from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.settings import LOOPBACK, ServeSettings
from dateline.web.problems import MEDIA_TYPE, Problem

_ALLOWED: Final = (
    "default-src 'self'",
    "img-src 'self' data: blob:",  # MapLibre draws its icons from such
    "worker-src 'self' blob:",  # and works in workers
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
)
POLICY: Final = "; ".join(_ALLOWED)
"""Nothing from anywhere else, no script or style inside a page: what a report says can't become one."""

HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class Guard:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, settings: ServeSettings) -> None:
        self.app = app
        self.hosts = LOOPBACK | {settings.host.lower(), *(name.lower() for name in settings.hosts)}
        self.max_bytes = settings.max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer with a problem."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-cache")
            await send(message)

        headers = Headers(scope=scope)
        problem = self._refusal(headers)
        if problem is not None:
            refused = JSONResponse(problem.dump(scope["path"]), status_code=problem.status, media_type=MEDIA_TYPE)
            await refused(scope, receive, with_headers)
            return
        await self.app(scope, receive, with_headers)

    def _refusal(self, headers: Headers) -> Problem | None:
        name = host_name(headers.get("host", ""))
        if name not in self.hosts:
            told = f"this server does not answer to the name {name!r}: open it by the address that it was started with"
            return Problem(status=421, detail=told)
        size = headers.get("content-length", "0")
        if not size.isdigit() or int(size) > self.max_bytes:
            return Problem(status=413, detail=f"the request is larger than {self.max_bytes:,} bytes")
        return None


def host_name(host: str) -> str:
    """Give the name in a ``Host`` header, without the port; of an IPv6 address without its brackets."""
    if host.startswith("["):
        return host[1:].partition("]")[0].lower()
    return host.partition(":")[0].lower()
