import pytest
from spacy.tokens import Doc

from dateline.extract.mending import mend
from dateline.extract.parsing import load_model


def doc(*rows: tuple[str, str, str, int, str]) -> Doc:
    """A parsed text by hand: word, tag, dependency, head, lemma."""
    words, tags, deps, heads, lemmas = zip(*rows, strict=True)
    pos = [
        "VERB"
        if tag.startswith("VB")
        else {"JJ": "ADJ", "NN": "NOUN", "NNS": "NOUN", "IN": "ADP", "CD": "NUM", "CC": "CCONJ"}[tag]
        for tag in tags
    ]
    made = Doc(
        load_model().vocab,
        words=list(words),
        tags=list(tags),
        pos=pos,
        deps=list(deps),
        heads=list(heads),
        lemmas=list(lemmas),
    )
    mend(made)
    return made


def test_a_participle_with_an_agent_is_a_verb() -> None:
    made = doc(
        ("base", "NN", "nsubjpass", 1, "base"),
        ("overrun", "JJ", "ROOT", 1, "overrun"),
        ("by", "IN", "agent", 1, "by"),
        ("rebels", "NNS", "pobj", 2, "rebel"),
    )
    assert (made[1].tag_, made[1].pos_, made[1].lemma_) == ("VBN", "VERB", "overrun")


def test_a_participle_joined_to_another_is_a_verb() -> None:
    made = doc(
        ("killed", "VBN", "ROOT", 0, "kill"),
        ("and", "CC", "cc", 0, "and"),
        ("20", "CD", "nummod", 3, "20"),
        ("wounded", "JJ", "conj", 0, "wounded"),
    )
    assert (made[3].pos_, made[3].lemma_) == ("VERB", "wound")


def test_a_participle_before_its_noun_stays_an_adjective() -> None:
    made = doc(("wounded", "JJ", "amod", 1, "wounded"), ("soldiers", "NNS", "ROOT", 1, "soldier"))
    assert made[0].pos_ == "ADJ"


@pytest.mark.parametrize(("word", "read", "lemma"), [("raging", "rag", "rage"), ("raped", "rap", "rape")])
def test_lemmas_that_lost_their_last_letter_are_known_verbs_again(word: str, read: str, lemma: str) -> None:
    assert doc((word, "VBD", "ROOT", 0, read))[0].lemma_ == lemma


def test_lemmas_of_verbs_that_are_known_stay() -> None:
    assert doc(("hit", "VBD", "ROOT", 0, "hit"))[0].lemma_ == "hit"


def test_shelling_joined_to_a_strike_is_a_noun() -> None:
    made = doc(
        ("killed", "VBN", "ROOT", 0, "kill"),
        ("in", "IN", "prep", 0, "in"),
        ("strike", "NN", "pobj", 1, "strike"),
        ("and", "CC", "cc", 0, "and"),
        ("shelling", "VBG", "conj", 0, "shell"),
    )
    assert (made[4].pos_, made[4].lemma_) == ("NOUN", "shelling")


def test_shelling_by_somebody_stays_a_verb() -> None:
    made = doc(
        ("army", "NN", "nsubj", 1, "army"), ("shelling", "VBG", "ROOT", 1, "shell"), ("towns", "NNS", "dobj", 1, "town")
    )
    assert made[1].pos_ == "VERB"
