"""Reading marked texts, putting them into numbers, counting what a network adds; training where PyTorch is."""

from types import SimpleNamespace

import numpy as np
import pytest

from dateline.extract.trigger_network import WEIGHTS, Network
from dateline.model.report import BlockKind
from eval.base import MissingSetError
from tools.triggers import texts
from tools.triggers.measure import measure, phrase
from tools.triggers.rows import Row, bundles, held_out, rows
from tools.triggers.texts import Mark, MarkError, golden, numbered, political, reports, sentences, unmark, written

REPORT = """\
# Depot {arson_of_nothing:hit}
"""
TWO = """\
# Market {shelling#1:hit} in Arda
Two {shelling#1:shells} fell at noon.
Nobody was {shelling#1:hurt}.

# Quiet day in Borin
Bread is dear.
"""


def told(marked):
    return [(marked.report.text[it.start : it.end], it.kind, it.number) for it in marked.marks]


def test_marks_are_taken_out_and_their_places_kept():
    text, marks = unmark("Rebels {killing#2:shot dead} one, {looting:took} all.", "x:1")
    assert text == "Rebels shot dead one, took all."
    assert marks == (Mark(7, 16, "killing", 2), Mark(22, 26, "looting"))


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("It was {murmuring:said}.", "x:1: 'murmuring' is no kind"),
        ("It was {killing:shot.", "x:1: a brace"),
        ("It was {killing}.", "x:1: a brace"),
        ("It was killing:shot}.", "x:1: a brace"),
    ],
)
def test_a_faulty_mark_is_refused_with_its_place(line, fault):
    with pytest.raises(MarkError, match=fault):
        unmark(line, "x:1")


def test_sentences_are_read_one_by_one_and_headlines_in_both_ways(tmp_path):
    path = tmp_path / "fighting_9.txt"
    path.write_text("Shells {shelling:fell} on Arda.\n\nArmy {shelling:pounds} Arda\n")
    found = list(sentences(path))
    assert [(it.name, it.report.blocks[0].kind) for it in found] == [
        ("fighting_9.txt:1", BlockKind.PARAGRAPH),
        ("fighting_9.txt:3", BlockKind.HEADLINE),
        ("fighting_9.txt:3", BlockKind.PARAGRAPH),
    ]
    assert told(found[0]) == [("fell", "shelling", None)]
    assert len({it.report.id for it in found}) == 3


def test_reports_have_a_headline_paragraphs_and_numbered_marks(tmp_path):
    path = tmp_path / "reports_9.txt"
    path.write_text(TWO)
    first, second = reports(path, together=(1,))
    assert first.report.text == "Market hit in Arda\n\nTwo shells fell at noon.\n\nNobody was hurt."
    assert [it.kind for it in first.report.blocks] == [BlockKind.HEADLINE, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]
    assert told(first) == [("hit", "shelling", 1), ("shells", "shelling", 1), ("hurt", "shelling", 1)]
    assert (second.name, second.marks) == ("reports_9.txt:5", ())
    (alone, _) = reports(path, together=(2,))
    assert told(alone) == told(first)


@pytest.mark.parametrize(
    ("text", "fault"), [(REPORT, "reports_9.txt:1: 'arson_of_nothing'"), ("No title.\n", "reports_9.txt:1: a report")]
)
def test_a_faulty_report_is_refused_with_its_line(tmp_path, text, fault):
    path = tmp_path / "reports_9.txt"
    path.write_text(text)
    with pytest.raises(MarkError, match=fault):
        list(reports(path))


def test_all_marked_texts_can_be_read():
    found = list(written())
    assert len(found) > 2000
    assert all(words.strip() == words for it in found for words, _, _ in told(it))
    assert all(mark.number for it in numbered() for mark in it.marks)
    assert sum(len(it.marks) for it in numbered()) > 1900


def test_the_bundles_held_out_are_there_and_the_others_are_more():
    names = held_out()
    held = {it.name.split()[0] for it in bundles(held=True)}
    learnt = {it.name.split()[0] for it in bundles(held=False)}
    assert held == names
    assert len(learnt) > len(held)
    assert not held & learnt


def test_a_marked_text_becomes_numbers(tmp_path):
    path = tmp_path / "fighting_9.txt"
    path.write_text("Jets {air_strike:pulverised} a school in Idlib.\n")
    (row,) = rows(sentences(path), ("air_strike", "shelling"))
    assert row.answer.tolist() == [0, 1, 0, 0, 0, 0, 0]
    assert row.weight.tolist() == [1] * 7
    assert set(row.rule.tolist()) == {-1}


def test_of_a_mentions_phrase_one_word_tells_and_the_others_are_not_judged(tmp_path):
    path = tmp_path / "fighting_9.txt"
    path.write_text("Guns {shelling:shelled the town}.\n")
    (marked,) = sentences(path)
    loose = texts.Marked(marked.name, marked.report, marked.marks, by_word=False)
    (row,) = rows([loose], ("air_strike", "shelling"))
    assert row.answer.tolist() == [0, 2, 0, 0, 0]
    assert row.weight.tolist() == [1, 1, 0, 0, 1]
    assert row.rule[1] == 1
    assert phrase(row, 1) == range(1, 4)


CASES = """\
- name: all claims
  headline: Jets hit Idlib
  text: Jets bombed Idlib.
  claims: [{kind: air_strike}]
- name: others too
  text: Jets bombed Idlib.
  claims: [{kind: air_strike}]
  more: true
- name: not yet
  text: Iron rained on Idlib.
  claims: [{kind: shelling}]
  todo: idiom
- name: nothing told
  text: The bakers met.
  none: true
"""


def test_golden_cases_are_learnt_from_where_they_list_all_and_are_read(tmp_path):
    (tmp_path / "small.yaml").write_text(CASES)
    (tmp_path / "learnt.yaml").write_text(CASES)  # what the network is to find beyond the frames
    found = list(golden(tmp_path))
    assert [(it.name, it.report.text) for it in found] == [
        ("small: all claims", "Jets hit Idlib\n\nJets bombed Idlib."),
        ("small: nothing told", "The bakers met."),
    ]
    assert len(list(golden())) > 600


def test_political_news_is_drawn_alike_each_time(tmp_path):
    with pytest.raises(MissingSetError, match="polnear"):
        list(political(tmp_path))
    folder = tmp_path / "polnear/train/text"
    folder.mkdir(parents=True)
    for number in range(5):
        (folder / f"{number}.txt").write_text(f"Mr {number} spoke.\n\nVoters clapped.\n")
    first = [it.name for it in political(tmp_path, 3)]
    assert first == [it.name for it in political(tmp_path, 3)]
    assert len(set(first)) == 3
    assert next(political(tmp_path)).report.text.endswith(" spoke.\n\nVoters clapped.")


def test_where_nothing_is_marked_the_answer_is_what_frames_read(tmp_path):
    (tmp_path / "small.yaml").write_text(CASES)
    (read, silent) = rows(golden(tmp_path), ("air_strike", "shelling"))
    assert read.answer.tolist() == (read.rule + 1).tolist()
    assert 1 in read.answer
    assert not silent.answer.any()
    assert set(read.weight.tolist()) == {1.5}


def row(answer, weight, rule):
    as_array = [np.array(it) for it in (answer, weight, rule)]
    return Row("x", SimpleNamespace(seen=None), *as_array)


def test_what_is_added_is_counted_by_mention_and_by_word():
    network = SimpleNamespace(
        kinds=("air_strike", "shelling"),
        chances=lambda _: np.array([[0.2, 0.8, 0], [0.9, 0.1, 0], [0.4, 0, 0.6], [0.3, 0, 0.7]]),
    )
    texts_ = [row([1, 0, 1, 0], [1, 1, 1, 1], [-1, -1, 0, -1]), row([0, 2, 0, 0], [1, 1, 0, 1], [-1, -1, -1, -1])]
    low, high = measure(network, texts_, (0.5, 0.75))
    assert (low.mentions, low.unread, low.found, low.alike) == (3, 2, 2, 2)
    assert (low.words, low.right) == (5, 2)
    assert (high.found, high.words, high.right) == (1, 2, 1)
    assert "2 of 3 mentions unread by frames, 2 found (100.0%)" in str(low)


def test_training_writes_weights_that_load_with_their_kinds(tmp_path, monkeypatch):
    pytest.importorskip("torch", reason="PyTorch is for training alone")
    from tools.triggers import train

    monkeypatch.setattr(train, "written", lambda: sentences(texts.TEXTS / "fighting_1.txt"))
    out = tmp_path / "new.npz"
    train.main(["--epochs", "1", "--limit", "20", "--out", str(out)])
    network = Network.load(out)
    assert network.kinds == Network.load(WEIGHTS).kinds
    (seen,) = rows(list(sentences(texts.TEXTS / "fighting_1.txt"))[:1], network.kinds)
    assert network.chances(seen.seen).shape == (len(seen.answer), len(network.kinds) + 1)
