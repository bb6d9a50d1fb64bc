"""Where "there" is: the place last said to be where something was, a country or a province no less than a town."""

from typing import TYPE_CHECKING

from dateline.extract.notes import PlaceHit
from dateline.extract.phrases import Phrases
from dateline.extract.sentences import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_BACK = 2
_WHERE = frozenset("in at near inside around across on over to into of through".split())
_SAID = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "conj", "appos", "poss", "ROOT"})


def there(verb: "Token") -> "Token | None":
    """The "there" of a clause: "hundreds were killed *there*"; not that of "there were clashes"."""
    return next((child for child in verb.children if child.lower_ == "there" and child.dep_ == "advmod"), None)


def place_of_there(token: "Token", phrases: Phrases) -> PlaceHit | None:
    """The last place before "there" that its own or the sentence before tells to be somewhere; None for none."""
    doc, first = phrases.doc, sentence_of(token).start
    for _ in range(_BACK):
        hits = [hit for hit in phrases.notes.places if first <= hit.first and hit.last < token.i]
        told = [hit for hit in hits if _is_told(doc[hit.head]) and not (hit.country and _acts(doc[hit.head]))]
        if told:
            narrow = [hit for hit in told if not any(hit.words in other.within for other in told)]
            return (narrow or told)[-1]
        if first == 0:
            break
        first = sentence_of(doc[first - 1]).start
    return None


def _is_told(head: "Token") -> bool:
    return head.dep_ in _SAID or (head.dep_ == "pobj" and head.head.lower_ in _WHERE)


def _acts(head: "Token") -> bool:
    """ "X denied making raids there": a country that does or says something is no place."""
    return head.dep_ == "nsubj" and head.head.pos_ == "VERB"
