import json
import random
from contextlib import contextmanager
from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.codec import dump_claim, dump_event
from dateline.errors import DatelineError, InputError, NotFoundError, SettingsError
from dateline.ingest import IngestOptions, check_sources
from dateline.model.correction import Act
from dateline.model.event import Verdict
from dateline.model.ids import make_id
from dateline.pipeline import correct, worker
from dateline.pipeline.correct import Person
from dateline.pipeline.derive import refresh
from dateline.pipeline.reread import reread
from dateline.pipeline.run import read
from dateline.record.history import history
from dateline.store import open_store
from word_worker import WORDS, word_worker

ADA = Person(author="Ada", why="checked it")
TEXTS = (
    "Syrian soldiers seized Palmyra from militants, the Observatory said. Rebels bombed Homs and shelled Homs.",
    "In Syria soldiers shelled Homs and bombed Mahin, killing 12. The weather was fair. Militants clashed in Palmyra.",
    "Militants seized Mahin in Syria. Soldiers bombed Mahin, the Observatory said, killing 4 of 9 rebels.",
    "Syria: soldiers clashed with rebels and shelled rebels in Homs. Militants bombed Palmyra.",
    "The Observatory said soldiers seized Palmyra from militants, killing 30. In Syria rebels shelled Homs.",
)
VALUES = st.sampled_from(
    [
        ("kind", "shelling"),
        ("kind", "territory_seized"),
        ("place", "Palmyra"),
        ("place", "gn:167488"),
        ("place", ""),
        ("time", "2016-03-20"),
        ("time", "2016-03-20..2016-03-29"),
        ("time", ""),
        ("actor", "islamic-state"),
        ("target", "civilians"),
        ("actor", ""),
        ("speaker", "sohr"),
        ("speaker", ""),
        ("wounded", ">=12"),
        ("wounded", ""),
        ("polarity", "denied"),
        ("modality", "ongoing"),
        ("hedge", "doubted"),
    ]
)


@contextmanager
def reading_with(words):
    """Have reports read by a worker that knows these words."""
    with patch.object(worker, "_workers", [word_worker(words)]):
        yield


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    file = tmp_path_factory.mktemp("reports") / "reports.jsonl"
    rows = [
        {"text": text, "published_at": f"2016-03-2{number}", "outlet": f"Outlet {number % 3}"}
        for number, text in enumerate(TEXTS)
    ]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return str(file)


def fill(store, path):
    with reading_with(WORDS):
        read(check_sources([path], IngestOptions()), store=store, options=IngestOptions(), jobs=1)


@pytest.fixture
def store(path):
    with open_store(":memory:") as opened:
        fill(opened, path)
        yield opened


def state(store):
    """All that a user sees: claims with the rejected ones, events, and what was decided of pairs."""
    refresh(store)
    return (
        [dump_claim(it, event_id=None) for it in store.claims(rejected=True)],
        [dump_event(it) for it in store.events()],
        store.decided_pairs(),
    )


def claim(store, word, number=0):
    return [it for it in store.claims() if it.claim.trigger.text == word][number]


def again(store, words):
    with reading_with(words):
        return reread(store, everything=True, jobs=1)


def seen(store, claim_id):
    return store.claims([claim_id], rejected=True)[0]


# Setting fields


def test_a_place_is_corrected_everywhere_and_the_claim_stays_as_read(store):
    wrong = claim(store, "seized")
    correct.correct(store, wrong.id, {"place": "Mahin, Homs"}, ADA)
    right = seen(store, wrong.id)
    assert (right.resolution.place.place_id, right.corrected) == ("gn:167488", ("place",))
    assert "Ada: checked it" in right.resolution.place.reason
    assert store.claims_as_read(wrong.claim.report_id)[0] == wrong
    refresh(store)
    assert any(event.place.place_id == "gn:167488" for event in store.events() if wrong.id in event.claim_ids)


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
def test_a_field_takes_its_value(store, field, typed, shows):
    one = claim(store, "seized")
    correct.correct(store, one.id, {field: typed}, ADA)
    assert shows(seen(store, one.id))


def test_a_lone_figure_keeps_its_words_and_who_was_counted(store):
    one = claim(store, "shelled", 1)
    before = one.resolution.quantities[0]
    correct.correct(store, one.id, {"killed": "15"}, ADA)
    after = seen(store, one.id).resolution.quantities[0]
    assert (after.quantity.quote, after.quantity.low, after.as_of) == (before.quantity.quote, 15, before.as_of)


def test_of_several_figures_one_has_to_be_named(store):
    one = claim(store, "bombed", 2)
    with pytest.raises(SettingsError, match="2 figures of killed: say which"):
        correct.correct(store, one.id, {"killed": "5"}, ADA)


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
def test_a_value_that_makes_no_sense_is_one_error_and_stores_nothing(store, values, error, says):
    one = claim(store, "seized")
    with pytest.raises(error, match=says):
        correct.correct(store, one.id, {"hedge": "doubted", **values} if values else {}, ADA)
    assert store.corrections() == []
    assert not store.derived_stale


@pytest.mark.parametrize(("author", "why"), [("", "x"), ("  ", "x"), ("Ada", ""), ("Ada", " ")])
def test_nobody_decides_without_a_name_and_a_reason(author, why):
    with pytest.raises(SettingsError):
        Person(author=author, why=why)


def test_the_latest_that_stands_wins_and_all_are_kept(store):
    one = claim(store, "seized")
    correct.correct(store, one.id, {"hedge": "doubted"}, ADA)
    [second] = correct.correct(store, one.id, {"hedge": "possible"}, ADA)
    assert (seen(store, one.id).claim.hedge, second.correction.was) == ("possible", "doubted")
    correct.undo(store, second.correction.id, author="Bea")
    assert seen(store, one.id).claim.hedge == "doubted"
    assert [it.correction.retracted_by for it in store.corrections()] == [None, "Bea"]


# Rejecting and accepting


def test_a_rejected_claim_is_left_out_until_it_is_accepted(store):
    one = claim(store, "seized")
    correct.review(store, one.id, Act.REJECT, ADA)
    refresh(store)
    assert one.id not in {it.id for it in store.claims()} | set(store.event_of())
    assert one.id not in {it.id for it in store.report_claims(one.claim.report_id)}
    assert one.id not in {hit.id for hit in store.search("seized Palmyra")}
    assert seen(store, one.id).review == "rejected"
    correct.review(store, one.id, Act.ACCEPT, ADA)
    assert (seen(store, one.id).review, one.id in {it.id for it in store.claims()}) == ("accepted", True)


def test_the_history_of_an_event_tells_of_the_claim_that_was_rejected_from_it(store):
    event = max(store.events(), key=lambda it: len(it.claim_ids))
    made = correct.review(store, event.claim_ids[-1], Act.REJECT, ADA)
    refresh(store)
    entries = history(store, event.id)
    assert made.correction.id in {it["id"] for it in entries}
    assert [it["at"] for it in entries] == sorted(it["at"] for it in entries)


# Same and different


def test_a_pair_is_kept_and_the_latest_word_counts(store):
    one, other = claim(store, "seized"), claim(store, "bombed")
    correct.pair(store, one.id, other.id, Act.SAME, ADA)
    pair = tuple(sorted((one.id, other.id)))
    assert store.decided_pairs() == [(*pair, Verdict.SAME)]
    made = correct.pair(store, other.id, one.id, Act.DIFFERENT, ADA)
    assert store.decided_pairs([one.id]) == [(*pair, Verdict.DIFFERENT)]
    assert store.decided_pairs([claim(store, "clashed").id]) == []
    correct.undo(store, made.correction.id, author="Ada")
    assert store.decided_pairs() == [(*pair, Verdict.SAME)]


def test_events_stand_for_all_claims_they_have(store):
    merged, alone = sorted(store.events(), key=lambda it: -len(it.claim_ids))[:2]
    assert len(merged.claim_ids) > 1
    correct.pair(store, merged.id, alone.id, Act.DIFFERENT, ADA)
    pairs = {frozenset(pair[:2]) for pair in store.decided_pairs()}
    assert pairs == {frozenset((a, b)) for a in merged.claim_ids for b in alone.claim_ids}
    [stored] = store.corrections()
    assert make_id("evt", stored.correction.claims[0].claim_id) == merged.id


def test_a_rejected_claim_is_in_no_pair_until_it_is_back(store):
    one, other = claim(store, "seized"), claim(store, "bombed")
    correct.pair(store, one.id, other.id, Act.SAME, ADA)
    rejected = correct.review(store, one.id, Act.REJECT, ADA)
    assert store.decided_pairs() == []
    correct.undo(store, rejected.correction.id, author="Ada")
    assert len(store.decided_pairs()) == 1


def test_a_claim_is_not_judged_against_itself(store):
    one = claim(store, "seized")
    with pytest.raises(SettingsError, match="name two that differ"):
        correct.pair(store, one.id, one.id, Act.SAME, ADA)


# Undoing


def test_what_was_taken_back_can_not_be_taken_back_again(store):
    [made] = correct.correct(store, claim(store, "seized").id, {"hedge": "doubted"}, ADA)
    correct.undo(store, made.correction.id, author="Ada")
    with pytest.raises(NotFoundError, match="taken back already"):
        correct.undo(store, made.correction.id, author="Ada")


def test_only_corrections_are_undone(store):
    with pytest.raises(NotFoundError, match="is no correction"):
        correct.undo(store, claim(store, "seized").id, author="Ada")


# Export and import


def test_an_import_is_all_or_nothing(store):
    correct.correct(store, claim(store, "seized").id, {"hedge": "doubted"}, ADA)
    lines = [*correct.export_lines(store), '{"id": "cor_1", "act": "set"}']
    with open_store(":memory:") as other:
        with pytest.raises(InputError, match="line 2: no correction"):
            correct.import_lines(other, lines, "decided.jsonl")
        assert other.corrections() == []


def test_importing_twice_changes_nothing_and_brings_what_was_taken_back(store, path):
    [made] = correct.correct(store, claim(store, "seized").id, {"hedge": "doubted"}, ADA)
    with open_store(":memory:") as other:
        fill(other, path)
        lines = list(correct.export_lines(store))
        assert correct.import_lines(other, lines, "x").added == 1
        assert correct.import_lines(other, lines, "x").known == 1
        assert state(other) == state(store)
        correct.undo(store, made.correction.id, author="Bea", why="no")
        assert correct.import_lines(other, correct.export_lines(store), "x").taken_back == 1
        assert (state(other), other.corrections()) == (state(store), store.corrections())


def test_corrections_imported_before_the_reports_wait_for_them(store, path):
    correct.correct(store, claim(store, "seized").id, {"hedge": "doubted"}, ADA)
    with open_store(":memory:") as other:
        done = correct.import_lines(other, correct.export_lines(store), "x")
        assert [it.lost for it in done.lost] == [True]
        fill(other, path)
        assert state(other) == state(store)


# Re-reading


def test_a_correction_whose_trigger_is_forgotten_is_lost_and_comes_back(store):
    one = claim(store, "seized")
    correct.correct(store, one.id, {"place": "Homs"}, ADA)
    before = state(store)
    done = again(store, {word: kind for word, kind in WORDS.items() if word != "seized"})
    assert (len(done.lost), done.retired > 0, store.claims([one.id])) == (1, True, [])
    assert [it.lost for it in store.corrections()] == [True]
    done = again(store, WORDS)
    assert (done.lost, state(store)) == ((), before)


def test_a_correction_follows_its_words_to_another_kind(store):
    one = claim(store, "seized")
    correct.correct(store, one.id, {"place": "Homs"}, ADA)
    done = again(store, {**WORDS, "seized": "territory_held"})
    now = claim(store, "seized")
    assert (done.lost, now.id != one.id, now.claim.kind, now.corrected) == ((), True, "territory_held", ("place",))


def test_a_correction_never_slips_onto_a_neighbour(store):
    both = [it for it in store.claims() if it.claim.quote.text.strip().startswith("Rebels bombed")]
    bombed = next(it for it in both if it.claim.trigger.text == "bombed")
    correct.correct(store, bombed.id, {"place": "Mahin, Homs"}, ADA)
    again(store, {"shelled": "air_strike"})
    assert [it.corrected for it in store.claims() if it.corrected] == []
    assert [it.lost for it in store.corrections()] == [True]


def test_a_retired_claim_is_in_no_list_and_not_found(store):
    one = claim(store, "seized")
    count = store.claim_count()
    again(store, {word: kind for word, kind in WORDS.items() if word != "seized"})
    assert store.claim_count() < count
    assert one.id not in {hit.id for hit in store.search("seized", limit=100)}
    assert store.claims([one.id], retired=True)[0].claim == one.claim
    assert store.retired_at(one.id) is not None
    with pytest.raises(NotFoundError, match="no longer read"):
        correct.review(store, one.id, Act.ACCEPT, ADA)
    again(store, WORDS)
    assert one.id in {hit.id for hit in store.search("seized", limit=100)}
    assert store.claim_count() == count


def test_reading_again_with_the_same_words_changes_nothing(store):
    refresh(store)
    before = state(store)
    done = again(store, WORDS)
    assert (done.unchanged, done.altered, done.added, done.retired) == (len(TEXTS), 0, 0, 0)
    assert not store.derived_stale
    assert state(store) == before


def test_what_this_program_read_last_is_skipped(store):
    with reading_with({}):
        done = reread(store, jobs=1)
    assert (done.reports, done.skipped) == (0, len(TEXTS))


def test_a_report_that_breaks_the_program_keeps_its_old_reading(store):
    before = state(store)
    with reading_with(None):
        worker._workers[0].extractor.read = lambda _reports: 1 / 0
        done = reread(store, everything=True, jobs=1)
    assert len(done.failures) == len(TEXTS)
    assert state(store) == before
    assert len(store.reports_to_read_again("x")) == len(TEXTS)


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_fifty_corrections_survive_any_change_of_vocabulary(path, data):
    draw = data.draw
    with open_store(":memory:") as store:
        fill(store, path)
        untouched = state(store)
        ids = [it.id for it in store.claims()]
        made = []
        while len(made) < 50:
            act = draw(st.sampled_from([Act.SET, Act.SET, Act.SET, Act.REJECT, Act.ACCEPT, Act.SAME, Act.DIFFERENT]))
            one, other = draw(st.permutations(ids))[:2]
            if act is Act.SET:
                field, typed = draw(VALUES)
                made += correct.correct(store, one, {field: typed}, ADA)
            elif act in {Act.SAME, Act.DIFFERENT}:
                made.append(correct.pair(store, one, other, act, ADA))
            else:
                made.append(correct.review(store, one, act, ADA))
        decided = state(store)
        events = {event.id: event for event in store.events()}

        changed = {
            word: draw(st.sampled_from([kind, kind, "offensive"]))
            for word, kind in WORDS.items()
            if draw(st.integers(0, 3))
        }
        again(store, {**changed, "weather": "protest"})
        _nothing_is_lost_in_silence(store, made, events)

        assert again(store, WORDS).lost == ()
        assert state(store) == decided

        with open_store(":memory:") as fresh:
            fill(fresh, path)
            assert correct.import_lines(fresh, correct.export_lines(store), "x").lost == ()
            assert state(fresh) == decided

        for stored in draw(st.permutations(made)):
            correct.undo(store, stored.correction.id, author="Bea")
        assert state(store) == untouched
        assert len(store.corrections()) == 50


def _nothing_is_lost_in_silence(store, made, events):
    stored = {it.correction.id: it for it in store.corrections()}
    assert [stored[it.correction.id].correction for it in made] == [it.correction for it in made]
    present = {it.id: it for it in store.claims(rejected=True)}
    for it in stored.values():
        assert it.lost or set(it.present) <= present.keys()
        if it.correction.act is Act.SET and not it.lost:
            assert it.correction.field in present[it.present[0]].corrected
    for event_id, event in events.items():
        anchor = next(it for it in event.claim_ids if make_id("evt", it) == event.id)
        if anchor in {it.id for it in store.claims()}:
            assert anchor in store.event(event_id).claim_ids


def test_a_killed_writer_leaves_the_old_reading_whole(store, monkeypatch):
    correct.correct(store, claim(store, "seized").id, {"place": "Homs"}, ADA)
    before = state(store)

    def broken(*_):
        raise DatelineError

    monkeypatch.setattr("dateline.store.corrections.bind_report", broken)
    with pytest.raises(DatelineError):
        again(store, {})
    monkeypatch.undo()
    assert state(store) == before
    assert again(store, WORDS).lost == ()
    assert state(store) == before


@pytest.mark.slow
def test_a_change_of_the_real_word_lists_keeps_fifty_corrections(root, tmp_path):
    """The real extractor reads the examples with every fifth trigger forgotten, then with all of them again."""
    real = worker.Worker.default()

    class Forgetful:
        def read(self, reports):
            for reading in real.extractor.read(reports):
                kept = tuple(it for it in reading.claims if sum(map(ord, it.trigger.text)) % 5)
                yield replace(reading, claims=kept)

    def read_all(store, extractor):
        with patch.object(worker, "_workers", [worker.Worker(extractor, real.resolver)]):
            return reread(store, everything=True, jobs=1)

    folder = str(root / "examples" / "reports")
    with open_store(str(tmp_path / "desk.db")) as store, patch.object(worker, "_workers", [real]):
        read(check_sources([folder], IngestOptions()), store=store, options=IngestOptions(), jobs=1)
        claims, draw = store.claims(), random.Random(50)
        made = [
            correct.correct(store, item.id, dict([draw.choice(REAL)]), ADA)[0] for item in draw.sample(claims, k=50)
        ]
        before = state(store)
        gone = {it.id for it in claims if not sum(map(ord, it.claim.trigger.text)) % 5}
        done = read_all(store, Forgetful())
        assert gone
        assert {it.correction.id for it in done.lost} == {it.correction.id for it in made if set(it.present) & gone}
        assert done.corrections == 50
        assert read_all(store, real.extractor).lost == ()
        assert state(store) == before


REAL = [
    ("place", "Aleppo"),
    ("hedge", "doubted"),
    ("actor", "islamic-state"),
    ("abducted", ">=7"),
    ("time", "2016-03-01"),
]
