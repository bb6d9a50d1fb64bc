"""The first page: the explorer mounts into it; without scripts it is a map and a table drawn here."""

from fastapi import APIRouter, Request, Response

from dateline.web.desk import desk_of

router = APIRouter()


@router.get("/")
def home(request: Request) -> Response:
    """Show the explorer."""
    desk = desk_of(request)
    held = desk.up_to_date().control().to_dicts()
    return desk.templates.TemplateResponse(request, "explorer.html", {"intervals": held[:200]})
