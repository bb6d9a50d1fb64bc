"""A small record made by hand, so that the commands are tested without a language model."""

from datetime import date

import pytest

from dateline.model.claim import Claim, Hedge, Mention, Modality, PlaceMention, Quantity, QuantityKind, Reading
from dateline.model.ids import make_id, sha256_text
from dateline.model.quote import Quote
from dateline.model.report import Block, BlockKind, ReadSentence, Report
from dateline.model.resolution import (
    ActorRef,
    PlaceCandidate,
    PlaceRef,
    Precision,
    QuantityRef,
    Resolution,
    SpeakerRef,
    SpeakerType,
    TimeBasis,
    TimeRef,
)
from dateline.pipeline.derive import refresh
from dateline.store import open_store

ARMY = ("syria-armed-forces", "Syrian Armed Forces", "state_forces")
IS = ("islamic-state", "Islamic State", "rebel_group")
STATE_TV = SpeakerRef(
    quote=None,
    name="state television",
    actor_id="syria-state-media",
    type=SpeakerType.STATE_MEDIA,
    side="syria-government",
)
OBSERVATORY = SpeakerRef(quote=None, name="the Observatory", actor_id="sohr", type=SpeakerType.MONITOR, cue="said")


def make_report(text, *, outlet, day, title=None, unread_reason=None):
    blocks = () if unread_reason else (Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text)),)
    return Report(
        id=make_id("rpt", sha256_text(text), outlet),
        text=text,
        sha256=sha256_text(text),
        blocks=blocks,
        title=title,
        outlet=outlet,
        published_at=day,
        published_reason="the date line",
        language="en",
        unread_reason=unread_reason,
    )


def cut(text, words):
    start = text.index(words)
    return Quote.cut(text, start, start + len(words))


def make_claim(
    report, sentence, trigger, kind, *, actor, target, speaker, day, killed=None, modality=Modality.OCCURRED
):
    text = report.text
    quote = cut(text, sentence)
    quantities = ()
    if killed:
        words, low = killed
        quantities = (Quantity(quote=cut(text, words), what=QuantityKind.KILLED, low=low, high=low, who="fighters"),)
    claim = Claim(
        id=make_id("clm", report.id, quote.start, trigger),
        report_id=report.id,
        kind=kind,
        quote=quote,
        trigger=cut(text, trigger),
        actors=(Mention(quote=cut(text, actor[0]), words=actor[0]),),
        targets=(Mention(quote=cut(text, target[0]), words=target[0]),),
        place=PlaceMention(quote=cut(text, "Palmyra"), words="Palmyra"),
        quantities=quantities,
        hedge=Hedge.REPORTED,
        modality=modality,
        score=0.9,
        extractor="by hand",
        rules=("active verb",),
    )
    place = PlaceRef(
        quote=cut(text, "Palmyra"),
        name="Palmyra",
        place_id="gn:163885",
        admin1="Homs",
        country="SY",
        latitude=34.56,
        longitude=38.28,
        precision=Precision.TOWN,
        reason="only place of that name in SY",
        candidates=(
            PlaceCandidate(
                place_id="gn:163885",
                name="Palmyra",
                admin1="Homs",
                country="SY",
                latitude=34.56,
                longitude=38.28,
                score=0.98,
            ),
        ),
    )
    resolution = Resolution(
        claim_id=claim.id,
        actors=(_ref(text, actor),),
        targets=(_ref(text, target),),
        place=place,
        time=TimeRef(
            quote=None, earliest=day, latest=day, basis=TimeBasis.RELATIVE, reason="Sunday before publication"
        ),
        quantities=tuple(QuantityRef(quantity=it, as_of=report.published_at) for it in quantities),
        speakers=(speaker, SpeakerRef(quote=None, name=report.outlet, type=SpeakerType.OUTLET)),
        resolver="by hand",
    )
    return claim, resolution


def _ref(text, party):
    words, (actor_id, name, kind) = party
    return ActorRef(quote=cut(text, words), name=name, actor_id=actor_id, type=kind, reason=f"{words!r} is an alias")


def fill(store):
    first = make_report(
        "The army seized Palmyra from Islamic State on Sunday, state television said. The weather was fair.",
        outlet="Levant Courier",
        day=date(2016, 3, 28),
        title="Army in Palmyra",
    )
    second = make_report(
        "Troops took Palmyra from the jihadists, killing 40 fighters, the Observatory said.",
        outlet="Calder Post",
        day=date(2016, 3, 29),
        title="Palmyra falls",
    )
    sunday = date(2016, 3, 27)
    told = make_claim(
        first,
        "The army seized Palmyra from Islamic State on Sunday",
        "seized",
        "territory_seized",
        actor=("The army", ARMY),
        target=("Islamic State", IS),
        speaker=STATE_TV,
        day=sunday,
    )
    again = make_claim(
        second,
        "Troops took Palmyra from the jihadists, killing 40 fighters",
        "took",
        "territory_seized",
        actor=("Troops", ARMY),
        target=("the jihadists", IS),
        speaker=OBSERVATORY,
        day=sunday,
        killed=("40 fighters", 40),
    )
    for report, (claim, resolution), cut_at in ((first, told, 76), (second, again, len(second.text))):
        sentences = [ReadSentence(start=0, end=cut_at, used=True)]
        if cut_at < len(report.text):
            sentences.append(ReadSentence(start=cut_at + 1, end=len(report.text), used=False))
        store.add_report(
            report, Reading(report_id=report.id, claims=(claim,), sentences=tuple(sentences)), (resolution,)
        )
    store.add_report(
        make_report(
            "Le bateau est rouge.", outlet="Harbour Ledger", day=None, unread_reason="not English (detected fr)"
        ),
        None,
        (),
    )


@pytest.fixture
def db(tmp_path):
    """A record of three reports: two tell of one seizure, one could not be used."""
    path = tmp_path / "desk.db"
    with open_store(str(path)) as store:
        fill(store)
        refresh(store)
    return str(path)


@pytest.fixture
def stale_db(tmp_path):
    """A record whose reading was cut off before events were computed."""
    path = tmp_path / "stale.db"
    with open_store(str(path)) as store:
        fill(store)
    return str(path)


@pytest.fixture
def disputed_db(db):
    """The same, with a third report whose figure can't be true together with the second's."""
    third = make_report(
        "Islamic State lost Palmyra, where soldiers seized Palmyra and killed 70 fighters, state television said.",
        outlet="Meridian Wire",
        day=date(2016, 3, 29),
    )
    claim, resolution = make_claim(
        third,
        "soldiers seized Palmyra and killed 70 fighters",
        "seized",
        "territory_seized",
        actor=("soldiers", ARMY),
        target=("Islamic State", IS),
        speaker=STATE_TV,
        day=date(2016, 3, 27),
        killed=("70 fighters", 70),
    )
    with open_store(db) as store:
        store.add_report(third, Reading(report_id=third.id, claims=(claim,), sentences=()), (resolution,))
        refresh(store)
    return db


@pytest.fixture
def told_twice_db(tmp_path):
    """A record of one report, two sentences of which tell of one seizure."""
    text = "The army seized Palmyra from Islamic State. Troops took Palmyra from the jihadists on Sunday."
    report = make_report(text, outlet="Levant Courier", day=date(2016, 3, 28))
    told = [
        make_claim(
            report, sentence, trigger, "territory_seized", actor=(actor, ARMY), target=(target, IS),
            speaker=STATE_TV, day=date(2016, 3, 27),
        )
        for sentence, trigger, actor, target in (
            ("The army seized Palmyra from Islamic State", "seized", "The army", "Islamic State"),
            ("Troops took Palmyra from the jihadists on Sunday", "took", "Troops", "the jihadists"),
        )
    ]  # fmt: skip
    path = tmp_path / "told.db"
    with open_store(str(path)) as store:
        claims, resolutions = zip(*told, strict=True)
        store.add_report(report, Reading(report_id=report.id, claims=claims, sentences=()), resolutions)
        refresh(store)
    return str(path)
