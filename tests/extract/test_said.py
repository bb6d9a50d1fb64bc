import numpy as np
import pytest

from dateline.extract.attribution import Attribution
from dateline.extract.said import RULE, Said
from dateline.extract.said_features import PAIRS, SIZES, pair, see
from dateline.extract.said_network import Network, Told

TEXT = "The mayor said shells hit the town."


@pytest.fixture
def looked_up(extractor, parse):
    return lambda text: extractor._look_up(parse(text))


@pytest.fixture
def told(monkeypatch):
    """`told(…)` makes the network answer with one cue."""

    def answer(cue=2, score=0.9, source=1, tokens=(3, 4, 5, 6)):
        found = [Told(cue=cue, score=score, source=source, tokens=tokens)]
        monkeypatch.setattr(Network, "default", type("Fixed", (), {"read": lambda *_: found}))

    return answer


def speech(looked_up, text, at):
    phrases, referents = looked_up(text)
    return Said(phrases).speech(phrases.doc[at], Attribution(phrases, referents))


def test_a_statement_rests_on_whom_the_network_names(looked_up, told):
    told()
    found = speech(looked_up, TEXT, 4)
    assert ([it.text for it in found.speakers], found.stance, found.rule) == (["mayor"], "neutral", RULE)


@pytest.mark.parametrize(
    "answer",
    [
        {"score": 0.5},  # not sure enough
        {"source": None},  # nobody named
        {"source": 5},  # what cannot speak
        {"tokens": (6,)},  # does not tell the statement
        {"cue": 4},  # no word of saying
    ],
)
def test_it_rests_on_nobody(looked_up, told, answer):
    told(**answer)
    assert speech(looked_up, TEXT, 4) is None


def test_a_strike_that_claims_lives_says_nothing(looked_up, told):
    told(cue=3, source=1, tokens=(5, 6))
    assert speech(looked_up, "The strikes, claiming ten lives, hit the town.", 6) is None


def test_every_number_fits_its_table(looked_up):
    text = 'The army said, according to officials, that "shells hit the town". A source close to the mayor denied it.'
    phrases, _ = looked_up(text)
    seen = see(phrases.doc, phrases.notes.quoted)
    pairs = pair(seen, np.array([2, 5, 22]))
    assert all(seen.labels[name].max() < size for name, size in SIZES.items())
    assert all(pairs.labels[name].max() < size for name, size in PAIRS.items())
    assert set(pairs.cue.tolist()) == {0, 1, 2}
    assert all(len(values) == len(pairs.token) for values in pairs.labels.values())
