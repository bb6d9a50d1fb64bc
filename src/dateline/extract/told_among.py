"""Who is told to be among the counted: "six civilians were among 22 people killed"."""

from typing import TYPE_CHECKING

from dateline.extract.arguments import subjects
from dateline.extract.phrases import Phrases, spread

if TYPE_CHECKING:
    from spacy.tokens import Token


def told_among(counted: "Token", phrases: Phrases) -> list["Token"]:
    """The people that a sentence says were among the `counted`: a part of them, "including" some not counted again."""
    prep = counted.head
    if counted.dep_ != "pobj" or prep.lower_ not in {"among", "amongst"} or prep.head.lemma_ != "be":
        return []
    told = [each for head in subjects(prep.head) for each in spread(head) if each.i < prep.head.i]
    return [each for each in told if phrases.classes(each) & {"people", "armed", "person", "figure"}]
