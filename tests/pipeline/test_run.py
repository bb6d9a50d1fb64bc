import pytest

from dateline.ingest import IngestOptions, check_sources
from dateline.pipeline import run
from dateline.pipeline.summary import ReadStopped

pytestmark = pytest.mark.usefixtures("plain_worker")

PROTEST = "Hundreds of people marched through the streets of the town on Sunday, number {}."


def read(store, *paths, **options):
    known = IngestOptions()
    return run.read(check_sources(paths, known), store=store, options=known, jobs=1, **options)


def texts(count):
    return [PROTEST.format(number) for number in range(count)]


def test_every_report_is_stored_with_its_claims(store, lines):
    summary = read(store, lines(*texts(20)))
    assert (summary.new, summary.claims, summary.unchanged, summary.unread) == (20, 20, 0, 0)
    assert len(store.claims()) == 20


def test_reading_again_changes_nothing_and_says_so(store, lines):
    path = lines(*texts(3))
    read(store, path)
    before = store.claims(), store.events(), store.judgements(store.claims()[0].id)
    summary = read(store, path)
    assert (summary.new, summary.unchanged, summary.claims) == (0, 3, 0)
    assert (store.claims(), store.events(), store.judgements(store.claims()[0].id)) == before


def test_one_text_twice_in_a_run_is_one_report(store, lines):
    summary = read(store, lines(*texts(2), *texts(2)))
    assert (summary.new, summary.unchanged) == (2, 2)


def test_a_report_that_breaks_a_stage_is_kept_with_its_reason(store, lines):
    summary = read(store, lines(*texts(2), "Please stumble over this sentence about the town."))
    assert (summary.new, summary.unread, summary.claims) == (3, 1, 2)
    [failure] = summary.failures
    assert "asked to stumble" in failure.problem
    [stored] = store.reports(unread=True)
    assert stored.report.unread_reason == failure.problem


def test_a_report_without_english_text_is_kept_with_its_reason(store, lines):
    french = "Le maire de la ville a déclaré dimanche que les habitants étaient tous rentrés chez eux sans incident."
    summary = read(store, lines(french, *texts(1)))
    assert (summary.new, summary.unread, summary.failures) == (2, 1, ())


def test_a_report_without_a_date_is_read_and_listed(store, lines):
    summary = read(store, lines(*texts(1), published_at=None))
    assert (summary.claims, summary.unread) == (1, 1)
    assert "no publication date" in store.reports(unread=True)[0].report.unread_reason


def test_a_file_that_goes_away_stops_no_other(store, lines, tmp_path):
    gone, stays = lines(*texts(1), name="a.jsonl"), lines(*texts(3)[1:], name="b.jsonl")
    known = IngestOptions()
    sources = check_sources([gone, stays], known)
    (tmp_path / "a.jsonl").unlink()
    summary = run.read(sources, store=store, options=known, jobs=1)
    assert summary.new == 2
    assert [failure.source for failure in summary.lost] == [gone]


def test_progress_counts_up_to_the_total(store, lines):
    told = []
    read(store, lines(*texts(5)), progress=told.append)
    assert [progress.done for progress in told] == [1, 2, 3, 4, 5]
    assert {progress.total for progress in told} == {5}


def test_a_stopped_run_keeps_what_is_finished_and_goes_on(store, lines):
    path = lines(*texts(40))

    def stop(progress):
        if progress.done == 20:
            raise KeyboardInterrupt

    with pytest.raises(ReadStopped, match="20 of 40"):
        read(store, path, progress=stop)
    assert len(store.reports()) == 20
    assert store.derived_stale
    summary = read(store, path)
    assert (summary.new, summary.unchanged) == (20, 20)
    assert not store.derived_stale


def test_events_are_computed_after_reading(store, lines):
    summary = read(store, lines(*texts(1)))
    assert summary.events == len(store.events()) == 1
