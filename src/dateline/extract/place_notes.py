"""Which words of a report name places, and what stands beside each name."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.extract.capitals import note_capitals
from dateline.extract.captives import forget_captives
from dateline.extract.notes import Notes, PlaceHit, country_of_demonym
from dateline.extract.place_distances import note_distances
from dateline.extract.place_names import (
    JOINERS,
    PARTICLES,
    begins_next,
    closes_name,
    is_listed,
    is_tight,
    names_weapon,
    whole_name,
)
from dateline.extract.place_persons import forget_speakers
from dateline.extract.place_rows import note_joined
from dateline.extract.place_surroundings import (
    DIRECTIONS,
    NAMED_FEATURES,
    describe,
    feature_after,
    feature_before,
    note_within,
    share_features,
    share_lists,
)
from dateline.model.lookups import PlaceNames
from dateline.vocab.countries import Countries
from dateline.vocab.parties import party_class, word_group
from dateline.vocab.triggers import triggers
from dateline.vocab.words import cues, noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_NAME = 6
_PLACE_PREPOSITIONS = frozenset(
    "in at near from to towards toward outside inside around across into of over through throughout via within".split()
)
_BEFORE_NAMES = frozenset("the nearby neighbouring neighboring ' ‘ ’ `".split())  # … and the sign for ayn: "in ‘Arak"
_TAKING = frozenset(
    "capture recapture seize retake overrun liberate enter leave besiege storm reach reclaim shell bomb bombard".split()
    + "lose hold control surrender cede evacuate vacate regain encircle abandon quit give annex".split()
)
# Of these also people are the object.
_OF_PEOPLE_TOO = frozenset(
    {"capture", "seize", "leave", "reach", "bomb", "give", "abandon", "quit"}
    | {"lose", "hold", "control", "evacuate", "regain", "surrender"}
)
# … and of these only a place, where armed men do it to what does not look like a person.
_OF_PLACES_HERE = frozenset("leave lose hold control evacuate regain surrender reach give abandon quit".split())
_TO_PEOPLE = frozenset(
    "kill wound injure abduct kidnap arrest behead execute detain murder assassinate shoot imprison jail".split()
)
# A name this strong in the gazetteer is a place with no other evidence.
_SURE = 0.5
# One as well known as this does not begin an unknown longer name: "Homs Baba Amr" is two.
_FAMOUS = 0.8
_PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})


def note_places(notes: Notes, names: PlaceNames) -> None:
    """Note the places of a report, after its actors and times: what is one of those is no place."""
    for first, last in notes.parsed.block_tokens:
        i = first
        while i < last:
            hit = _place_from(notes, names, i, last)
            if hit is None:
                i += 1
                continue
            notes.places.append(hit)
            notes.place_at.update((j, hit) for j in range(hit.first, hit.last + 1))
            i = hit.last + 1
    note_joined(notes)
    _note_again(notes)
    note_capitals(notes)
    forget_speakers(notes)
    forget_captives(notes)
    for hit in notes.places:
        describe(notes, hit)
    share_features(notes)
    for hit, following in zip(notes.places, notes.places[1:], strict=False):
        note_within(notes, hit, following)
    share_lists(notes)
    note_distances(notes)


def _note_again(notes: Notes) -> None:
    """A name that was a place once in a report is one wherever it stands alone ("the attack on X")."""
    known = {tuple(notes.parsed.words[hit.first : hit.last + 1]): hit.words for hit in notes.places if not hit.country}
    opening = {words[0] for words in known}
    for i, word in enumerate(notes.parsed.words):
        if word not in opening or i in notes.place_at or i in notes.actor_at or i in notes.time_at:
            continue
        for words, name in known.items():
            last = i + len(words) - 1
            if tuple(notes.parsed.words[i : last + 1]) == words and (last > i or not _in_person_name(notes, i)):
                hit = PlaceHit(first=i, last=last, head=_root_of(notes, i, last), words=name)
                notes.places.append(hit)
                notes.place_at.update((j, hit) for j in range(i, last + 1))
                break
    notes.places.sort(key=lambda hit: hit.first)


def _name_spans(notes: Notes, first: int, stop: int) -> Iterator[int]:
    """Last tokens of the names that may begin at `first`, longest first."""
    words = notes.parsed.words
    ends: list[int] = []
    i = first
    while i < min(stop, first + _LONGEST_NAME):
        word = words[i]
        if word[:1].isupper() or (word[:1].isdigit() and i > first):
            ends.append(i)
        elif not (word.lower() in PARTICLES or (word in JOINERS and is_tight(notes, i)) or _is_link(notes, i)):
            break
        if i + 1 < stop and notes.parsed.block_of[i + 1] != notes.parsed.block_of[first]:
            break
        i += 1
    return reversed(ends)


def _is_link(notes: Notes, i: int) -> bool:
    """Whether a small word is tied to both its neighbours: "X-e-Y", "X-sur-Y"."""
    words = notes.parsed.words
    tied = 0 < i < len(words) - 1 and words[i - 1] == "-" == words[i + 1]
    return tied and is_tight(notes, i - 1) and is_tight(notes, i + 1)


def _place_from(notes: Notes, names: PlaceNames, first: int, stop: int) -> PlaceHit | None:
    words = notes.parsed.words
    start = words[first]
    if (
        not (start[:1].isupper() or (start.lower() in PARTICLES and first + 1 < stop and words[first + 1] == "-"))
        or start.lower() in {"the", "of"}
        or notes.parsed.doc[first].pos_ == "PRON"
        or start.lower() in noun_classes().features
        or "site" in noun_classes().classes.get(start.lower(), frozenset())
        or names_weapon(notes, first)
    ):
        return None
    if first in notes.time_at or _inside_longer_actor(notes, first) or _of_a_people(notes, first):
        return None
    spans = []
    for last in _name_spans(notes, first, stop):
        if last + 1 < stop and words[last + 1] == "-" and words[last][:1].isupper() and _joined(notes, last):
            continue
        if last > first and "site" in noun_classes().classes.get(words[last].lower(), frozenset()):
            continue  # "Aleppo Hospital" is in Aleppo, and no town
        spans.append((last, names.knows(notes.parsed.text(first, last))))
    known = [span for span in spans if span[1] > 0.0]
    if known and _continues(notes, names, known[0][0], stop):
        known = []  # a known piece of a longer unknown name is not that place
        spans = spans[:1]
    whole = whole_name(notes, first, stop)
    whole = None if begins_next(notes, names, known, whole, _FAMOUS) else whole
    famous = _SURE if whole is not None and closes_name(notes, whole) else _FAMOUS  # "Aleppo Hospital" is in Aleppo
    if whole is not None and not any(last >= whole or score >= famous for last, score in known):
        return _hit(notes, first, whole, 0.0)
    for last, score in known or spans[-1:]:
        if _is_place(notes, first, last, score):
            return _hit(notes, first, last, score)
    return None


def _hit(notes: Notes, first: int, last: int, score: float) -> PlaceHit:
    name = notes.parsed.text(first, last)
    return PlaceHit(
        first=first,
        last=last,
        head=_root_of(notes, first, last),
        words=name,
        sure=score >= _SURE,
        country=Countries.default().by_name(name) is not None,
    )


def _continues(notes: Notes, names: PlaceNames, last: int, stop: int) -> bool:
    """Whether a name runs on behind what the gazetteer knows of it ("Wadi | al-X")."""
    i = last + 1
    if i < stop and notes.parsed.words[i].lower() in PARTICLES and i + 2 < stop and notes.parsed.words[i + 1] == "-":
        i += 2
    if i >= stop or i in notes.time_at or i in notes.actor_at:
        return False
    token, word = notes.parsed.doc[i], notes.parsed.words[i]
    return (
        word[:1].isupper()
        and token.pos_ == "PROPN"
        and not token.is_sent_start
        and country_of_demonym(word) is None
        and (names.knows(word) == 0.0 or notes.parsed.words[i - 1] == "-")
        and word.lower() not in noun_classes().features
        and word.lower() not in noun_classes().classes
        and word.lower() not in triggers().nouns
        and (last < notes.parsed.doc[last].head.i <= i or notes.parsed.doc[last].head.i == token.head.i)
    )


def _joined(notes: Notes, last: int) -> bool:
    """Whether the hyphen after `last` makes one word with what follows ("UK-based", "Kurdish-led")."""
    parsed = notes.parsed
    return parsed.ends[last] == parsed.starts[last + 1]


def _of_a_people(notes: Notes, i: int) -> bool:
    """Whether a word is the second half of a people's name ("Kurdish-Arab")."""
    parsed = notes.parsed
    return (
        i > 1
        and parsed.words[i - 1] == "-"
        and parsed.doc[i - 2].pos_ == "ADJ"
        and parsed.ends[i - 1] == parsed.starts[i]
    )


def _inside_longer_actor(notes: Notes, i: int) -> bool:
    hit = notes.actor_at.get(i)
    return hit is not None and hit.end - hit.start > 1


def _is_place(notes: Notes, first: int, last: int, score: float) -> bool:
    """Whether a name is a place here: by its class word, by what is done to it, or by the words before it."""
    token = notes.parsed.doc[first]
    if last == first and token.lower_ in DIRECTIONS:
        return False  # "Southwestern parts of X"
    named = _is_named(notes, first, last, score) and not _describes(notes, first, last)
    if score == 0.0:
        entity = notes.parsed.doc[last].ent_type_
        guessed = entity in {"GPE", "LOC"} and _after_place_word(notes, first) and token.pos_ == "PROPN"
        listed = token.pos_ == "PROPN" and (is_listed(notes, first, last) or _is_changing_hands(notes, first))
        return first not in notes.actor_at and (named or guessed or listed or _taken(notes, first, last, known=False))
    if named or _taken(notes, first, last, known=True):
        return True
    if last > first:
        return token.ent_type_ != "PERSON" or score >= _SURE or _after_place_word(notes, first)
    if first in notes.actor_at and not _after_place_word(notes, first):
        return False
    return not _is_piece(notes, first) and _single_word(notes, first, score)


def _is_named(notes: Notes, first: int, last: int, score: float) -> bool:
    """Whether a class word beside a name makes it a place: "X province"; not "the 9th Brigade base"."""
    doc = notes.parsed.doc
    at = feature_before(notes, first)
    at = feature_after(notes, last, quarter=score < _SURE) if at is None else at
    word = doc[last].lemma_.lower()
    nouns = noun_classes()
    if at is None or doc[last].like_num or word in nouns.classes or party_class(word) is not None:
        return False
    return score >= _SURE or nouns.features.get(doc[at].lemma_.lower()) != "site"


def _is_piece(notes: Notes, i: int) -> bool:
    """Whether a one-word name belongs to something else: a person, a longer name, "the Roman theatre"."""
    token = notes.parsed.doc[i]
    describes = token.dep_ == "amod" and token.head.lemma_.lower() not in noun_classes().features
    describes = describes or (token.lower_ in word_group("peoples") and token.head.i > i)  # "the Arab country"
    return describes or _is_patient(notes, i, i) or _in_person_name(notes, i) or _in_longer_name(notes, i)


def _single_word(notes: Notes, i: int, score: float) -> bool:
    token = notes.parsed.doc[i]
    hit = i > 0 and notes.parsed.doc[i - 1].lower_ in {"on", "against"} and token.ent_type_ != "PERSON"
    evidence = hit or _after_place_word(notes, i) or token.ent_type_ in _PLACE_ENTITIES
    if token.is_sent_start and not evidence and token.pos_ != "PROPN":
        return False
    return score >= _SURE or evidence


def _taken(notes: Notes, first: int, last: int, *, known: bool) -> bool:
    """Whether a name is what somebody took, entered or shelled; whatever the tagger makes of it, that is a place.

    A name that no gazetteer has (not `known`) must follow a verb that people are not the object of.
    """
    root = notes.parsed.doc[first : last + 1].root
    return (
        root.dep_ in {"dobj", "nsubjpass"}
        and root.head.lemma_.lower() in (_TAKING if known else _TAKING - _people_too(root))
        and root.pos_ == "PROPN"
        and not _is_patient(notes, first, last)
        and not any(i in notes.actor_at for i in range(first, last + 1))
    )


def _people_too(root: "Token") -> frozenset[str]:
    """Verbs whose object may be people as well as a place: fewer where armed men do it, or where it is given up."""
    armed = any(child.dep_ == "nsubj" and party_class(child.lemma_.lower()) for child in root.head.children)
    clear = _OF_PLACES_HERE if armed else frozenset()
    return _OF_PEOPLE_TOO - clear


def _is_changing_hands(notes: Notes, first: int) -> bool:
    """Whether "control of", "the fall of" or the like stands before a name: nothing but a place changes hands so."""
    doc = notes.parsed.doc
    before = first >= 2 and doc[first - 1].lower_ == "of" and doc[first - 2].lemma_.lower()
    return before in triggers().words["changing_hands"]


def _is_patient(notes: Notes, first: int, last: int) -> bool:
    """Whether a name stands for somebody: killed, arrested, or, where the name looks like a person's, captured."""
    doc = notes.parsed.doc
    root = doc[first : last + 1].root
    if root.dep_ not in {"dobj", "nsubjpass"}:
        return False
    verb = root.head.lemma_.lower()
    if root.ent_type_ in _PLACE_ENTITIES:
        return False
    if verb in _TO_PEOPLE:
        return Countries.default().by_name(root.text) is None
    longer = [word for word in root.lefts if word.i < first and word.dep_ == "compound" and word.pos_ == "PROPN"]
    if verb not in _OF_PEOPLE_TOO or root.ent_type_ != "PERSON":
        return False
    return any(word.ent_type_ == "PERSON" for word in longer) or (first == last and _is_surname(notes, root.text))


def _is_surname(notes: Notes, name: str) -> bool:
    """Whether a person named in full somewhere in the report has this last name."""
    full = (entity for entity in notes.parsed.doc.ents if entity.label_ == "PERSON" and len(entity) > 1)
    return any(entity[-1].text == name and entity[0].lower_ not in noun_classes().openings for entity in full)


def _describes(notes: Notes, first: int, last: int) -> bool:
    """Whether the word before a class word is no name: "the Syrian capital", "a Kurdish town", "the Old City"."""
    token = notes.parsed.doc[first]
    if last > first:
        return False
    return (
        country_of_demonym(token.text) is not None
        or token.lower_ in DIRECTIONS | {"old", "new", "main"}
        or token.pos_ == "ADJ"
        or token.lower_ in word_group("peoples")
    )


def _in_person_name(notes: Notes, i: int) -> bool:
    """Whether a one-word name is part of a longer person's name ("President Bashar Homs" is nobody's town)."""
    doc = notes.parsed.doc
    token = doc[i]
    if token.ent_type_ != "PERSON":
        return False
    left = i > 0 and doc[i - 1].ent_type_ == "PERSON" and token.ent_iob_ == "I"
    right = i + 1 < len(doc) and doc[i + 1].ent_type_ == "PERSON" and doc[i + 1].ent_iob_ == "I"
    return (left or right) and not _after_place_word(notes, i)


def _in_longer_name(notes: Notes, i: int) -> bool:
    """Whether unknown capitalised words stand right beside a name: then it is a piece of another name ("Imad al-X")."""
    if _after_place_word(notes, i):
        return False
    doc = notes.parsed.doc
    for j in (i - 1, i + 1):
        if 0 <= j < len(doc) and notes.parsed.block_of[j] == notes.parsed.block_of[i]:
            other = doc[j]
            related = other.head.i == i or doc[i].head.i == j or other.head.i == doc[i].head.i
            name = other.pos_ == "PROPN" and other.dep_ in {"compound", "nmod", "flat"} | {doc[i].dep_}
            known = j in notes.place_at or j in notes.actor_at or country_of_demonym(other.text) is not None
            common = other.lower_ in noun_classes().features or other.lower_ in DIRECTIONS
            if name and related and not known and not common and not other.is_sent_start:
                return True
    return False


def _after_place_word(notes: Notes, i: int) -> bool:
    doc = notes.parsed.doc
    if i >= 2 and doc[i - 1].lower_ in {"and", ","} and (i - 2) in notes.place_at and doc[i].dep_ in {"conj", "appos"}:
        return True  # "X and Y", "X, Y": the next of a list of places
    j = i - 1
    while j >= 0 and (doc[j].lower_ in DIRECTIONS or doc[j].lower_ in _BEFORE_NAMES):
        j -= 1
    if j < 0 or notes.parsed.block_of[j] != notes.parsed.block_of[i]:
        return False
    if doc[j].lower_ == "of":
        return j > 0 and _takes_place(doc[j - 1])
    return doc[j].lower_ in _PLACE_PREPOSITIONS


def _takes_place(token: "Token") -> bool:
    """Whether "token of X" makes X a place: "fall of", "residents of", "north of"; "temple of" does not."""
    lemma = token.lemma_.lower()
    words, nouns = cues(), noun_classes()
    return (
        nouns.features.get(lemma) in NAMED_FEATURES
        or lemma in words.outskirts | words.vicinity | triggers().nouns.keys()
        or token.lower_ in DIRECTIONS
        or "person" in nouns.classes.get(lemma, frozenset())
        or lemma in {"control", "part", "half", "centre", "center", "heart", "most", "rest", "all", "much"}
    )


def _root_of(notes: Notes, first: int, last: int) -> int:
    return int(notes.parsed.doc[first : last + 1].root.i)
