"""Makes up reports with their claims, realistic in place and date, for measuring records larger than any test set.

A day has `PER_DAY` reports. Places are towns of the gazetteer in eight countries at war, drawn as news draws them: a
third of the claims on towns is on one of them. A report tells of three stories of its days in one country, each in
several claims, and recalls two older ones; other outlets tell the same stories. Shares are those of a reading of real
reports before the network of triggers: since then real reports give more claims (18 and not 12 to a report), and fewer
of them on towns (a third and not half). Everything comes from the `seed`; no text is anybody's.
"""

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Final

import dateline.resolve.places
from dateline.model.claim import Claim, Mention, Modality, PlaceMention, Quantity, QuantityKind, Reading, TimeMention
from dateline.model.ids import make_id, sha256_text
from dateline.model.quote import Quote
from dateline.model.report import Block, BlockKind, ReadSentence, Report
from dateline.model.resolution import (
    ActorRef,
    PlaceRef,
    Precision,
    QuantityRef,
    Resolution,
    SpeakerRef,
    SpeakerType,
    TimeBasis,
    TimeRef,
)

PER_DAY: Final = 12
FIRST_DAY: Final = date(2012, 1, 1)
_WARS: Final = ("SY", "UA", "ML", "SD", "CO", "MM", "YE", "CD")
_TOWNS: Final = 400
"""Towns per country that news tells of."""
_OUTLETS: Final = tuple(f"Outlet {number}" for number in range(40))
_KINDS: Final = (
    ("air_strike", 951), ("shelling", 569), ("casualty_toll", 429), ("armed_clash", 398), ("territory_held", 375),
    ("offensive", 298), ("bombing", 290), ("killing", 276), ("territory_seized", 195), ("chemical_attack", 185),
    ("suicide_bombing", 144), ("siege", 96), ("displacement", 84), ("demand", 82), ("property_destruction", 73),
    ("advance", 71), ("accusation", 68), ("execution", 65), ("ceasefire", 60), ("protest", 32), ("meeting", 31),
)  # fmt: skip
"""Claims by kind in a reading of 373 reports of the Syrian war (FA-KES): 13 claims a report."""
_SHARES: Final = (0.321, 0.096, 0.052, 0.042, 0.04, 0.037, 0.025, 0.023, 0.021, 0.012, 0.011, 0.011)
"""Shares of the towns told of most among the claims on towns, in the same reading; the rest is spread evenly."""
_PRECISIONS: Final[tuple[tuple[Precision | None, int], ...]] = (
    (None, 22),
    (Precision.COUNTRY, 10),
    (Precision.PROVINCE, 10),
    (Precision.NEAR, 8),
    (Precision.TOWN, 50),
)
"""How exactly claims say where, in the same reading, in per cent."""
_SIDES: Final = ("army", "rebels", "jihadists", "militia")


@dataclass(frozen=True, slots=True)
class _Story:
    kind: str
    place: PlaceRef | None
    country: str
    day: date
    actor: str
    target: str
    killed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeUp:
    """One report with all that reading it would give."""

    report: Report
    reading: Reading
    resolutions: tuple[Resolution, ...]


def reports(seed: int = 0) -> Iterator[MadeUp]:
    """Give reports without end, day by day."""
    chance = random.Random(seed)  # noqa: S311 (nothing secret)
    day = FIRST_DAY
    while True:
        stories = {country: [_story(chance, country, day) for _ in range(6)] for country in _WARS}
        for number in range(PER_DAY):
            country = chance.choice(_WARS)
            told = chance.sample(stories[country], 3)
            old = [_story(chance, country, day - timedelta(days=chance.randint(20, 400))) for _ in range(2)]
            news = [story for story in told for _ in range(chance.choice((3, 3, 4)))]
            yield _report(chance, day, number, news, old)
        day += timedelta(days=1)


def _story(chance: random.Random, country: str, day: date) -> _Story:
    actor, target = chance.sample(_SIDES, 2)
    kinds, weights = zip(*_KINDS, strict=True)
    kind = chance.choices(kinds, weights)[0]
    happened = day - timedelta(days=chance.randint(0, 1))
    return _Story(kind, _place(chance, country), country, happened, actor, target, chance.randint(1, 60))


def _place(chance: random.Random, country: str) -> PlaceRef | None:
    towns = _towns(country)
    rest = (1 - sum(_SHARES)) / (len(towns) - len(_SHARES))
    town = chance.choices(towns, [*_SHARES, *[rest] * (len(towns) - len(_SHARES))])[0]
    precision = chance.choices([it for it, _ in _PRECISIONS], [share for _, share in _PRECISIONS])[0]
    if precision is Precision.COUNTRY:
        return replace(town, name=country, place_id=f"country {country}", admin1=None, precision=precision)
    if precision is Precision.PROVINCE:
        return replace(town, name=str(town.admin1), place_id=f"province {town.admin1}", precision=precision)
    return None if precision is None else replace(town, precision=precision)


def _report(chance: random.Random, day: date, number: int, news: list[_Story], old: list[_Story]) -> MadeUp:
    outlet = chance.choice(_OUTLETS)
    own = random.Random(f"{day} {number}")  # noqa: S311 (no secret)
    lines = [_words(story, own) for story in (*news, *old)]
    title = f"{outlet}, {day}, {number}"
    text = "\n".join(lines)
    report_id = make_id("rpt", title, text)
    claims: list[Claim] = []
    found: list[Resolution] = []
    sentences: list[ReadSentence] = []
    at = 0
    for order, (story, line) in enumerate(zip((*news, *old), lines, strict=True)):
        claim, resolution = _claim(chance, report_id, text, (at, at + len(line)), story, background=order >= len(news))
        claims.append(claim)
        found.append(resolution)
        sentences.append(ReadSentence(start=at, end=at + len(line), used=True))
        at += len(line) + 1
    report = Report(
        id=report_id,
        text=text,
        sha256=sha256_text(text),
        blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text)),),
        title=title,
        outlet=outlet,
        published_at=day,
        published_reason="made up",
        language="en",
    )
    return MadeUp(
        report=report,
        reading=Reading(report_id=report_id, claims=tuple(claims), sentences=tuple(sentences)),
        resolutions=tuple(found),
    )


def _words(story: _Story, own: random.Random) -> str:
    """Tell a story in words of one report's own: told in the same words it would be a copy."""
    what = story.kind.replace("_", " ")
    where = story.place.name if story.place else "a place not named"
    words = " ".join(f"w{own.randrange(5_000)}" for _ in range(12))
    return f"{words}: {story.actor} of {story.country}, {what} at {where} on {story.day}, {story.killed} dead."


def _claim(
    chance: random.Random, report_id: str, text: str, span: tuple[int, int], story: _Story, *, background: bool
) -> tuple[Claim, Resolution]:
    quote = Quote.cut(text, *span)
    counted = story.kind not in ("territory_held", "meeting", "demand", "siege")
    killed = story.killed + chance.choice((0, 0, 0, 1, 4)) if counted else 0
    quantity = Quantity(quote=quote, what=QuantityKind.KILLED, low=float(killed), high=float(killed), who="people")
    claim = Claim(
        id=make_id("clm", report_id, span[0], story.kind),
        report_id=report_id,
        kind=story.kind,
        quote=quote,
        trigger=quote,
        actors=(Mention(quote=quote, words=story.actor),),
        targets=(Mention(quote=quote, words=story.target),),
        place=PlaceMention(quote=quote, words=story.place.name) if story.place else None,
        time=TimeMention(quote=quote),
        quantities=(quantity,) if counted else (),
        modality=Modality.BACKGROUND if background else Modality.OCCURRED,
        extractor="made up",
    )
    speakers = [SpeakerRef(quote=None, name="The outlet", type=SpeakerType.OUTLET)]
    if chance.random() < 0.6:
        who = chance.choice(("observatory", "ministry", "un", "residents"))
        speakers.insert(0, SpeakerRef(quote=quote, name=who, actor_id=who, type=SpeakerType.MONITOR))
    dated = chance.random() < 0.8
    resolution = Resolution(
        claim_id=claim.id,
        actors=(_party(story, story.actor),),
        targets=(_party(story, story.target),),
        place=story.place,
        time=TimeRef(
            quote=quote if dated else None,
            earliest=story.day if dated else None,
            latest=story.day if dated else None,
            basis=TimeBasis.STATED if dated else TimeBasis.UNKNOWN,
        ),
        quantities=tuple(QuantityRef(quantity=it) for it in claim.quantities),
        speakers=tuple(speakers),
    )
    return claim, resolution


def _party(story: _Story, side: str) -> ActorRef:
    key = f"{story.country}-{side}"
    return ActorRef(quote=None, name=f"The {side} of {story.country}", actor_id=key, type="rebel_group")


@cache
def _towns(country: str) -> tuple[PlaceRef, ...]:
    """The largest towns of a country, as the gazetteer has them; the first is named most."""
    path = Path(next(iter(dateline.resolve.places.__path__))) / "gazetteer.sqlite"
    query = (
        "SELECT id, name, admin1, latitude, longitude FROM place WHERE country = ? AND latitude IS NOT NULL "
        "ORDER BY population DESC, id LIMIT ?"
    )
    connection = sqlite3.connect(path)
    rows = connection.execute(query, (country, _TOWNS)).fetchall()
    connection.close()
    return tuple(
        PlaceRef(
            quote=None,
            name=name,
            place_id=f"gn:{number}",
            admin1=f"{country}-{admin1}",
            country=country,
            latitude=latitude,
            longitude=longitude,
            precision=Precision.TOWN,
        )
        for number, name, admin1, latitude, longitude in rows
    )
