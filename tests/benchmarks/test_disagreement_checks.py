import copy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.disagreement.__main__ import main
from benchmarks.disagreement.bundles import FaultyBundleError, bundle_of, files_of, load
from benchmarks.disagreement.checks import FAMILIES, bundle_faults, likeness_faults

GOOD: dict[str, Any] = {
    "id": "river-town",
    "family": "rising_toll",
    "conflict": "Mali",
    "continent": "Africa",
    "why": "a toll that rises",
    "reports": [
        {
            "id": "a",
            "outlet": "Savanna Post",
            "published": date(2019, 3, 24),
            "title": "Dozens killed in attack",
            "text": "BAMAKO - Gunmen killed at least\n50 people in Gao, the army said.",
        },
        {
            "id": "b",
            "outlet": "Niger Courier",
            "published": date(2019, 3, 25),
            "title": "Toll of attack on Gao rises",
            "text": "The army put the dead at 70. The rebels said that they killed nobody.",
        },
    ],
    "mentions": [
        {"id": "a1", "report": "a", "words": "killed at least 50 people", "kind": "killing", "event": "e1"},
        {"id": "b1", "report": "b", "words": "put the dead at 70", "kind": "killing", "event": "e1"},
        {"id": "b2", "report": "b", "words": "killed nobody", "kind": "killing", "event": "e1", "denies": True},
    ],
    "origins": {"e1": [["a1", "b1"]]},
    "disputes": [{"event": "e1", "about": "count", "relation": "update", "sides": [["a1"], ["b1"]]}],
    "control": [
        {"place": "Gao", "at": date(2019, 3, 24), "status": "held", "holders": ["Military Forces of Mali"]},
        {"place": "Gao", "at": date(2010, 3, 24), "status": "unknown"},
    ],
}


def _with(path: str, value: object) -> dict[str, Any]:
    raw = copy.deepcopy(GOOD)
    *steps, last = path.split(".")
    at: Any = raw
    for step in steps:
        at = at[int(step) if step.isdigit() else step]
    at[int(last) if last.isdigit() else last] = value
    return raw


def test_a_good_bundle_has_no_fault_and_loads_as_what_it_says():
    assert bundle_faults(GOOD, "river-town.yaml", "river-town") == []
    bundle = bundle_of(GOOD)
    assert [it.id for it in bundle.events["e1"]] == ["a1", "b1", "b2"]
    assert bundle.mentions[2].denies
    assert bundle.disputes[0].sides == (("a1",), ("b1",))
    assert bundle.control[1].holders == ()


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("id", "another", "is not the file name"),
        ("family", "weather", "unknown family"),
        ("continent", "Europa", "unknown continent"),
        ("mood", "dark", "unknown key 'mood'"),
        ("why", None, "why is missing"),
        ("reports.0.published", "24 March", "is not a date"),
        ("reports.0.title", "", "title is missing"),
        ("reports.1.id", "a", "the id is given twice"),
        ("mentions.0.words", "killed at least 60", "not in report a"),
        ("mentions.0.words", "a", "times in report a"),
        ("mentions.0.kind", "murder", "unknown kind 'murder'"),
        ("mentions.0.report", "z", "unknown report 'z'"),
        ("mentions.0.sure", True, "unknown key 'sure'"),
        ("mentions.1.id", "a1", "the id is given twice"),
        ("origins.e9", [["a1"]], "no mention has this event"),
        ("origins.e1", [["a1"]], "neither in origins nor in uncounted"),
        ("origins.e1", [["a1", "b1"], ["b2"]], "a denial is no origin"),
        ("origins.e1", [["a1", "b1"], ["z1"]], "unknown mention 'z1'"),
        ("origins.e1", ["a1", "b1"], "no list of lists"),
        ("uncounted", ["a1"], "more than once in origins and uncounted"),
        ("uncounted", ["q1"], "unknown mention 'q1'"),
        ("disputes.0.about", "colour", "unknown about"),
        ("disputes.0.relation", "quarrel", "unknown relation"),
        ("disputes.0.sides", [["a1"]], "two or more sides"),
        ("disputes.0.sides", [["a1"], ["a1"]], "more than once"),
        ("disputes.0.sides", [["a1"], ["x1"]], "unknown mention 'x1'"),
        ("disputes.0.event", "e7", "no mention has the event"),
        ("disputes.0.place", "Gao", "never both"),
        ("disputes.0.about", "holder", "never both"),
        ("control.0.holders", [], "held by 0"),
        ("control.0.status", "shared", "needs two or more holders"),
        ("control.0.status", "unknown", "unknown, and yet"),
        ("control.0.basis", "rumour", "unknown basis"),
        ("control.0.at", "soon", "is not a date"),
    ],
)
def test_each_fault_is_said(path: str, value: object, said: str):
    faults = [str(it) for it in bundle_faults(_with(path, value), "river-town.yaml", "river-town")]
    assert any(said in fault for fault in faults), faults
    assert all(fault.startswith("river-town.yaml: ") and "\n" not in fault for fault in faults)


def test_too_many_reports_are_a_fault():
    raw = copy.deepcopy(GOOD)
    raw["reports"] += [{**raw["reports"][0], "id": f"c{n}"} for n in range(5)]
    assert any("7 reports" in str(it) for it in bundle_faults(raw, "river-town.yaml", "river-town"))


def test_a_mention_does_not_run_from_the_title_into_the_text():
    raw = _with("mentions.0.words", "in attack BAMAKO")
    assert any("not in report a" in str(it) for it in bundle_faults(raw, "f", "river-town"))


def test_near_duplicates_and_shared_ids_are_faults():
    other = _with("reports.1.title", "Toll up")
    faults = [str(it) for it in likeness_faults([("one.yaml", GOOD), ("two.yaml", other)], ["two.yaml"])]
    assert any("nearly the same text as one.yaml" in it for it in faults)
    assert any("is the id of one.yaml too" in it for it in faults)
    assert not likeness_faults([("one.yaml", GOOD), ("two.yaml", other)], ["three.yaml"])


def test_a_file_is_loaded_or_refused_with_every_fault(tmp_path: Path):
    path = tmp_path / "river-town.yaml"
    path.write_text(yaml.safe_dump(GOOD), encoding="utf-8")
    assert load(path).id == "river-town"
    path.write_text("id: a\nid: b\n", encoding="utf-8")
    with pytest.raises(FaultyBundleError, match="the key 'id' is given twice"):
        load(path)
    path.write_text("- a\n", encoding="utf-8")
    with pytest.raises(FaultyBundleError, match="no mapping"):
        load(path)


def test_check_prints_one_line_a_fault_and_exits_with_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "river-town.yaml"
    path.write_text(yaml.safe_dump(_with("mentions.0.kind", "murder")), encoding="utf-8")
    assert main(["--check", str(path)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "river-town.yaml: mention a1: unknown kind 'murder' (see src/dateline/vocab/event_kinds.yaml)"
    ]
    path.write_text(yaml.safe_dump(GOOD), encoding="utf-8")
    assert main(["--check", str(path)]) == 0


def test_the_families_are_those_of_the_guidelines():
    guidelines = (Path(__file__).parents[2] / "benchmarks/disagreement/GUIDELINES.md").read_text(encoding="utf-8")
    table = guidelines.split("## Families")[1]
    assert tuple(line.split("`")[1] for line in table.splitlines() if line.startswith("| `")) == FAMILIES


@pytest.mark.parametrize("half", ["dev", "test"])
def test_every_bundle_of_the_repository_keeps_to_the_guidelines(half: str):
    faulty = []
    for path in files_of(half):
        try:
            load(path)
        except FaultyBundleError as error:
            faulty += error.faults
    assert faulty == []
