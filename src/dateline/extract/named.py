"""Every party and person that a report names, told apart from places by how they stand: "the UK says", "in the UK"."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.extract.mentions import Mentions
from dateline.extract.notes import PlaceHit
from dateline.extract.phrases import Phrases
from dateline.model.claim import Mention
from dateline.vocab.parties import party_class, singulars, word_group
from dateline.vocab.triggers import triggers
from dateline.vocab.words import cues, noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

_INSIDE = frozenset({"compound", "amod", "nmod", "npadvmod", "nummod", "punct", "det"})
_PARTY = frozenset({"party", "armed", "government", "person", "people"})
_PRONOUNS = frozenset("we us they them he she him her i me".split())
_WHERE = frozenset("in at near around inside within outside across throughout into from toward towards onto".split())
_PEOPLE = frozenset({"PERSON", "ORG", "NORP"})
_BUILT = frozenset({"hall", "gate", "law"})


def parties(phrases: Phrases, mentions: Mentions) -> Iterator[Mention]:
    """Parties and persons, pronouns among them, in order."""
    for token in phrases.doc:
        if is_party(token, phrases):
            yield named(token, phrases, mentions)


def named(token: "Token", phrases: Phrases, mentions: Mentions) -> Mention:
    """A phrase as a mention; a pronoun that leads nowhere stays in its own words."""
    quote = phrases.quote(token)
    return mentions.mention(token) or Mention(quote=quote, words=quote.text)


def is_party(token: "Token", phrases: Phrases) -> bool:
    """Whether a token heads the name or description of a party or person; a pronoun, where it says whose is left."""
    if token.pos_ == "PRON" or token.tag_ in {"PRP", "PRP$", "WP"}:
        return token.lower_ in _PRONOUNS and token.tag_ != "PRP$"
    if token.pos_ not in {"NOUN", "PROPN"} or token.i in phrases.notes.time_at:
        return False
    hit = phrases.notes.place_at.get(token.i)
    if hit is not None:
        person = token.text in phrases.surnames and hit.first == hit.last
        return hit.head == token.i and (person or acts_as_party(hit, phrases))
    known = phrases.notes.actor_at.get(token.i)
    if token.dep_ in _INSIDE and token.head.i > token.i and token.head.pos_ in {"NOUN", "PROPN"}:
        return known is not None and token.i == known.end - 1 and not _names_party(token.head, phrases)
    if known is not None:
        return token.i == known.end - 1 or token.head.i not in range(known.start, known.end)
    return _names_party(token, phrases)


def _names_party(token: "Token", phrases: Phrases) -> bool:
    classes = phrases.classes(token)
    forms = singulars(token.lower_)
    if any(form in word_group("company") for form in forms):
        return True
    if classes & {"event", "aircraft", "site", "place"} and not classes & {"people", "armed", "person"}:
        return False
    if classes & _PARTY:
        return True
    if any(party_class(form) for form in forms):
        return True
    known = token.ent_type_ in _PEOPLE and token.pos_ == "PROPN" and "operation" not in phrases.modifiers(token)
    return known and not any(_is_thing(form) for form in forms)


def _is_thing(form: str) -> bool:
    """ "Resolution 12", "the X Gate", "Operation X": a name, and nobody's."""
    listed = cues().speech_nouns | noun_classes().endings | _BUILT | {"resolution", "operation"}
    return form in listed or form in triggers().nouns


def acts_as_party(hit: PlaceHit, phrases: Phrases) -> bool:
    """ "*The UK* stands by *Iraq*", "*U.S.* aid": a country's name that does not say where is its government's."""
    if not hit.country or hit.piece is not None or hit.feature is not None:
        return False
    head = phrases.doc[hit.head]
    while head.dep_ in {"conj", "appos"} and head.head.pos_ == "PROPN":
        head = head.head
    if head.dep_ in {"nsubj", "nsubjpass", "dobj", "dative"}:
        return True
    if head.dep_ in _INSIDE | {"poss"} and head.head.i > head.i:
        return not phrases.classes(head.head) & {"place", "site"} and not _names_party(head.head, phrases)
    from_it = head.head.lower_ == "from" and head.head.head.dep_ == "dobj"  # "aid from the US"; not "fled from"
    return head.dep_ == "pobj" and (from_it or head.head.lower_ not in _WHERE | {"of", "to"})
