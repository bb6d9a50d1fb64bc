"""What the routes of the API share."""

from typing import Any, Final

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from dateline.web.deps import Fresh
from dateline.web.problems import MEDIA_TYPE
from dateline.web.schemas import ProblemShape

Responses = dict[int | str, dict[str, Any]]

GEO: Final = "application/geo+json"
_PROBLEM: Final[dict[str, Any]] = {
    "model": ProblemShape,
    "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/ProblemShape"}}},
}
_SAID: Final = {
    401: "Nobody is logged in, and the server asks for it",
    403: "Not allowed",
    404: "There is no such thing",
    413: "The request is too large",
    415: "JSON is wanted",
    421: "The server does not answer to this name",
    422: "The request makes no sense",
    429: "Too many failed logins",
    503: "The record can't be read or written now",
}
NOT_MODIFIED: Final[Responses] = {304: {"description": "The ETag that was given still holds"}}


class Answer(JSONResponse):
    """JSON as the record's own: letters as they are, and nothing that is no JSON."""


class GeoAnswer(Answer):
    """GeoJSON."""

    media_type = GEO


def problems(*statuses: int) -> Responses:
    """Describe the errors that a route can answer with."""
    return {status: {**_PROBLEM, "description": _SAID[status]} for status in statuses}


def answers(model: type[BaseModel], *statuses: int, geo: bool = False) -> Responses:
    """Describe what a reading route answers with."""
    good: dict[str, Any] = {"model": model, "description": "Found"}
    if geo:
        good["content"] = {GEO: {"schema": {"$ref": "#/components/schemas/FeaturesShape"}}}
    return {200: good, **NOT_MODIFIED, **problems(401, 421, 422, 503, *statuses)}


def a_router(tag: str) -> APIRouter:
    """Give a router whose answers are fresh or not sent at all."""
    return APIRouter(tags=[tag], dependencies=[Fresh])
