"""The place that owns a noun of taking: "the town's capture" is the capture of the town."""

from typing import TYPE_CHECKING

from dateline.extract.arguments import complements
from dateline.extract.phrases import Phrases
from dateline.vocab.triggers import triggers

if TYPE_CHECKING:
    from spacy.tokens import Token


def owned_place(token: "Token", phrases: Phrases) -> dict[str, list["Token"]]:
    """The owner of a noun of taking as its "of", where it is a place and no other is named; empty otherwise."""
    if token.lemma_.lower() not in triggers().words["taken_nouns"] or "of" in complements(token):
        return {}
    owners = [child for child in token.children if child.dep_ == "poss" and "place" in phrases.classes(child)]
    return {"of": owners} if owners else {}
