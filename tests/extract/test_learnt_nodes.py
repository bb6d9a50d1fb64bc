import pytest

from dateline.extract.combine import find_nodes
from dateline.extract.learnt_nodes import RULE, learnt_nodes
from dateline.extract.node import Node
from dateline.extract.trigger_network import WEIGHTS, Found, Network


@pytest.fixture
def looked_up(extractor, parse):
    return lambda text: extractor._look_up(parse(text))[0]


@pytest.fixture
def found(monkeypatch):
    """`found((1, "killing"), …)` makes the network find these words."""

    def answer(*words):
        told = [Found(at=at, kind=kind, score=0.9) for at, kind in words]
        fixed = type("Fixed", (), {"read": lambda *_: told, "kinds": Network.load(WEIGHTS).kinds})
        monkeypatch.setattr(Network, "default", fixed)

    return answer


def words(nodes, role):
    return [head.text for node in nodes for head in getattr(node, role)]


def test_a_word_that_no_frame_reads_gets_roles_by_grammar(looked_up, found):
    found((1, "air_strike"))
    (node,) = learnt_nodes(looked_up("Jets pulverised a school in Idlib."), [])
    assert (node.kind, node.rule, node.noun) == ("air_strike", RULE, False)
    assert (words([node], "actors"), words([node], "targets")) == (["Jets"], ["school"])


def test_the_network_is_named_in_the_rules_of_a_claim(read_text):
    (claim,) = read_text("Warplanes pulverised a school in Idlib.").claims
    assert RULE == "network:triggers"
    assert RULE in claim.rules


def test_where_a_frame_fired_nothing_is_added(looked_up, found):
    phrases = looked_up("Guns shelled the town.")
    token = phrases.doc[1]
    known = [Node(token=token, kind="shelling", rule="x", verb=token, first=1, last=1)]
    found((1, "air_strike"))
    assert learnt_nodes(phrases, known) == []


def test_beside_a_word_of_a_frame_that_tells_the_same_nothing_is_added(looked_up, found):
    phrases = looked_up("Guns shelled the town in a barrage.")
    token = phrases.doc[1]
    known = [Node(token=token, kind="shelling", rule="x", verb=token, first=1, last=1)]
    found((3, "shelling"))
    assert learnt_nodes(phrases, known) == []


def test_a_phrase_is_one_telling_by_its_head(looked_up, found):
    found((2, "territory_seized"), (3, "territory_seized"))
    nodes = learnt_nodes(looked_up("The town changed hands."), [])
    assert [node.token.text for node in nodes] == ["changed"]


def test_names_of_places_and_times_tell_nothing(looked_up, found):
    found((3, "air_strike"), (5, "air_strike"))
    assert learnt_nodes(looked_up("People fled from Aleppo on Monday."), []) == []


def test_whom_a_word_of_killing_hits_is_counted(looked_up, found):
    found((1, "killing"))
    (node,) = learnt_nodes(looked_up("Gunmen dispatched nine villagers."), [])
    assert node.casualty
    assert [(count.what, count.token.text) for count in node.counts] == [("killed", "villagers")]


def test_a_noun_has_its_doer_in_front_and_its_place_behind(looked_up, found):
    found((3, "offensive"))
    (node,) = learnt_nodes(looked_up("The army's rush into Palmyra failed."), [])
    assert node.noun
    assert words([node], "places") == ["Palmyra"]


def test_reading_without_the_network_leaves_its_words_unread(extractor, parse):
    looked = extractor._look_up(parse("Warplanes pulverised a school in Idlib."))
    assert find_nodes(*looked, learnt=False) == []
    assert [node.rule for node in find_nodes(*looked)] == [RULE]
