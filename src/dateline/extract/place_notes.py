"""Which words of a report name places, and what stands beside each name."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.extract.notes import Notes, PlaceHit, country_of_demonym
from dateline.model.lookups import PlaceNames
from dateline.vocab.countries import Countries
from dateline.vocab.triggers import triggers
from dateline.vocab.words import cues, noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

_LONGEST_NAME = 6
_PARTICLES = frozenset(
    "al el as ash an at ar az ad ed es ez de la le los las del du da do bin ben ibn abu of the".split()
)
_JOINERS = frozenset("- ' 's".split())
_PLACE_PREPOSITIONS = frozenset(
    "in at near from to towards toward outside inside around across into of over through throughout via within".split()
)
_DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern north-eastern north-western upper lower greater".split()
)
_TAKING = frozenset(
    "capture recapture seize retake overrun liberate enter leave besiege storm reach reclaim shell bomb bombard".split()
)
_NAMED_FEATURES = frozenset({"town", "city", "village", "suburb", "district", "province", "country", "region"})
# A name this strong in the gazetteer is a place with no other evidence.
_SURE = 0.5
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
    _note_again(notes)
    for hit in notes.places:
        _describe(notes, hit)
    _share_features(notes)
    for hit, following in zip(notes.places, notes.places[1:], strict=False):
        _note_within(notes, hit, following)


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


def _share_features(notes: Notes) -> None:
    """ "The town of X" makes X a town in the whole report."""
    features: dict[str, str] = {}
    for hit in notes.places:
        if hit.feature is not None:
            features.setdefault(hit.words, hit.feature)
        if hit.feature is None and notes.parsed.in_headline(notes.parsed.doc[hit.first]):
            following = (
                other for other in notes.places if other.first > hit.last and other.words.startswith(hit.words)
            )
            body = next(following, None)  # a headline's bare name is what the body first makes of it
            hit.feature = body.feature if body is not None and body.feature == "province" else None
    for hit in notes.places:
        if hit.feature in {None, "site"} and features.get(hit.words) in {"town", "city", "village", "suburb"}:
            hit.feature = features[hit.words]


def _name_spans(notes: Notes, first: int, stop: int) -> Iterator[int]:
    """Last tokens of the names that may begin at `first`, longest first."""
    words = notes.parsed.words
    ends: list[int] = []
    i = first
    while i < min(stop, first + _LONGEST_NAME):
        word = words[i]
        if word[:1].isupper() or (word[:1].isdigit() and i > first):
            ends.append(i)
        elif not (word.lower() in _PARTICLES or word in _JOINERS):
            break
        if i + 1 < stop and notes.parsed.block_of[i + 1] != notes.parsed.block_of[first]:
            break
        i += 1
    return reversed(ends)


def _place_from(notes: Notes, names: PlaceNames, first: int, stop: int) -> PlaceHit | None:
    words = notes.parsed.words
    start = words[first]
    if start.lower() in {"the", "of"} or start.lower() in noun_classes().features or not (
        start[:1].isupper() or (start.lower() in _PARTICLES and first + 1 < stop and words[first + 1] == "-")
    ):
        return None
    if first in notes.time_at or _inside_longer_actor(notes, first):
        return None
    spans = []
    for last in _name_spans(notes, first, stop):
        if last + 1 < stop and words[last + 1] == "-" and words[last][:1].isupper() and _joined(notes, last):
            continue
        if (
            last > first
            and words[last].lower() in noun_classes().classes
            and "site" in noun_classes().classes[words[last].lower()]
        ):
            continue  # "Aleppo Hospital" is in Aleppo, and no town
        spans.append((last, names.knows(notes.parsed.text(first, last))))
    known = [span for span in spans if span[1] > 0.0]
    if known and _continues(notes, names, known[0][0], stop):
        known = []  # a known piece of a longer unknown name is not that place
        spans = spans[:1]
    for last, score in known or spans[-1:]:
        name = notes.parsed.text(first, last)
        if _is_place(notes, first, last, score):
            return PlaceHit(
                first=first,
                last=last,
                head=_root_of(notes, first, last),
                words=name,
                country=Countries.default().by_name(name) is not None,
            )
    return None


def _continues(notes: Notes, names: PlaceNames, last: int, stop: int) -> bool:
    """Whether a name runs on behind what the gazetteer knows of it ("Wadi | al-X")."""
    i = last + 1
    if i < stop and notes.parsed.words[i].lower() in _PARTICLES and i + 2 < stop and notes.parsed.words[i + 1] == "-":
        i += 2
    if i >= stop or i in notes.time_at or i in notes.actor_at:
        return False
    token, word = notes.parsed.doc[i], notes.parsed.words[i]
    return (
        word[:1].isupper()
        and token.pos_ == "PROPN"
        and not token.is_sent_start
        and country_of_demonym(word) is None
        and names.knows(word) == 0.0
        and word.lower() not in noun_classes().features
        and word.lower() not in noun_classes().classes
        and word.lower() not in triggers().nouns
        and notes.parsed.doc[last].head.i in {i, token.head.i}
    )


def _joined(notes: Notes, last: int) -> bool:
    """Whether the hyphen after `last` makes one word with what follows ("UK-based", "Kurdish-led")."""
    parsed = notes.parsed
    return parsed.ends[last] == parsed.starts[last + 1]


def _inside_longer_actor(notes: Notes, i: int) -> bool:
    hit = notes.actor_at.get(i)
    return hit is not None and hit.end - hit.start > 1


def _is_place(notes: Notes, first: int, last: int, score: float) -> bool:
    token = notes.parsed.doc[first]
    named = bool(_feature_before(notes, first) or _feature_after(notes, last))
    if score == 0.0:
        if first in notes.actor_at:
            return False
        entity = notes.parsed.doc[last].ent_type_
        named = named and not _describes(notes, first, last)
        return named or (entity in {"GPE", "LOC"} and _after_place_word(notes, first) and token.pos_ == "PROPN")
    if named and not _describes(notes, first, last):
        return True
    if score > 0 and _taken(notes, first, last):
        return True
    if last > first and score > 0:
        return not (token.ent_type_ == "PERSON" and score < _SURE and not _after_place_word(notes, first))
    if first in notes.actor_at and not _after_place_word(notes, first):
        return False
    if _in_person_name(notes, first) or _in_longer_name(notes, first):
        return False
    hit_word = first > 0 and notes.parsed.doc[first - 1].lower_ in {"on", "against"} and token.ent_type_ != "PERSON"
    if token.dep_ == "amod" and token.head.lemma_.lower() not in noun_classes().features:
        return False  # "the Roman theatre"
    evidence = _after_place_word(notes, first) or token.ent_type_ in _PLACE_ENTITIES or hit_word
    if token.is_sent_start and not evidence and token.pos_ != "PROPN":
        return False
    return score >= _SURE or evidence


def _taken(notes: Notes, first: int, last: int) -> bool:
    """Whether a name is what somebody took, entered or shelled; whatever the tagger makes of it, that is a place."""
    root = notes.parsed.doc[first : last + 1].root
    return (
        root.dep_ in {"dobj", "nsubjpass"}
        and root.head.lemma_.lower() in _TAKING
        and not any(i in notes.actor_at for i in range(first, last + 1))
        and not _in_person_name(notes, first)
    )


def _describes(notes: Notes, first: int, last: int) -> bool:
    """Whether the word before a class word is no name: "the Syrian capital", "a Kurdish town", "the Old City"."""
    token = notes.parsed.doc[first]
    if last > first:
        return False
    return (
        country_of_demonym(token.text) is not None
        or token.lower_ in _DIRECTIONS | {"old", "new", "main"}
        or token.pos_ == "ADJ"
        or token.ent_type_ == "NORP"
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
            if name and related and j not in notes.place_at and j not in notes.actor_at and not other.is_sent_start:
                if (
                    country_of_demonym(other.text) is None
                    and other.lower_ not in noun_classes().features
                    and other.lower_ not in _DIRECTIONS
                ):
                    return True
    return False


def _after_place_word(notes: Notes, i: int) -> bool:
    doc = notes.parsed.doc
    if i >= 2 and doc[i - 1].lower_ in {"and", ","} and (i - 2) in notes.place_at and doc[i].dep_ in {"conj", "appos"}:
        return True  # "X and Y", "X, Y": the next of a list of places
    j = i - 1
    while j >= 0 and (
        doc[j].lower_ in _DIRECTIONS or doc[j].lower_ in {"the", "nearby", "neighbouring", "neighboring"}
    ):
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
        nouns.features.get(lemma) in _NAMED_FEATURES
        or lemma in words.outskirts | words.vicinity | triggers().nouns.keys()
        or token.lower_ in _DIRECTIONS
        or "person" in nouns.classes.get(lemma, frozenset())
        or lemma in {"control", "part", "half", "centre", "center", "heart", "most", "rest", "all", "much"}
    )


def _feature_before(notes: Notes, first: int) -> int | None:
    """Token of the class word in "the town of X" or "Douma suburb X"; None where there is none."""
    doc = notes.parsed.doc
    features = noun_classes().features
    if first >= 2 and doc[first - 1].lower_ == "of" and features.get(doc[first - 2].lemma_.lower()) in _NAMED_FEATURES:
        return first - 2
    if first >= 1 and features.get(doc[first - 1].lower_) in _NAMED_FEATURES and doc[first - 1].pos_ == "NOUN":
        return first - 1 if doc[first].pos_ == "PROPN" else None
    return None


def _feature_after(notes: Notes, last: int) -> int | None:
    doc = notes.parsed.doc
    if last + 1 < len(doc) and notes.parsed.block_of[last + 1] == notes.parsed.block_of[last]:
        following = doc[last + 1]
        feature = noun_classes().features.get(following.lower_)
        names_another = last + 3 < len(doc) and doc[last + 2].lower_ == "of" and doc[last + 3].text[:1].isupper()
        if feature is not None and following.pos_ in {"NOUN", "PROPN"}:
            return None if names_another else last + 1
    return None


def _root_of(notes: Notes, first: int, last: int) -> int:
    return int(notes.parsed.doc[first : last + 1].root.i)


def _describe(notes: Notes, hit: PlaceHit) -> None:
    doc = notes.parsed.doc
    features = noun_classes().features
    at = _feature_after(notes, hit.last)
    if at is None:
        at = _feature_before(notes, hit.first)
    if at is not None:
        lemma = doc[at].lemma_.lower()
        hit.feature, hit.feature_at = None if lemma == "area" else features.get(lemma), at
        hit.head = at
        notes.place_at[at] = hit
    else:
        for child in doc[hit.head].children:
            if child.dep_ == "appos" and child.lemma_.lower() in features:
                hit.feature = features[child.lemma_.lower()]
    if hit.feature is None and hit.last > hit.first:
        hit.feature = features.get(doc[hit.last].lower_)  # the class word is part of the name: "X Province"
    before = _before_phrase(notes, hit)
    if before >= 1 and doc[before].lower_ == "of" and doc[before - 1].lemma_.lower() in cues().outskirts:
        hit.relation = "outskirts"
        notes.place_at[before - 1] = hit
    elif before >= 0 and doc[before].lower_ in cues().near:
        hit.relation = "near"
    elif before >= 1 and doc[before].lower_ == "of" and doc[before - 1].lower_ in _DIRECTIONS:
        inside = any(child.dep_ in {"det", "amod"} for child in doc[before - 1].children)  # "the east of X" is in X
        hit.relation = "in" if inside else "near"
        notes.place_at[before - 1] = hit
    hit.within = (*_demonym_within(notes, hit), *_compound_within(notes, hit))


def _before_phrase(notes: Notes, hit: PlaceHit) -> int:
    """Token before the whole place phrase, articles and adjectives left out."""
    doc = notes.parsed.doc
    i = min(hit.first, hit.feature_at if hit.feature_at is not None else hit.first) - 1
    while i >= 0 and (doc[i].dep_ in {"det", "amod", "compound", "advmod"} or doc[i].lower_ in _DIRECTIONS):
        if i in notes.place_at and notes.place_at[i] is not hit and doc[i].dep_ != "compound":
            break
        i -= 1
    return i


def _demonym_within(notes: Notes, hit: PlaceHit) -> tuple[str, ...]:
    doc = notes.parsed.doc
    for child in doc[hit.head].children:
        if child.dep_ in {"amod", "compound", "nmod"} and child.i not in notes.place_at:
            country = country_of_demonym(child.text)
            if country is not None:
                return (country.name,)
    return ()


def _compound_within(notes: Notes, hit: PlaceHit) -> tuple[str, ...]:
    if hit.feature_at is None:
        return ()
    doc = notes.parsed.doc
    if hit.feature == "neighbourhood":  # "Aleppo's X neighbourhood"
        owners = [notes.place_at.get(child.i) for child in doc[hit.feature_at].children if child.dep_ == "poss"]
        hit.inside = next((owner for owner in owners if owner is not None and owner is not hit), hit.inside)
    if hit.feature_at > hit.first:
        return ()
    found = (
        notes.place_at.get(child.i) for child in doc[hit.feature_at].children if child.dep_ in {"compound", "poss"}
    )
    return tuple(other.words for other in found if other is not None and other is not hit)


_LINK_WORDS = frozenset(
    "in of , ( the central northern southern eastern western province governorate countryside district 's and - rural "
    "northeastern northwestern southeastern southwestern north south east west town city village suburb area region "
    "neighbourhood neighborhood quarter camp".split()
)


def _note_within(notes: Notes, hit: PlaceHit, following: PlaceHit) -> None:
    """Take "X, in central Y Province" and "X, Y" as X within Y, unless the words between say otherwise ("X and Y")."""
    parsed = notes.parsed
    if parsed.block_of[hit.first] != parsed.block_of[following.first]:
        return
    between = [parsed.doc[i].lower_ for i in range(hit.last + 1, following.first)]
    if len(between) > 6 or "and" in between or not all(word in _LINK_WORDS for word in between):  # noqa: PLR2004
        return
    if not between and not following.country:  # "X Syria", its comma lost
        return
    wider = following.country or following.feature in {"province", "district", "region", "country"}
    if "'s" in between and hit.country:
        following.within = (*following.within, hit.words)  # "Syria's X"
        return
    if hit.feature == "neighbourhood" and not wider and ("in" in between or "of" in between):
        hit.inside = following
    if "in" in between or not between or (between == [","] and wider) or ("(" in between and wider):
        name = following.words
        if following.feature in {"province", "district"} and not name.lower().endswith(following.feature):
            name = f"{name} {following.feature}"
        hit.within = (*hit.within, name)
