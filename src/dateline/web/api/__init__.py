"""The HTTP API, ``/api/v1``: the record as JSON."""

from fastapi import APIRouter

from dateline.web.api import events, explorer


def router() -> APIRouter:
    """Give all routes of the API."""
    found = APIRouter(prefix="/api/v1")
    found.include_router(events.router)
    found.include_router(explorer.router)
    return found
