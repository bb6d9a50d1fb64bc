import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def dev(root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """`dev.py` as a module, pointed at an empty folder."""
    monkeypatch.syspath_prepend(str(root))
    spec = importlib.util.spec_from_file_location("dev", root / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "constraints.txt").write_text("left-pad==1\n")
    (tmp_path / "pyproject.toml").write_text("[project]\n")
    for name, value in {
        "ROOT": tmp_path,
        "VENV": tmp_path / ".venv",
        "PYTHON": tmp_path / ".venv" / "bin" / "python",
        "LOG": tmp_path / "install.log",
        "GAZETTEER": tmp_path / "gazetteer.sqlite",
    }.items():
        monkeypatch.setattr(module, name, value)
    monkeypatch.setattr(module.page, "build", lambda: None)
    return module


def test_a_wrong_call_shows_the_jobs(dev: ModuleType, capsys: pytest.CaptureFixture[str]):
    assert dev.main(["deploy"]) == 2
    assert "python3 dev.py sample" in capsys.readouterr().err


def test_an_old_python_is_told_in_one_line(dev, monkeypatch, capsys):
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    assert dev.main(["test"]) == 1
    said = capsys.readouterr().err
    assert said.startswith("error: dateline needs Python 3.11, 3.12 or 3.13")
    assert said.count("\n") == 1


def test_a_failed_install_is_told_in_one_line(dev, monkeypatch, capsys):
    def no_network(command, **options):
        if "pip" in command:
            options["stdout"].write("Looking ...\nERROR: No matching distribution found for left-pad==1\n")
            return subprocess.CompletedProcess(command, 1)
        Path(dev.VENV).mkdir(exist_ok=True)
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(dev.subprocess, "run", no_network)
    assert dev.main(["sample"]) == 1
    said = capsys.readouterr().err.splitlines()[-1]
    assert "No matching distribution found for left-pad==1" in said
    assert "registry" in said


def test_a_missing_venv_module_is_told(dev, monkeypatch, capsys):
    monkeypatch.setattr(
        dev.subprocess,
        "run",
        lambda command, **_: subprocess.CompletedProcess(command, 1, "", "No module named ensurepip"),
    )
    assert dev.main(["sample"]) == 1
    assert "apt-get install python3-venv" in capsys.readouterr().err


def test_nothing_is_installed_twice(dev, monkeypatch):
    dev.PYTHON.parent.mkdir(parents=True)
    dev.PYTHON.touch()
    dev.GAZETTEER.touch()
    (dev.VENV / "dateline-dev.stamp").write_text(dev.fingerprint())
    ran: list[object] = []
    monkeypatch.setattr(dev.subprocess, "run", lambda *command, **_: ran.append(command))
    dev.set_up("dev")
    dev.set_up("run")
    assert ran == []


def test_a_changed_version_is_noticed(dev):
    before = dev.fingerprint()
    (dev.ROOT / "requirements" / "constraints.txt").write_text("left-pad==2\n")
    assert dev.fingerprint() != before


def test_changed_place_data_are_noticed(dev):
    before = dev.fingerprint()
    (dev.ROOT / "data").mkdir()
    (dev.ROOT / "data" / "places.tsv").write_text("Mahin\n")
    assert dev.fingerprint() != before


def test_all_checks_run_after_one_has_failed(dev, monkeypatch, capsys):
    ran = []

    def run(command, **_):
        ran.append(command)
        return subprocess.CompletedProcess(command, int("ruff" in command))

    monkeypatch.setattr(dev.subprocess, "run", run)
    monkeypatch.setattr(dev, "set_up", lambda _: None)
    assert dev.main(["test"]) == 1
    assert len(ran) == len(dev.CHECKS)
    assert "error: failed: format, lint" in capsys.readouterr().err


def test_ci_runs_the_same_checks(root: Path):
    script = (root / ".ci" / "run").read_text(encoding="utf-8")
    assert "dev.py test" in script
    assert (root / ".ci" / "run").stat().st_mode & 0o111
