from dataclasses import replace
from datetime import date

from dateline import codec
from dateline.model.control import DateSpan

REPORT_KEYS = (
    "id title outlet byline dateline published_at published_reason language url sha256 sentences sentences_used "
    "unread_reason"
).split()
PLACE_KEYS = "quote place_id name admin1 country latitude longitude precision reason candidates".split()


def test_report_has_the_documented_keys_and_no_text(sample):
    dumped = codec.dump_report(sample.report(), sentences=3, sentences_used=2)
    assert list(dumped) == REPORT_KEYS
    assert (dumped["published_at"], dumped["sentences_used"]) == ("2015-11-02", 2)


def test_report_gives_its_text_when_asked(sample):
    dumped = codec.dump_report(sample.report(), sentences=None, sentences_used=None, with_text=True)
    assert dumped["text"] == sample.TEXT


def test_report_without_a_date_has_null_and_the_reason(sample):
    dumped = codec.dump_report(sample.report(published_at=None), sentences=0, sentences_used=0)
    assert dumped["published_at"] is None
    assert dumped["published_reason"] == "no date found"


def test_claim_has_the_documented_keys(sample):
    dumped = codec.dump_claim(sample.resolved(sample.report())[0], event_id="evt_1")
    documented = (
        "id report_id event_id kind quote trigger actors targets place time quantities speakers polarity modality "
        "hedge score extractor"
    ).split()
    assert set(dumped) == {*documented, "instrument", "headline", "corrected", "review"}


def test_claim_place_time_and_parties_have_the_documented_keys(sample):
    dumped = codec.dump_claim(sample.resolved(sample.report())[0], event_id=None)
    assert list(dumped["place"]) == PLACE_KEYS
    assert list(dumped["time"]) == ["quote", "earliest", "latest", "basis", "reason"]
    assert list(dumped["actors"][0]) == ["quote", "actor_id", "name", "type", "allies"]
    assert list(dumped["speakers"][0]) == ["quote", "actor_id", "name", "type", "side", "cue"]


def test_claim_quotes_keep_their_offsets(sample):
    of = sample.report()
    quote = codec.dump_claim(sample.resolved(of)[0], event_id=None)["place"]["quote"]
    assert of.text[quote["start"] : quote["end"]] == quote["text"] == "Mahin"


def test_figures_are_whole_numbers_and_an_open_end_is_null(sample):
    (quantity,) = codec.dump_claim(sample.resolved(sample.report())[1], event_id=None)["quantities"]
    assert (repr(quantity["low"]), quantity["high"], quantity["vague"]) == ("20", None, False)
    assert quantity["as_of"] == "2015-11-02"


def test_claim_without_a_place_has_null(sample):
    item = sample.resolved(sample.report())[0]
    bare = replace(item, resolution=replace(item.resolution, place=None, time=None))
    dumped = codec.dump_claim(bare, event_id=None)
    assert dumped["place"] is None
    assert dumped["time"] is None


def test_event_has_the_documented_keys(sample):
    dumped = codec.dump_event(sample.event(sample.resolved(sample.report())))
    documented = (
        "id kind place time actors targets quantities claim_ids independent_origins outlets grade grade_reason disputes"
    ).split()
    assert set(dumped) == {*documented, "modality", "origins", "admiralty", "admiralty_reason"}


def test_event_figures_name_their_policy_and_claims(sample):
    claims = sample.resolved(sample.report())
    (figure,) = codec.dump_event(sample.event(claims[1:]))["quantities"]
    assert (figure["low"], figure["policy"], figure["claim_ids"]) == (20, "low-best-high", [claims[1].id])
    assert (figure["best"], figure["best_claim_ids"], figure["reason"]) == (None, [], None)


def test_dispute_lists_every_position(sample):
    claims = sample.resolved(sample.report())
    dumped = codec.dump_dispute(sample.dispute(claims))
    assert set(dumped) == set("id about event_id place_id positions relation reason".split())
    assert [side["claim_ids"] for side in dumped["positions"]] == [[claims[0].id], [claims[1].id]]


def test_interval_has_the_documented_keys(sample):
    dumped = codec.dump_interval(sample.interval(sample.resolved(sample.report())))
    documented = "place status holders from to basis supporting contradicting according_to".split()
    assert set(dumped) == {
        *documented,
        *("id", "holder_names", "reason", "first_evidence", "last_evidence", "days_since"),
    }
    assert set(dumped["place"]) == set("place_id name admin1 country latitude longitude precision".split())


def test_an_open_end_is_null_and_a_known_one_is_not(sample):
    open_end = sample.interval(sample.resolved(sample.report()))
    closed = replace(open_end, end=DateSpan(earliest=None, latest=date(2015, 11, 23)))
    assert codec.dump_interval(open_end)["to"] is None
    assert codec.dump_interval(closed)["to"] == {"earliest": None, "latest": "2015-11-23"}
