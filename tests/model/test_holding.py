from dataclasses import replace

import pytest

from dateline.model.claim import Claim, PlaceMention
from dateline.model.holding import able_to_hold, is_held_itself
from dateline.model.quote import Quote
from dateline.model.resolution import ActorRef, PlaceRef, Precision, Resolution, ResolvedClaim


def claim(text: str, trigger: str, place: str, precision: Precision) -> ResolvedClaim:
    """A claim whose words are `text`, somewhere in a report."""
    at, start = 100, 100 + text.index(place)
    held = 100 + text.index(trigger)
    return ResolvedClaim(
        claim=Claim(
            id="c",
            report_id="r",
            kind="territory_held",
            quote=Quote(start=at, end=at + len(text), text=text),
            trigger=Quote(start=held, end=held + len(trigger), text=trigger),
            place=PlaceMention(quote=Quote(start=start, end=start + len(place), text=place), words=place),
        ),
        resolution=Resolution(claim_id="c", place=PlaceRef(quote=None, name=place, precision=precision)),
        published_at=None,
        outlet=None,
        text_sha256="",
    )


@pytest.mark.parametrize(
    ("text", "trigger", "place", "precision"),
    [
        ("rebels took Arda on Sunday", "took", "Arda", Precision.TOWN),
        ("strikes on the rebel-held town of Arda", "held", "Arda", Precision.TOWN),
        ("strikes on the rebel-held district of Borin", "held", "Borin", Precision.TOWN),
        ("strikes on rebel-held Arda", "held", "Arda", Precision.TOWN),
        ("most of the northern province of Kell is held by the army", "held", "Kell", Precision.PROVINCE),
        ("the army took control of Kell province", "took", "Kell", Precision.PROVINCE),
        ("the army captured the northern city of Arda", "captured", "Arda", Precision.TOWN),
    ],
)
def test_the_place_itself_is_held(text, trigger, place, precision):
    assert is_held_itself(claim(text, trigger, place, precision))


@pytest.mark.parametrize(
    ("text", "trigger", "place", "precision"),
    [
        ("the army captured a town in the northern province of Kell", "captured", "Kell", Precision.PROVINCE),
        ("the army seized two fields across Kell", "seized", "Kell", Precision.PROVINCE),
        ("shells fell on government-controlled neighbourhoods of Arda", "controlled", "Arda", Precision.TOWN),
        ("strikes on the rebel-held east of Arda", "held", "Arda", Precision.TOWN),
        ("strikes on rebel-held eastern Arda", "held", "Arda", Precision.TOWN),
        ("the rebel-held area in the divided city of Arda", "held", "Arda", Precision.TOWN),
    ],
)
def test_only_a_piece_or_something_in_it_is_held(text, trigger, place, precision):
    assert not is_held_itself(claim(text, trigger, place, precision))


def test_a_part_named_by_extraction_is_a_piece():
    whole = claim("rebels hold Arda", "hold", "Arda", Precision.TOWN)
    assert whole.claim.place is not None
    part = replace(whole.claim, place=replace(whole.claim.place, part="the old town"))
    assert not is_held_itself(replace(whole, claim=part))


def test_those_who_only_speak_hold_nothing():
    monitor = ActorRef(quote=None, name="The Monitor", actor_id="m", type="monitor")
    army = ActorRef(quote=None, name="Army", actor_id="a", type="state_forces")
    assert able_to_hold((monitor, army)) == (army,)
