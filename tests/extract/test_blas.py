"""Matrices are multiplied by NumPy's library: the same numbers, sooner."""

import os
import subprocess
import sys

import numpy as np
import pytest
import spacy
from thinc.api import Linear, NumpyOps

from dateline.extract.blas import speed_up
from dateline.extract.marks import load_network
from dateline.extract.parsing import MODEL, load_model

X = np.random.default_rng(7).random((5, 4), dtype="float32")


def test_a_layer_gives_the_same_numbers() -> None:
    layer = Linear(3, 4)
    layer.initialize()
    layer.set_param("W", np.random.default_rng(8).random((3, 4), dtype="float32"))
    before = layer.predict(X)
    speed_up(layer)
    assert type(layer.ops) is not NumpyOps
    assert np.allclose(layer.predict(X), before, rtol=1e-5)


def test_products_of_turned_matrices_and_into_given_ones_agree() -> None:
    layer = Linear(3, 4)
    speed_up(layer)
    out = np.zeros((4, 4), dtype="float32")
    assert np.allclose(layer.ops.gemm(X, X, trans1=True, out=out), NumpyOps().gemm(X, X, trans1=True))
    assert np.allclose(out, X.T @ X)
    assert np.allclose(layer.ops.gemm(X, X, trans2=True), X @ X.T)


def test_the_pipeline_and_the_network_of_marks_use_it() -> None:
    models = [getattr(pipe, "model", None) for _, pipe in load_model().pipeline]
    layers = [layer for model in [*models, load_network()] if hasattr(model, "walk") for layer in model.walk()]
    assert layers
    assert not any(type(layer.ops) is NumpyOps for layer in layers)


def test_a_text_is_parsed_as_by_the_model_as_it_comes() -> None:
    text = "Rebels shelled the town of Harda on Sunday, killing at least 12 people, an official told reporters."
    ours, plain = load_model()(text), spacy.load(MODEL)(text)
    assert [(it.tag_, it.dep_, it.head.i) for it in ours] == [(it.tag_, it.dep_, it.head.i) for it in plain]


@pytest.mark.parametrize(("given", "used"), [(None, "1"), ("3", "3")])
def test_a_process_multiplies_on_one_core_unless_told_otherwise(given: str | None, used: str) -> None:
    code = (
        "import os, sys; from dateline.extract.parsing import load_model; assert 'numpy' not in sys.modules; "
        "load_model(); print(os.environ['OPENBLAS_NUM_THREADS'])"
    )
    environment = {key: value for key, value in os.environ.items() if key != "OPENBLAS_NUM_THREADS"}
    environment |= {"OPENBLAS_NUM_THREADS": given} if given else {}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == used
