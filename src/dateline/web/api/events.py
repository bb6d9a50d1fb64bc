"""Events."""

from typing import Any

from fastapi import APIRouter, Request

from dateline.web.desk import desk_of

router = APIRouter(tags=["events"])


@router.get("/events")
def events(request: Request, limit: int = 50) -> dict[str, Any]:
    """List the events."""
    found = desk_of(request).up_to_date().events()
    return {"items": found[:limit].to_dicts(), "next": None}
