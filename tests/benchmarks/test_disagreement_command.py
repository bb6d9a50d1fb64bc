import json
from pathlib import Path

import pytest

from benchmarks.disagreement import __main__ as command
from benchmarks.disagreement import bundles
from benchmarks.disagreement.bundles import load
from benchmarks.disagreement.scoring import METRICS, score_bundle, value
from eval.measures import Counts

BUNDLE = """
id: {name}
family: one_monitor
conflict: Syria
continent: Asia
why: two outlets, one speaker
reports:
  - id: a
    outlet: Levant Courier
    published: 2015-11-02
    title: Town falls
    text: |
      Islamic State captured the town of Mahin on Sunday, the Syrian Observatory for Human Rights said.
  - id: b
    outlet: Harbour Ledger
    published: 2015-11-02
    title: News of the week
    text: |
      Islamic State fighters seized Mahin in Homs province on Sunday, the Observatory said.
mentions:
  - {{id: a1, report: a, words: "captured the town of Mahin", kind: territory_seized, event: e1}}
  - {{id: b1, report: b, words: "seized Mahin", kind: territory_seized, event: e1}}
origins:
  e1: [[a1, b1]]
control:
  - {{place: Mahin, at: 2015-11-05, status: held, holders: [Islamic State], basis: claimed}}
  - {{place: Mahin, at: 2015-11-05, according_to: Syrian Observatory for Human Rights, status: held, holders: [{holder}]}}
  - {{place: Mahin, at: 2015-11-05, as_known_on: 2015-10-01, status: unknown}}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A benchmark of one bundle."""
    (tmp_path / "dev").mkdir()
    (tmp_path / "dev/mahin.yaml").write_text(BUNDLE.format(name="mahin", holder="Islamic State"), encoding="utf-8")
    monkeypatch.setattr(bundles, "HERE", tmp_path)
    monkeypatch.setattr(command, "BASELINE", tmp_path / "baseline.json")
    return tmp_path


def test_a_bundle_is_read_end_to_end(folder: Path):
    found = score_bundle(load(folder / "dev/mahin.yaml"))
    assert {name: tally.wrong for name, tally in found.tallies.items() if tally.wrong} == {}
    assert found.tallies["event pairs F1"].counts == Counts(right=1, given=1, wanted=1)
    assert found.tallies["control"].counts.wanted == 3
    assert found.lost == 0


@pytest.mark.usefixtures("folder")
def test_figures_are_printed_family_by_family(capsys: pytest.CaptureFixture[str]):
    assert command.main([]) == 0
    printed = capsys.readouterr().out
    assert "disagreement dev (1)" in printed
    assert "| one_monitor | 1       | 1.000" in printed
    assert "| all " in printed


def test_json_has_metrics_families_and_what_went_wrong(folder: Path, capsys: pytest.CaptureFixture[str]):
    (folder / "dev/mahin.yaml").write_text(BUNDLE.format(name="mahin", holder="Taliban"), encoding="utf-8")
    assert command.main(["--json", "--worst", "3"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [it["metric"] for it in told["metrics"]] == [it.name for it in METRICS]
    assert told["families"]["one_monitor"]["control"] == {"value": 2 / 3, "right": 2, "given": 3, "wanted": 3}
    (worst,) = told["worst"]
    assert worst["bundle"] == "one_monitor mahin"
    assert worst["wrong"][0].startswith(
        "control: Mahin on 2015-11-05 according to Syrian Observatory for Human Rights: "
        "wanted held by Taliban, read Mahin held by Islamic State"
    )


def test_one_bundle_is_explained(folder: Path, capsys: pytest.CaptureFixture[str]):
    text = BUNDLE.format(name="mahin", holder="Islamic State").replace("[[a1, b1]]", "[[a1], [b1]]")
    (folder / "dev/mahin.yaml").write_text(text, encoding="utf-8")
    assert command.main(["--bundle", "mahin"]) == 0
    assert "origins of e1: 2 wanted (a1 | b1), read 1" in capsys.readouterr().out


def test_the_gate_keeps_scores_from_falling(folder: Path, capsys: pytest.CaptureFixture[str]):
    assert command.main(["--gate"]) == 0
    assert "no pins for these bundles yet" in capsys.readouterr().err
    assert command.main(["--pin", "--gate"]) == 0
    pins = json.loads((folder / "baseline.json").read_text(encoding="utf-8"))
    (scores,) = (it["scores"] for it in pins["disagreement dev"].values())
    scores["origins"] = 1.1
    (folder / "baseline.json").write_text(json.dumps(pins), encoding="utf-8")
    assert command.main(["--gate"]) == 1
    assert "disagreement dev: origins fell from 1.1000 to 1.0000" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_nothing_to_measure_is_said_in_one_line(capsys: pytest.CaptureFixture[str]):
    for asked in (["--bundle", "nowhere"], ["--half", "test"], ["--family", "scope"]):
        assert command.main(asked) == 1
        assert capsys.readouterr().err.startswith("error: ")


def test_a_faulty_bundle_is_named(folder: Path, capsys: pytest.CaptureFixture[str]):
    (folder / "dev/other.yaml").write_text(BUNDLE.format(name="another", holder="Taliban"), encoding="utf-8")
    assert command.main([]) == 1
    assert capsys.readouterr().err.startswith("other.yaml: id: 'another' is not the file name")


@pytest.mark.usefixtures("folder")
def test_files_without_check_are_refused(capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as stopped:
        command.main(["some.yaml"])
    assert stopped.value.code == 2
    assert "--check" in capsys.readouterr().err


def test_a_metric_without_questions_has_no_value():
    assert value("control", Counts()) is None
    assert value("origins", Counts(right=1, given=2, wanted=2)) == 0.5
    assert value("event pairs F1", Counts(right=0, given=1)) == 0
