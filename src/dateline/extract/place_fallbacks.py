"""Where an event was by what it belongs to: what its clause took, the war it is counted in, a site told before."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from dateline.extract.arguments import complements, objects
from dateline.extract.nearest_place import is_wide
from dateline.extract.node import REMOTE, VIOLENT, Node
from dateline.extract.notes import Notes, PlaceHit
from dateline.extract.phrases import Phrases, spread
from dateline.extract.place_mentions import Found
from dateline.extract.place_surroundings import DIRECTIONS
from dateline.extract.sentences import sentence_of
from dateline.vocab.words import noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_DEPTH = 4
_TAKEN = frozenset("capture recapture seize take retake liberate overrun storm control recover wrest regain".split())
_ALONG = frozenset("in after during following with by amid of".split())
_WARS = frozenset("war conflict uprising revolution insurgency".split())
_SUMS = frozenset({"casualty_toll", "displacement"})
_MOVES = frozenset(
    "convoy truck vehicle tank car bus aircraft ship boat equipment cache ambulance bulldozer property infrastructure "
    "crop heritage artefact artifact antiquity statue home house village position post hill mountain ridge".split()
)
_PARTS = frozenset("gate entrance door courtyard front back wall roof yard hall lobby".split())
_FELL = frozenset({"fall", "land", "explode"})
_BETWEEN = frozenset({",", "also", "in", "the", "located", "'s"}) | DIRECTIONS
_SITE_BACK = 300  # tokens


def taken_with(node: Node) -> list["Token"]:
    """What the clause took: "captured *X* in an offensive with air strikes", "took *X* after clashes"."""
    if not node.noun or node.kind not in VIOLENT:
        return []
    token = node.token
    for _ in range(_DEPTH):
        if token.dep_ != "pobj" or token.head.lower_ not in _ALONG:
            return []
        above = token.head.head
        if above.pos_ == "VERB" and above.lemma_.lower() in _TAKEN:
            return objects(above) if above.i < node.token.i else []
        token = above.head if above.dep_ == "acl" and above.pos_ == "VERB" else above
    return []


def carried_off(node: Node) -> list["Token"]:
    """ "In Y province gunmen kidnapped a priest from the village of *X*"; not "a priest from X", whose town it is."""
    if node.kind not in {"abduction", "arrest"}:
        return []
    told = list(complements(node.verb).get("from", []))
    features = noun_classes().features
    behind = [head for target in node.targets for head in complements(target).get("from", [])]
    return told + [head for head in behind if features.get(head.lemma_.lower()) in {"village", "town", "site"}]


def included(node: Node) -> list["Token"]:
    """Names given as examples of what was taken or hit: "captured several towns, including *X* and *Y*"."""
    heads = [head for token in (*node.targets, *node.places) for head in complements(token).get("including", [])]
    return [each for head in heads for each in spread(head)]


def is_topic(node: Node, token: "Token") -> bool:
    """ "Talks on *X*" are about X."""
    return node.kind == "meeting" and token.dep_ == "pobj" and token.head.lower_ in {"on", "over"}


def fell_in(node: Node) -> list["Token"]:
    """ "A shell fired by gunmen in Y, which fell in *X*": X."""
    if node.kind not in REMOTE:
        return []
    for word in node.token.doc[node.token.i + 1 : sentence_of(node.token).end]:
        opened = word.i >= 1 and word.nbor(-1).lower_ in {"which", "that"}
        if opened and word.lemma_.lower() in _FELL:
            found = [head for prep in ("in", "on", "near", "at") for head in complements(word).get(prep, [])]
            return [head for head in found if head.i > word.i]
    return []


def narrower(token: "Token", notes: Notes) -> PlaceHit:
    """ "The *X* area of Y, where …", "*X*, the largest town in the Y area, where …"."""
    hit = notes.place_at[token.i]
    above = token.head.head if token.dep_ == "pobj" and token.head.lower_ in {"of", "in"} else token
    if above.lemma_.lower() in noun_classes().features and above.i not in notes.place_at:
        before = int(above.left_edge.i) - 1
        above = above.doc[before - (before > 0 and above.doc[before].text == ",")]
    outer = notes.place_at.get(above.i)
    return hit if outer is None or is_wide(outer) else outer


def of_war(node: Node, phrases: Phrases) -> list[Found]:
    """The country of the war that a sum is counted in: "killed since *Syria*'s war began", also from just before."""
    sentence = sentence_of(node.token)
    wars = [word for word in sentence if word.lemma_.lower() in _WARS]
    if node.kind not in _SUMS or not wars:
        return []
    named = [hit for hit in _countries(sentence, phrases.notes) if _is_at_war(hit, wars)]
    if not named and not _countries(sentence, phrases.notes) and sentence.start:
        before = sentence_of(phrases.doc[sentence.start - 1])
        told = any(word.lemma_.lower() in _WARS for word in before)
        same_block = phrases.notes.parsed.in_headline(phrases.doc[before.start])
        named = _countries(before, phrases.notes) if told and not same_block else []
    if len({hit.words for hit in named}) != 1:
        return []
    return [Found(hit=named[0], rule="place:of the war it is counted in", relation="in")]


def _countries(sentence: "Span", notes: Notes) -> list[PlaceHit]:
    return [hit for hit in notes.places if hit.country and sentence.start <= hit.first < sentence.end]


def _is_at_war(hit: PlaceHit, wars: Sequence["Token"]) -> bool:
    """ "Syria's civil war", "the war in Syria"."""
    head = wars[0].doc[hit.head]
    owner = head.dep_ in {"poss", "compound", "nmod"} and head.head in wars
    return owner or (head.dep_ == "pobj" and head.head.lower_ == "in" and head.head.head in wars)


def known_site(token: "Token", phrases: Phrases, inner: Callable[["Token", int], list[PlaceHit]]) -> list[Found]:
    """ "The police station", told before as "a police station in X": X, and the station as its part."""
    lemma = token.lemma_.lower()
    if lemma in _PARTS:  # "at the door of the station"
        return [found for head in complements(token).get("of", [])[:1] for found in known_site(head, phrases, inner)]
    site = "site" in phrases.classes(token) or noun_classes().features.get(lemma) == "site"
    if not site or lemma in _MOVES or token.tag_ != "NN" or not _is_definite(token):
        return []
    for other in reversed(phrases.doc[max(0, token.i - _SITE_BACK) : token.i]):
        if other.lemma_.lower() != lemma or other.tag_ not in {"NN", "NNP"}:
            continue
        if not _modifiers(token) <= _modifiers(other):
            continue
        hits = [hit for hit in inner(other, 3) or _right_after(other, phrases) if not hit.country]
        if hits:
            part = phrases.quote(token).text
            return [Found(hit=hits[0], by=token, part=part, rule="place:led back", relation=hits[0].relation)]
        if not _is_definite(other):
            return []  # another one, told without its place
    return []


def _right_after(site: "Token", phrases: Phrases) -> list[PlaceHit]:
    """ "Attacked a station in the town of *X*", whatever the parser hung X on."""
    doc = phrases.doc
    if site.i + 1 >= len(doc) or doc[site.i + 1].lower_ not in {"in", "at", "near"}:
        return []
    heads = [child.i for child in doc[site.i + 1].children if child.dep_ == "pobj"]
    return [phrases.notes.place_at[i] for i in heads if i in phrases.notes.place_at]


def _is_definite(token: "Token") -> bool:
    return any(child.dep_ == "det" and child.lower_ in {"the", "this", "that"} for child in token.children)


def _modifiers(token: "Token") -> set[str]:
    own = (child for child in token.children if child.dep_ in {"compound", "amod", "nmod", "poss"})
    return {child.lower_ for child in own} - {"same"}


def nested(found: list[Found], notes: Notes) -> list[Found]:
    """ "The X area, also in Y", "in northern Y, jets bombed X": X within Y, not two places."""
    out = list(found)
    doc = notes.parsed.doc
    for outer in found:
        for each in found:
            if each is outer or each.by is not None or outer.by is not None:
                continue
            between = doc[each.hit.last + 1 : outer.hit.first]
            if _is_fronted(outer.hit, notes) and each.hit.piece is None and each.hit.first > outer.hit.last:
                pass
            elif not any(word.lower_ == "in" for word in between) or not all(_links(word) for word in between):
                continue
            if outer.hit.words not in each.hit.within and each.hit.inside is not outer.hit:
                each.hit.within = (*each.hit.within, outer.hit.words)
            out = [kept for kept in out if kept is not outer]
    return out


def _is_fronted(hit: PlaceHit, notes: Notes) -> bool:
    """ "In northern X, …" at the head of a sentence."""
    doc = notes.parsed.doc
    if hit.piece is None or hit.piece[0] >= hit.first or hit.piece[0] == 0:
        return False
    before = doc[hit.piece[0] - 1]
    return before.lower_ == "in" and before.i == sentence_of(before).start


def _links(word: "Token") -> bool:
    return word.lower_ in _BETWEEN or word.lower_ in noun_classes().features or word.lower_ in {"area", "residential"}
