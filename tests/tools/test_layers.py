"""What learns and what reads are two programs of one network; only where PyTorch is can they be held side by side."""

import numpy as np
import pytest

from dateline.extract.layers import Layers
from dateline.extract.said_features import DEPS, ROWS, SIZES, Seen

torch = pytest.importorskip("torch", reason="PyTorch is for training alone")
TOKENS = 40


@pytest.fixture
def seen():
    made = np.random.default_rng(7)
    return Seen(
        vectors=made.normal(size=(TOKENS, 96)).astype("float32"),
        words=made.integers(0, ROWS, (2, TOKENS)),
        labels={name: made.integers(0, size, TOKENS) for name, size in SIZES.items()},
        head=made.integers(0, TOKENS, TOKENS),
        sentence=np.zeros(TOKENS, dtype="int64"),
        quoted=np.zeros(TOKENS, dtype="int64"),
        children=made.integers(0, 2, (TOKENS, len(DEPS) + 1)).astype("float32"),
    )


def tensors(seen, texts):
    told = {"vectors": seen.vectors, "word0": seen.words[0], "word1": seen.words[1], "head": seen.head, "text": texts}
    return {name: torch.from_numpy(it) for name, it in {**told, "children": seen.children, **seen.labels}.items()}


def test_what_learns_and_what_reads_make_the_same_rows(seen):
    from tools.layers import Encoder

    torch.manual_seed(7)
    learnt = Encoder(0.5, words_dropped=0.5, more={"lex": 3}).eval()
    numbers = np.ones((TOKENS, 3), dtype="float32")
    with torch.no_grad():
        rows = learnt.encode(tensors(seen, np.zeros(TOKENS)), [("lex", torch.from_numpy(numbers))]).numpy()
    read = Layers({name: value.detach().numpy() for name, value in learnt.state_dict().items()})
    assert np.allclose(rows, read.encode(seen, [("lex", numbers)]), atol=1e-4)


def test_neighbours_are_of_one_text():
    from tools.layers import shifted

    rows = torch.arange(4.0)[:, None] + 1
    texts = torch.tensor([0, 0, 1, 1])
    assert shifted(rows, 1, texts)[:, 0].tolist() == [0, 1, 0, 3]
    assert shifted(rows, -1, texts)[:, 0].tolist() == [2, 0, 4, 0]


@pytest.mark.parametrize(("module", "file"), [("triggers", "trigger_network"), ("attributions", "said_network")])
def test_the_networks_that_learn_have_the_names_of_the_weights_in_use(module, file):
    from importlib import import_module

    made = import_module(f"tools.{module}.train").Trained
    with np.load(import_module(f"dateline.extract.{file}").WEIGHTS, allow_pickle=False) as kept:
        shapes = {name: kept[name].shape for name in kept.files if name != "kinds"}
        network = made(len(kept["kinds"])) if "kinds" in kept.files else made()
    assert {name: tuple(value.shape) for name, value in network.state_dict().items()} == shapes
