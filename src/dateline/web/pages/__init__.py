"""The pages: HTML that works with scripts off."""

from fastapi import APIRouter

from dateline.web.pages import home


def router() -> APIRouter:
    """Give all routes of the pages."""
    found = APIRouter(include_in_schema=False)
    found.include_router(home.router)
    return found
