"""All words of a claim at once."""

from datetime import date

import pytest

from dateline.model.claim import Claim, Mention, PlaceMention, Quantity, QuantityKind, SpeakerMention, TimeMention
from dateline.model.quote import Quote
from dateline.model.report import Report
from dateline.model.resolution import TimeBasis
from dateline.resolve import RESOLVER, Resolver

TEXT = (
    "Islamic State fighters took the Syrian town of Palmyra from government forces by Sunday, "
    "the Syrian Observatory for Human Rights said. The assault began late on\nSaturday with Russian warplanes overhead. At least 50 soldiers "
    "were killed. Police were deployed in Paris."
)


@pytest.fixture(scope="module")
def resolver():
    return Resolver.default()


def report(published=date(2015, 5, 25)):
    return Report(id="rpt_0", text=TEXT, sha256="", outlet="Example Daily", published_at=published)


def quote(words):
    start = TEXT.index(words)
    return Quote.cut(TEXT, start, start + len(words))


def mention(words):
    return Mention(quote=quote(words), words=words)


def claim(**parts):
    defaults = {
        "id": "clm_0",
        "report_id": "rpt_0",
        "kind": "territory_seized",
        "quote": quote("took"),
        "trigger": quote("took"),
        "place": PlaceMention(quote=quote("Palmyra"), words="Palmyra", feature="town"),
    }
    return Claim(**(defaults | parts))


def resolve(resolver, given, **kwargs):
    return resolver.resolve(report(**kwargs), [given])[0]


def test_every_part_is_resolved(resolver):
    found = resolve(
        resolver,
        claim(
            actors=(mention("Islamic State"),),
            targets=(mention("government forces"),),
            speakers=(SpeakerMention(mention=mention("Syrian Observatory for Human Rights"), cue=quote("said")),),
        ),
    )
    assert found.claim_id == "clm_0"
    assert found.resolver == RESOLVER
    assert found.actors[0].actor_id == "islamic-state"
    assert found.targets[0].actor_id == "syria-armed-forces"
    assert found.place.country == "SY"
    assert [link.name for link in found.speakers] == ["Syrian Observatory for Human Rights", "Example Daily"]


def test_no_place_and_no_time_words_are_said_so(resolver):
    found = resolve(resolver, claim(place=None))
    assert found.place is None
    assert (found.time.basis, found.time.reason) == (TimeBasis.UNKNOWN, "no time words")


def test_time_from_elsewhere_in_the_report_is_context(resolver):
    found = resolve(
        resolver, claim(time=TimeMention(quote=quote("by Sunday"), context="told in the next sentence"))
    ).time
    assert found.basis is TimeBasis.CONTEXT
    assert found.reason.startswith("told in the next sentence; ")
    assert found.latest == date(2015, 5, 24)


def test_beginning_bounds_a_time_from_below(resolver):
    given = TimeMention(quote=quote("by Sunday"), context="the same assault", since=quote("late on\nSaturday"))
    found = resolve(resolver, claim(time=given)).time
    assert (found.earliest, found.latest, found.basis) == (date(2015, 5, 23), date(2015, 5, 24), TimeBasis.CONTEXT)
    assert "late on Saturday" in found.reason
    assert found.quote.text == "by Sunday"


def test_without_a_publication_date_nothing_is_guessed(resolver):
    found = resolve(resolver, claim(time=TimeMention(quote=quote("by Sunday"), context="c")), published=None).time
    assert (found.earliest, found.latest, found.basis) == (None, None, TimeBasis.UNKNOWN)


def test_figures_take_the_side_of_those_counted(resolver):
    figure = Quantity(
        quote=quote("At least 50"), what=QuantityKind.KILLED, low=50, high=None, group=mention("soldiers")
    )
    (found,) = resolve(resolver, claim(quantities=(figure,))).quantities
    assert (found.side, found.as_of) == ("syria-armed-forces", date(2015, 5, 25))


def test_forces_abroad_are_external_forces(resolver):
    (found,) = resolve(resolver, claim(actors=(mention("Russian warplanes"),))).actors
    assert (found.actor_id, found.type) == ("russia-air-force", "external_forces")
    assert "outside its country" in found.reason


def test_police_are_those_of_the_place(resolver):
    paris = PlaceMention(quote=quote("Paris"), words="Paris")
    found = resolver.resolve(report(), [claim(), claim(id="clm_1", place=paris, actors=(mention("Police"),))])[1]
    assert found.actors[0].actor_id == "france-police"


def test_one_resolution_per_claim_in_order(resolver):
    found = resolver.resolve(report(), [claim(id="clm_a"), claim(id="clm_b")])
    assert [item.claim_id for item in found] == ["clm_a", "clm_b"]


def test_no_claims_give_no_resolutions(resolver):
    assert resolver.resolve(report(), []) == ()
