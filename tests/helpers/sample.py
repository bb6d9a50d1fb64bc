"""A small record made by hand, for the tests of codec, store, export and filters. All texts are invented."""

from datetime import UTC, date, datetime

from dateline.model.claim import (
    Claim,
    Hedge,
    Mention,
    Modality,
    PlaceMention,
    Quantity,
    QuantityKind,
    Reading,
    SpeakerMention,
    TimeMention,
)
from dateline.model.control import ControlBasis, ControlInterval, ControlStatus, DateSpan
from dateline.model.event import (
    BestQuantity,
    Dispute,
    DisputeAbout,
    Event,
    Judgement,
    Position,
    Relation,
    Verdict,
)
from dateline.model.ids import make_id, sha256_text
from dateline.model.report import Block, BlockKind, ReadSentence, Report
from dateline.model.resolution import (
    ActorRef,
    PlaceCandidate,
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
from dateline.store import Recomputed

SEIZED = "Islamic State fighters captured the town of Mahin late on Saturday, the Observatory said."
STRIKE = "Warplanes struck a market in Ma\u2019arrat al-Nu\u02bfman on Sunday, killing at least 20 people."
TEXT = f"{SEIZED}\n{STRIKE}"


def report(text=TEXT, *, outlet="Harbour Ledger", published_at=date(2015, 11, 2), **more):
    sha256 = sha256_text(text)
    return Report(
        id=make_id("rpt", sha256, outlet, str(published_at)),
        text=text,
        sha256=sha256,
        blocks=(Block(kind=BlockKind.PARAGRAPH, start=0, end=len(text)),),
        outlet=outlet,
        title=more.pop("title", "Fighters take a town"),
        published_at=published_at,
        published_reason="date line under the title" if published_at else "no date found",
        language="en",
        **more,
    )


def cut(of, words):
    start = of.text.index(words)
    return of.quote(start, start + len(words))


def sentence(of, words):
    start = of.text.rfind("\n", 0, of.text.index(words)) + 1
    end = of.text.find("\n", start)
    return of.quote(start, end if end >= 0 else len(of.text))


def claim(of, trigger, *, kind="territory_seized", actor=None, target=None, place=None, speaker=None, **more):
    """One claim of a report; every role is given by its words."""
    quote = sentence(of, trigger)

    def mention(words):
        return (Mention(quote=cut(of, words), words=words),) if words else ()

    return Claim(
        id=make_id("clm", of.id, kind, trigger),
        report_id=of.id,
        kind=kind,
        quote=quote,
        trigger=cut(of, trigger),
        actors=mention(actor),
        targets=mention(target),
        place=PlaceMention(quote=cut(of, place), words=place) if place else None,
        time=TimeMention(quote=cut(of, "on Saturday")) if "on Saturday" in quote.text else None,
        speakers=(SpeakerMention(mention=mention(speaker)[0], cue=None),) if speaker else (),
        hedge=more.pop("hedge", Hedge.REPORTED),
        modality=more.pop("modality", Modality.OCCURRED),
        extractor="rules 0.1",
        rules=("seize-verb",),
        **more,
    )


def seized(of):
    one = claim(of, "captured", actor="Islamic State", place="Mahin", speaker="the Observatory")
    found = Resolution(
        claim_id=one.id,
        actors=(
            ActorRef(
                quote=cut(of, "Islamic State"),
                name="Islamic State",
                actor_id="islamic-state",
                type="rebel_group",
                allies=(ActorRef(quote=None, name="Local allies"),),
                reason="named in syria.yaml",
            ),
        ),
        place=PlaceRef(
            quote=cut(of, "Mahin"),
            name="Mahin",
            place_id="gn:1",
            admin1="Homs",
            country="SY",
            latitude=34.24,
            longitude=37.06,
            precision=Precision.TOWN,
            reason="the only town of this name in the story's country",
            candidates=(
                PlaceCandidate(
                    place_id="gn:1",
                    name="Mahin",
                    admin1="Homs",
                    country="SY",
                    latitude=34.24,
                    longitude=37.06,
                    score=0.9,
                ),
            ),
        ),
        time=TimeRef(
            quote=cut(of, "late on Saturday"),
            earliest=date(2015, 10, 31),
            latest=date(2015, 11, 1),
            basis=TimeBasis.RELATIVE,
            reason="the Saturday before publication",
        ),
        speakers=(
            SpeakerRef(
                quote=cut(of, "the Observatory"),
                name="Syrian Observatory for Human Rights",
                actor_id="sohr",
                type=SpeakerType.MONITOR,
                cue="said",
            ),
            SpeakerRef(quote=None, name=of.outlet or "the outlet", type=SpeakerType.OUTLET),
        ),
        resolver="names 0.1",
    )
    return one, found


def strike(of):
    quantity = Quantity(quote=cut(of, "at least 20 people"), what=QuantityKind.KILLED, low=20, high=None, who="people")
    one = claim(
        of,
        "struck",
        kind="air_strike",
        actor="Warplanes",
        place="Ma\u2019arrat al-Nu\u02bfman",
        hedge=Hedge.PLAIN,
        quantities=(quantity,),
    )
    found = Resolution(
        claim_id=one.id,
        actors=(ActorRef(quote=cut(of, "Warplanes"), name="warplanes", reason="no list knows whose"),),
        place=PlaceRef(
            quote=cut(of, "Ma\u2019arrat al-Nu\u02bfman"),
            name="Ma\u2019arrat al-Nu\u02bfman",
            reason="in no gazetteer",
        ),
        time=TimeRef(quote=None, earliest=None, latest=None, basis=TimeBasis.UNKNOWN, reason="not resolved"),
        quantities=(QuantityRef(quantity=quantity, as_of=of.published_at),),
        speakers=(SpeakerRef(quote=None, name=of.outlet or "the outlet", type=SpeakerType.OUTLET),),
        resolver="names 0.1",
    )
    return one, found


def read(of):
    """Give a report's reading and resolutions."""
    pairs = [seized(of), strike(of)]
    sentences, at = [], 0
    for line in of.text.split("\n"):
        sentences.append(ReadSentence(start=at, end=at + len(line), used=line in {SEIZED, STRIKE}))
        at += len(line) + 1
    claims = tuple(one for one, _ in pairs)
    return Reading(report_id=of.id, claims=claims, sentences=tuple(sentences)), tuple(found for _, found in pairs)


def resolved(of):
    return [
        ResolvedClaim(
            claim=one, resolution=found, published_at=of.published_at, outlet=of.outlet, text_sha256=of.sha256
        )
        for one, found in (seized(of), strike(of))
    ]


def add(store, of):
    reading, resolutions = read(of)
    return store.add_report(of, reading, resolutions)


def event(claims, *, event_id=None):
    first = claims[0]
    found = first.resolution
    return Event(
        id=event_id or make_id("evt", first.id),
        kind=first.claim.kind,
        modality="occurred",
        place=found.place,
        time=found.time,
        actors=found.actors,
        targets=found.targets,
        quantities=tuple(
            BestQuantity(
                what=it.quantity.what.value,
                who=it.quantity.who,
                side=it.side,
                low=it.quantity.low,
                high=it.quantity.high,
                scope=it.quantity.scope.value,
                vague=it.quantity.vague,
                as_of=it.as_of,
                policy="low-best-high",
                claim_ids=(first.id,),
            )
            for it in found.quantities
        ),
        claim_ids=tuple(it.id for it in claims),
        independent_origins=1,
        origins=("sohr",),
        outlets=tuple(dict.fromkeys(it.outlet or "" for it in claims)),
        grade="weak",
        grade_reason="one origin",
        disputes=(),
    )


def dispute(claims):
    ids = tuple(it.id for it in claims)
    return Dispute(
        id=make_id("dsp", "date", *ids),
        about=DisputeAbout.DATE,
        event_id=make_id("evt", ids[0]),
        place_id=None,
        positions=tuple(
            Position(value=f"day {at}", claim_ids=(one,), speakers=("sohr",)) for at, one in enumerate(ids)
        ),
        relation=Relation.CONTRADICTION,
        reason="two days that exclude each other",
    )


def interval(claims):
    first = claims[0]
    return ControlInterval(
        id=make_id("ctl", first.id),
        place=first.resolution.place,
        status=ControlStatus.HELD,
        holders=("islamic-state",),
        holder_names=("Islamic State",),
        start=DateSpan(earliest=date(2015, 10, 31), latest=date(2015, 11, 1)),
        end=None,
        basis=ControlBasis.CLAIMED,
        supporting=(first.id,),
        contradicting=(),
        according_to=("Syrian Observatory for Human Rights",),
        reason="said to have taken it",
    )


def judgement(left, right, *, author="dateline 0.1", verdict=Verdict.SAME, reason="same place and day", **more):
    return Judgement(
        id=make_id("jdg", left, right),
        left=left,
        right=right,
        verdict=verdict,
        reason=reason,
        score=0.8,
        author=author,
        decided_at=more.pop("decided_at", datetime(2026, 1, 2, 3, 4, tzinfo=UTC)),
        **more,
    )


def put(store, judgements=(), events=(), disputes=(), intervals=(), *, seen=None):
    """Put something into the store as if it had been computed from all its claims, in the order given."""
    seen = seen or store.stale_claims(10_000)
    known = [item.id for item in store.claims()]
    placed = [*known, *(claim_id for event in events for claim_id in event.claim_ids)]
    found = Recomputed(
        done=seen.claim_ids,
        gone=("clm_1", "clm_2"),
        blocks=dict.fromkeys(placed, "blk"),
        told={claim_id: claim_id for claim_id in placed},
        old_blocks=["blk"],
        judgements=judgements,
        events=events,
        disputes=disputes,
        places={1: (intervals, ())},
        sort={item.id: f"{at:05d}" for at, item in enumerate((*events, *intervals))},
    )
    assert store.keep(found, seen)


def named_person_claims():
    """A report in which a private person, whose name is made up, is abducted; and what the record makes of it."""
    text = (
        "Gunmen abducted aid worker Tessa Quillfeather near Mahin on Saturday.\n"
        "Quillfeather was seen alive a day later, police in Mahin said."
    )
    of = report(text, title="Tessa Quillfeather abducted", outlet="Quay Post")
    one = claim(of, "abducted", kind="abduction", actor="Gunmen", target="aid worker Tessa Quillfeather", place="Mahin")
    other = claim(of, "seen", kind="prisoner_release", target="Quillfeather")
    made = []
    for it, target in ((one, "aid worker Tessa Quillfeather"), (other, "Tessa Quillfeather")):
        found = Resolution(
            claim_id=it.id,
            actors=(ActorRef(quote=None, name="Gunmen", reason="nobody knows"),),
            targets=(ActorRef(quote=it.targets[0].quote, name=target, type="civilians"),),
            place=PlaceRef(quote=None, name="Mahin"),
            speakers=(SpeakerRef(quote=None, name="Quay Post", type=SpeakerType.OUTLET),),
        )
        made.append(
            ResolvedClaim(
                claim=it, resolution=found, published_at=of.published_at, outlet=of.outlet, text_sha256=of.sha256
            )
        )
    return of, made
