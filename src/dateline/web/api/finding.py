"""Places, parties and full-text search."""

from typing import Annotated

from fastapi import Query, Request, Response

from dateline.store.lists import key_of, position
from dateline.web.api.common import Answer, a_router, answers
from dateline.web.deps import Paged, forward, paged, write_cursor
from dateline.web.desk import desk_of
from dateline.web.schemas import HitShape, ListedActorShape, ListedPlaceShape, PageShape

router = a_router("finding")
Words = Annotated[str | None, Query(max_length=200, description="A part of the name, in any spelling.")]
FURTHEST = 1_000
"""How many results of a search can be paged through."""


@router.get("/places", responses=answers(PageShape[ListedPlaceShape]))
def places(
    request: Request,
    part: Paged,
    q: Words = None,
    country: Annotated[str | None, Query(pattern="^([A-Za-z]{2})?$", description="ISO 3166-1, two letters.")] = None,
) -> Response:
    """List the places that claims name, by name, with how many claims, events and control intervals there are."""
    forward(part, "places come by name")
    wanted = country.upper() if country else None
    return Answer(paged(desk_of(request).record.place_page(part, words=q or None, country=wanted)))


@router.get("/places/{key:path}", responses=answers(ListedPlaceShape, 404))
def place(request: Request, key: str) -> Response:
    """Give one place; `/control?place=` has its states."""
    return Answer(desk_of(request).record.place(key))


@router.get("/actors", responses=answers(PageShape[ListedActorShape]))
def actors(request: Request, part: Paged, q: Words = None) -> Response:
    """List the parties that claims name on either side, by name."""
    forward(part, "parties come by name")
    return Answer(paged(desk_of(request).record.actor_page(part, words=q or None)))


@router.get("/search", responses=answers(PageShape[HitShape]))
def search(
    request: Request,
    part: Paged,
    q: Annotated[str, Query(max_length=400, description="All words must be there; a phrase goes in double quotes.")],
) -> Response:
    """Find reports and claims by their words, best first.

    Arabic and Cyrillic are folded. The cursor of a search is a position: a report added meanwhile can shift results by
    one.
    """
    forward(part, "a search gives the best first")
    at = min((key_of(part.after, position) or (0,))[0], FURTHEST)
    found = desk_of(request).record.search_json(q, at + part.limit + 1)
    shown = found[at : at + part.limit]
    more = len(found) > at + part.limit and at + part.limit < FURTHEST
    return Answer({"items": shown, "next": write_cursor((at + part.limit,)) if more else None, "total": None})
