import numpy as np
import pytest

from dateline.extract.layers import Layers, shifted, sigmoid
from dateline.extract.said_features import SIZES
from dateline.extract.trigger_features import PHRASES, see_triggers
from dateline.extract.trigger_network import WEIGHTS

ROWS = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], dtype=np.float32)


def test_neighbours_stand_one_row_on_and_zeros_at_the_ends():
    assert shifted(ROWS, 1).tolist() == [[0, 0], [1, 2], [3, 4]]
    assert shifted(ROWS, -1).tolist() == [[3, 4], [5, 6], [0, 0]]
    assert not shifted(ROWS, 3).any()


def test_chances_of_scores():
    assert sigmoid(np.array([0.0])).tolist() == [0.5]
    assert sigmoid(np.array([4.0]))[0] > 0.98


def test_a_row_is_weighed_and_the_larger_of_two_sums_stays():
    layers = Layers({"a.weight": np.array([[1.0, 0.0], [0.0, 1.0]]), "a.bias": np.array([0.5, 0.0])})
    assert layers.linear("a", ROWS).tolist() == [[1.5, 2.0], [3.5, 4.0], [5.5, 6.0]]
    assert layers.maxout("a", [ROWS]).tolist() == [[2.0], [4.0], [6.0]]


def test_a_row_gets_mean_nought_and_one_length():
    layers = Layers({"n.weight": np.ones(2), "n.bias": np.zeros(2)})
    assert np.allclose(layers.norm("n", ROWS), [[-1, 1]] * 3, atol=1e-3)


def test_a_missing_layer_is_named():
    with pytest.raises(KeyError, match="gone"):
        Layers({}).linear("gone", ROWS)


def test_a_token_without_context_keeps_its_row_in_any_report(extractor, parse):
    """Convolutions reach two tokens and two steps in the tree: a far sentence changes nothing."""
    with np.load(WEIGHTS) as kept:
        layers = Layers({name: kept[name].astype("float32") for name in kept.files if name != "kinds"})
        kinds = kept["kinds"].tolist()

    def encoded(text):
        seen = see_triggers(extractor._look_up(parse(text))[0], kinds)
        seen.seen.vectors[:] = 0  # the parser's own vectors do reach further
        return layers.encode(seen.seen, (("phr", seen.phrases), ("lex", seen.lexicon)))

    alone, followed = encoded("Shells fell."), encoded("Shells fell. Nobody in the whole of the long street was hurt.")
    assert np.allclose(alone[0], followed[0], atol=1e-5)
    assert not np.allclose(alone[0], alone[1], atol=1e-2)
    assert len(PHRASES) == layers.weights["phr.weight"].shape[1]
    assert {f"lab.{name}.weight" for name in SIZES} < set(layers.weights)
