from dataclasses import replace

import numpy as np
import pytest

from dateline.extract import trigger_network
from dateline.extract.trigger_features import see_triggers
from dateline.extract.trigger_network import WEIGHTS, Network
from dateline.vocab.kinds import event_kinds

TEXT = "Warplanes pulverised a school in Idlib on Tuesday."


@pytest.fixture
def network():
    return Network.load(WEIGHTS)


@pytest.fixture
def seen(extractor, parse, network):
    return lambda text: see_triggers(extractor._look_up(parse(text))[0], network.kinds)


@pytest.fixture
def parts():
    """The weights and the kinds as the file has them."""
    with np.load(WEIGHTS) as kept:
        names = [name for name in kept.files if name != "kinds"]
        return {name: kept[name].astype("float32") for name in names}, kept["kinds"].tolist()


def test_a_word_that_tells_is_found_with_its_kind_and_chance(network, seen):
    (found,) = network.read(seen(TEXT), 0.5)
    assert (found.at, found.kind) == (1, "air_strike")
    assert 0.5 <= found.score <= 1


def test_nothing_is_found_where_nothing_is_written_or_nothing_is_sure_enough(network, seen):
    assert network.read(seen(""), 0.1) == []
    assert network.read(seen(TEXT), 1.01) == []


def test_the_chances_of_a_token_add_up_to_one(network, seen):
    chances = network.chances(seen(TEXT))
    assert chances.shape == (9, len(network.kinds) + 1)
    assert np.allclose(chances.sum(axis=1), 1, atol=1e-5)


def test_the_file_names_its_kinds_and_the_vocabulary_has_them(network):
    assert len(set(network.kinds)) == len(network.kinds)
    assert set(network.kinds) <= set(event_kinds())


@pytest.mark.parametrize("name", ["aaa_first_of_all", "murmuring", "zzz_last_of_all"])
def test_a_kind_added_to_the_vocabulary_changes_no_answer(name, network, seen, monkeypatch):
    before = network.read(seen(TEXT), 0.3)
    more = event_kinds() | {name: replace(event_kinds()["shelling"], id=name)}
    monkeypatch.setattr(trigger_network, "event_kinds", lambda: more)
    assert Network.load(WEIGHTS).read(seen(TEXT), 0.3) == before


def test_a_kind_taken_from_the_vocabulary_is_never_answered(network, seen, monkeypatch):
    fewer = {name: kind for name, kind in event_kinds().items() if name != "air_strike"}
    monkeypatch.setattr(trigger_network, "event_kinds", lambda: fewer)
    assert network.read(seen(TEXT), 0.5) == []


def test_weights_of_other_kinds_are_refused(parts):
    weights, kinds = parts
    with pytest.raises(ValueError, match="not trained on these"):
        Network(weights, [*kinds, "murmuring"])


def test_weights_that_lack_a_layer_are_refused(parts):
    weights, kinds = parts
    del weights["out.weight"]
    with pytest.raises(KeyError, match=r"out\.weight"):
        Network(weights, kinds)
