import pytest

from dateline.errors import InputError, NotFoundError, SettingsError
from dateline.model.correction import Act
from dateline.model.event import Verdict
from dateline.model.ids import make_id
from dateline.pipeline import correct
from dateline.pipeline.correct import Person
from dateline.pipeline.derive import refresh
from dateline.record.history import history
from dateline.store import open_store
from deciding import ADA, claim, fill, seen, state

# Setting fields


def test_a_place_is_corrected_everywhere_and_the_claim_stays_as_read(desk):
    wrong = claim(desk, "seized")
    correct.correct(desk, wrong.id, {"place": "Mahin, Homs"}, ADA)
    right = seen(desk, wrong.id)
    assert (right.resolution.place.place_id, right.corrected) == ("gn:167488", ("place",))
    assert "Ada: checked it" in right.resolution.place.reason
    assert desk.claims_as_read(wrong.claim.report_id)[0] == wrong
    refresh(desk)
    assert any(event.place.place_id == "gn:167488" for event in desk.events() if wrong.id in event.claim_ids)


@pytest.mark.parametrize(
    ("field", "typed", "shows"),
    [
        ("kind", "armed_clash", lambda it: it.claim.kind == "armed_clash"),
        ("polarity", "denied", lambda it: it.claim.polarity == "denied"),
        ("time", "2016-03-01..", lambda it: (str(it.resolution.time.earliest), it.resolution.time.latest) == ("2016-03-01", None)),
        ("time", "", lambda it: it.resolution.time.basis == "unknown"),
        ("actor", "islamic-state; gunmen", lambda it: [a.name for a in it.resolution.actors] == ["Islamic State", "gunmen"]),
        ("target", "", lambda it: it.resolution.targets == ()),
        ("speaker", "Reuters", lambda it: it.resolution.speakers[0].name == "Reuters"),
        ("speaker", "", lambda it: [s.type for s in it.resolution.speakers] == ["outlet"]),
        ("killed", "12-15", lambda it: [(q.quantity.low, q.quantity.high) for q in it.resolution.quantities] == [(12, 15)]),
        ("killed", ">=3", lambda it: [(q.quantity.low, q.quantity.high) for q in it.resolution.quantities] == [(3, None)]),
        ("killed[children]", "<=3", lambda it: it.resolution.quantities[0].quantity.who == "children"),
    ],
)  # fmt: skip
def test_a_field_takes_its_value(desk, field, typed, shows):
    one = claim(desk, "seized")
    correct.correct(desk, one.id, {field: typed}, ADA)
    assert shows(seen(desk, one.id))


def test_a_lone_figure_keeps_its_words_and_who_was_counted(desk):
    one = claim(desk, "shelled", 1)
    before = one.resolution.quantities[0]
    correct.correct(desk, one.id, {"killed": "15"}, ADA)
    after = seen(desk, one.id).resolution.quantities[0]
    assert (after.quantity.quote, after.quantity.low, after.as_of) == (before.quantity.quote, 15, before.as_of)


def test_of_several_figures_one_has_to_be_named(desk):
    one = claim(desk, "bombed", 2)
    with pytest.raises(SettingsError, match="2 figures of killed: say which"):
        correct.correct(desk, one.id, {"killed": "5"}, ADA)


@pytest.mark.parametrize(
    ("values", "error", "says"),
    [
        ({"place": "Springfield"}, NotFoundError, "it could be Springfield, .*gn:"),
        ({"place": "Xyzzyville"}, NotFoundError, "in no gazetteer"),
        ({"actor": "Liwa al-Nowhere"}, NotFoundError, "no list knows"),
        ({"plase": "Homs"}, SettingsError, "did you mean place"),
        ({"kind": "air strike"}, SettingsError, "did you mean air_strike"),
        ({"hedge": ""}, SettingsError, "can't be empty"),
        ({"time": "yesterday"}, SettingsError, "is not a day"),
        ({"time": "2016-02-30"}, SettingsError, "is not a day"),
        ({"time": "2016-03-02..2016-03-01"}, SettingsError, "backwards"),
        ({"killed": "dozens"}, SettingsError, "12-15"),
        ({"place[x]": "Homs"}, SettingsError, "unknown field"),
        ({}, SettingsError, "nothing to correct"),
    ],
)
def test_a_value_that_makes_no_sense_is_one_error_and_stores_nothing(desk, values, error, says):
    one = claim(desk, "seized")
    with pytest.raises(error, match=says):
        correct.correct(desk, one.id, {"hedge": "doubted", **values} if values else {}, ADA)
    assert desk.corrections() == []
    assert not desk.derived_stale


@pytest.mark.parametrize(("author", "why"), [("", "x"), ("  ", "x"), ("Ada", ""), ("Ada", " ")])
def test_nobody_decides_without_a_name_and_a_reason(author, why):
    with pytest.raises(SettingsError):
        Person(author=author, why=why)


def test_the_latest_that_stands_wins_and_all_are_kept(desk):
    one = claim(desk, "seized")
    correct.correct(desk, one.id, {"hedge": "doubted"}, ADA)
    [second] = correct.correct(desk, one.id, {"hedge": "possible"}, ADA)
    assert (seen(desk, one.id).claim.hedge, second.correction.was) == ("possible", "doubted")
    correct.undo(desk, second.correction.id, author="Bea")
    assert seen(desk, one.id).claim.hedge == "doubted"
    assert [it.correction.retracted_by for it in desk.corrections()] == [None, "Bea"]


# Rejecting and accepting


def test_a_rejected_claim_is_left_out_until_it_is_accepted(desk):
    one = claim(desk, "seized")
    correct.review(desk, one.id, Act.REJECT, ADA)
    refresh(desk)
    assert one.id not in {it.id for it in desk.claims()} | set(desk.event_of())
    assert one.id not in {it.id for it in desk.report_claims(one.claim.report_id)}
    assert one.id not in {hit.id for hit in desk.search("seized Palmyra")}
    assert seen(desk, one.id).review == "rejected"
    correct.review(desk, one.id, Act.ACCEPT, ADA)
    assert (seen(desk, one.id).review, one.id in {it.id for it in desk.claims()}) == ("accepted", True)


def test_the_history_of_an_event_tells_of_the_claim_that_was_rejected_from_it(desk):
    event = max(desk.events(), key=lambda it: len(it.claim_ids))
    made = correct.review(desk, event.claim_ids[-1], Act.REJECT, ADA)
    refresh(desk)
    entries = history(desk, event.id)
    assert made.correction.id in {it["id"] for it in entries}
    assert [it["at"] for it in entries] == sorted(it["at"] for it in entries)


# Same and different


def test_a_pair_is_kept_and_the_latest_word_counts(desk):
    one, other = claim(desk, "seized"), claim(desk, "bombed")
    correct.pair(desk, one.id, other.id, Act.SAME, ADA)
    pair = tuple(sorted((one.id, other.id)))
    assert desk.decided_pairs() == [(*pair, Verdict.SAME)]
    made = correct.pair(desk, other.id, one.id, Act.DIFFERENT, ADA)
    assert desk.decided_pairs([one.id]) == [(*pair, Verdict.DIFFERENT)]
    assert desk.decided_pairs([claim(desk, "clashed").id]) == []
    correct.undo(desk, made.correction.id, author="Ada")
    assert desk.decided_pairs() == [(*pair, Verdict.SAME)]


def test_events_stand_for_all_claims_they_have(desk):
    merged, alone = sorted(desk.events(), key=lambda it: -len(it.claim_ids))[:2]
    assert len(merged.claim_ids) > 1
    correct.pair(desk, merged.id, alone.id, Act.DIFFERENT, ADA)
    pairs = {frozenset(pair[:2]) for pair in desk.decided_pairs()}
    assert pairs == {frozenset((a, b)) for a in merged.claim_ids for b in alone.claim_ids}
    [stored] = desk.corrections()
    assert make_id("evt", stored.correction.claims[0].claim_id) == merged.id


def test_events_follow_what_persons_say_of_pairs_and_undo_restores_them(desk):
    before = state(desk)
    merged, alone = sorted(desk.events(), key=lambda it: -len(it.claim_ids))[:2]
    joined = correct.pair(desk, merged.id, alone.id, Act.SAME, ADA)
    refresh(desk)
    assert desk.event(alone.id).id == desk.event(merged.id).id
    correct.undo(desk, joined.correction.id, author="Ada")
    assert state(desk) == before
    one, other = merged.claim_ids[:2]
    parted = correct.pair(desk, one, other, Act.DIFFERENT, ADA)
    refresh(desk)
    assert desk.event_of()[one] != desk.event_of()[other]
    correct.undo(desk, parted.correction.id, author="Ada")
    assert state(desk) == before


def test_a_rejected_claim_is_in_no_pair_until_it_is_back(desk):
    one, other = claim(desk, "seized"), claim(desk, "bombed")
    correct.pair(desk, one.id, other.id, Act.SAME, ADA)
    rejected = correct.review(desk, one.id, Act.REJECT, ADA)
    assert desk.decided_pairs() == []
    correct.undo(desk, rejected.correction.id, author="Ada")
    assert len(desk.decided_pairs()) == 1


def test_a_claim_is_not_judged_against_itself(desk):
    one = claim(desk, "seized")
    with pytest.raises(SettingsError, match="name two that differ"):
        correct.pair(desk, one.id, one.id, Act.SAME, ADA)


# Undoing


def test_what_was_taken_back_can_not_be_taken_back_again(desk):
    [made] = correct.correct(desk, claim(desk, "seized").id, {"hedge": "doubted"}, ADA)
    correct.undo(desk, made.correction.id, author="Ada")
    with pytest.raises(NotFoundError, match="taken back already"):
        correct.undo(desk, made.correction.id, author="Ada")


def test_only_corrections_are_undone(desk):
    with pytest.raises(NotFoundError, match="is no correction"):
        correct.undo(desk, claim(desk, "seized").id, author="Ada")


# Export and import


def test_an_import_is_all_or_nothing(desk):
    correct.correct(desk, claim(desk, "seized").id, {"hedge": "doubted"}, ADA)
    lines = [*correct.export_lines(desk), '{"id": "cor_1", "act": "set"}']
    with open_store(":memory:") as other:
        with pytest.raises(InputError, match="line 2: no correction"):
            correct.import_lines(other, lines, "decided.jsonl")
        assert other.corrections() == []


def test_importing_twice_changes_nothing_and_brings_what_was_taken_back(desk, report_file):
    [made] = correct.correct(desk, claim(desk, "seized").id, {"hedge": "doubted"}, ADA)
    with open_store(":memory:") as other:
        fill(other, report_file)
        lines = list(correct.export_lines(desk))
        assert correct.import_lines(other, lines, "x").added == 1
        assert correct.import_lines(other, lines, "x").known == 1
        assert state(other) == state(desk)
        correct.undo(desk, made.correction.id, author="Bea", why="no")
        assert correct.import_lines(other, correct.export_lines(desk), "x").taken_back == 1
        assert (state(other), other.corrections()) == (state(desk), desk.corrections())


def test_corrections_imported_before_the_reports_wait_for_them(desk, report_file):
    correct.correct(desk, claim(desk, "seized").id, {"hedge": "doubted"}, ADA)
    with open_store(":memory:") as other:
        done = correct.import_lines(other, correct.export_lines(desk), "x")
        assert [it.lost for it in done.lost] == [True]
        fill(other, report_file)
        assert state(other) == state(desk)
