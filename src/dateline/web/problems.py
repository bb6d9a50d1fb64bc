"""Every error in one shape, RFC 9457 ``application/problem+json``; for a person in a browser, a page with the same."""

import logging
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.errors import DatelineError, InputError, NotFoundError, SettingsError, StoreError
from dateline.web.deps import NotModified
from dateline.web.pages.login import LONGEST, here
from dateline.web.pages.view import render

MEDIA_TYPE: Final = "application/problem+json"
_LOG: Final = logging.getLogger(__name__)

STATUS: Final[tuple[tuple[type[DatelineError], int], ...]] = (
    (NotFoundError, 404),
    (SettingsError, 422),
    (InputError, 422),
    (StoreError, 503),
    (DatelineError, 500),
)
"""Which status each of dateline's own errors has; the first that fits counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What went wrong: `title` is the same for all of one kind, `detail` is about this one."""

    status: int
    detail: str
    errors: tuple[dict[str, Any], ...] = ()

    @property
    def title(self) -> str:
        """Name the kind of problem."""
        return HTTPStatus(self.status).phrase

    def dump(self, instance: str) -> dict[str, Any]:
        """Give it as JSON; `instance` is the path that was asked for."""
        known = {
            "type": "about:blank",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            "instance": instance,
        }
        return {**known, "errors": list(self.errors)} if self.errors else known


def problem_of(error: Exception) -> Problem:
    """Say what an exception means to whoever asked. One that nobody foresaw says nothing of the inside."""
    if isinstance(error, RequestValidationError):
        errors = tuple({"where": _where(it["loc"]), "problem": it["msg"]} for it in error.errors())
        told = "; ".join(f"{it['where']}: {it['problem']}" for it in errors[:3])
        return Problem(status=422, detail=told or "the request makes no sense", errors=errors)
    if isinstance(error, HTTPException):
        return Problem(status=error.status_code, detail=str(error.detail))
    if isinstance(error, DatelineError):
        status = next(status for kind, status in STATUS if isinstance(error, kind))
        return Problem(status=status, detail=" ".join(str(error).split()))
    return Problem(status=500, detail="the server failed at this; its log says why")


def _where(loc: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in loc)


def wants_page(request: Request) -> bool:
    """Tell whether a person asks, not a program: outside the API, with a browser's ``Accept``."""
    return not request.scope["path"].startswith("/api/") and "text/html" in request.headers.get("accept", "")


def _path(request: Request) -> str:
    """The path as it is written in an address; ``request.url`` would also hold what the ``Host`` header says."""
    return quote(request.scope["path"])


def _to_login(request: Request) -> Response:
    """Lead to the login, and from there back to what was looked at."""
    to = f"/login?next={quote(_looked_at(request))}"
    if "hx-request" in request.headers:  # htmx would put the login into a part of the page
        return Response(status_code=HTTPStatus.UNAUTHORIZED, headers={"HX-Redirect": to})
    return RedirectResponse(to, status_code=HTTPStatus.SEE_OTHER)


def _looked_at(request: Request) -> str:
    """The address of a view with its query; of a form that was sent, that of the page it stands on."""
    path, query = _path(request), request.scope["query_string"].decode("latin-1")
    if request.method not in {"GET", "HEAD"}:
        _, _, sent_from = request.headers.get("referer", "").partition("://")
        host, slash, rest = sent_from.partition("/")
        page = here(slash + rest) if host == request.headers.get("host") else "/"
        return page if len(page) <= LONGEST else "/"
    whole = f"{path}?{query}" if query else path
    return whole if len(whole) <= LONGEST else path


def answer(request: Request, problem: Problem, headers: dict[str, str] | None = None) -> Response:
    """Answer with a problem."""
    if wants_page(request):
        if problem.status == HTTPStatus.UNAUTHORIZED:
            return _to_login(request)
        page = render(request, "problem.html", {"problem": problem}, status=problem.status)
        page.headers.update(headers or {})
        return page
    dumped = problem.dump(_path(request))
    return JSONResponse(dumped, status_code=problem.status, media_type=MEDIA_TYPE, headers=headers)


def _handle(request: Request, error: Exception) -> Response:
    problem = problem_of(error)
    if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR and not isinstance(error, StoreError):
        _LOG.error("%s %s failed", request.method, request.scope["path"], exc_info=error)
    more = getattr(error, "headers", None)
    return answer(request, problem, dict(more) if more else None)


def _not_modified(_request: Request, error: Exception) -> Response:
    return Response(status_code=304, headers={"ETag": error.etag} if isinstance(error, NotModified) else None)


class Unforeseen:
    """ASGI middleware: what nobody foresaw is logged and answered in the same shape, with the headers of any answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        begun = False

        async def noted(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, noted)
        except Exception as error:
            if begun or scope["type"] != "http":
                raise  # half an answer is out: cutting it off is all that is left
            await _handle(Request(scope, receive), error)(scope, receive, send)


def install(app: FastAPI) -> None:
    """Have every error answered in this shape."""
    for kind in (HTTPException, RequestValidationError, DatelineError):
        app.add_exception_handler(kind, _handle)
    app.add_exception_handler(NotModified, _not_modified)
    app.add_middleware(Unforeseen)
