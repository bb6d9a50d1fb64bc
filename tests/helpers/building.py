"""Makes resolved claims from short rows, for tests of what follows resolution; `docs` of a row: see `build_claims`."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from dateline.model.claim import Claim, Hedge, Modality, PlaceMention, Polarity, Quantity, QuantityKind, Scope
from dateline.model.credits import UNNAMED_AGENCIES
from dateline.model.ids import sha256_text
from dateline.model.quote import Quote
from dateline.model.resolution import (
    ActorRef,
    PlaceRef,
    Precision,
    QuantityRef,
    Resolution,
    ResolvedClaim,
    SpeakerRef,
    SpeakerType,
    TimeBasis,
    TimeRef,
)

_FIGURE = re.compile(
    r"(?P<what>\w+) (?P<vague>~)?(?P<rel>>=|<=)?(?P<low>\d+)(?:-(?P<high>\d+))?(?: of (?P<who>[\w ]+?))?(?P<cum> cumulative)?(?P<part> part)?$"
)


def build_claims(rows: Iterable[Mapping[str, Any]], places: Mapping[str, Mapping[str, Any]]) -> list[ResolvedClaim]:
    """Make claims of rows: id, kind, outlet, published, report, place, time ("a", "a..b", "..b"), actors, targets,
    says (speakers "name/type/side", innermost first), figures ("killed >=50 of soldiers cumulative", "killed 4 of women part"), modality,
    polarity, hedge, rules, same_as, part, text, headline, words (of the claim; a figure is found in them as the row writes it),
    figure_words and figure_side (of its figures); `inferred` marks a time taken from the context. Offsets rise with the row's number."""
    return [_claim(number, row, places) for number, row in enumerate(rows)]


def _claim(number: int, row: Mapping[str, Any], places: Mapping[str, Mapping[str, Any]]) -> ResolvedClaim:
    published = _day(row.get("published"))
    outlet = row.get("outlet", "The Paper")
    report = row.get("report", f"{outlet} {published}")
    start = number * 10
    words = row.get("words", "x")
    quote = Quote(start=start, end=start + len(words), text=words)
    figures = tuple(_figure(text, words, start, row.get("figure_words")) for text in row.get("figures", ()))
    place = _place(row.get("place"), places)
    mention = PlaceMention(quote=quote, words=place.name, part=row.get("part")) if place else None
    claim = Claim(
        id=row["id"],
        report_id=report,
        kind=row.get("kind", "air_strike"),
        quote=quote,
        trigger=Quote(start=start, end=start + 1, text=words[:1]),
        place=mention,
        quantities=figures,
        polarity=Polarity(row.get("polarity", "affirmed")),
        modality=Modality(row.get("modality", "occurred")),
        hedge=Hedge(row.get("hedge", "plain")),
        rules=tuple(row.get("rules", ())),
        same_as=row.get("same_as"),
        headline=row.get("headline", False),
    )
    resolution = Resolution(
        claim_id=row["id"],
        actors=_parties(row.get("actors", ())),
        targets=_parties(row.get("targets", ())),
        place=place,
        time=_time(row.get("time"), inferred=row.get("inferred", False)),
        quantities=tuple(
            QuantityRef(quantity=figure, side=row.get("figure_side"), as_of=published) for figure in figures
        ),
        speakers=(
            *(_speaker(text) for text in row.get("says", ())),
            SpeakerRef(quote=None, name=outlet or "the outlet", type=SpeakerType.OUTLET),
        ),
    )
    text = row.get("text", report)
    return ResolvedClaim(
        claim=claim,
        resolution=resolution,
        published_at=published,
        outlet=outlet,
        text_sha256=sha256_text(text),
        copy_group=row.get("text"),
    )


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else date.fromisoformat(str(value)) if value else None


def _time(value: object, *, inferred: bool) -> TimeRef:
    if value is None:
        return TimeRef(quote=None, earliest=None, latest=None, basis=TimeBasis.UNKNOWN, reason="no time words")
    first, _, last = str(value).partition("..")
    if ".." not in str(value):
        last = first
    basis = TimeBasis.CONTEXT if inferred else TimeBasis.STATED
    return TimeRef(quote=None, earliest=_day(first), latest=_day(last), basis=basis, reason=str(basis))


def _parties(named: Iterable[str]) -> tuple[ActorRef, ...]:
    """ "army", "people/civilians" (type), "army+militia" (an ally), "?gunmen/armed" (words that no list knows)."""
    found = []
    for text in named:
        name, _, kind = text.partition("/")
        name, *allies = name.split("+")
        ref = ActorRef(quote=None, name=name.replace("-", " ").title(), actor_id=name, type=kind or None)
        if name.startswith("?"):
            ref = replace(ref, name=name[1:], actor_id=None)
        found.append(replace(ref, allies=_parties(allies)))
    return tuple(found)


def _place(name: str | None, places: Mapping[str, Mapping[str, Any]]) -> PlaceRef | None:
    if name is None:
        return None
    entry = places.get(name, {})
    latitude, longitude = entry.get("at", (None, None))
    return PlaceRef(
        quote=None,
        name=entry.get("name", name),
        place_id=entry.get("id", f"gn:{name}") if entry else None,
        admin1=entry.get("admin1"),
        country=entry.get("country"),
        latitude=latitude,
        longitude=longitude,
        precision=Precision(entry.get("precision", "town" if entry else "none")),
    )


def _speaker(text: str) -> SpeakerRef:
    """ "sohr/monitor", "army/military/state" (the side), "?witness/witness" (named by kind only), "nobody" (nobody
    named), "agencies" (credited without a name)."""
    if text == "agencies":
        return SpeakerRef(quote=None, name=UNNAMED_AGENCIES, type=SpeakerType.WIRE)
    if text.startswith("?"):
        kind, _, type_ = text[1:].partition("/")
        quote = Quote(start=0, end=len(kind), text=kind)
        return SpeakerRef(quote=quote, name=kind.title(), type=SpeakerType(type_), unnamed=kind)
    if text == "nobody":
        return SpeakerRef(quote=Quote(start=0, end=10, text="reportedly"), name="nobody named", cue="reportedly")
    name, kind, side = [*text.split("/"), *("unknown", "")[text.count("/") :]][:3]
    quote = None if kind == "wire" else Quote(start=0, end=len(name), text=name)
    shown = name.replace("-", " ").title()
    return SpeakerRef(quote=quote, name=shown, actor_id=name, type=SpeakerType(kind or "unknown"), side=side or None)


def _figure(text: str, words: str, start: int, said: str | None) -> Quantity:
    match = _FIGURE.match(text)
    assert match, text
    low, high = float(match["low"]), float(match["high"] or match["low"])
    at = max(words.find(text), 0) + start
    quote = Quote(start=at, end=at + len(said or text), text=said or text)
    open_end = match["rel"] == ">=" or match["vague"]
    return Quantity(
        quote=quote,
        what=QuantityKind(match["what"]),
        low=None if match["rel"] == "<=" else low,
        high=None if open_end else high,
        vague=bool(match["vague"]),
        who=match["who"],
        scope=Scope.CUMULATIVE if match["cum"] else Scope.INCIDENT,
        part=bool(match["part"]),
    )
