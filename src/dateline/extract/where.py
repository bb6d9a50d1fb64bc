"""Which place an event happened at, from its own words outwards; nothing where the text gives nothing."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.extract.arguments import complements
from dateline.extract.befallen import scene
from dateline.extract.hold_nodes import STRONGHOLD
from dateline.extract.nearest_place import AGAINST, is_talk, is_wide, nearest_place, towns_mentioned
from dateline.extract.node import PLACE_PREPOSITIONS, VIOLENT, Node
from dateline.extract.notes import PlaceHit
from dateline.extract.phrases import Phrases, spread
from dateline.extract.place_fallbacks import (
    carried_off,
    fell_in,
    included,
    is_topic,
    known_site,
    narrower,
    nested,
    of_war,
    taken_with,
)
from dateline.extract.place_mentions import Found, distinct, named_first, part_of
from dateline.extract.place_rows import opening_town, pair_of, row_of, town_behind
from dateline.extract.referents import Referents
from dateline.extract.right_behind import right_behind
from dateline.extract.sentences import sentence_of
from dateline.extract.there import place_of_there, there
from dateline.extract.where_clauses import beside, beside_it, entered, is_held_part, nearer, reached
from dateline.vocab.parties import party_class
from dateline.vocab.words import cues, noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Token

_POLITICAL = frozenset("pledge demand accusation threat sanction agreement ceasefire".split())
_DEPTH = 3
_TOWNS = frozenset({None, "city", "town"})
_WORDS = frozenset({"accusation", "demand", "pledge", "threat"})
_DOERS = frozenset({"US", "U.S.", "USA", "UK"})
_GATHERING = frozenset("demonstrate march rally protest gather".split())
_BODIES = frozenset(
    "group movement organisation organization brigade battalion militia faction division network".split()
)
_BELONGING = frozenset({"people", "armed", "party", "government", "aircraft", "weapon"})


class Where:
    """Finds the places of event nodes in one report."""

    def __init__(self, phrases: Phrases, referents: Referents, nodes: Sequence[Node] = ()) -> None:
        self._phrases = phrases
        self._referents = referents
        self._notes = phrases.notes
        self._nodes = nodes

    def places(self, node: Node, *, depth: int = _DEPTH) -> list[Found]:
        """Places of an event, best first; several when several towns are named side by side.

        `depth` bounds how far events are followed that take their place from one another.
        """
        where = [token for token in node.places if not is_topic(node, token)]
        found = self._quarters(named_first([place for token in where for place in self._at(token)]))
        for each in found:  # "advancing on the edge of X, which it captured", "near the stronghold of X": X itself
            above = node.verb.head.i if node.verb.dep_ == "relcl" else -1
            if node.rule == STRONGHOLD or above in (each.hit.head, each.hit.first):
                each.relation = "in"
        found = (
            self._told(carried_off(node), "place:where they were taken from")
            or self._name_part(node, self._narrow([self._refined(each) for each in found]))
            or self._there(node)
            or self._told(reached(node) or fell_in(node), "place:what it hit")
            or self._nested(node)
            or (self._right_behind(node) if node.noun else [])
            or self._told(scene(node), "place:the scene of it")
            or (self._of_clause(node) if node.attached else [])
            or self._right_behind(node)
            or self._told(included(node), "place:part of the whole")
            or self._told(taken_with(node), "place:what was taken")
            or of_war(node, self._phrases)
        )
        if not found and node.carrier is not None and node.carrier is not node and depth > 0:
            found = [
                Found(
                    hit=each.hit,
                    by=node.token,
                    part=each.part,
                    rule="place:of the same happening",
                    relation=each.relation,
                )
                for each in self.places(node.carrier, depth=depth - 1)
            ]
        if not found and not node.noun:
            found = self._told(beside(node.verb), "place:what went on meanwhile")
        if not found and node.attached and not node.placeless:
            named = [] if node.kind in _POLITICAL else self._nearest(node)
            found = named or (self._of_clause_below(node) if node.kind not in _WORDS else [])
        return self._whole_row(found)

    def _whole_row(self, found: list[Found]) -> list[Found]:
        """ "In X Y and Z", its comma lost: all three."""
        found = nested(found, self._notes)
        if not found or any(each.by is not None or each.hit.inside is not None for each in found):
            return found
        row = row_of(found[0].hit, self._notes)
        named = {each.hit.words for each in found}
        others = [hit for hit in row if hit.words not in named and not is_wide(hit)]
        out = [*found, *(replace(found[0], hit=hit, part=None) for hit in others)]
        return sorted(out, key=lambda each: each.hit.first) if others else found

    def _quarters(self, found: list[Found]) -> list[Found]:
        """ "The X neighbourhood in the city": one place, X in the town that "the city" leads back to."""
        quarters = [each for each in found if each.by is None and each.hit.feature in {"neighbourhood", "district"}]
        cities = [each for each in found if each.by is not None and each.hit.feature in _TOWNS]
        if len(cities) != 1 or not quarters:
            own = (self._in_town(each.hit) or opening_town(each.hit, self._notes) for each in quarters)
            for each, town in zip(quarters, own, strict=True):
                each.hit.inside = each.hit.inside or town
            return found
        for each in quarters:
            if each.hit is not cities[0].hit:
                each.hit.inside = each.hit.inside or cities[0].hit
        return [each for each in found if each is not cities[0]]

    def _in_town(self, hit: PlaceHit) -> PlaceHit | None:
        heads = complements(self._phrases.doc[hit.head])
        named = (self._referents.place(head) for head in heads.get("in", []) if self._is_mention(head))
        return next((town for town in named if town is not None and town is not hit and town.feature in _TOWNS), None)

    def _told(self, tokens: Sequence["Token"], rule: str) -> list[Found]:
        """Places among words of another clause; "it" and "there" in them say too little."""
        named = (token for token in tokens if token.pos_ != "PRON")
        found = self._narrow([place for token in named for place in self._at(token)])
        return [replace(each, rule=rule) for each in found]

    def _there(self, node: Node) -> list[Found]:
        """ "Hundreds were killed there": where the text was last."""
        word = there(node.verb)
        hit = place_of_there(word, self._phrases) if word is not None else None
        return [Found(hit=hit, by=word, rule="place:led back", relation="in")] if hit is not None else []

    def _right_behind(self, node: Node) -> list[Found]:
        """ "Strikes by the army and its allies on a market in X", whatever the parser hung X on."""
        following = node.token.doc[node.token.i + 1 : node.token.i + 2]
        opened = node.noun or any(word.pos_ == "ADP" for word in following)
        told = opened and node.kind not in _WORDS | AGAINST  # "called on X" is to X
        told = told and not (node.kind == "meeting" and any(word.lower_ == "on" for word in following))
        word, site = right_behind(node.token, self._phrases) if told else (None, None)
        found = self._narrow(self._at(word)) if word is not None else []
        part = self._phrases.quote(site).text if site is not None else None
        return [replace(each, part=each.part or part, rule="place:right behind the word") for each in found]

    def _refined(self, found: Found) -> Found:
        """ "In the market of X in Y province", taken as two: X, the narrower that stands right before."""
        hit, doc = found.hit, self._phrases.doc
        if found.by is not None or found.part is not None or hit.piece is not None:
            return found
        at = next((i for i, each in enumerate(self._notes.places) if each is hit), 0)
        if hit.country and (town := town_behind(hit, self._notes)) is not None:
            return replace(found, hit=town, rule="place:the narrower right behind")
        before = self._notes.places[at - 1] if at else None
        if before is None or sentence_of(doc[before.first]) != sentence_of(doc[hit.first]) or before.relation != "in":
            return found
        if before.first and doc[before.first - 1].lower_ == "from":
            return found
        between = {word.lower_ for word in doc[before.last + 1 : hit.first]}
        inside = any(name.startswith(hit.words) for name in before.within) and not is_wide(before)
        touches = not between and not hit.country and not is_wide(before)  # "on X Y", the comma lost
        narrower = before.inside is hit or touches or (inside and bool(between & {"in", ",", "of"}))
        return replace(found, hit=before, rule="place:the narrower right before") if narrower else found

    def extras(self, node: Node) -> list[Found]:
        """Places named as part of the whole: "across the country, including in X and Y"."""
        return [found for token in node.extras for found in self._at(token)]

    def _at(self, token: "Token") -> list[Found]:
        hit = self._notes.place_at.get(token.i)
        if hit is not None:
            return [Found(hit=each) for each in self._listed(token, hit)]
        inner = self._inner(token, _DEPTH)
        far = bool(inner) and all(each.relation == "near" for each in inner) and self._pieces_of(token)
        if inner and not (far and self._mentioned(token)):
            part = part_of(token, self._phrases)
            inner = [each for each in inner if not each.country] or inner
            return [Found(hit=each, part=part) for each in inner[:1]]
        return self._mentioned(token)

    def _mentioned(self, token: "Token") -> list[Found]:
        """What "the town" means, or "the east of the city", "its western districts": a piece of what was named."""
        for head in self._pieces_of(token):
            hit = self._referents.place(head)
            if hit is not None and not hit.country:
                return [
                    Found(
                        hit=hit,
                        by=token,
                        part=part_of(token, self._phrases),
                        rule="place:led back",
                        relation=self._own_relation(token),
                    )
                ]
        if self._is_mention(token):
            hit = self._referents.place(token)
            if hit is not None:
                return [Found(hit=hit, by=token, rule="place:led back", relation=self._own_relation(token))]
        return known_site(token, self._phrases, self._inner)

    def _pieces_of(self, token: "Token") -> list["Token"]:
        """Mentions of a town inside a phrase for a piece of it: "rebel-held parts of the city", "the city's east"."""
        if self._phrases.classes(token) & {"event", "party", "people", "armed", "pronoun"}:
            return []
        heads = [head for prep in ("of", "in", "inside") for head in complements(token).get(prep, [])]
        owners = [child for child in token.children if child.dep_ == "poss" and child.pos_ != "PRON"]
        return [head for head in (*heads, *owners) if self._is_mention(head)]

    def _listed(self, token: "Token", hit: PlaceHit) -> list[PlaceHit]:
        """All that a class word names: "the towns of A, B and C"."""
        if token.i == hit.feature_at and token.i > hit.first:
            return pair_of(hit, token, self._notes)
        if token.i != hit.feature_at or token.i > hit.first:
            return [hit]
        joined = (self._notes.place_at.get(each.i) for each in spread(self._phrases.doc[hit.first : hit.last + 1].root))
        return [hit, *(each for each in joined if each is not None and each is not hit)]

    def _own_relation(self, token: "Token") -> str:
        """ "Around it", "near the town" is near; "the town" is in, however the place was first named."""
        before = token.head.lower_ if token.dep_ == "pobj" else ""
        return "near" if before in cues().near or beside_it(token) else "in"

    def _is_mention(self, token: "Token") -> bool:
        if token.pos_ == "PRON" or token.lower_ in {"there", "here"}:
            return token.lower_ in {"it", "there", "here", "which", "where", "its"}
        if not any(child.dep_ == "det" and child.lower_ in {"the", "this", "that"} for child in token.children):
            return False
        return token.lemma_.lower() in noun_classes().features or is_held_part(token)

    def _inner(self, token: "Token", depth: int) -> list[PlaceHit]:
        """Names inside a phrase: "a mill in the suburb of X", "the eastern districts of Y"."""
        out = []
        for prep, heads in complements(token).items():
            if prep in PLACE_PREPOSITIONS | {"of", "near"}:
                for head in heads:
                    hit = self._notes.place_at.get(head.i)
                    if hit is not None:
                        out.append(hit)
                    elif depth > 1 and "pronoun" not in self._phrases.classes(head):
                        out.extend(self._inner(head, depth - 1))
        if token.lemma_.lower() in _BODIES:
            return out  # "the X brigade"
        beside = (child.i for child in token.children if child.dep_ in {"appos", "compound", "nmod", "poss"})
        is_event = "event" in self._phrases.classes(token)  # "US air strikes" are nowhere in the US
        near = (self._notes.place_at[i] for i in beside if i in self._notes.place_at)
        return [*out, *(hit for hit in near if hit.words not in _DOERS or not is_event)]

    def _name_part(self, node: Node, found: list[Found]) -> list[Found]:
        """ "A port and a fort in the province of X": X is where they are, not what was taken."""
        if not found or not all(is_wide(each.hit) for each in found):
            return found
        unnamed = [token for token in node.places if token.i not in self._notes.place_at and not self._at(token)]
        if unnamed and "pronoun" not in self._phrases.classes(unnamed[0]):
            for each in found:
                each.part = each.part or part_of(unnamed[0], self._phrases)
        return found

    def _narrow(self, found: list[Found]) -> list[Found]:
        """Keep the narrowest: "X, in central Y province" is X; a wide place counts when nothing narrower is named."""
        named = [each for each in found if not is_wide(each.hit)]
        at = [each for each in named if (each.relation or each.hit.relation) == "in"]
        named = at or named  # "in X near Y" is X
        wide = [each for each in found if is_wide(each.hit)]
        inner = [each for each in wide if any(other.hit.words in each.hit.within for other in named)]
        if inner and len(named) == 1:
            return inner  # "the X region in Y", a town: X
        if not named:
            provinces = [each for each in wide if not each.hit.country]
            return distinct(provinces or wide)
        inside = {name for each in named for name in each.hit.within}
        inside |= {each.hit.inside.words for each in named if each.hit.inside is not None}
        narrowest = [each for each in named if each.hit.words not in inside]
        names = [each.hit.words for each in wide]
        for each in narrowest:
            each.hit.within = (
                *each.hit.within,
                *(name for name in names if name not in each.hit.within and name != each.hit.words),
            )
        return distinct(narrowest)

    def _nested(self, node: Node) -> list[Found]:
        """A place inside what was hit or taken: "shelling on a market in X", "killed 12 people in X"."""
        for token in node.targets if node.kind not in AGAINST else ():
            inner, classes = self._inside(token), self._phrases.classes(token)
            named = self._notes.place_at.get(token.i)
            if named is not None and node.kind not in _WORDS:
                return self._narrow([Found(hit=hit) for hit in self._listed(token, named)])
            if inner:
                if node.kind in _WORDS and all(hit.country for hit in inner):
                    continue  # "accused X of arming rebels": X is who, not where
                part = self._phrases.quote(token).text if "site" in classes and "people" not in classes else None
                return self._narrow([Found(hit=hit, part=part, rule="place:of the target") for hit in inner])
            if (self._pieces_of(token) or is_held_part(token)) and (piece := self._mentioned(token)):
                return piece
            if node.kind in VIOLENT and (site := known_site(token, self._phrases, self._inner)):
                return site
        subject = self._of_subject(node) if node.kind not in _WORDS else []
        if subject:
            return subject
        for count in node.counts:
            inner = self._inside(count.token)
            if inner:
                return self._narrow([Found(hit=hit, rule="place:of the counted") for hit in inner])
        return []

    def _inside(self, token: "Token") -> list[PlaceHit]:
        """Names inside a phrase; of people, not the country they are of: "a US soldier", "members of India's party"."""
        inner = self._inner(token, _DEPTH)
        if not self._phrases.classes(token) & _BELONGING:
            return inner
        doc, owner = self._phrases.doc, {"poss", "compound", "nmod", "amod"}
        return [hit for hit in inner if not (hit.country and doc[hit.head].dep_ in owner)]

    def _of_subject(self, node: Node) -> list[Found]:
        """A place inside what acted: "the war in X has left …"; not the country that a force or a body is of."""
        for token in (*node.actors, *node.passes):
            if not self._phrases.classes(token) & {"party", "armed", "pronoun"}:  # "the war in X has left …"
                inner = self._inner(token, 1)
                body = token.pos_ == "PROPN" or party_class(token.lemma_.lower()) is not None
                if inner and all(hit.country for hit in inner) and body:
                    continue  # "X's air force killed 12"
                if inner:
                    return self._narrow([Found(hit=hit, rule="place:of the subject") for hit in inner])
        return []

    def _of_clause(self, node: Node) -> list[Found]:
        """Places that the clauses above the event name: "visited X, where he met Y"; "said ... in X" is not one."""
        verb = node.verb
        for _ in range(_DEPTH):
            found = [
                place
                for prep, heads in complements(verb).items()
                if prep in PLACE_PREPOSITIONS | {"near"}
                for head in heads
                if (prep != "on" if node.kind in _WORDS else node.kind in _POLITICAL or not is_talk(head))
                for place in self._at(head)
            ]
            if found:
                return self._narrow(found)
            if (
                verb.dep_ == "relcl"
                and verb.head.i in self._notes.place_at
                and any(
                    child.lower_ in {"where", "which"}
                    for child in verb.subtree
                    if child.i < verb.i or child.head == verb
                )
            ):
                return [Found(hit=narrower(verb.head, self._notes), rule="place:relative clause")]
            if verb.dep_ not in {"conj", "xcomp", "advcl", "acl", "relcl"} or verb.head == verb:
                break
            if node.kind in _WORDS and verb.head.lemma_ not in _GATHERING:
                break  # who accuses does so nowhere else in the sentence; but "marched in X, demanding …"
            verb = nearer(verb) if not node.casualty else verb.head
            if verb.pos_ not in {"VERB", "AUX"}:
                break
            found = self._told(entered(verb), "place:what was entered")
            if found:
                return found
        return []

    def _nearest(self, node: Node) -> list[Found]:
        hit = nearest_place(node, self._nodes, self._phrases)
        if hit is None:
            towns = [word for word in towns_mentioned(sentence_of(node.token)) if self._is_mention(word)]
            return self._mentioned(towns[0]) if len(towns) == 1 else []
        for other in self._notes.places:  # a list counts from its first
            mates = self._listed(self._phrases.doc[other.head], other)
            if hit in mates:
                return [self._refined(Found(hit=each, rule="place:nearest in the sentence")) for each in mates]
        return []

    def _of_clause_below(self, node: Node) -> list[Found]:
        """Place of an event told in a clause under this one: "since seizing X, …", "a truce under which …"."""
        sentence = sentence_of(node.token)
        for other in self._nodes:
            if other is node or not other.places or other.verb == node.verb or sentence_of(other.token) != sentence:
                continue
            beside = other.verb.is_ancestor(node.verb) or not node.verb.is_ancestor(other.verb)
            if beside or (other.kind == "meeting" and node.kind not in _POLITICAL):
                continue  # "or, after talks in X, the bombing will go on"
            opening = [word.lower_ for word in other.verb.subtree if word.i < other.verb.i]
            purpose = other.verb.dep_ == "acl" and "to" in opening
            if purpose or other.verb.dep_ in {"pcomp", "advcl"} or (other.verb.dep_ == "relcl" and "which" in opening):
                places = [place for token in other.places for place in self._at(token)]
                if places:
                    return [
                        Found(hit=each.hit, by=each.by, rule="place:of a happening told under it", relation="in")
                        for each in places
                    ]
        return []
