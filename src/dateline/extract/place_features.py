"""What the choice of an event's place looks at: the way through the parse from a verb to a name, and what is around."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from dateline.extract.notes import PlaceHit
from dateline.extract.sentences import sentence_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_STEPS = (0, 1, 2, 3, 5, 8, 12, 20)
_LINKS = frozenset({"conj", "appos", "compound", "nmod"})
_CLAUSES = frozenset({"ccomp", "advcl", "relcl", "acl", "xcomp", "conj", "pcomp"})
_DEPTH = 40
_FAR = 99
_NO_WAY = 9
_OPENING = 3


class Sentence:
    """The names of one sentence, their ways up in the parse, and a verb to choose one of them for."""

    def __init__(self, verb: "Token", hits: Sequence[PlaceHit]) -> None:
        self.verb = verb
        self.doc = verb.doc
        self.hits = hits
        self.chains = [_chain(self.doc[hit.head]) for hit in hits]
        self.up = _chain(verb)
        nearest = sorted(range(len(hits)), key=lambda k: min(abs(hits[k].first - verb.i), abs(hits[k].last - verb.i)))
        self.rank = {k: number for number, k in enumerate(nearest)}


def of_none(verb: "Token", hits: int, kind: str | None, *, ruled: bool) -> list[str]:
    """What speaks for or against a verb having no place in its sentence."""
    lemma = verb.lemma_.lower()
    out = [f"L={lemma}", f"D={verb.dep_}", f"T={verb.tag_}", f"P={verb.pos_}", f"L={lemma}/{verb.dep_}", "bias"]
    for child in verb.children:
        word = child.lemma_.lower()
        if child.dep_ in {"aux", "neg", "auxpass"}:
            out.append(f"A={word}")
        elif child.dep_ in {"nsubj", "nsubjpass"}:
            out.append(f"S={word}")
        elif child.dep_ == "dobj":
            out.append(f"O={word}")
        if word in {"there", "where"}:
            out.append("there")
    if verb.head != verb:
        out.append(f"HL={verb.head.lemma_.lower()}")
    out += [f"hits={min(hits, 5)}", f"claim={kind is not None}", f"rule={ruled}", f"kind={kind or ''}"]
    return [f"N:{each}" for each in out]


def of_place(sentence: Sentence, k: int, rules: Mapping[tuple[int, int], str]) -> list[str]:
    """What speaks for or against the name number `k` of a sentence being its verb's place."""
    hit = sentence.hits[k]
    rule = rules.get((hit.first, hit.last))
    out = [*_way(sentence, k), *_order(sentence, k), *_nesting(sentence, k), *_words_around(sentence, k)]
    if rule is not None:
        out += [f"rule={rule}", "rule"]
        if not hit.within:
            out.append(f"rule|{_preposition(sentence.doc[hit.head])}")
    return out


def _way(sentence: Sentence, k: int) -> Iterator[str]:
    """The way through the parse, whole and in pieces, with the prepositions and nouns on it."""
    verb, hit = sentence.verb, sentence.hits[k]
    head = sentence.doc[hit.head]
    side = "a" if hit.first > verb.i else "b"
    up, down, meet = _path(sentence.up, sentence.chains[k])
    ups, downs = [_label(token) for token in up], [_label(token) for token in reversed(down)]
    nu, nd = (len(ups), len(downs)) if meet is not None else (_NO_WAY, _NO_WAY)
    risen, fallen = ("^".join(ups), "v".join(downs)) if meet is not None else ("X", "X")
    outer = _outermost(head)
    prep = _preposition(head)
    governor = outer.head.head if outer.dep_ == "pobj" else outer.head
    own = head.head.lemma_.lower() if head.dep_ == "pobj" else f"<{head.dep_}"
    is_verb = "v" if governor == verb else "lca" if governor == meet else "o"
    last_up = ups[-1] if ups else ""
    lemma = verb.lemma_.lower()
    yield from (f"up={risen}", f"dn={fallen}", f"ud={risen}|{fallen}", f"u1={last_up}|{downs[0] if downs else ''}")
    yield from (f"nu={min(nu, 6)}", f"nd={min(nd, 8)}", f"nund={min(nu, 4)}|{min(nd, 6)}", f"own={own}")
    yield from (
        f"prep={prep}",
        f"prep={prep}|{side}",
        f"gov={governor.lemma_.lower()}",
        f"govpos={governor.pos_}{prep}",
    )
    yield from (f"govis={is_verb}|{prep}", f"hd={head.dep_}|{side}", f"cp={hit.country}|{prep}", f"lem={lemma}|{prep}")
    yield from (f"lemu={lemma}|{risen}", f"vd={verb.dep_}|{side}{prep}")
    yield f"lca={meet.lemma_.lower() if meet is not None and meet != verb else ''}|{last_up}"
    above = {token.i for token in sentence.up}
    between = [token for token in sentence.chains[k][1:] if token.i not in above]
    nouns = [token.lemma_.lower() for token in between if token.pos_ in {"NOUN", "VERB", "PROPN"}]
    yield from (f"mid={noun}" for noun in nouns)
    yield from (f"mids={'|'.join(nouns[:2])}", f"nmid={min(len(nouns), 4)}")
    clauses = sum(token.dep_ in _CLAUSES and token.pos_ in {"VERB", "AUX"} for token in between)
    yield from (f"cl={min(clauses, 3)}", f"cl={min(clauses, 3)}|nu={min(nu, 6)}")


def _order(sentence: Sentence, k: int) -> Iterator[str]:
    """Where the name stands from the verb, and what lies between."""
    verb, hit, hits = sentence.verb, sentence.hits[k], sentence.hits
    behind = hit.first > verb.i
    side = "a" if behind else "b"
    start, stop = (verb.i + 1, hit.first) if behind else (hit.last + 1, verb.i)
    between = sentence.doc[start:stop] if start < stop else ()
    verbs, commas = sum(token.pos_ == "VERB" for token in between), sum(token.text == "," for token in between)
    others = sum(start <= other.first < stop for other in hits)
    distance = hit.first - verb.i if behind else verb.i - hit.last
    rank = min(sentence.rank[k], 4)
    yield from (f"d={side}{_step(distance)}", f"nv={side}{min(verbs, 4)}", f"nc={side}{min(commas, 4)}")
    yield from (
        f"nh={side}{min(others, 4)}",
        f"npos={min(k, 4)}/{min(len(hits), 5)}",
        f"rank={rank}",
        f"rank={rank}|{side}",
    )
    opening = hit.first - sentence_of(verb).start
    yield f"low={opening if opening < _OPENING else 'n'}"
    if len(hits) == 1:
        yield from ("only", f"only|{_preposition(sentence.doc[hit.head])}")


def _nesting(sentence: Sentence, k: int) -> Iterator[str]:
    """What kind of place it is, and whether it is told inside another or another inside it."""
    hit, head = sentence.hits[k], sentence.doc[sentence.hits[k].head]
    kind = hit.feature if hit.listed else "new"
    yield from (f"country={hit.country}", f"feat={kind}", f"rel={hit.relation}", f"sure={hit.sure}")
    over = under = 0
    for j, other in enumerate(sentence.hits):
        if j == k:
            continue
        if _is_under(sentence.chains[k], other):
            under += 1
            yield f"under={other.feature if other.listed else 'new'}{'C' if other.country else ''}"
        if _is_under(sentence.chains[j], hit):
            over += 1
            yield f"over={other.feature if other.listed else 'new'}{'C' if other.country else ''}{head.dep_}"
        if other.country != hit.country:
            yield f"vsC={hit.country}"
        if any(hit.words in name for name in other.within):
            yield "container"
    yield f"ou={min(over, 2)}{min(under, 2)}"
    if hit.within:
        yield "within"


def _words_around(sentence: Sentence, k: int) -> Iterator[str]:
    """The words beside the name, and those that tie it to the names beside it."""
    doc, hits, hit = sentence.doc, sentence.hits, sentence.hits[k]
    entity = doc[hit.last].ent_type_
    yield f"ent={entity}"
    if not hit.listed:
        following = doc[hit.last + 1].lemma_.lower() if hit.last + 1 < len(doc) else ""
        yield from (f"new={entity}", f"new:prep={_preposition(doc[hit.head])}", f"new:w={following}", "new")
        yield f"new:name={doc[hit.last].lemma_.lower()}"
    if k + 1 < len(hits):
        yield f"next={_joined(sentence, hit.last + 1, hits[k + 1].first)}"
    if k:
        yield f"prev={_joined(sentence, hits[k - 1].last + 1, hit.first)}"
    yield f"nw={doc[hit.last + 1].lower_ if hit.last + 1 < len(doc) else '$'}"
    yield f"pw={doc[hit.first - 1].lower_ if hit.first else '^'}"


def _joined(sentence: Sentence, start: int, stop: int) -> str:
    return "_".join(token.lower_ for token in sentence.doc[start:stop])[:30] if start < stop else ""


def _path(up: list["Token"], down: list["Token"]) -> tuple[list["Token"], list["Token"], "Token | None"]:
    """The tokens left on the way up from the verb and down to the name, and where the two ways meet."""
    places = {token.i: number for number, token in enumerate(down)}
    for number, token in enumerate(up):
        if token.i in places:
            return up[:number], down[: places[token.i]], token
    return [], [], None


def _chain(token: "Token") -> list["Token"]:
    out = [token]
    while out[-1].head != out[-1] and len(out) < _DEPTH:
        out.append(out[-1].head)
    return out


def _outermost(head: "Token") -> "Token":
    while head.dep_ in _LINKS and head.head != head:
        head = head.head
    return head


def _preposition(head: "Token") -> str:
    outer = _outermost(head)
    return str(outer.head.lemma_).lower() if outer.dep_ == "pobj" else f"<{outer.dep_}"


def _is_under(chain: Sequence["Token"], other: PlaceHit) -> bool:
    return any(other.first <= token.i <= other.last or token.i == other.head for token in chain[1:])


def _label(token: "Token") -> str:
    return f"{token.dep_}:{token.lemma_.lower()}" if token.dep_ in {"prep", "agent"} else str(token.dep_)


def _step(distance: int) -> int:
    return next((step for step in _STEPS if distance <= step), _FAR)
