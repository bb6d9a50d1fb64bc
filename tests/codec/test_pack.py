import json
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from dateline.codec import pack, unpack
from dateline.errors import StoreError
from dateline.model.claim import Claim
from dateline.model.control import ControlInterval
from dateline.model.event import Dispute, Event, Judgement
from dateline.model.report import Report
from dateline.model.resolution import Resolution


def test_everything_comes_back_equal(sample):
    of = sample.report(url="https://ledger.example/1")
    claims = sample.resolved(of)
    things = (
        (Report, of),
        (Claim, claims[0].claim),
        (Claim, claims[1].claim),
        (Resolution, claims[0].resolution),
        (Resolution, claims[1].resolution),
        (Event, sample.event(claims)),
        (Dispute, sample.dispute(claims)),
        (ControlInterval, sample.interval(claims)),
        (Judgement, sample.judgement("clm_1", "clm_2")),
    )
    for kind, thing in things:
        assert unpack(kind, pack(thing)) == thing


def test_any_script_and_control_character_comes_back(sample):
    of = sample.report("\u0623\u0639\u0644\u0646 \U0001f1fa\U0001f1e6 \u0432\u0437\u044f\u043b\u0438\x00\u2028 end")
    assert unpack(Report, pack(of)).text == of.text


def test_a_lone_surrogate_is_refused_in_one_line(sample):
    with pytest.raises(StoreError, match="no valid Unicode"):
        pack(sample.report("broken \ud800 text", title=None))


@pytest.mark.parametrize(
    ("change", "where"),
    [({"score": "0.5"}, "score"), ({"surprise": 1}, "surprise"), ({"hedge": "perhaps"}, "hedge"), ({"id": None}, "id")],
)
def test_wrong_types_and_unknown_keys_are_refused_by_name(sample, change, where):
    packed = json.loads(pack(sample.seized(sample.report())[0]))
    with pytest.raises(StoreError, match=where):
        unpack(Claim, json.dumps({**packed, **change}))


def test_a_quote_that_does_not_fit_its_words_is_refused(sample):
    packed = json.loads(pack(sample.seized(sample.report())[0]))
    packed["quote"]["end"] += 1
    with pytest.raises(StoreError, match="quote"):
        unpack(Claim, json.dumps(packed))


def test_a_key_that_a_later_version_added_may_be_missing(sample):
    one = replace(sample.seized(sample.report())[0], headline=True)
    packed = json.loads(pack(one))
    del packed["headline"]
    assert unpack(Claim, json.dumps(packed)) == replace(one, headline=False)


def test_importing_the_codec_does_not_import_pydantic():
    code = "import sys, dateline.codec; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_ten_thousand_claims_load_in_about_a_second(sample):
    one, found = sample.seized(sample.report())
    packed, resolution = pack(one), pack(found)
    unpack(Claim, packed)
    unpack(Resolution, resolution)
    started = time.process_time()
    for _ in range(2_000):
        unpack(Claim, packed)
        unpack(Resolution, resolution)
    assert (time.process_time() - started) * 5 < 3  # about 0.5 s here; the rest is room for a slow machine
