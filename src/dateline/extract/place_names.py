"""Where a place name ends that no gazetteer has whole ("Ain Tarma", "the Hurriyah al-Ola district")."""

from dateline.extract.notes import Notes, country_of_demonym
from dateline.extract.place_surroundings import DIRECTIONS, NAMED_FEATURES, feature_after, feature_before
from dateline.model.lookups import PlaceNames
from dateline.vocab.parties import party_class
from dateline.vocab.triggers import triggers
from dateline.vocab.words import noun_classes

PARTICLES = frozenset(
    "al el as ash an at ar az ad ed es ez de la le los las del du da do bin ben ibn abu of the".split()
)
JOINERS = frozenset("- ' ‘ ’ ` 's".split())
_LONGEST = 6
_PLURAL = frozenset({"NNS", "NNPS"})
_SAINTS = frozenset("sheikh sheik shaykh cheikh sayyida sayeda sayyeda sitt imam nabi".split())  # "al-Sheikh X"
_WITHIN = frozenset("in near inside outside around".split())  # nobody is in a person


def is_tight(notes: Notes, i: int) -> bool:
    """Whether a hyphen or apostrophe stands inside a word, not between two ("X - Y")."""
    parsed = notes.parsed
    return parsed.ends[i - 1] == parsed.starts[i] and (
        i + 1 >= len(parsed.words) or parsed.ends[i] == parsed.starts[i + 1]
    )


def whole_name(notes: Notes, first: int, stop: int) -> int | None:
    """Last token of a name of several words that begins at `first` and that its surroundings make a place.

    None for a name of one word, and where the words beside it leave open whether it names a place at all.
    """
    last = _run(notes, first, stop)
    if last is None or not _is_one(notes, first, last):
        return None
    named = feature_after(notes, last, quarter=True)
    named = feature_before(notes, first) if named is None else named
    doc = notes.parsed.doc
    if named is not None:
        if named < first and _is_two(notes, first, last):
            return None
        lemma = doc[named].lemma_.lower()
        return last if noun_classes().features.get(lemma) != "site" and not _hangs_on_person(notes, first) else None
    if is_listed(notes, first, last):
        return last
    if closes_name(notes, last):
        return last if _is_where(notes, first, last) else None
    opened = notes.parsed.words[first].lower() in noun_classes().openings
    before = doc[first - 1] if first > 0 else None
    if before is None or notes.parsed.block_of[first - 1] != notes.parsed.block_of[first]:
        return None
    if opened:
        return (
            last if before.dep_ == "prep" or doc[first : last + 1].root.dep_ in {"dobj", "conj", "nsubjpass"} else None
        )
    root = doc[first : last + 1].root
    told = any(word.dep_ == "appos" and word.lemma_.lower() in noun_classes().features for word in root.children)
    party = any(word.ent_type_ == "ORG" for word in doc[first : last + 1])
    group = notes.parsed.words[first].lower() in noun_classes().group_openings
    joined = root.dep_ == "conj" and root.head.i in notes.place_at and root.head.i < first
    joined = joined and root.ent_type_ != "PERSON"  # "… in X, Jo Sample, head of Y, said"
    return last if told or ((before.lower_ in _WITHIN or joined) and not party and not group) else None


def closes_name(notes: Notes, i: int) -> bool:
    """Whether a capitalised word is the class word that ends a name: "Kindi Hospital", "Utah Beach"."""
    word, nouns = notes.parsed.words[i], noun_classes()
    lower = word.lower()
    site = "site" in nouns.classes.get(lower, frozenset()) or nouns.features.get(lower) in {"site", "neighbourhood"}
    return word[:1].isupper() and (site or lower in nouns.endings)


def _is_where(notes: Notes, first: int, last: int) -> bool:
    """Whether a name stands where places stand: behind a preposition of place, or hit or taken."""
    doc = notes.parsed.doc
    root = doc[first : last + 1].root
    if any(word.ent_type_ == "PERSON" for word in doc[first:last]) and not root.ent_type_:
        return False
    taken = root.dep_ in {"dobj", "nsubjpass"} and root.head.lemma_.lower() in triggers().words["entering_verbs"]
    return taken or (root.dep_ == "pobj" and root.head.lower_ in _WITHIN | {"at", "on", "over", "towards", "toward"})


def is_listed(notes: Notes, first: int, last: int) -> bool:
    """Whether a name is in a list that a class word opens or closes: "the towns of A, B and C", "A and B villages"."""
    doc, words = notes.parsed.doc, notes.parsed.words
    token = doc[first : last + 1].root
    while token.dep_ in {"conj", "appos"} and token.head.i < token.i:
        token = token.head
        hit = notes.place_at.get(token.i)
        if hit is None:
            break
        at = feature_before(notes, hit.first)
        if at is not None and doc[at].tag_ in _PLURAL:
            return True
    i = last + 2
    if i >= len(words) or words[i - 1] != "and":
        return False
    while i < min(len(words), last + _LONGEST) and (words[i][:1].isupper() or words[i] in PARTICLES | JOINERS):
        i += 1
    closes = i < len(words) and doc[i].tag_ in _PLURAL and i > last + 2
    return closes and noun_classes().features.get(doc[i].lemma_.lower()) in NAMED_FEATURES


def _run(notes: Notes, first: int, stop: int) -> int | None:
    words, last = notes.parsed.words, first
    if not _is_name_word(notes, first):
        return None
    i = first + 1
    while i < min(stop, first + _LONGEST):
        word = words[i]
        if word[:1].isupper() and word.lower() not in PARTICLES:
            if not _is_name_word(notes, i):
                closed = closes_name(notes, i) and i not in notes.actor_at and i not in notes.place_at
                last = i if closed else last
                break
            last = i
        elif not ((word.lower() in PARTICLES - {"of", "the"}) or (word in JOINERS - {"'s"} and is_tight(notes, i))):
            break
        i += 1
    return last if last > first else None


def _is_name_word(notes: Notes, i: int) -> bool:
    """Whether a token can be a word of a place name: no class word, party, people, day or event."""
    token, lower = notes.parsed.doc[i], notes.parsed.words[i].lower()
    nouns = noun_classes()
    if i in notes.time_at or i in notes.actor_at or i in notes.place_at or token.like_num:
        return False
    if lower in nouns.openings or lower in _SAINTS:
        return True
    common = lower in nouns.features or lower in nouns.classes or lower in triggers().nouns or lower in DIRECTIONS
    return token.pos_ == "PROPN" and not common and country_of_demonym(token.text) is None and not party_class(lower)


def _is_one(notes: Notes, first: int, last: int) -> bool:
    """Whether the parser hangs all words of a name on one: its last, or the class word behind it."""
    doc = notes.parsed.doc
    heads = {
        word.head.i
        for word in doc[first : last + 1]
        if not (first <= word.head.i <= last and word.head != word) and not word.is_punct
    }
    return len(heads) <= 1 and all(word.dep_ not in {"conj", "nsubj"} for word in doc[first:last])


def _is_two(notes: Notes, first: int, last: int) -> bool:
    """Whether a second article may begin a second name, its comma lost: "the quarters of al-X al-Y"."""
    inner = [word.lower() for word in notes.parsed.words[first + 1 : last]]
    return notes.parsed.words[first].lower() in PARTICLES and any(word in PARTICLES - {"de", "del"} for word in inner)


def _hangs_on_person(notes: Notes, first: int) -> bool:
    before = notes.parsed.doc[first - 1] if first > 0 else None
    return before is not None and party_class(before.lemma_.lower()) is not None and before.dep_ == "compound"


def is_weapon(word: str) -> bool:
    """Whether a capitalised word is a weapon's ("Rocket Fire in X"), as headlines write it."""
    classes = noun_classes().classes.get(word.lower(), frozenset())
    return bool(classes & {"munition", "weapon", "aircraft"}) and not classes & {"site"}


def names_weapon(notes: Notes, i: int) -> bool:
    """Whether a name is a weapon's or that of its make: "Rocket Fire in X", "Tomahawk missiles"."""
    doc = notes.parsed.doc
    before = doc[i - 1].lower_ if i else ""
    make = i + 1 < len(doc) and doc[i + 1].pos_ == "NOUN" and before not in _WITHIN and is_weapon(doc[i + 1].lemma_)
    return make or is_weapon(notes.parsed.words[i])


def begins_next(
    notes: Notes, names: PlaceNames, known: list[tuple[int, float]], whole: int | None, famous: float
) -> bool:
    """ "In X Y", the comma lost: what is left of a long name behind a known town is another town."""
    if whole is None or not known or known[0][0] >= whole:
        return False
    return names.knows(notes.parsed.text(known[0][0] + 1, whole)) >= famous
