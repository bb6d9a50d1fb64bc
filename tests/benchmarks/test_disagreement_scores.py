"""The scorer on answers worked out by hand: claims and events are given, nothing is read."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from benchmarks.disagreement.bundles import Bundle, GoldDispute, GoldMention, GoldReport, Question
from benchmarks.disagreement.disputes import score_disputes
from benchmarks.disagreement.events import (
    score_mentions,
    score_origins,
    score_pairs,
    score_pairs_read,
    score_same_origin,
)
from benchmarks.disagreement.holding import Names, is_right, on_day, score_control
from benchmarks.disagreement.told import Cover, Told, alike, cover, place_of
from dateline.model.claim import Claim, Polarity
from dateline.model.control import ControlBasis, ControlInterval, ControlStatus, DateSpan
from dateline.model.event import Dispute, DisputeAbout, Event, Position, Relation
from dateline.model.quote import Quote
from dateline.model.resolution import PlaceRef, Precision, Resolution, ResolvedClaim, SpeakerRef, SpeakerType

TEXT = "Gunmen killed at least 50 people in Gao. The army denied that it killed anybody. Rebels took the fort."
SPEAKERS = {"a1": "Agency One", "b1": "Agency One", "c1": "Agency Two", "d1": "Agency Three"}


class NoRecord:
    """A record that explains nothing."""

    def explain(self, _identifier: str) -> Mapping[str, object]:
        return {"claims": []}

    def control(self, **_asked: object) -> Sequence[ControlInterval]:
        return []


def _claim(
    words: str, *, kind: str = "killing", polarity: Polarity = Polarity.AFFIRMED, name: str = ""
) -> ResolvedClaim:
    start = TEXT.index(words)
    sentence = next(it for it in TEXT.split(". ") if TEXT.index(it) <= start <= TEXT.index(it) + len(it))
    at = TEXT.index(sentence)
    speaker = SpeakerRef(
        quote=Quote.cut(TEXT, 0, 6),
        name=SPEAKERS.get(name, "Agency"),
        type=SpeakerType.MONITOR,
        actor_id=SPEAKERS.get(name),
    )
    return ResolvedClaim(
        claim=Claim(
            id=f"clm_{name or words}",
            report_id="rpt_a",
            kind=kind,
            quote=Quote.cut(TEXT, at, at + len(sentence)),
            trigger=Quote.cut(TEXT, start, start + len(words)),
            polarity=polarity,
        ),
        resolution=Resolution(claim_id="x", speakers=(speaker,)),
        published_at=None,
        outlet=f"Paper {name}",
        text_sha256=name,
    )


def _mention(name: str, event: str = "e1", **more: object) -> GoldMention:
    return GoldMention(id=name, report="a", words="killed at least", kind="killing", event=event, **more)


def _event(name: str, claims: Sequence[str], origins: int = 1) -> Event:
    return Event(
        id=name,
        kind="killing",
        modality="occurred",
        place=None,
        time=None,
        actors=(),
        targets=(),
        quantities=(),
        claim_ids=tuple(f"clm_{it}" for it in claims),
        independent_origins=origins,
        origins=(),
        outlets=(),
    )


def _told(
    bundle: Bundle, events: Sequence[Event], disputes: Sequence[Dispute] = (), missed: Sequence[str] = ()
) -> Told:
    names = [it.id for it in bundle.mentions]
    return Told(
        bundle=bundle,
        record=NoRecord(),
        claims={f"clm_{it}": _claim("killed", name=it) for it in names},
        report_of={f"clm_{it}": "a" for it in names},
        events=tuple(events),
        disputes=tuple(disputes),
        event_of={claim: it.id for it in events for claim in it.claim_ids},
        covers={
            it: Cover(claims=(), why="its sentence has no claim") if it in missed else Cover(claims=(f"clm_{it}",))
            for it in names
        },
    )


def _bundle(mentions: Sequence[GoldMention], **more: object) -> Bundle:
    return Bundle(
        id="one",
        family="rising_toll",
        conflict="Mali",
        continent="Africa",
        why="",
        reports=(GoldReport(id="a", outlet="Paper", published=date(2020, 1, 2), title="T", text=TEXT),),
        mentions=tuple(mentions),
        **more,
    )


THREE = [_mention("a1"), _mention("b1"), _mention("c1"), _mention("d1", "e2")]


def test_words_are_found_whatever_the_white_space_and_quotation_marks():
    text = "He said:\n  “It’s  ours”."
    span = place_of('"It\'s ours"', text)
    assert span is not None
    assert text[slice(*span)] == "“It’s  ours”"
    assert place_of("yours", text) is None
    assert place_of("", text) is None


def test_a_mention_is_covered_by_the_trigger_in_its_words_first():
    mention = _mention("a1")
    span = place_of("killed at least 50 people", TEXT)
    right, other_kind = _claim("killed"), _claim("people", kind="looting")
    assert cover(mention, span, [other_kind, right]).claims == (right.id,)
    assert cover(mention, span, [other_kind]).claims == (other_kind.id,)


def test_a_mention_is_covered_by_its_sentence_when_the_kind_is_alike_and_the_words_are_not_of_another_happening():
    mention = _mention("a1")
    span = place_of("in Gao", TEXT)
    claim = _claim("killed")
    assert cover(mention, span, [claim]).claims == (claim.id,)
    assert cover(mention, span, [claim], [place_of("killed at least", TEXT)]).claims == ()
    assert cover(mention, span, [_claim("killed", kind="looting")]).why == "its sentence has only looting"
    assert cover(mention, place_of("took the fort", TEXT), [claim]).why == "its sentence has no claim"
    assert "took it in" in cover(mention, None, [claim]).why


def test_a_denial_is_covered_by_what_is_read_as_denied_and_nothing_else():
    span = place_of("denied that it killed anybody", TEXT)
    start = TEXT.index("killed anybody")
    claim = _claim("denied", polarity=Polarity.DENIED)
    denied = replace(claim, claim=replace(claim.claim, trigger=Quote.cut(TEXT, start, start + 6)))
    affirmed = replace(denied, claim=replace(denied.claim, polarity=Polarity.AFFIRMED))
    assert cover(_mention("b2", denies=True), span, [denied]).claims == (denied.id,)
    assert cover(_mention("b2"), span, [denied]).why == "the claim at 'killed' is read as denied"
    assert cover(_mention("b2", denies=True), span, [affirmed]).why == "the claim at 'killed' is read as affirmed"


def test_kinds_of_one_family_or_that_tell_one_happening_are_alike():
    assert alike("killing", "execution")
    assert alike("bombing", "killing")
    assert not alike("killing", "ceasefire")


def test_pairs_are_counted_and_what_is_wrong_is_said():
    # gold: a1 b1 c1 | d1; read: a1 b1 | c1 d1
    told = _told(_bundle(THREE), [_event("evt_1", ["a1", "b1"]), _event("evt_2", ["c1", "d1"])])
    tally = score_pairs(told)
    assert (tally.counts.right, tally.counts.given, tally.counts.wanted) == (1, 2, 3)
    assert [str(it).split(":")[0] for it in tally.wrong] == ["split e1", "merged e1 with e2"]


def test_a_mention_without_a_claim_loses_its_pairs():
    told = _told(_bundle(THREE), [_event("evt_1", ["a1", "b1", "c1"])], missed=["c1"])
    counts = score_pairs(told).counts
    assert (counts.right, counts.given, counts.wanted) == (1, 1, 3)
    assert str(score_pairs(told).wrong[0]).startswith(
        "missed c1 (killing, 'killed at least'): its sentence has no claim"
    )
    assert score_pairs_read(told).counts.f1 == 1
    assert score_mentions(told).counts.recall == 0.75


def test_claims_without_an_event_stand_for_themselves():
    assert score_pairs(_told(_bundle(THREE), [])).counts.given == 0


def test_the_number_of_origins_is_that_of_the_event_with_most_of_the_mentions():
    bundle = _bundle(THREE, origins={"e1": (("a1", "b1"), ("c1",)), "e2": (("d1",),)})
    events = [_event("evt_1", ["a1", "b1"], origins=2), _event("evt_2", ["c1", "d1"], origins=1)]
    assert score_origins(_told(bundle, events)).counts.recall == 1
    events = [_event("evt_1", ["a1", "b1"], origins=3), _event("evt_2", ["c1"], origins=1)]
    tally = score_origins(_told(bundle, events))
    assert tally.counts.right == 0
    assert tuple(map(str, tally.wrong)) == (
        "origins of e1: 2 wanted (a1 b1 | c1), read 3 (nobody)",
        "origins of e2: 1 wanted (d1), read no event",
    )


def test_events_that_rest_on_nobody_are_not_asked_for_origins():
    bundle = _bundle(THREE, origins={"e1": ()}, uncounted=("a1",))
    assert score_origins(_told(bundle, [])).counts.wanted == 0


def test_pairs_of_one_origin():
    bundle = _bundle(THREE, origins={"e1": (("a1", "c1"), ("b1",)), "e2": (("d1",),)})
    counts = score_same_origin(_told(bundle, [])).counts  # read: a1 and b1 rest on one speaker
    assert (counts.right, counts.given, counts.wanted) == (0, 1, 1)


def _dispute(
    *sides: Sequence[str],
    about: DisputeAbout = DisputeAbout.COUNT,
    relation: Relation = Relation.UPDATE,
    name: str = "d",
) -> Dispute:
    positions = tuple(
        Position(value=str(at), claim_ids=tuple(f"clm_{it}" for it in side), speakers=())
        for at, side in enumerate(sides)
    )
    return Dispute(
        id=name, about=about, event_id="evt_1", place_id=None, positions=positions, relation=relation, reason="because"
    )


def _wanted(*sides: Sequence[str], about: str = "count", relation: str = "update") -> GoldDispute:
    return GoldDispute(event="e1", about=about, relation=relation, sides=tuple(map(tuple, sides)))


def test_a_dispute_is_found_when_its_sides_are_on_different_positions():
    told = _told(_bundle(THREE, disputes=(_wanted(["a1"], ["b1"]),)), [], [_dispute(["a1", "d1"], ["b1"])])
    tallies = score_disputes(told)
    assert tallies.related.counts.f1 == tallies.found.counts.f1 == 1
    assert tallies.related.wrong == ()


@pytest.mark.parametrize(
    ("read", "related", "found"),
    [
        (_dispute(["a1", "b1"], ["c1"]), 0, 0),  # both sides on one position
        (_dispute(["a1"], ["c1"]), 0, 0),  # one side missing
        (_dispute(["a1"], ["b1"], about=DisputeAbout.DATE), 0, 0),
        (_dispute(["a1"], ["b1"], relation=Relation.CONTRADICTION), 0, 1),
    ],
)
def test_other_disputes_do_not_match(read: Dispute, related: int, found: int):
    tallies = score_disputes(_told(_bundle(THREE, disputes=(_wanted(["a1"], ["b1"]),)), [], [read]))
    assert (tallies.related.counts.right, tallies.found.counts.right) == (related, found)
    assert tallies.related.counts.given == 1
    assert len(tallies.related.wrong) == 2  # one missing, one too many
    assert ("found as contradiction" in str(tallies.related.wrong[0])) == bool(found)


def test_a_side_needs_a_position_of_its_own():
    wanted = _wanted(["a1"], ["b1"], ["c1"])
    both = _dispute(["a1", "b1"], ["b1", "c1"], ["a1"])
    assert score_disputes(_told(_bundle(THREE, disputes=(wanted,)), [], [both])).related.counts.right == 1
    two = _dispute(["a1", "b1"], ["c1"])
    assert score_disputes(_told(_bundle(THREE, disputes=(wanted,)), [], [two])).related.counts.right == 0


def test_what_repeats_a_matched_dispute_is_neither_right_nor_wrong():
    wanted = _wanted(["a1"], ["b1"], ["c1"])
    disputes = [_dispute(["a1"], ["b1"], ["c1"]), _dispute(["a1"], ["c1"], name="again")]
    counts = score_disputes(_told(_bundle(THREE, disputes=(wanted,)), [], disputes)).related.counts
    assert (counts.right, counts.given, counts.wanted) == (1, 1, 1)


def test_each_dispute_matches_once():
    wanted = (_wanted(["a1"], ["b1"]), _wanted(["a1"], ["c1"]))
    disputes = [_dispute(["a1"], ["b1"], ["c1"]), _dispute(["a1"], ["b1"], name="other")]
    counts = score_disputes(_told(_bundle(THREE, disputes=wanted), [], disputes)).related.counts
    assert (counts.right, counts.given) == (2, 2)


def test_why_a_dispute_is_missing():
    wanted = (_wanted(["a1"], ["b1"]),)
    apart = _told(_bundle(THREE, disputes=wanted), [_event("evt_1", ["a1"]), _event("evt_2", ["b1"])])
    assert str(score_disputes(apart).related.wrong[0]).endswith("its sides are in different events")
    together = _told(_bundle(THREE, disputes=wanted), [_event("evt_1", ["a1", "b1"])])
    assert "not set against each other" in str(score_disputes(together).related.wrong[0])
    missed = _told(_bundle(THREE, disputes=wanted), [], missed=["b1"])
    assert str(score_disputes(missed).related.wrong[0]).endswith("no claim covers b1")


def _interval(
    holder: tuple[str, str], start: tuple[date | None, date | None], end: tuple[date, date] | None = None
) -> ControlInterval:
    return ControlInterval(
        id="ctl",
        place=PlaceRef(quote=None, name="Gao", precision=Precision.TOWN),
        status=ControlStatus.HELD,
        holders=(holder[0],),
        holder_names=(holder[1],),
        start=DateSpan(earliest=start[0], latest=start[1]),
        end=DateSpan(earliest=end[0], latest=end[1]) if end else None,
        basis=ControlBasis.CLAIMED,
        supporting=(),
        contradicting=(),
        according_to=(),
    )


def test_a_day_is_answered_by_the_interval_that_certainly_covers_it():
    first = _interval(("x", "X"), (None, None), (date(2020, 1, 5), date(2020, 1, 7)))
    second = _interval(("y", "Y"), (date(2020, 1, 5), date(2020, 1, 7)))
    assert on_day([first, second], date(2020, 1, 4)) is first
    assert on_day([first, second], date(2020, 1, 5)) is None
    assert on_day([first, second], date(2020, 1, 6)) is None
    assert on_day([first, second], date(2020, 1, 7)) is second
    assert on_day([first, second], date(2030, 1, 1)) is second
    assert on_day([], date(2020, 1, 4)) is None


def test_a_beginning_that_nothing_bounds_reaches_back_for_the_first_state_alone():
    known_by = _interval(("x", "X"), (None, date(2020, 1, 5)), (date(2020, 1, 7), date(2020, 1, 7)))
    later = _interval(("y", "Y"), (None, date(2020, 1, 7)))
    assert on_day([known_by, later], date(2019, 1, 1)) is known_by
    assert on_day([later], date(2019, 1, 1)) is later
    assert on_day([known_by, later], date(2020, 1, 7)) is later
    bounded = replace(known_by, start=DateSpan(earliest=date(2020, 1, 3), latest=date(2020, 1, 5)))
    assert on_day([bounded, later], date(2020, 1, 4)) is None


@pytest.mark.parametrize(
    ("holder", "names", "right"),
    [
        (("islamic-state", "Islamic State"), ["Islamic State"], True),
        (("islamic-state", "Islamic State"), ["ISIS"], True),
        (("islamic-state", "Islamic State"), ["Taliban"], False),
        (("syria-armed-forces", "Military Forces of Syria"), ["Government of Syria"], True),
        (("peru-armed-forces", "Military Forces of Peru"), ["Military Forces of Peru"], True),
        (("the river guard", "the River Guard"), ["River Guard"], True),
        (("islamic-state", "Islamic State"), ["Islamic State", "Taliban"], False),
    ],
)
def test_holders_are_compared_through_the_list_of_actors(holder: tuple[str, str], names: list[str], right: bool):
    assert Names().same(names, [holder]) is right


def test_no_interval_is_the_answer_unknown():
    names = Names()
    unknown = Question(place="Gao", at=date(2020, 1, 1), status="unknown")
    held = Question(place="Gao", at=date(2020, 1, 1), status="held", holders=("Taliban",))
    answer = _interval(("taliban", "Taliban"), (date(2019, 1, 1), date(2019, 1, 1)))
    assert is_right(unknown, None, names)
    assert not is_right(held, None, names)
    assert is_right(held, answer, names)
    assert not is_right(unknown, answer, names)
    assert not is_right(replace(held, status="contested"), answer, names)


def test_control_is_asked_of_the_record_and_said_in_words():
    questions = (
        Question(place="Gao", at=date(2020, 1, 1), status="held", holders=("Taliban",), basis="claimed"),
        Question(place="Gao", at=date(2020, 1, 1), status="unknown", as_known_on=date(2019, 1, 1)),
    )
    tallies = score_control(_told(_bundle(THREE, control=questions), []), Names())
    assert (tallies.answered.counts.right, tallies.answered.counts.wanted) == (1, 2)
    assert (tallies.grounded.counts.right, tallies.grounded.counts.wanted) == (0, 1)
    assert tuple(map(str, tallies.answered.wrong)) == (
        "Gao on 2020-01-01: wanted held by Taliban, read nothing of that place",
    )
