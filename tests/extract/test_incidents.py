"""Incidents of a report as a whole: candidates, networks, grouping, and a report from end to end."""

import numpy as np
import pytest

from dateline.extract import Extractor
from dateline.extract.incidents.features import BUCKETS, Features, hashed
from dateline.extract.incidents.grouping import Limits, Picked, choose, group
from dateline.extract.incidents.network import DenseNet, SparseNet, load_weights
from dateline.extract.incidents.rows import Page
from dateline.extract.incidents.scored import Candidate, Examples, Scored, folded, make_examples
from dateline.extract.incidents.spans import Span, spans
from dateline.model.incident import IncidentKind
from dateline.model.report import Report
from eval.base import Document
from eval.reader import verbatim


def report(text: str) -> Report:
    return verbatim(Document(id="one", text=text, gold=None))


@pytest.fixture(scope="module")
def page(extractor: Extractor) -> Page:
    text = "Two members of the FARC attacked the offices of the Red Bank in Cali with dynamite."
    return next(extractor.pages([report(text)]))


def test_candidates_are_phrases_their_tails_and_what_hangs_on_them(page: Page):
    found = {page.words(span.first, span.end) for span in spans(page)}
    assert {"members of the FARC", "members", "FARC", "offices of the Red Bank", "offices", "dynamite"} <= found
    assert not any(words.startswith(("the ", "The ")) for words in found)


def test_features_are_the_same_in_every_run_and_small_enough(page: Page):
    span = spans(page)[0]
    one, other = (Features(page).of_span(span, (span.first, span.end)) for _ in range(2))
    assert one == other
    assert all(0 < number < BUCKETS for number in one)
    assert hashed(["w=bomb"]) == hashed(["w=bomb"])


def test_words_are_compared_without_case_and_articles():
    assert folded('The "Red" Hand') == "red hand"


def test_a_sparse_network_adds_up_what_it_knows():
    net = SparseNet(
        ids=np.array([3, 7], "uint32"),
        hidden=np.zeros((2, 1), "float32"),
        direct=np.array([[1.0], [2.0]], "float32"),
        hidden_bias=np.zeros(1, "float32"),
        out=np.zeros((1, 1), "float32"),
        bias=np.zeros(1, "float32"),
    )
    sums = [1 / (1 + np.exp(-it)) for it in (3, 0, 2)]
    assert net.predict([[3, 7], [5], [7, 9]])[:, 0].tolist() == pytest.approx(sums)
    assert net.predict([]).shape == (0, 1)


def dense(bias: float) -> DenseNet:
    wide = np.zeros((1, 1), "float32")
    one = np.ones(1, "float32")
    return DenseNet(mean=0 * one, scale=one, hidden=wide, hidden_bias=0 * one, out=wide, bias=bias * one)


def scored(page: Page, whole: list[float]) -> Scored:
    found = [Span(i, i, i + 1, "base") for i in range(4)]
    examples = Examples(page=page, spans=found, words=list("abcd"), features=[[]] * 4, of_page=[])
    kinds = np.array([[0.9, 0, 0, 0, 0], [0, 0.9, 0, 0, 0], [0.9, 0, 0, 0, 0], [0, 0, 0, 0, 0]], "float32")
    return Scored(examples=examples, roles=np.zeros((4, 5)), kinds=kinds, whole=np.array(whole, "float32"))


def picked(word: str, role: int, at: int, chance: float) -> Picked:
    return Picked(Candidate(word, role, at, ()), chance)


WHOLE = [0.5, 0.5, 0, 0, 0, 0.9, 0.2, 0]


def test_of_phrases_that_share_words_in_one_role_the_surest_counts(page: Page):
    on = scored(page, WHOLE)
    on.examples.spans[1] = Span(0, 0, 2, "base")
    found = [picked("a", 2, 0, 0.9), picked("b", 2, 1, 0.8), picked("b", 3, 1, 0.7), picked("c", 2, 2, 0.1)]
    assert [(it.candidate.words, it.candidate.role) for it in choose(found, on)] == [("a", 2), ("b", 3)]


@pytest.mark.parametrize(("bias", "count"), [(5.0, 1), (-5.0, 2)])
def test_things_hit_are_one_incident_or_two_and_doers_join(
    page: Page, bias: float, count: int, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("dateline.extract.incidents.pairs.Pairs.numbers", lambda *_: (0.0,))
    found = [picked("a", 2, 0, 0.9), picked("b", 2, 1, 0.8), picked("c", 0, 2, 0.7)]
    groups = group(scored(page, WHOLE), found, [dense(bias)], Limits(other_kind=0.6))
    assert len(groups) == count
    assert any(it.candidate.words == "c" for each in groups for it in each.members)


def test_a_page_without_incidents_gives_none(page: Page):
    assert group(scored(page, [0.0] * 8), [], [], Limits()) == []


def test_the_networks_load_once():
    assert load_weights() is load_weights()
    assert load_weights().words


def test_a_report_from_end_to_end(extractor: Extractor):
    text = (
        "Guerrillas of the Farabundo Marti National Liberation Front (FMLN) dynamited a power pylon near San Miguel "
        "this morning, military sources reported. The bomb destroyed the pylon and left part of the city without light."
    )
    (found,) = extractor.incidents([report(text)])
    assert IncidentKind.BOMBING in {it.kind for it in found}
    names = {filler.quote.text for it in found for filler in it.organisations}
    assert "FMLN" in names or "Farabundo Marti National Liberation Front" in names
    assert any("pylon" in filler.quote.text for it in found for filler in it.targets)
    assert all(filler.quote.holds_in(text) for it in found for filler in (*it.targets, *it.weapons))


def test_a_report_of_peace_has_no_incident(extractor: Extractor):
    (found,) = extractor.incidents([report("The president opened a new school and spoke about the price of coffee.")])
    assert found == ()


def test_an_empty_report_has_no_incident(extractor: Extractor):
    assert list(extractor.incidents([report("")])) == [()]


def test_examples_hold_a_feature_list_for_every_candidate(page: Page):
    examples = make_examples(page)
    assert len(examples.spans) == len(examples.words) == len(examples.features)
