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


@pytest.mark.parametrize(
    ("text", "read", "told", "added"),
    [
        pytest.param("Guns shelled the town.", "shelled", {"shelled": "air_strike"}, [], id="a word that a frame read"),
        pytest.param(
            "Guns shelled the town in a barrage.",
            "shelled",
            {"barrage": "shelling"},
            [],
            id="beside a word that a frame read, of the same",
        ),
        pytest.param(
            "Guns shelled the town in a barrage.",
            "shelled",
            {"barrage": "protest"},
            ["barrage"],
            id="beside a word that a frame read, of something else",
        ),
        pytest.param(
            "The town changed hands.",
            None,
            {"changed": "territory_seized", "hands": "territory_seized"},
            ["changed"],
            id="a phrase, by its head",
        ),
        pytest.param(
            "People fled from Aleppo on Monday.",
            None,
            {"Aleppo": "air_strike", "Monday": "air_strike"},
            [],
            id="names of places and times",
        ),
    ],
)
def test_of_the_words_found_these_are_added(looked_up, found, text, read, told, added):
    phrases = looked_up(text)
    at = {token.text: token.i for token in phrases.doc}
    known = [_shelled(phrases.doc[at[read]])] if read else []
    found(*((at[word], kind) for word, kind in told.items()))
    assert [node.token.text for node in learnt_nodes(phrases, known)] == added


def _shelled(token):
    return Node(token=token, kind="shelling", rule="x", verb=token, first=token.i, last=token.i)


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
