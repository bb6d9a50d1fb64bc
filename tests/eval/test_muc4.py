"""MUC-4: the score worked by hand, the layout of its files, what the keys say."""

import json
from pathlib import Path

import pytest

from dateline.model.incident import Filler, Incident, IncidentKind
from dateline.model.quote import Quote
from eval.base import Document, MissingSetError
from eval.measures import Counts
from eval.reader import Read, verbatim
from eval.sets.muc4 import baseline, templates
from eval.sets.muc4_casualties import casualty_counts, gold_pairs
from eval.sets.muc4_gold import GoldTemplate, load, normal
from eval.sets.muc4_keys import load_keys
from eval.sets.muc4_score import GivenTemplate, Slots, add_up, score_document

KEY = """
0.  MESSAGE: ID                     NEW-0001 (X)
1.  MESSAGE: TEMPLATE               1
10. PERP: ORGANIZATION ID           "RED HAND"
11. PERP: ORGANIZATION CONFIDENCE   CLAIMED OR ADMITTED: "RED HAND" / "THE HAND"
                                    ? POSSIBLE: "BLUE HAND"
19. HUM TGT: DESCRIPTION            "FARMERS"
21. HUM TGT: NUMBER                 3: "FARMERS"
                                    PLURAL: "GUARDS"
23. HUM TGT: EFFECT OF INCIDENT     DEATH: "FARMERS"
                                    INJURY: "GUARDS"
24. HUM TGT: TOTAL NUMBER           -

0.  MESSAGE: ID                     NEW-0002 (X)
1.  MESSAGE: TEMPLATE               *
11. PERP: ORGANIZATION CONFIDENCE   *
"""


def gold(kind: str, **fillers: list[set[str]]) -> GoldTemplate:
    roles = {role: tuple(map(frozenset, fillers.get(role, []))) for role in ("PerpInd", "PerpOrg", "Target", "Victim")}
    return GoldTemplate(kind=kind, fillers=roles | {"Weapon": tuple(map(frozenset, fillers.get("Weapon", [])))})


def given(kind: str, **fillers: list[set[str]]) -> GivenTemplate:
    return GivenTemplate(kind=kind, fillers={role: tuple(map(frozenset, them)) for role, them in fillers.items()})


def test_a_mention_of_each_entity_and_the_type_make_a_full_score():
    true = gold("bombing", Weapon=[{"bomb", "car bomb"}], Target=[{"bank"}])
    said = given("bombing", Weapon=[{"car bomb"}], Target=[{"bank"}])
    assert add_up([score_document([said], [true])])["all"] == Slots(3, 3, 3, 3)


def test_wrong_and_missing_fillers_by_hand():
    # given: type, bank, road, men; right: type, bank. wanted: type, bank, dynamite; found: type, bank.
    true = gold("bombing", Weapon=[{"dynamite"}], Target=[{"bank"}])
    said = given("bombing", Target=[{"bank"}, {"road"}], PerpInd=[{"men"}])
    total = add_up([score_document([said], [true])])["all"]
    assert total == Slots(2, 4, 2, 3)
    assert total.f1 == pytest.approx(2 * (2 / 4) * (2 / 3) / (2 / 4 + 2 / 3))


def test_two_mentions_of_one_entity_are_both_right_but_find_it_once():
    total = score_document([given("attack", PerpOrg=[{"a"}, {"b"}])], [gold("attack", PerpOrg=[{"a", "b"}])])
    assert total["PerpOrg"] == Slots(2, 2, 1, 1)


def test_templates_of_another_type_are_not_aligned():
    total = score_document([given("attack", Target=[{"bank"}])], [gold("bombing", Target=[{"bank"}])])
    assert add_up([total])["all"] == Slots(0, 2, 0, 2)


def test_either_type_fits_a_template_of_two():
    assert score_document([given("attack")], [gold("bombing / attack")])["type"] == Slots(1, 1, 1, 1)


def test_the_alignment_with_the_highest_score_counts():
    true = [gold("attack", Victim=[{"x"}]), gold("attack", Victim=[{"y"}, {"z"}])]
    said = [given("attack", Victim=[{"y"}]), given("attack", Victim=[{"x"}])]
    assert add_up([score_document(said, true)])["all"] == Slots(4, 4, 4, 5)


def test_spurious_templates_count_with_all_their_fillers():
    assert add_up([score_document([given("arson", Target=[{"a"}])], [])])["all"] == Slots(0, 2, 0, 0)


def test_words_are_compared_without_case_articles_and_punctuation():
    assert normal('The "Red-Hand" of a town') == "redhand of town"


def test_loads_its_layout_and_leaves_out_what_was_trained_on(tmp_path: Path):
    folder = tmp_path / "muc4"
    (folder / "corpora").mkdir(parents=True)
    (folder / "corpora" / "key-new").write_text(KEY)
    template = {"incident_type": "attack", "PerpOrg": [[["the red hand", 4], ["hand", 8]]], "Target": [], "Victim": []}
    row = {"docid": "NEW-0001", "doctext": "the red hand struck.", "templates": [template, template]}
    (folder / "dev.json").write_text(json.dumps(row) + "\n")
    (folder / "train.json").write_text(json.dumps(row | {"docid": "OLD-1"}) + "\n")
    (document,) = load(tmp_path)
    assert document.id == "NEW-0001"
    (only,) = document.gold.templates  # the same template twice is one
    assert only.fillers["PerpOrg"] == (frozenset({"red hand", "hand"}),)
    assert len(document.gold.keys) == 1


def test_a_missing_set_is_named(tmp_path: Path):
    with pytest.raises(MissingSetError, match="dev"):
        load(tmp_path)


def test_keys_give_confidence_numbers_and_effects(tmp_path: Path):
    (tmp_path / "key-new").write_text(KEY)
    keys = load_keys(tmp_path)
    (key,) = keys["NEW-0001"]
    assert key.confidence == (("CLAIMED OR ADMITTED", frozenset({"red hand", "the hand"})),)
    assert gold_pairs([key]) == {("DEATH", "3"): 1}
    assert keys["NEW-0002"][0].confidence == ()


def test_incidents_become_templates():
    text = "The Gunmen fled."
    filler = Filler(quote=Quote.cut(text, 0, 10), chance=0.8)
    (made,) = templates([Incident(kind=IncidentKind.ROBBERY, persons=(filler,))])
    assert made.kind == "robbery"
    assert made.fillers["PerpInd"] == (frozenset({"gunmen"}),)


def test_the_baseline_takes_the_first_words():
    (made,) = baseline("two guerrillas of the front (xyz) threw dynamite at a bank.")
    assert made.kind == "bombing"
    assert made.fillers["Weapon"] == (frozenset({"dynamite"}),)
    assert not baseline("a quiet day in the capital.")


def test_where_the_keys_name_no_casualties_nothing_is_counted(tmp_path: Path):
    (tmp_path / "key-new").write_text(KEY)
    read = Read(report=verbatim(Document(id="x", text="", gold=None)), spans=(), claims=())
    counts, simple = casualty_counts(read, load_keys(tmp_path)["NEW-0002"])
    assert counts == simple == Counts()
    counts, simple = casualty_counts(read, load_keys(tmp_path)["NEW-0001"])
    assert (counts, simple) == (Counts(wanted=1), Counts(given=1, wanted=1))
