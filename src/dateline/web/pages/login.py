"""Logging in and out, where other machines can reach the page."""

from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Depends, Form, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from dateline.web.access import SESSION, check_form, keep_session, log_in
from dateline.web.desk import desk_of
from dateline.web.pages.view import render

router = APIRouter()
LONGEST = 2_000
"""Characters of an address to come back to."""


@router.get("/login")
def ask(request: Request, to: Annotated[str, Query(alias="next", max_length=LONGEST)] = "/") -> Response:
    """Show the form."""
    return render(request, "login.html", {"next": here(to), "wrong": False})


@router.post("/login", dependencies=[Depends(check_form)])
async def enter(
    request: Request,
    name: Annotated[str, Form(max_length=100)] = "",
    password: Annotated[str, Form(max_length=1_000)] = "",
    to: Annotated[str, Form(alias="next", max_length=LONGEST)] = "/",
) -> Response:
    """Log in."""
    desk = desk_of(request)
    token = await run_in_threadpool(log_in, request, desk, name, password)
    if token is None:
        return render(request, "login.html", {"next": here(to), "wrong": True}, status=401)
    answer = RedirectResponse(here(to), status_code=303)
    keep_session(request, answer, token)
    return answer


@router.post("/logout", dependencies=[Depends(check_form)])
async def leave(request: Request) -> Response:
    """Log out."""
    token = request.cookies.get(SESSION)
    if token:
        await run_in_threadpool(desk_of(request).record.log_out, token)
    answer = RedirectResponse("/login", status_code=303)
    answer.delete_cookie(SESSION, path="/", httponly=True, samesite="lax")
    return answer


def here(to: str) -> str:
    """Give an address on this server, whatever was asked for: nobody is led to another one after logging in."""
    try:
        parts = urlsplit(to)
    except ValueError:  # "//[" is no address at all
        return "/"
    inside = not parts.scheme and not parts.netloc and to.startswith("/") and not to.startswith(("//", "/\\"))
    return to if inside and to.isprintable() else "/"
