"""Slot 11, how sure the text is that an organisation did it, from claims and who says them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from dateline.model.claim import Hedge
from dateline.model.resolution import ResolvedClaim, SpeakerType
from eval.reader import Read
from eval.sets.muc4_gold import normal
from eval.sets.muc4_keys import Key

COMMONEST: Final = "REPORTED AS FACT"
ADMITTED: Final = "CLAIMED OR ADMITTED"
BY_AUTHORITIES: Final = "SUSPECTED OR ACCUSED BY AUTHORITIES"
ACCUSED: Final = "SUSPECTED OR ACCUSED"
POSSIBLE: Final = "POSSIBLE"
_OFFICIAL: Final = frozenset({SpeakerType.MILITARY, SpeakerType.GOVERNMENT})
_AUTHORITIES: Final = frozenset(
    "police army military government ministry minister president officials authorities colonel general command "
    "forces battalion brigade captain major prosecutor attorney judge".split()
)


def confidences(read: Read, keys: Sequence[Key]) -> Iterator[tuple[frozenset[str], str]]:
    """For each organisation of the keys: what counts as right, and what the claims on it say."""
    for key in keys:
        for value, spellings in key.confidence:
            wanted = frozenset(part.strip(" ()") for part in value.split("/"))
            yield wanted, confidence(read.claims, {normal(words) for words in spellings})


def confidence(claims: Iterable[ResolvedClaim], names: set[str]) -> str:
    """What the claims with this actor say, or else those that name it at all; empty when none does."""
    known = list(claims)
    with_it = [it for it in known if any(_names(words, names) for words in _actors(it))]
    naming = with_it or [it for it in known if _names(normal(it.claim.quote.text), names)]
    said = [_of(it, names) for it in naming]
    for value in (ADMITTED, BY_AUTHORITIES, ACCUSED, POSSIBLE):
        if value in said and said.count(value) * 2 >= len(said):
            return value
    return COMMONEST if said else ""


def _actors(it: ResolvedClaim) -> Iterator[str]:
    for mention in it.claim.actors:
        yield normal(mention.words)
        yield normal(mention.quote.text)


def _names(words: str, names: set[str]) -> bool:
    return any(f" {name} " in f" {words} " for name in names)


def _of(it: ResolvedClaim, names: set[str]) -> str:
    speakers = [normal(link.mention.words) for link in it.claim.speakers if link.mention is not None]
    kinds = {link.type for link in it.resolution.speakers if link.quote is not None}
    if it.claim.kind == "accusation":  # whoever accuses is its actor
        speakers = speakers or list(_actors(it))
    if any(_names(words, names) for words in speakers):
        return ADMITTED
    if any(set(words.split()) & _AUTHORITIES for words in speakers) or kinds & _OFFICIAL:
        return BY_AUTHORITIES
    if it.claim.hedge in {Hedge.POSSIBLE, Hedge.DOUBTED}:
        return POSSIBLE
    return ACCUSED if speakers else COMMONEST
