"""Golden cases: files in tests/cases, read as parameters of a test."""

import csv
from pathlib import Path

import pytest
import yaml

CASES = Path(__file__).resolve().parents[1] / "cases"


def table(name):
    """Rows of a table with a head; a cell of "-" is nothing."""
    with (CASES / name).open(encoding="utf-8") as file:
        return [
            tuple(None if cell == "-" else cell for cell in row.values())
            for row in csv.DictReader(file, delimiter="\t")
        ]


def load(name):
    """What a YAML file of cases holds."""
    return yaml.safe_load((CASES / name).read_text(encoding="utf-8"))


def named(name):
    """The cases of a YAML file, each a parameter called by its name."""
    return [pytest.param(case, id=case["name"]) for case in load(name)]
