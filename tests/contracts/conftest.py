"""What the tests here share."""

import importlib.util
from pathlib import Path

import pytest

SAMPLE = Path(__file__).resolve().parents[1] / "store" / "sample.py"


@pytest.fixture(scope="session")
def sample():
    """The record made by hand in tests/store/sample.py; tests are no package, so it is loaded by path."""
    spec = importlib.util.spec_from_file_location("dateline_store_sample", SAMPLE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
