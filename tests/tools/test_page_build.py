import subprocess

import pytest

from tools import page


@pytest.fixture
def sources(tmp_path, monkeypatch):
    """A folder of sources and an empty one for what is built of them."""
    folder, target = tmp_path / "frontend", tmp_path / "explorer"
    (folder / "src").mkdir(parents=True)
    target.mkdir()
    for name in page._INPUTS:
        (folder / name).write_text("{}")
    (folder / "src" / "main.ts").write_text("1")
    for name, value in {"SOURCES": folder, "TARGET": target, "BUILT": target / "explorer.js"}.items():
        monkeypatch.setattr(page, name, value)
    monkeypatch.setattr(page, "STAMP", target / "sources.sha256")
    return folder


@pytest.fixture
def ran(sources, monkeypatch):
    """What npm was asked; it makes the built file."""
    assert sources.exists()
    asked: list[list[str]] = []

    def run(command):
        asked.append(command[1:2])
        page.BUILT.write_text("built")
        return subprocess.CompletedProcess(command, 0, "", "")

    monkeypatch.setattr(page, "find_npm", lambda: ("npm", ""))
    monkeypatch.setattr(page, "_run", run)
    return asked


def test_it_is_built_once(ran):
    assert page.build() is None
    assert page.build() is None
    assert ran == [["ci"], ["run"]]


def test_a_changed_source_is_built_again(ran, sources):
    page.build()
    (sources / "src" / "main.ts").write_text("2")
    assert not page.is_fresh()
    page.build()
    assert len(ran) == 4


@pytest.mark.usefixtures("sources")
def test_without_npm_one_line_says_so(monkeypatch):
    monkeypatch.setattr(page.shutil, "which", lambda _: None)
    said = page.build()
    assert "npm is not installed" in said
    assert "server draws" in said
    assert "\n" not in said


def test_an_old_node_is_told(monkeypatch):
    monkeypatch.setattr(page.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(page.subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 0, "v18.19.0\n", ""))
    assert page.find_npm() == (None, "Node v18.19.0 is too old: 20.19 is needed")


@pytest.mark.usefixtures("sources")
def test_a_failed_build_is_no_build(monkeypatch):
    monkeypatch.setattr(page, "find_npm", lambda: ("npm", ""))
    monkeypatch.setattr(page, "_run", lambda command: subprocess.CompletedProcess(command, 1, "npm error E404\n", ""))
    assert "npm ci failed (npm error E404)" in page.build()
    assert not page.is_fresh()


def test_a_check_that_can_not_run_fails_in_ci_alone(monkeypatch, capsys):
    monkeypatch.setattr(page.shutil, "which", lambda _: None)
    monkeypatch.delenv("CI", raising=False)
    assert page.main(["check"]) == 0
    monkeypatch.setenv("CI", "true")
    assert page.main(["check"]) == 1
    assert "npm is not installed" in capsys.readouterr().err
