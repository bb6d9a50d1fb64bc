"""The pages: HTML that works with scripts off."""

from fastapi import APIRouter

from dateline.web.pages import event, home, lists, login, place, reading, report, review, search


def router() -> APIRouter:
    """Give all routes of the pages."""
    found = APIRouter(include_in_schema=False)
    for part in (home, lists, event, place, report, search, reading, review, login):
        found.include_router(part.router)
    return found
