"""Who asks and what they may do: sessions, roles, login rate limit, and tokens against forged requests."""

import base64
import binascii
import hashlib
import hmac
import secrets
from typing import Annotated, Final

from fastapi import Depends, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from dateline.errors import SettingsError
from dateline.record.users import SESSION_HOURS, Role, User
from dateline.settings import author_name
from dateline.web.desk import Desk, desk_of
from dateline.web.guard import host_name

SESSION: Final = "dateline_session"
SEED: Final = "dateline_seed"
"""The cookie that form tokens are made from; it says nothing about anybody."""
TOKEN_FIELD: Final = "csrf"  # noqa: S105 (a name, no secret)
TOKEN_HEADER: Final = "X-CSRF-Token"  # noqa: S105 (a name, no secret)
MOST_FILES: Final = 200
"""Files in one form."""
_OPEN: Final = frozenset({"/login"})
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


def known_user(request: Request) -> User | None:
    """Say who asks. Raises 401 when a login is needed and there is none; every route has this."""
    desk = desk_of(request)
    found = _who(request, desk)
    if found is None and request.scope["path"] not in _OPEN:
        raise HTTPException(401, "log in first", headers={"WWW-Authenticate": 'Basic realm="dateline"'})
    request.state.user = found
    return found


def _who(request: Request, desk: Desk) -> User | None:
    if not desk.settings.needs_login:
        try:
            return User(name=author_name(desk.settings.author), role=Role.ADMIN)
        except SettingsError:  # a machine that does not say who works on it: reading needs no name
            return User(name="", role=Role.ADMIN)
    token = request.cookies.get(SESSION)
    if token and (user := desk.record.logged_in(token)):
        return user
    return _basic(request, desk) if request.scope["path"].startswith("/api/") else None


def _basic(request: Request, desk: Desk) -> User | None:
    """Programs send name and password with every request (RFC 7617)."""
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    if kind.lower() != "basic":
        return None
    try:
        name, _, password = base64.b64decode(given, validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    token = log_in(request, desk, name, password)
    if token is None:
        return None
    user = desk.record.logged_in(token)
    desk.record.log_out(token)
    return user


def log_in(request: Request, desk: Desk, name: str, password: str) -> str | None:
    """Try a name and password. Raises 429 for an address or name that failed too often."""
    address = request.client.host if request.client else "?"
    keys = (f"address {address}", f"name {name}")
    waits = desk.logins.begin(*keys)
    if waits:
        detail = f"too many failed logins: wait {waits} seconds"
        raise HTTPException(429, detail, headers={"Retry-After": str(waits)})
    failed = False
    try:
        with desk.logins.slots:
            token = desk.record.log_in(name, password)
        failed = token is None
    finally:
        desk.logins.end(*keys, failed=failed)
    return token


def keep_session(request: Request, response: Response, token: str) -> None:
    """Let the browser hold a session. Another site may lead to a page with it (a link in a mail), and send nothing."""
    secure = request.url.scheme == "https"
    response.set_cookie(
        SESSION, token, max_age=SESSION_HOURS * 3600, httponly=True, samesite="lax", secure=secure, path="/"
    )


Asking = Annotated[User, Depends(known_user)]
"""The user of a request, in the signature of a route."""


def may_judge(user: Asking) -> User:
    """Let reviewers and admins through. Raises 403 for readers."""
    if not user.role.judges:
        raise HTTPException(403, f"{user.name} may read, not judge: that takes the role reviewer or admin")
    return user


def may_read_in(user: Asking) -> User:
    """Let admins through. Raises 403 for others."""
    if user.role is not Role.ADMIN:
        raise HTTPException(403, f"{user.name} may not bring reports in: that takes the role admin")
    return user


Judge = Annotated[User, Depends(may_judge)]
Admin = Annotated[User, Depends(may_read_in)]


def token_of(request: Request) -> str:
    """Give the token that a form of this browser must send back; makes the cookie that it goes with."""
    seed = request.cookies.get(SEED) or getattr(request.state, "seed", None)
    if not seed or len(seed) > 100:
        seed = secrets.token_urlsafe(24)
    request.state.seed = seed
    return _token(desk_of(request), request, seed)


def _token(desk: Desk, request: Request, seed: str) -> str:
    bound = f"{seed} {request.cookies.get(SESSION, '')}"
    return hmac.new(desk.secret, bound.encode(), hashlib.sha256).hexdigest()


def keep_seed(request: Request, response: Response) -> None:
    """Let the browser hold the cookie that its forms' tokens go with."""
    seed = getattr(request.state, "seed", None)
    if seed and request.cookies.get(SEED) != seed:
        response.set_cookie(SEED, seed, httponly=True, samesite="lax", secure=request.url.scheme == "https")


async def check_form(request: Request) -> None:
    """Refuse a form that did not come from a page of ours. Raises 403."""
    check_origin(request)
    given = request.headers.get(TOKEN_HEADER, "")
    if _right(request, given):
        return
    form = await request.form(max_files=MOST_FILES, max_part_size=desk_of(request).settings.max_bytes)
    if not _right(request, str(form.get(TOKEN_FIELD, ""))):
        await form.close()
        raise HTTPException(403, "the form has no valid token: open the page again and send it from there")


def _right(request: Request, given: str) -> bool:
    seed = request.cookies.get(SEED, "")
    return bool(seed) and hmac.compare_digest(given.encode(), _token(desk_of(request), request, seed).encode())


def check_json(request: Request) -> None:
    """Refuse JSON that another site made a browser send. Raises 403, or 415 for another type of content.

    With a cookie of ours the token is needed. Without any there is nobody whose rights could be abused, but a browser
    on this machine must still not be made to send it: the type must be one which no plain form can have.
    """
    check_origin(request)
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise HTTPException(415, "send JSON, with Content-Type: application/json")
    if {SEED, SESSION} & request.cookies.keys() and not _right(request, request.headers.get(TOKEN_HEADER, "")):
        raise HTTPException(403, f"requests with cookies need the page's token in {TOKEN_HEADER}")


def check_origin(request: Request) -> None:
    """Refuse what a browser says another site sent. Raises 403."""
    if request.method in _SAFE:
        return
    site = request.headers.get("sec-fetch-site", "none")
    origin = request.headers.get("origin")
    foreign = origin is not None and host_name(origin.partition("://")[2]) != host_name(request.headers.get("host", ""))
    if site not in {"none", "same-origin"} or foreign:
        raise HTTPException(403, "another site sent this request")
