"""How pages are made: one way to render, one set of words."""

from typing import Any, Final
from urllib.parse import urlencode

from fastapi import Request, Response

from dateline.record import words
from dateline.record.lead import lead
from dateline.vocab.kinds import event_kinds
from dateline.web.access import keep_seed, token_of
from dateline.web.deps import Filters, write_cursor
from dateline.web.desk import Desk, desk_of
from dateline.web.figures import figured, named, number, ranged
from dateline.web.marking import bare, marked, shown

Json = dict[str, Any]

NAV: Final = (
    ("/", "Explorer"),
    ("/events", "Events"),
    ("/disputes", "Disputes"),
    ("/places", "Places"),
    ("/reports", "Reports"),
    ("/search", "Search"),
    ("/review", "Review"),
    ("/read", "Read"),
)


def render(request: Request, name: str, context: Json | None = None, *, status: int = 200) -> Response:
    """Make a page: the record's JSON objects in, HTML out, everything escaped."""
    desk = desk_of(request)
    user = getattr(request.state, "user", None)
    known = {"user": user, "csrf": token_of(request), "nav": NAV, "login_needed": desk.settings.needs_login}
    response = desk.templates.TemplateResponse(request, name, {**known, **(context or {})}, status_code=status)
    response.headers["Cache-Control"] = "no-store"
    keep_seed(request, response)
    return response


def prepare(desk: Desk) -> None:
    """Teach the templates the words of the record."""
    env = desk.templates.env
    env.trim_blocks = env.lstrip_blocks = True
    for filter_ in (when, words.where, words.parties, words.figure, words.figures, words.says):
        env.filters[filter_.__name__] = filter_
    env.filters.update(shown=shown, bare=bare, plain=plain, short=words.short_id, kind=kind_label)
    env.filters.update(lead=lead, first_upper=first_upper, figured=figured, ranged=ranged, number=number, named=named)
    env.globals.update(marked=marked, count=words.count, kinds=_kinds())


def _kinds() -> list[tuple[str, str]]:
    return sorted((name, kind.label) for name, kind in event_kinds().items())


def kind_label(kind: str) -> str:
    """Name a kind in plain words; on pages it stands where a sentence begins."""
    found = event_kinds().get(kind)
    return first_upper(found.label if found else plain(kind))


def when(time: Json | None) -> str:
    """Say when, for people who can't know what a question mark is about."""
    said = words.when(time)
    return "day not known" if said == "?" else said


def plain(word: str | None) -> str:
    """Write a word of the data in plain words: ``against_interest`` as "against interest"."""
    return (word or "").replace("_", " ")


def first_upper(text: str) -> str:
    """Begin with a capital letter, as a heading or a sentence does; the rest stays as it is."""
    return f"{text[:1].upper()}{text[1:]}"


def asked_of(filters: Filters) -> Json:
    """Give the filters that are set, as the fields of a form have them."""
    found = {
        "place": filters.place,
        "actor": filters.actor,
        "kind": filters.kind,
        "from": filters.from_,
        "to": filters.to,
        "speaker": filters.speaker,
        "outlet": filters.outlet,
    }
    return {name: value for name, value in found.items() if value}


def link(path: str, **query: object) -> str:
    """Make an address with a query; what is empty is left out."""
    known = {name: str(value) for name, value in query.items() if value not in {None, "", False}}
    return f"{path}?{urlencode(known)}" if known else path


def next_link(path: str, following: tuple[Any, ...] | None, asked: Json) -> str | None:
    """Make the address of the next page of a list; None at the end."""
    return link(path, **{**asked, "cursor": write_cursor(following)}) if following else None
