"""Names that may be places though no rule takes them for one ("at Kibeho", "the Bardo Museum"): to be chosen from."""

from dateline.extract.notes import Notes, PlaceHit

PREPOSITIONS = frozenset(
    "in at near on outside inside into around to from of across along through over towards toward throughout within "
    "off onto against for by".split()
)
_INNER = frozenset(
    "al el as ash an at ar az ad de la le los las del du da do - ' \N{RIGHT SINGLE QUOTATION MARK}".split()
)
_ARTICLES = frozenset({"al", "el"})
_BEFORE = frozenset({"det", "amod", "compound", "nummod"})
_ROLES = frozenset({"compound", "dobj", "nsubjpass", "appos", "conj", "pobj"})
_LONGEST = 7
PLACE_ENTITIES = frozenset({"GPE", "LOC", "FAC"})


def unlisted_places(notes: Notes, first: int, stop: int) -> list[PlaceHit]:
    """Names among tokens `first` to `stop` that are noted as nothing yet and stand where places can stand."""
    found = []
    i = first
    while i < stop:
        last = _name_end(notes, i, stop)
        if last is None:
            i += 1
            continue
        root = notes.parsed.doc[i : last + 1].root
        if _may_be(notes, i, last) or root.dep_ in _ROLES:
            found.append(PlaceHit(first=i, last=last, head=root.i, words=notes.parsed.text(i, last), listed=False))
        i = last + 1
    return found


def _name_end(notes: Notes, first: int, stop: int) -> int | None:
    """Last token of the name that begins at `first`; None where none begins."""
    words = notes.parsed.words
    joined = words[first].lower() in _ARTICLES and first + 2 < stop and words[first + 1] == "-"
    if not (_is_name_word(notes, first) or (joined and _is_name_word(notes, first + 2))):
        return None
    last = k = first
    while k + 1 < min(stop, first + _LONGEST) and k + 1 not in notes.place_at:
        k += 1
        if _is_name_word(notes, k):
            last = k
        elif words[k].lower() not in _INNER:
            break
    return last


def _is_name_word(notes: Notes, i: int) -> bool:
    token = notes.parsed.doc[i]
    if i in notes.place_at or not notes.parsed.words[i][:1].isupper():
        return False
    return bool(token.pos_ == "PROPN" or token.ent_type_ in PLACE_ENTITIES)


def _may_be(notes: Notes, first: int, last: int) -> bool:
    doc = notes.parsed.doc
    if any(token.ent_type_ in PLACE_ENTITIES for token in doc[first : last + 1]):
        return True
    i = first - 1
    while i >= 0 and doc[i].dep_ in _BEFORE and doc[i].pos_ != "PROPN":
        i -= 1
    return i >= 0 and doc[i].pos_ == "ADP" and doc[i].lower_ in PREPOSITIONS
