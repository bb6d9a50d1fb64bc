"""Places that stand in a row: "in X, Y and Z", also where the copy lost its commas."""

from typing import TYPE_CHECKING

from dateline.extract.notes import Notes, PlaceHit
from dateline.extract.sentences import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_JOINED_BEHIND = frozenset(
    "in at near from to towards toward outside inside around across into of on over through via within".split()
)


def note_joined(notes: Notes) -> None:
    """ "An assault on *X* and Y": an unknown name before a known place, joined to it where places stand."""
    doc = notes.parsed.doc
    for hit in list(notes.places):
        root = doc[hit.first : hit.last + 1].root
        if root.dep_ != "conj" or hit.country:
            continue
        head = root.head
        first = min([head.i, *(child.i for child in head.lefts if child.dep_ == "compound")])
        span = range(first, head.i + 1)
        placed = head.dep_ == "pobj" and head.head.lower_ in _JOINED_BEHIND and head.i < hit.first
        if not placed or head.pos_ != "PROPN" or not head.text[:1].isupper() or head.ent_type_ == "PERSON":
            continue
        if any(i in notes.place_at or i in notes.actor_at or i in notes.time_at for i in span):
            continue
        joined = PlaceHit(first=first, last=head.i, head=head.i, words=notes.parsed.text(first, head.i))
        notes.places.append(joined)
        notes.place_at.update((j, joined) for j in span)


def row_of(hit: PlaceHit, notes: Notes) -> list[PlaceHit]:
    """The places right beside one that make a row with it, closed by "and"; itself alone where nothing does."""
    row = [hit]
    places = notes.places
    at = next((i for i, each in enumerate(places) if each is hit), None)
    if at is None:
        return row
    for i in range(at - 1, -1, -1):
        if not _touch(places[i], places[i + 1], notes):
            break
        row.insert(0, places[i])
    for i in range(at, len(places) - 1):
        if not _touch(places[i], places[i + 1], notes):
            break
        row.append(places[i + 1])
    if len(row) < 3 or _between(row[-2], row[-1], notes)[-1:] != ["and"]:
        return [hit]
    return row


def pair_of(hit: PlaceHit, word: "Token", notes: Notes) -> list[PlaceHit]:
    """Both that a plural class word closes: "X and Y *districts*"."""
    before = next((each for each in notes.places if each.last + 2 == hit.first), None)
    joined = before is not None and word.tag_ == "NNS" and notes.parsed.doc[hit.first - 1].lower_ == "and"
    if before is None or not joined:
        return [hit]
    before.feature = before.feature or hit.feature
    before.inside = before.inside or hit.inside
    return [before, hit]


def town_behind(country: PlaceHit, notes: Notes) -> PlaceHit | None:
    """ "In Syria's X", with or without its marks: X."""
    following = next((each for each in notes.places if each.first > country.last), None)
    if following is None or following.country or _between(country, following, notes) not in ([], ["'s"], ["s"]):
        return None
    if notes.parsed.block_of[country.first] != notes.parsed.block_of[following.first]:
        return None
    if country.words not in following.within:
        following.within = (*following.within, country.words)
    return following


def _between(hit: PlaceHit, following: PlaceHit, notes: Notes) -> list[str]:
    return [notes.parsed.doc[i].lower_ for i in range(_last(hit) + 1, following.first)]


def _last(hit: PlaceHit) -> int:
    return max(hit.last, hit.feature_at if hit.feature_at is not None else hit.last)


def _touch(hit: PlaceHit, following: PlaceHit, notes: Notes) -> bool:
    """Whether two stand side by side as equals: nothing, a comma or "and" between them, neither in the other."""
    if hit.country or following.country or not (hit.sure and following.sure):
        return False
    if notes.parsed.block_of[hit.first] != notes.parsed.block_of[following.first] or hit.inside is following:
        return False
    nested = any(name.startswith(following.words) for name in hit.within) and "," in _between(hit, following, notes)
    return _between(hit, following, notes) in ([], [","], ["and"], [",", "and"]) and not nested


def opening_town(quarter: PlaceHit, notes: Notes) -> PlaceHit | None:
    """ "*In X*, the television said, a bomb went off in the Y district": the town that the sentence begins with."""
    sentence = sentence_of(notes.parsed.doc[quarter.first])
    opening = [word.lower_ for word in sentence[:2]]
    at = sentence.start + (1 if opening[:1] == ["in"] else 2 if opening[1:] == ["in"] else len(sentence))
    town = notes.place_at.get(at)
    fits = town is not None and town.first == at and town is not quarter and not town.country
    return town if fits and town is not None and town.feature in {None, "city", "town"} else None
