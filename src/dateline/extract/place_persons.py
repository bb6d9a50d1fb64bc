"""Names that a gazetteer knows and that are somebody's in this report: whoever speaks is no village."""

from dateline.extract.notes import Notes, PlaceHit
from dateline.vocab.countries import Countries
from dateline.vocab.words import cues

_BODIES = frozenset("regime government tribe clan tribes clans".split())
_WHERE = frozenset("in at near inside outside around across from to into towards of on over".split())


def forget_speakers(notes: Notes) -> None:
    """ "Jo Sample said" makes Sample nobody's town, wherever else it stands, unless something is somewhere in it.

    Countries and their capitals do speak ("Moscow said").
    """
    _forget(notes, [hit for hit in notes.places if _is_of_a_body(notes, hit)])
    speaking = {hit.words for hit in notes.places if _speaks(notes, hit)}
    placed = {hit.words for hit in notes.places if is_where(notes, hit)}
    forget(notes, (speaking - placed) & {hit.words for hit in notes.places if _is_surname(notes, hit)})
    forget(notes, _persons(notes) - placed)


def _persons(notes: Notes) -> set[str]:
    """Names that a person named in full in the report has, first or last: "Jo Sample … Sample, 40, … Jo"."""
    full = [entity for entity in notes.parsed.doc.ents if entity.label_ == "PERSON" and len(entity) > 1]
    names = {token.text for entity in full for token in (entity[0], entity[-1])}
    seats = {hit.words for hit in notes.places if hit.country or Countries.default().by_seat(hit.words) is not None}
    return {hit.words for hit in notes.places if hit.first == hit.last and hit.words in names} - seats


def forget(notes: Notes, names: set[str]) -> None:
    """Take names off the places of a report, wherever they stand."""
    _forget(notes, [hit for hit in notes.places if hit.words in names])


def _forget(notes: Notes, hits: list[PlaceHit]) -> None:
    dropped = {id(hit) for hit in hits}
    for i in [i for i, hit in notes.place_at.items() if id(hit) in dropped]:
        del notes.place_at[i]
    notes.places = [hit for hit in notes.places if id(hit) not in dropped]


def _is_of_a_body(notes: Notes, hit: PlaceHit) -> bool:
    """ "The Damascus regime", "the X tribe" are somebody, and nothing happens at them."""
    doc = notes.parsed.doc
    if hit.country or hit.last + 1 >= len(doc):
        return False
    following = doc[hit.last + 1]
    return following.lower_ in _BODIES and doc[hit.last].dep_ == "compound" and doc[hit.last].head == following


def _speaks(notes: Notes, hit: PlaceHit) -> bool:
    root = notes.parsed.doc[hit.first : hit.last + 1].root
    seat = hit.country or Countries.default().by_seat(hit.words) is not None
    return not seat and root.dep_ == "nsubj" and root.head.lemma_.lower() in cues().speech_verbs


def is_where(notes: Notes, hit: PlaceHit) -> bool:
    """Whether a name stands behind a word that says where: "in X", "near X"."""
    before = notes.parsed.doc[hit.first - 1] if hit.first else None
    return before is not None and before.lower_ in _WHERE


def _is_surname(notes: Notes, hit: PlaceHit) -> bool:
    """Whether a first name stands right before a name."""
    i = hit.first - 1
    i -= i > 0 and notes.parsed.words[i] == "'s"  # a mark put back inside a name
    if i < 0 or notes.parsed.block_of[i] != notes.parsed.block_of[hit.first]:
        return False
    before = notes.parsed.doc[i]
    known = i in notes.place_at or i in notes.actor_at or i in notes.time_at
    return before.pos_ == "PROPN" and before.text[:1].isupper() and not known
