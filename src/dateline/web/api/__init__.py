"""The HTTP API, ``/api/v1``: the record as JSON."""

from fastapi import APIRouter

from dateline.web.api import events, explorer, finding, judgements, lists


def router() -> APIRouter:
    """Give all routes of the API."""
    found = APIRouter(prefix="/api/v1")
    for part in (events.router, lists.router, finding.router, judgements.router, judgements.writing, explorer.router):
        found.include_router(part)
    return found
