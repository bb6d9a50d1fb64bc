"""What is let in and what every answer says to the browser: Host check, body limit, security headers."""

import re
from typing import Any, Final
from urllib.parse import quote

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.settings import LOOPBACK, ServeSettings

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


_HOST: Final = re.compile(r"(?:(?P<name>[\w.-]+)|\[(?P<address>[0-9A-Fa-f:.]+)\])(?::\d{1,5})?", re.ASCII)


class Guard:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, settings: ServeSettings) -> None:
        self.app = app
        self.hosts = LOOPBACK | {settings.host.lower(), *(name.lower() for name in settings.hosts)} - {""}
        self.max_bytes = settings.max_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer with a problem."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if scope["method"] == "HEAD" and not scope["path"].startswith("/static/"):  # files know how long they are
            scope, send = {**scope, "method": "GET"}, _without_body(send)
        read = 0
        shared = scope.setdefault("state", {})  # what routes note for us (``Request.state``)

        async def limited() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > self.max_bytes:  # a body that did not say how long it is
                raise HTTPException(413, self._too_large())
            return message

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-cache")
                if message["status"] == 200 and "etag" in shared:
                    headers["ETag"], headers["Vary"] = shared["etag"], "Accept, Cookie"
            await send(message)

        refused = self._refusal(Headers(scope=scope))
        if refused is None:
            await self.app(scope, limited, with_headers)
            return
        status, title, detail = refused
        told: dict[str, Any] = {"type": "about:blank", "title": title, "status": status, "detail": detail}
        told["instance"] = quote(scope["path"])
        plain = JSONResponse(told, status_code=status, media_type="application/problem+json")
        await plain(scope, receive, with_headers)

    def _refusal(self, headers: Headers) -> tuple[int, str, str] | None:
        name = host_name(headers.get("host", ""))
        if name not in self.hosts:
            told = f"this server does not answer to the name {name!r}: open it by the address that it was started with"
            return 421, "Misdirected Request", told
        size = headers.get("content-length", "0")
        if not size.isdigit() or int(size) > self.max_bytes:
            return 413, "Content Too Large", self._too_large()
        return None

    def _too_large(self) -> str:
        return f"the request is larger than {self.max_bytes:,} bytes"


def _without_body(send: Send) -> Send:
    """Answer a HEAD as a GET would be answered, without what it asked to be spared."""

    async def spared(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return spared


def host_name(host: str) -> str:
    """Give the name in a ``Host`` header, without the port; of an IPv6 address without its brackets.

    Nothing for what is no name with a port: addresses are put together from this header, and ``127.0.0.1/login?``
    before a path would make it another one.
    """
    found = _HOST.fullmatch(host)
    return (found["name"] or found["address"]).lower() if found else ""
