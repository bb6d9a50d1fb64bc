"""What stands beside a place name: its class word, what it lies in, and whether it is the place or its edge."""

from typing import TYPE_CHECKING

from dateline.extract.notes import Notes, PlaceHit, country_of_demonym
from dateline.extract.phrases import spread
from dateline.vocab.countries import Countries
from dateline.vocab.words import cues, noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern north-eastern north-western upper lower greater".split()
)
NAMED_FEATURES = frozenset({"town", "city", "village", "suburb", "district", "province", "country", "region"})
_AYN = frozenset("' ‘ ’ `".split())  # the sign for a letter of its own before a name: "the village of ‘Arak"
_WIDER = frozenset({"province", "region", "country"})
_LINK_WORDS = frozenset(
    "in of , ( the central northern southern eastern western province governorate countryside district 's and - rural "
    "northeastern northwestern southeastern southwestern north south east west town city village suburb area region "
    "capital neighbourhood neighborhood quarter camp neighbourhoods neighborhoods districts quarters suburbs".split()
)


def share_features(notes: Notes) -> None:
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


def feature_before(notes: Notes, first: int) -> int | None:
    """Token of the class word in "the town of X" or "Douma suburb X"; None where there is none."""
    doc = notes.parsed.doc
    features = noun_classes().features
    first -= first > 0 and doc[first - 1].text in _AYN
    if first >= 2 and doc[first - 1].lower_ == "of":
        feature = features.get(doc[first - 2].lemma_.lower())
        # "the neighbourhoods of Aleppo" are in Aleppo, "the neighbourhoods of X and Y" are X and Y
        quarter = feature == "neighbourhood" and (doc[first - 2].tag_ == "NN" or _is_list(doc[first - 1]))
        named = any(word.dep_ == "compound" and word.pos_ == "PROPN" for word in doc[first - 2].lefts)
        several = feature == "suburb" and doc[first - 2].tag_ == "NNS" and not _is_list(doc[first - 1])
        if (feature in NAMED_FEATURES and not several) or (quarter and not named):  # "the X quarter of Y"
            return first - 2
    if first >= 1 and features.get(doc[first - 1].lower_) in NAMED_FEATURES and doc[first - 1].pos_ == "NOUN":
        return first - 1 if doc[first].pos_ == "PROPN" else None
    return None


def _is_list(preposition: "Token") -> bool:
    return any(word.dep_ == "conj" for name in preposition.children for word in name.children)


def feature_after(notes: Notes, last: int, *, quarter: bool = False) -> int | None:
    """Token of the class word in "X province", "X town"; None where there is none.

    In "Y suburb of X" the word is X's; with `quarter` (a name that is no known town) "Y district of X" is Y's.
    """
    doc = notes.parsed.doc
    if last + 1 < len(doc) and notes.parsed.block_of[last + 1] == notes.parsed.block_of[last]:
        following = doc[last + 1]
        joined = following.tag_ == "NNS" and _is_second(notes, last)  # "X and Y villages"
        features = noun_classes().features
        feature = features.get(following.lower_) or (features.get(following.lemma_.lower()) if joined else None)
        names_another = last + 3 < len(doc) and doc[last + 2].lower_ == "of" and doc[last + 3].text[:1].isupper()
        if feature is not None and following.pos_ in {"NOUN", "PROPN"}:
            own = not names_another or (quarter and feature in {"district", "neighbourhood", "region"})
            return last + 1 if own else None
    return None


def _is_second(notes: Notes, last: int) -> bool:
    words, i = notes.parsed.words, last
    while i > 0 and (words[i][:1].isupper() or words[i] in {"al", "el", "-"}):
        i -= 1
    return words[i] == "and" and i > 0 and words[i - 1][:1].isupper()


def share_lists(notes: Notes) -> None:
    """ "Near the towns of A, B and C, in D": B and C are towns, near, and in D as well."""
    doc = notes.parsed.doc
    for hit in notes.places:
        at = hit.feature_at
        if at is None or at > hit.first or doc[at].tag_ not in {"NNS", "NNPS"}:
            continue
        root = doc[hit.first : hit.last + 1].root
        joined = [notes.place_at[word.i] for word in spread(root) if word.i in notes.place_at]
        inside = next((each.inside for each in joined if each.inside is not None), None)
        within = next((each.within for each in joined if each.within), ())
        for each in (hit, *joined):
            each.feature = each.feature or hit.feature
            each.within = each.within or tuple(name for name in within if name != each.words)
            each.inside = each.inside or inside
            each.relation = hit.relation if each.relation == "in" else each.relation


def _piece(notes: Notes, hit: PlaceHit) -> tuple[int, int] | None:
    """The piece of a place that words beside its name single out: "eastern X", "southern suburbs of X"."""
    doc = notes.parsed.doc
    at, pieces = hit.feature_at, noun_classes().pieces
    low, high = hit.first, hit.last
    if at is not None and {doc[at].lower_, doc[at].lemma_.lower()} & pieces:
        low, high = min(low, at), max(high, at)
    elif at is None and low > 1 and doc[low - 1].lower_ == "of" and doc[low - 2].lower_ in pieces:
        low -= 2  # "the suburbs of X"
    start = low
    while start > 0 and (doc[start - 1].lower_ in DIRECTIONS or doc[start - 1].lower_ in pieces):
        if notes.parsed.block_of[start - 1] != notes.parsed.block_of[hit.first] or start - 1 in notes.actor_at:
            break
        start -= 1
    return (start, high) if (start, high) != (hit.first, hit.last) else None


def _class_word(notes: Notes, hit: PlaceHit) -> int | None:
    """Token of the class word of a name, before it or behind it."""
    doc = notes.parsed.doc
    behind = notes.place_at.get(hit.last + 3)  # "X district of Y"
    at = feature_after(notes, hit.last, quarter=not hit.sure or behind is not None)
    if at is None:
        at = feature_before(notes, hit.first)
        at = None if at in notes.place_at and notes.place_at[at] is not hit else at
    if at is None or not hit.country or at != hit.first - 1:
        return at
    # "bomb kills 12 in Kurdish city  Syria: …", run together: no city is called so
    return at if noun_classes().features.get(doc[at].lemma_.lower()) == "country" else None


def describe(notes: Notes, hit: PlaceHit) -> None:
    """Note the class word, the relation and the wider places of one name."""
    doc = notes.parsed.doc
    features = noun_classes().features
    at = _class_word(notes, hit)
    if at is not None:
        lemma = doc[at].lemma_.lower()
        lemma = "area" if lemma in {"stronghold", "bastion", "pocket", "front"} else lemma  # says whose, not what
        hit.feature, hit.feature_at = None if lemma == "area" else features.get(lemma), at
        hit.head = at
        notes.place_at[at] = hit
    else:
        for child in doc[hit.head].children:
            if child.dep_ == "appos" and child.lemma_.lower() in features:
                hit.feature = features[child.lemma_.lower()]
    if hit.feature is None and hit.last > hit.first:
        hit.feature = features.get(doc[hit.last].lower_)  # the class word is part of the name: "X Province"
    hit.piece = _piece(notes, hit)
    before = _before_phrase(notes, hit)
    if before >= 1 and doc[before].lower_ == "of" and doc[before - 1].lemma_.lower() in cues().outskirts:
        hit.relation = "outskirts"
        notes.place_at[before - 1] = hit
    elif before >= 0 and doc[before].lower_ in cues().near:
        hit.relation = "near"
    elif before >= 1 and doc[before].lower_ == "of" and doc[before - 1].lower_ in DIRECTIONS:
        inside = any(child.dep_ in {"det", "amod"} for child in doc[before - 1].children)  # "the east of X" is in X
        inside = inside and not (before >= 3 and doc[before - 3].lower_ == "to")  # "to the north of X" is near it
        if inside and not hit.country:
            hit.piece = hit.piece or (before - 1, hit.last)  # "the east of X"
        inside = inside or hit.country  # "to the south and west of Yemen"
        hit.relation = "in" if inside else "near"
        notes.place_at[before - 1] = hit
    hit.within = (*_demonym_within(notes, hit), *_compound_within(notes, hit))


def _before_phrase(notes: Notes, hit: PlaceHit) -> int:
    """Token before the whole place phrase, articles and adjectives left out."""
    doc = notes.parsed.doc
    i = min(hit.first, hit.feature_at if hit.feature_at is not None else hit.first) - 1
    i -= i >= 0 and doc[i].text in _AYN
    while i >= 0 and (doc[i].dep_ in {"det", "amod", "compound", "advmod"} or doc[i].lower_ in DIRECTIONS):
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
    if hit.feature in {"neighbourhood", "district"}:  # "Aleppo's X neighbourhood"
        owners = [notes.place_at.get(child.i) for child in doc[hit.feature_at].children if child.dep_ == "poss"]
        towns = (each for each in owners if each is not None and each is not hit and not each.country)
        hit.inside = next((each for each in towns if each.feature not in _WIDER), hit.inside)
    if hit.feature_at > hit.first:
        return ()
    found = (
        notes.place_at.get(child.i) for child in doc[hit.feature_at].children if child.dep_ in {"compound", "poss"}
    )
    return tuple(other.words for other in found if other is not None and other is not hit)


def _is_site(notes: Notes, hit: PlaceHit) -> bool:
    """Whether a name no gazetteer has ends in a word for a building: "the Zuhra School in X" is in X."""
    last = notes.parsed.words[hit.last].lower()
    building = "site" in noun_classes().classes.get(last, frozenset()) and last not in noun_classes().features
    return building and hit.last > hit.first and not hit.sure


def note_within(notes: Notes, hit: PlaceHit, following: PlaceHit) -> None:
    """Take "X, in central Y Province" and "X, Y" as X within Y, unless the words between say otherwise ("X and Y")."""
    parsed = notes.parsed
    if parsed.block_of[hit.first] != parsed.block_of[following.first] or (hit.country and following.country):
        return
    between = [parsed.doc[i].lower_ for i in range(hit.last + 1, following.first)]
    linked = all(word in _LINK_WORDS or Countries.default().by_demonym(word) is not None for word in between)
    if len(between) > 6 or "and" in between or not linked:
        return
    if not between and not following.country:  # "X Syria", its comma lost
        return
    wider = following.country or following.feature in {"province", "district", "region", "country"}
    if "'s" in between and hit.country:
        following.within = (*following.within, hit.words)  # "Syria's X"
        return
    quarter = hit.feature == "neighbourhood" or (hit.feature == "district" and "of" in between) or _is_site(notes, hit)
    if quarter and not wider and ("in" in between or "of" in between):
        hit.inside = following
    if "in" in between or not between or (between == [","] and wider) or ("(" in between and wider):
        name = following.words
        if following.feature in {"province", "district"} and not name.lower().endswith(following.feature):
            name = f"{name} {following.feature}"
        hit.within = (*hit.within, name)
