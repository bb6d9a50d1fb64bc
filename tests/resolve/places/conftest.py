"""One gazetteer for all tests of places; they need the file that the build makes."""

from pathlib import Path

import pytest

import dateline.resolve.places
from dateline.resolve.places.gazetteer import Gazetteer
from dateline.resolve.places.resolver import PlaceResolver

_FILE = Path(dateline.resolve.places.__file__).with_name("gazetteer.sqlite")


@pytest.fixture(scope="session")
def gazetteer():
    assert _FILE.exists(), "run 'python hatch_build.py' first"
    return Gazetteer()


@pytest.fixture(scope="session")
def resolver(gazetteer):
    return PlaceResolver(gazetteer)
