"""Who is counted or hit, as far as two claims can be compared by it."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from dateline.model.resolution import ActorRef, QuantityRef
from dateline.vocab.actors import ActorLexicon
from dateline.vocab.kind_families import kind_families
from dateline.vocab.parties import party_class, singulars

_CIVIL: Final = frozenset(
    {"civilians", "protesters", "ngo", "medic", "activist", "witness", "media", "monitor", "expert"}
)
_ARMED: Final = frozenset(
    {
        "state_forces",
        "rebel_group",
        "political_militia",
        "identity_militia",
        "external_forces",
        "government",
        "armed",
        "militia",
    }
)
_WORD: Final = re.compile(r"[^\W\d_]+")


class Camp(StrEnum):
    """Whether a party is armed, unarmed, or words that say neither ("48 people", "a gas tank")."""

    ARMED = "armed"
    CIVIL = "civil"
    OPEN = "open"


def camp_of(party: ActorRef) -> Camp:
    """Sort a party: "people" may be anybody, whatever type the words were given."""
    if party.type in _ARMED:
        return Camp.ARMED
    if party.type not in _CIVIL:
        return Camp.ARMED if party.type is None and party.actor_id else Camp.OPEN
    return Camp.OPEN if party.quote is not None and is_anyone(party.quote.text) else Camp.CIVIL


def is_anyone(words: str) -> bool:
    """Tell whether words name nobody in particular: "people", "more than 40 others"."""
    found = _WORD.findall(words.casefold())
    return bool(found) and found[-1] in kind_families().anyone


def is_civil(ref: QuantityRef) -> bool:
    """Tell whether a figure counts unarmed people, by its side or by its words ("12 civilians", "7 children")."""
    return camp_of_counted(ref) is Camp.CIVIL


def camp_of_counted(ref: QuantityRef) -> Camp:
    """Sort those whom a figure counts; words that no list has leave it open."""
    words = (ref.quantity.who or (ref.quantity.group.words if ref.quantity.group else "")).casefold()
    found = _WORD.findall(words)
    actor = ActorLexicon.default().get(ref.side) if ref.side else None
    civil = ref.side is not None and (actor.type if actor else ref.side) in _CIVIL
    if ref.side is not None and not civil:
        return Camp.ARMED
    if found and found[-1] in kind_families().anyone:
        return Camp.OPEN
    if civil or not found:
        return Camp.CIVIL if civil else Camp.OPEN
    for noun in (found[-1], *singulars(found[-1])):
        kind = party_class(noun, found[:-1])
        if kind is not None:
            return Camp.CIVIL if kind in _CIVIL else Camp.ARMED if kind in _ARMED else Camp.OPEN
    return Camp.OPEN


def same_sort(words: QuantityRef, party: QuantityRef) -> bool:
    """Tell whether a figure of armed people whose side nobody knows ("73 soldiers") can count those of a known side.

    The words say it: the same noun in both, or a noun for what the side is ("troops" of a state's forces).
    """
    if words.side is not None or party.side is None or camp_of_counted(words) is not Camp.ARMED:
        return False
    said, known = _nouns(words), _nouns(party)
    if said & known:
        return True
    actor = ActorLexicon.default().get(party.side)
    kinds = {party_class(noun) for noun in said}
    return actor is not None and any(actor.type in _SORTS.get(kind or "", ()) for kind in kinds)


def _nouns(ref: QuantityRef) -> frozenset[str]:
    """The last word that names who was counted, in every form to look it up by."""
    found = _WORD.findall((ref.quantity.who or (ref.quantity.group.words if ref.quantity.group else "")).casefold())
    return frozenset(singulars(found[-1])) if found else frozenset()


_SORTS: Final[Mapping[str, frozenset[str]]] = {
    "state_forces": frozenset({"state_forces", "external_forces"}),
    "rebel_group": frozenset({"rebel_group"}),
    "militia": frozenset({"political_militia", "identity_militia", "militia"}),
    "armed": frozenset({"rebel_group", "political_militia", "identity_militia", "militia"}),
}
"""Which types of actors a class of common nouns can mean."""


def whom(ref: QuantityRef) -> str:
    """Whom a figure counts, as a key: the side, or of civilians which ("7 children" are part of "20 civilians").

    "" when the text does not say: "20 people" may be anybody, whatever the words were resolved to.
    """
    quantity = ref.quantity
    words = (quantity.who or (quantity.group.words if quantity.group else "")).casefold()
    if ref.side is not None and ref.side not in _CIVIL:
        return ref.side
    found = _WORD.findall(words)
    if found and found[-1] in kind_families().anyone:
        return ""
    if not found:
        return ref.side or ""
    if found[-1] in kind_families().civilians:
        return "civilians"
    return found[-1].removesuffix("s") if ref.side else words
