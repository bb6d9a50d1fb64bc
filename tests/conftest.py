"""What tests all over the tree share; modules to import are in tests/helpers."""

from pathlib import Path

import pytest

import building
import case_files
import sample as made_by_hand

ROOT = Path(__file__).resolve().parents[1]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--all-material", action="store_true", help="read all of shared/data where a sample of it is read otherwise"
    )


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def material() -> Path:
    """Third parties' texts to measure against; never in the repository, so that tests skip without them."""
    for folder in (ROOT / "shared" / "data", ROOT.parent / "shared" / "data"):
        if folder.is_dir():
            return folder
    pytest.skip("shared/data is not here")


@pytest.fixture(scope="session")
def sample():
    """The small record made by hand in tests/helpers/sample.py."""
    return made_by_hand


@pytest.fixture(scope="session")
def build():
    """`build(rows)` makes resolved claims of short rows; their places are those of tests/cases/towns.yaml."""
    places = case_files.load("towns.yaml")
    return lambda rows: building.build_claims(rows, places)
