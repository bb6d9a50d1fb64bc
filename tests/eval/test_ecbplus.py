import json
from pathlib import Path

import pytest

from eval.base import MissingSetError
from eval.reader import Reader
from eval.sets.ecbplus import ECBPLUS, Id, load, load_split
from eval.sets.ecbplus_joining import Word, alike, by_events, by_lemma, by_rule, stem, stories

TEXTS = {
    "12_1ecb": ["The coast guard shot Captain Orlo 's pilot off Port Selm on Monday .", "Orlo denied it ."],
    "12_2ecb": ["A shooting off Port Selm killed the pilot of Captain Orlo , the coast guard said ."],
    "12_1ecbplus": ["Gunmen shot a farmer near the mill of Upper Drin ."],
    "12_2ecbplus": ["The farmer shot near Upper Drin 's mill on Friday has died ."],
    "40_1ecb": ["Gunmen shot a guard ."],
}
MARKED = {  # report, sentence, first word, last word, chain
    ("12_1ecb", 0, 3, 3, "port"),
    ("12_1ecb", 1, 1, 1, "denial"),
    ("12_2ecb", 0, 1, 1, "port"),
    ("12_1ecbplus", 0, 1, 1, "mill"),
    ("12_2ecbplus", 0, 2, 2, "mill"),
    ("40_1ecb", 0, 1, 1, "other"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A set in the layout of ECB+, with invented sentences."""
    corpus, rows = [], []
    for document, sentences in TEXTS.items():
        for number, sentence in enumerate(sentences):
            corpus += [f"{document}\t{number}\t{at}\t{word}\t-" for at, word in enumerate(sentence.split())]
            corpus.append("")
    for document, sentence, first, last, chain in sorted(MARKED):
        numbers = list(range(first, last + 1))
        rows.append({"doc_id": document, "sent_id": sentence, "tokens_number": numbers, "coref_chain": chain})
    (tmp_path / "ecbplus").mkdir()
    (tmp_path / "ecbplus/ECB_Dev_corpus.txt").write_text("\n".join(corpus), encoding="utf-8")
    (tmp_path / "ecbplus/ECB_Dev_Event_gold_mentions.json").write_text(json.dumps(rows), encoding="utf-8")
    return tmp_path


def test_reports_of_the_topics_are_loaded_with_words_in_their_places(folder: Path):
    documents = {it.id: it for it in load(folder)}
    assert list(documents) == [name for name in TEXTS if name.startswith("12_")]
    first = documents["12_1ecb"]
    assert first.text == ("The coast guard shot Captain Orlo's pilot off Port Selm on Monday.\n\nOrlo denied it.")
    assert [(first.text[it.start : it.end], it.chain) for it in first.gold.marked] == [
        ("shot", "port"),
        ("denied", "denial"),
    ]
    assert [first.text[start:end][:4] for start, end in first.gold.sentences] == ["The ", "Orlo"]


def test_other_splits_and_topics_can_be_loaded(folder: Path):
    assert [it.id for it in load_split(folder, "Dev", {"40"})] == ["40_1ecb"]
    with pytest.raises(MissingSetError, match="ECB_Train_corpus"):
        load_split(folder, "Train", {"40"})


def test_a_folder_without_the_set_is_passed_over(tmp_path: Path):
    with pytest.raises(MissingSetError, match=r"ECB_Dev_corpus\.txt"):
        load(tmp_path)


def test_two_stories_of_one_kind_are_kept_apart(folder: Path):
    marks = ECBPLUS.score(load(folder), Reader())
    by_name = {it.metric: it for it in marks.scores}
    assert [it.metric for it in marks.scores] == [it.name for it in ECBPLUS.metrics]
    conll = by_name["CoNLL F1"]
    assert conll.value == 1
    assert conll.baseline is not None
    assert conll.baseline < 0.8
    assert conll.items == 5
    assert marks.misses == ()


def test_stories_are_sorted_by_the_words_that_few_share():
    bags = {
        "a": ["shot", "orlo", "selm", "guard"],
        "b": ["shot", "orlo", "selm", "pilot"],
        "c": ["shot", "drin", "mill", "farmer"],
        "d": ["shot", "drin", "mill", "gunmen"],
    }
    sorted_ = stories(bags)
    assert sorted_["a"] == sorted_["b"] != sorted_["c"] == sorted_["d"]
    assert stories({}) == {}
    assert len(set(stories({"a": [], "b": ["x"]}).values())) == 2


def test_words_are_alike_by_stem_or_by_what_the_triggers_say_of_them():
    assert stem("shooting") == "shoot"
    assert alike("shoot", "shooting")
    assert alike("kill", "slay")
    assert not alike("kill", "withdraw")
    assert not alike("die", "dig")


def test_rule_baseline_and_claims_join_what_they_say():
    words = [
        Word(id=Id("a", 0), report="a", lemma="shoot"),
        Word(id=Id("b", 0), report="b", lemma="shooting", events=frozenset({"e"})),
        Word(id=Id("b", 1), report="b", lemma="wound", events=frozenset({"e"})),
        Word(id=Id("c", 0), report="c", lemma="shoot"),
    ]
    bags = {"a": ["orlo", "selm"], "b": ["orlo", "selm"], "c": ["drin", "mill"]}
    assert {frozenset({Id("a", 0), Id("c", 0)}), frozenset({Id("b", 0)}), frozenset({Id("b", 1)})} == set(
        by_lemma(words)
    )
    assert frozenset({Id("b", 0), Id("b", 1)}) in by_events(words)
    assert set(by_rule(words, bags)) == {frozenset({Id("a", 0), Id("b", 0), Id("b", 1)}), frozenset({Id("c", 0)})}


@pytest.mark.material
def test_the_set_itself_is_there_in_the_expected_size(material: Path):
    documents = load(material)
    assert {it.gold.topic for it in documents} == {"12", "18"}
    assert sum(len(it.gold.marked) for it in documents) == 350
    assert all(it.text[mark.start : mark.end].strip() for it in documents for mark in it.gold.marked)
