"""What routes ask for: filters, pages of lists, freshness. One dependency each, the same everywhere."""

import base64
import binascii
import hashlib
import json
from dataclasses import dataclass
from typing import Annotated, Any, Final

from fastapi import Depends, Query, Request
from pydantic import BeforeValidator
from starlette.exceptions import HTTPException

from dateline import __version__
from dateline.record.asking import FilterWords
from dateline.record.paging import MOST, Page, Part
from dateline.web.desk import desk_of

Json = dict[str, Any]
_LONG: Final = 200
"""Characters of a name that is searched for."""

Name = Annotated[str | None, Query(max_length=_LONG)]
Day = Annotated[str | None, Query(pattern=r"^(\d{4}-\d{2}-\d{2})?$", examples=["2016-03-27"])]
Flag = Annotated[bool, BeforeValidator(lambda given: given or False)]
"""Yes or no; an empty one, as an unfilled field of a form sends it, is no."""


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of every list, as the commands have them; all that are given must match."""

    place: Annotated[
        str | None,
        Query(max_length=_LONG, description="Name in any spelling, or id, of a place.", examples=["Palmyra"]),
    ] = None
    actor: Annotated[str | None, Query(max_length=_LONG, description="Name or id of a party on either side.")] = None
    kind: Annotated[str | None, Query(max_length=_LONG, description="Event kind.", examples=["air_strike"])] = None
    from_: Annotated[
        str | None, Query(alias="from", pattern=r"^(\d{4}-\d{2}-\d{2})?$", description="First day of interest.")
    ] = None
    to: Annotated[str | None, Query(pattern=r"^(\d{4}-\d{2}-\d{2})?$", description="Last day of interest.")] = None
    speaker: Annotated[str | None, Query(max_length=_LONG, description="Name or id of who said it.")] = None
    outlet: Annotated[str | None, Query(max_length=_LONG, description="Outlet that published it.")] = None

    def words(self) -> FilterWords:
        """Give those that are set, as keywords of ``Record``'s methods; an empty field of a form is not set."""
        return {
            "place": self.place or None,
            "actor": self.actor or None,
            "kind": self.kind or None,
            "from_": self.from_ or None,
            "to": self.to or None,
            "speaker": self.speaker or None,
            "outlet": self.outlet or None,
        }


Asked = Annotated[Filters, Depends()]


def part_of(
    limit: Annotated[int, Query(ge=1, le=MOST, description="How many objects a page holds.")] = 50,
    cursor: Annotated[
        str | None, Query(max_length=2_000, description="The `next` of the page before; it means nothing else.")
    ] = None,
    order: Annotated[str, Query(pattern="^(oldest|newest)?$", description="By first publication.")] = "oldest",
) -> Part:
    """Read which page is asked for."""
    return Part(limit=limit, after=read_cursor(cursor) if cursor else None, back=order == "newest")


Paged = Annotated[Part, Depends(part_of)]


def forward(part: Part, order: str) -> None:
    """Refuse to begin at the end of a list that has no newest. Raises 422."""
    if part.back:
        raise HTTPException(422, f"order: {order}, not by time")


def write_cursor(after: tuple[Any, ...] | None) -> str | None:
    """Make a cursor of the key to go on from."""
    if after is None:
        return None
    return base64.urlsafe_b64encode(json.dumps(after, ensure_ascii=False).encode()).decode().rstrip("=")


def read_cursor(cursor: str) -> tuple[Any, ...]:
    """Read a cursor. Raises 422 for what is none."""
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        found = json.loads(raw)
    except (binascii.Error, ValueError, RecursionError):
        found = None
    if not isinstance(found, list) or not 1 <= len(found) <= 3 or not all(_plain(it) for it in found):
        raise HTTPException(422, "cursor: this is not the `next` of any page")
    return tuple(found)


def _plain(value: object) -> bool:
    """A text without what no database takes, or a number of a size that it has."""
    if isinstance(value, str):
        return "\x00" not in value and value.isprintable()
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 2**53


def paged(page: Page[Any]) -> Json:
    """Give a page as JSON."""
    return {"items": page.items.to_dicts(), "next": write_cursor(page.following), "total": page.total}


class NotModified(Exception):  # noqa: N818 (not an error: the asker has it already)
    """The asker holds this very answer."""

    def __init__(self, etag: str) -> None:
        super().__init__(etag)
        self.etag = etag


def fresh(request: Request) -> None:
    """Answer 304 to who holds this answer already: nothing in the record has changed since."""
    state = desk_of(request).up_to_date().state()
    who = getattr(getattr(request.state, "user", None), "name", "")
    told = (__version__, state, str(request.url), request.headers.get("accept", ""), who)
    etag = f'W/"{hashlib.sha256(json.dumps(told).encode()).hexdigest()[:24]}"'
    known = {it.strip() for it in request.headers.get("if-none-match", "").split(",")}
    if etag in known:  # "*" asks whether there is any answer at all, which is not known here: it is sent
        raise NotModified(etag)
    request.state.etag = etag  # ``Guard`` puts it on the answer


Fresh = Depends(fresh)
"""For routes whose answer depends on the record and the address alone."""
