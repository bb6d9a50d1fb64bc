"""The builder of claims from short rows, and the files of golden cases."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

_CASES = Path(__file__).resolve().parents[1] / "cases"


@pytest.fixture(scope="session")
def build() -> Callable[..., Any]:
    """`build(rows, places)` makes resolved claims; places default to those of tests/cases/towns.yaml."""
    spec = importlib.util.spec_from_file_location("building", _CASES / "building.py")
    assert spec is not None
    assert spec.loader is not None
    module: ModuleType = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    places = yaml.safe_load((_CASES / "towns.yaml").read_text(encoding="utf-8"))

    def made(rows: Any) -> Any:
        return module.build_claims(rows, places)

    return made
