import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[1] / "src" / "dateline"


@pytest.mark.slow
def test_imports_go_down_only_and_stages_never_meet(root: Path):
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-logo", "--no-cache"], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_model_needs_the_standard_library_only():
    outside = [
        (path.name, name)
        for path in (SRC / "model").rglob("*.py")
        for name in imported(path)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("dateline.model")
    ]
    assert not outside


def test_only_settings_reads_the_environment():
    asks = re.compile(r"os\.environ\b|\bgetenv\b")
    reading = [path.name for path in SRC.rglob("*.py") if asks.search(path.read_text(encoding="utf-8"))]
    assert reading in ([], ["settings.py"])


def imported(path: Path) -> list[str]:
    names = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.append(node.module)
    return names
