import json
from pathlib import Path

import pytest

import measuring
from eval import __main__ as command


@pytest.fixture(autouse=True)
def toy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The command with the toy set alone, and pins of its own."""
    monkeypatch.setattr(command, "TASKS", measuring.TASKS)
    pins = tmp_path / "pins.json"
    monkeypatch.setattr(command, "BASELINE", pins)
    (tmp_path / "toy.txt").write_text("yes\nno\nyes\n", encoding="utf-8")
    return pins


@pytest.mark.slow
def test_it_prints_a_table_and_the_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert command.main(["toy", "--data", str(tmp_path), "--errors", "1"]) == 0
    out, err = capsys.readouterr()
    assert "0.667" in out
    assert "toy 1 (lost 2)" in out
    assert "toy: 3 documents" in err


@pytest.mark.slow
def test_json_is_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert command.main(["--json", "--sample", "--data", str(tmp_path)]) == 0
    assert [row["documents"] for row in json.loads(capsys.readouterr().out)] == [2, 2]


@pytest.mark.slow
def test_the_gate_fails_when_a_pinned_score_fell(tmp_path: Path, toy: Path, capsys: pytest.CaptureFixture[str]):
    words = ["toy", "--gate", "--data", str(tmp_path)]
    assert command.main(words) == 0
    assert "no pins for this corpus yet" in capsys.readouterr().err
    assert command.main([*words, "--pin"]) == 0
    (pinned,) = json.loads(toy.read_text(encoding="utf-8"))["toy"].values()
    assert pinned == {"documents": 3, "scores": {"right": 0.6667, "other": 0.6667}}
    assert command.main(words) == 0
    pins = json.loads(toy.read_text(encoding="utf-8"))
    next(iter(pins["toy"].values()))["scores"]["right"] = 0.9
    toy.write_text(json.dumps(pins), encoding="utf-8")
    assert command.main(words) == 1
    assert "right fell from 0.9000 to 0.6667" in capsys.readouterr().err


def test_a_folder_without_the_sets_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "empty").mkdir()
    assert command.main(["--data", str(tmp_path / "empty")]) == 1
    assert "holds none of the sets: name their folder with --data" in capsys.readouterr().err


def test_the_gate_passes_where_there_are_no_sets(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert command.main(["--gate", "--data", str(tmp_path / "nowhere")]) == 0
    assert "nothing to keep from falling" in capsys.readouterr().out


def test_an_unknown_set_is_a_wrong_call(tmp_path: Path):
    with pytest.raises(SystemExit) as left:
        command.main(["nonsense", "--data", str(tmp_path)])
    assert left.value.code == 2
