import ast
import re
import sys
import tomllib
from pathlib import Path

import dateline


def names(requirements: list[str]) -> set[str]:
    found = (re.match(r"[A-Za-z0-9._-]+", line) for line in requirements if line.strip() and not line.startswith("#"))
    return {match[0].lower().replace("_", "-") for match in found if match}


def test_everything_that_is_needed_has_a_tested_version(root: Path):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = names(project["dependencies"]) | {
        name for it in project["optional-dependencies"].values() for name in names(it)
    }
    pinned = names((root / "requirements" / "constraints.txt").read_text(encoding="utf-8").splitlines())
    assert not wanted - pinned


def test_tested_versions_are_exact(root: Path):
    lines = (root / "requirements" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if line.strip() and not line.startswith("#") and "==" not in line]


def test_public_names_are_sorted_and_there():
    assert (
        sorted(dateline.__all__, key=str.casefold) == dateline.__all__ or sorted(dateline.__all__) == dateline.__all__
    )
    assert all(hasattr(dateline, name) for name in dateline.__all__)


def test_the_changelog_has_the_next_version_on_top(root: Path):
    heads = re.findall(r"^## (.+)$", (root / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert heads[0] == "[Unreleased]"


def test_everything_that_is_imported_is_declared(root: Path):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {name.replace("-", "_") for name in names(project["dependencies"])}
    declared |= {"yaml", "pandas", "pydantic_core", "argon2"}  # pyyaml; the extra; a part of pydantic; argon2-cffi
    imported = {
        name.split(".")[0]
        for path in (root / "src").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in imported_by(node)
    }
    assert not imported - declared - set(sys.stdlib_module_names) - {"dateline"}


def imported_by(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
