"""Capitals told by their country: "the *Syrian capital*" is Damascus, "*Iraq's capital*" is Baghdad."""

from typing import TYPE_CHECKING

from dateline.extract.notes import Notes, PlaceHit, country_of_demonym
from dateline.vocab.countries import Countries, Country

if TYPE_CHECKING:
    from spacy.tokens import Token

_OTHERS = frozenset(
    "facto self-declared self-proclaimed former provincial regional commercial financial economic business cultural "
    "temporary interim second ancient old historic spiritual state district tourist".split()
)
"""Words before "capital" that make it another town than a country's seat."""


def note_capitals(notes: Notes) -> None:
    """Note each "the Syrian capital" as the town that it is, where no name of a town follows."""
    for token in notes.parsed.doc:
        if token.lemma_.lower() != "capital" or token.tag_ != "NN" or token.i in notes.actor_at:
            continue
        following = notes.place_at.get(token.i + 1)
        country = _country(token, notes)
        if country is None or not country.capital or following is not None or token.i in notes.place_at:
            continue
        first = min(child.i for child in token.children if _names(child, notes) is not None)
        hit = PlaceHit(
            first=first,
            last=token.i,
            head=token.i,
            words=country.capital,
            feature="city",
            feature_at=token.i,
            within=(country.name,),
            sure=True,
        )
        notes.places[:] = [each for each in notes.places if not first <= each.first <= token.i]
        notes.places.append(hit)
        notes.place_at.update((i, hit) for i in range(first, token.i + 1))
    notes.places.sort(key=lambda hit: hit.first)


def _country(capital: "Token", notes: Notes) -> Country | None:
    before = [child for child in capital.children if child.i < capital.i]
    if any(word.lower_ in _OTHERS for child in before for word in child.subtree):
        return None
    found = [country for child in before if (country := _names(child, notes)) is not None]
    return found[0] if len(found) == 1 else None


def _names(word: "Token", notes: Notes) -> Country | None:
    """The country that a word before "capital" names: "Syrian", "Syria's"."""
    if word.dep_ in {"amod", "compound", "nmod", "poss"}:
        hit = notes.place_at.get(word.i)
        return country_of_demonym(word.text) or (Countries.default().by_name(hit.words) if hit is not None else None)
    return None
