import random
from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import DatelineError, NotFoundError
from dateline.ingest import IngestOptions, check_sources
from dateline.model.correction import Act
from dateline.model.ids import make_id
from dateline.pipeline import correct, worker
from dateline.pipeline.derive import refresh
from dateline.pipeline.reread import reread
from dateline.pipeline.run import read
from dateline.store import open_store
from deciding import ADA, TEXTS, again, claim, fill, reading_with, state
from word_worker import WORDS

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


def test_a_correction_whose_trigger_is_forgotten_is_lost_and_comes_back(desk):
    one = claim(desk, "seized")
    correct.correct(desk, one.id, {"place": "Homs"}, ADA)
    before = state(desk)
    done = again(desk, {word: kind for word, kind in WORDS.items() if word != "seized"})
    assert (len(done.lost), done.retired > 0, desk.claims([one.id])) == (1, True, [])
    assert [it.lost for it in desk.corrections()] == [True]
    done = again(desk, WORDS)
    assert (done.lost, state(desk)) == ((), before)


def test_a_correction_follows_its_words_to_another_kind(desk):
    one = claim(desk, "seized")
    correct.correct(desk, one.id, {"place": "Homs"}, ADA)
    done = again(desk, {**WORDS, "seized": "territory_held"})
    now = claim(desk, "seized")
    assert (done.lost, now.id != one.id, now.claim.kind, now.corrected) == ((), True, "territory_held", ("place",))


def test_a_correction_never_slips_onto_a_neighbour(desk):
    both = [it for it in desk.claims() if it.claim.quote.text.strip().startswith("Rebels bombed")]
    bombed = next(it for it in both if it.claim.trigger.text == "bombed")
    correct.correct(desk, bombed.id, {"place": "Mahin, Homs"}, ADA)
    again(desk, {"shelled": "air_strike"})
    assert [it.corrected for it in desk.claims() if it.corrected] == []
    assert [it.lost for it in desk.corrections()] == [True]


def test_a_retired_claim_is_in_no_list_and_not_found(desk):
    one = claim(desk, "seized")
    count = desk.claim_count()
    again(desk, {word: kind for word, kind in WORDS.items() if word != "seized"})
    assert desk.claim_count() < count
    assert one.id not in {hit.id for hit in desk.search("seized", limit=100)}
    assert desk.claims([one.id], retired=True)[0].claim == one.claim
    assert desk.retired_at(one.id) is not None
    with pytest.raises(NotFoundError, match="no longer read"):
        correct.review(desk, one.id, Act.ACCEPT, ADA)
    again(desk, WORDS)
    assert one.id in {hit.id for hit in desk.search("seized", limit=100)}
    assert desk.claim_count() == count


def test_reading_again_with_the_same_words_changes_nothing(desk):
    refresh(desk)
    before = state(desk)
    done = again(desk, WORDS)
    assert (done.unchanged, done.altered, done.added, done.retired) == (len(TEXTS), 0, 0, 0)
    assert not desk.derived_stale
    assert state(desk) == before


def test_what_this_program_read_last_is_skipped(desk):
    with reading_with({}):
        done = reread(desk, jobs=1)
    assert (done.reports, done.skipped) == (0, len(TEXTS))


def test_a_report_that_breaks_the_program_keeps_its_old_reading(desk):
    before = state(desk)
    with reading_with(None):
        worker._workers[0].extractor.read = lambda _reports: 1 / 0
        done = reread(desk, everything=True, jobs=1)
    assert len(done.failures) == len(TEXTS)
    assert state(desk) == before
    assert len(desk.reports_to_read_again("x")) == len(TEXTS)


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_fifty_corrections_survive_any_change_of_vocabulary(report_file, data):
    draw = data.draw
    with open_store(":memory:") as desk:
        fill(desk, report_file)
        untouched = state(desk)
        ids = [it.id for it in desk.claims()]
        made = []
        while len(made) < 50:
            act = draw(st.sampled_from([Act.SET, Act.SET, Act.SET, Act.REJECT, Act.ACCEPT, Act.SAME, Act.DIFFERENT]))
            one, other = draw(st.permutations(ids))[:2]
            if act is Act.SET:
                field, typed = draw(VALUES)
                made += correct.correct(desk, one, {field: typed}, ADA)
            elif act in {Act.SAME, Act.DIFFERENT}:
                made.append(correct.pair(desk, one, other, act, ADA))
            else:
                made.append(correct.review(desk, one, act, ADA))
        decided = state(desk)
        events = {event.id: event for event in desk.events()}

        changed = {
            word: draw(st.sampled_from([kind, kind, "offensive"]))
            for word, kind in WORDS.items()
            if draw(st.integers(0, 3))
        }
        again(desk, {**changed, "weather": "protest"})
        _nothing_is_lost_in_silence(desk, made, events)

        assert again(desk, WORDS).lost == ()
        assert state(desk) == decided

        with open_store(":memory:") as fresh:
            fill(fresh, report_file)
            assert correct.import_lines(fresh, correct.export_lines(desk), "x").lost == ()
            assert state(fresh) == decided

        for stored in draw(st.permutations(made)):
            correct.undo(desk, stored.correction.id, author="Bea")
        assert state(desk) == untouched
        assert len(desk.corrections()) == 50


def _nothing_is_lost_in_silence(desk, made, events):
    stored = {it.correction.id: it for it in desk.corrections()}
    assert [stored[it.correction.id].correction for it in made] == [it.correction for it in made]
    present = {it.id: it for it in desk.claims(rejected=True)}
    for it in stored.values():
        assert it.lost or set(it.present) <= present.keys()
        if it.correction.act is Act.SET and not it.lost:
            assert it.correction.field in present[it.present[0]].corrected
    for event_id, event in events.items():
        anchor = next(it for it in event.claim_ids if make_id("evt", it) == event.id)
        if anchor in {it.id for it in desk.claims()}:
            assert anchor in desk.event(event_id).claim_ids


def test_a_killed_writer_leaves_the_old_reading_whole(desk, monkeypatch):
    correct.correct(desk, claim(desk, "seized").id, {"place": "Homs"}, ADA)
    before = state(desk)

    def broken(*_):
        raise DatelineError

    monkeypatch.setattr("dateline.store.corrections.bind_report", broken)
    with pytest.raises(DatelineError):
        again(desk, {})
    monkeypatch.undo()
    assert state(desk) == before
    assert again(desk, WORDS).lost == ()
    assert state(desk) == before


@pytest.mark.slow
def test_a_change_of_the_real_word_lists_keeps_fifty_corrections(root, tmp_path):
    """The real extractor reads the examples with every fifth trigger forgotten, then with all of them again."""
    real = worker.Worker.default()

    class Forgetful:
        def read(self, reports):
            for reading in real.extractor.read(reports):
                kept = tuple(it for it in reading.claims if sum(map(ord, it.trigger.text)) % 5)
                yield replace(reading, claims=kept)

    def read_all(desk, extractor):
        with patch.object(worker, "_workers", [worker.Worker(extractor, real.resolver)]):
            return reread(desk, everything=True, jobs=1)

    folder = str(root / "examples" / "reports")
    with open_store(str(tmp_path / "desk.db")) as desk, patch.object(worker, "_workers", [real]):
        read(check_sources([folder], IngestOptions()), store=desk, options=IngestOptions(), jobs=1)
        claims, draw = desk.claims(), random.Random(50)
        made = [correct.correct(desk, item.id, dict([draw.choice(REAL)]), ADA)[0] for item in draw.sample(claims, k=50)]
        before = state(desk)
        gone = {it.id for it in claims if not sum(map(ord, it.claim.trigger.text)) % 5}
        done = read_all(desk, Forgetful())
        assert gone
        assert {it.correction.id for it in done.lost} == {it.correction.id for it in made if set(it.present) & gone}
        assert done.corrections == 50
        assert read_all(desk, real.extractor).lost == ()
        assert state(desk) == before


REAL = [
    ("place", "Aleppo"),
    ("hedge", "doubted"),
    ("actor", "islamic-state"),
    ("abducted", ">=7"),
    ("time", "2016-03-01"),
]
