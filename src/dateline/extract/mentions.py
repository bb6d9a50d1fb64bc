"""Puts role fillers as mentions: the words, whom they lead back to, and who acted with them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.extract.arguments import complements, is_passive, objects, subjects
from dateline.extract.doers import doers_before, is_country_adjective
from dateline.extract.hit_quarters import quarters_hit
from dateline.extract.node import VIOLENT, Node
from dateline.extract.notes import country_of_demonym
from dateline.extract.phrases import GROUP_NOUNS, Phrases, spread
from dateline.extract.referents import Referents
from dateline.extract.titles import by_title
from dateline.extract.whole_names import WHOLES, tail_end
from dateline.model.claim import Mention
from dateline.vocab.countries import Countries
from dateline.vocab.kinds import event_kinds
from dateline.vocab.parties import party_class
from dateline.vocab.triggers import triggers

if TYPE_CHECKING:
    from spacy.tokens import Token

_TOGETHER = frozenset(
    {"cooperation", "co-operation", "coordination", "collaboration", "conjunction", "alliance", "partnership"}
)
_HELP = frozenset({"support", "backing", "help", "aid", "assistance", "cover"})
_BACKS = frozenset({"back", "support", "assist", "aid", "accompany", "join"})
_NAMED = frozenset({"ORG", "NORP", "PERSON", "GPE"})
_HOLDING = frozenset({"territory_held", "territory_seized", "siege"})
_HELPERS = frozenset({"international_organization", "activist", "medic", "expert"})
_TELLERS = frozenset({"monitor", "media", "state_media", "wire", "ngo", "anonymous", "witness", "spokesperson"})
_UNARMED = frozenset({"air_strike", "shelling", "bombing", "casualty_toll"})
"""Kinds that bare civilians are told to suffer, never to do."""
_ACTING = frozenset({"party", "armed", "government", "person", "people"})
_ADJECTIVE_SIDES = {
    "rebel": "rebels",
    "government": "government forces",
    "regime": "regime forces",
    "opposition": "opposition forces",
    "army": "army",
    "coalition": "the coalition",
}


class Mentions:
    """Makes the mentions of one report."""

    def __init__(self, phrases: Phrases, referents: Referents) -> None:
        self._phrases = phrases
        self._referents = referents

    def actors(self, node: Node) -> tuple[Mention, ...]:
        """Who did it, with their allies on the first; fillers that can't act are left out."""
        heads = [doer for head in node.actors for doer in self._crew(head) if self._can_act(doer)]
        if node.kind in VIOLENT | _HOLDING | {"casualty_toll"}:
            heads = [head for head in heads if not self._only_tells(head, node.kind)]
        if node.kind in _UNARMED:
            heads = [head for head in heads if not self._unarmed(head)]
        made = _distinct(mention for head in heads for mention in self._apart(head, node.kind))
        # nobody fights against themselves; but "twelve rebels were killed in their attack"
        hit = {mention.words for mention in self.targets(node)} if not node.counts else set()
        made = tuple(mention for mention in made if mention.words not in hit)
        if not made:
            return ()
        allies = tuple(
            mention
            for head in self._allies(node)
            if (mention := self.mention(head, node.kind)) and mention.words != made[0].words
        )
        first = Mention(quote=made[0].quote, words=made[0].words, led_by=made[0].led_by, allies=_distinct(allies))
        return (first, *made[1:])

    def targets(self, node: Node) -> tuple[Mention, ...]:
        """Whom or what it hit."""
        acting = {head.i for head in node.actors}
        harmed = {count.token.i for count in node.counts if count.what in {"killed", "wounded", "killed_or_wounded"}}
        heads = (
            head
            for head in (*node.targets, *quarters_hit(node, self._phrases))
            if head.i not in acting
            and (head in node.places or self._can_suffer(head) or (head.i in harmed and not self._is_bare(head)))
            and not self._is_monitor(head)
        )
        return _distinct(mention for head in heads for mention in self._apart(head, node.kind))

    def _crew(self, head: "Token") -> list["Token"]:
        """ "*Syrian* tanks shelled the town": whose the tanks are."""
        classes = self._phrases.classes(head)
        if {"site", "materiel"} <= classes and not classes & {"armed", "aircraft"}:
            return doers_before(head, self._phrases)
        return [head]

    def _can_act(self, head: "Token") -> bool:
        classes = self._phrases.classes(head)
        if any(child.dep_ == "det" and child.lower_ in {"no", "any"} for child in head.children):
            return False  # "no group has claimed …"
        if "dead" in classes or self._is_bare(head):
            return False  # "their bodies hung on crosses"
        if "site" in classes and not classes & {"armed", "government", "person"}:
            return False
        if classes & _ACTING or "pronoun" in classes or country_of_demonym(head.text) is not None:
            return not (head.lower_ in {"which", "that", "who"} and self._referents.party(head) is None)
        return (
            "aircraft" in classes
            or (head.dep_ == "compound" and head.pos_ == "PROPN" and head.head.lemma_ in triggers().hold_nouns)
            or self._phrases.lexicon_hit_within(head) is not None
            or (
                head.pos_ == "PROPN" and head.ent_type_ in _NAMED and "event" not in classes and not self._is_town(head)
            )
        )

    def _is_town(self, head: "Token") -> bool:
        """A town does nothing; a country does, and so does the seat of a government ("Moscow brokered")."""
        hit = self._phrases.notes.place_at.get(head.i)
        return hit is not None and not hit.country and Countries.default().by_seat(hit.words) is None

    def _only_tells(self, head: "Token", event: str) -> bool:
        """Monitors and media attack nobody; aid agencies and the UN hold no towns ("territory *it* controls")."""
        named = self._referents.party(head)
        kind = self._phrases.party_kind(named if named is not None else head)
        return kind in _TELLERS or (event in _HOLDING and kind in _HELPERS)

    def _unarmed(self, head: "Token") -> bool:
        """ "People killed in shelling" shelled nobody."""
        named = self._referents.party(head)
        return self._phrases.party_kind(named if named is not None else head) in {"civilians", "medic"}

    def _is_monitor(self, head: "Token") -> bool:
        """ "Killed ten in Homs the Observatory says", a comma lost: whoever counts the dead is none of them."""
        kind = self._phrases.party_kind(head)
        return kind in {"monitor", "wire"} or (kind in {"media", "state_media"} and head.tag_ not in {"NNS", "NNPS"})

    def _can_suffer(self, head: "Token") -> bool:
        classes = self._phrases.classes(head)
        if self._is_bare(head):
            return False
        if classes & (_ACTING | {"site", "pronoun", "aircraft"}):
            return True
        named = head.pos_ == "PROPN" and "event" not in classes
        return named or self._phrases.lexicon_hit_within(head) is not None

    def _is_bare(self, head: "Token") -> bool:
        """ "Left 10 *dead*", "and 12 *others*", "the *attack* killing six": words that say of nobody who was hit."""
        told = head.pos_ == "VERB" and head.i not in self._phrases.notes.actor_at
        told = told or head.i in self._phrases.notes.time_at  # "on July 7, when forces advanced"
        classes = self._phrases.classes(head)
        event = "event" in classes and not classes & {"party", "people", "armed", "site"}
        if told or event:
            return True
        counted = self._phrases.counted(head) if self._phrases.is_figure(head) else None
        if counted is not None:
            return counted.lower_ in triggers().words["bare_counts"]
        return head.lower_ in triggers().words["bare_counts"] or head.like_num

    def speaker(self, head: "Token", meant: "Token | None" = None) -> Mention:
        """Who speaks, by name or title; `meant` is whom the text means by it.

        A pronoun that leads nowhere stays in its own words, for somebody did speak.
        """
        quote = self._phrases.quote(head)
        alone = head.lower_ in {"he", "she"}  # and whoever the quotation names is not who speaks
        said = meant if meant is not None else head if alone else (self._referents.party(head) or head)
        made = self.mention(said) if not alone or meant is not None else None
        words = by_title(said, self._phrases) or (made.words if made is not None else quote.text)
        words = f"{_nation_at(said, self._phrases)} {words}".lstrip()
        led_by = self._phrases.quote(said) if said != head else (made.led_by if made is not None else None)
        return Mention(quote=quote, words=words, led_by=led_by)

    def mention(self, head: "Token", kind: str = "") -> Mention | None:
        """One phrase as a mention; None for a pronoun that leads nowhere."""
        named = self._referents.party(head)
        if named is None and "pronoun" in self._phrases.classes(head):
            return None
        if named is None and self._phrases.is_figure(head) and head.lemma_.lower() not in WHOLES:
            counted = self._phrases.counted(head)
            if counted is not None:
                return self.mention(counted, kind)
            return None
        words = self._words(self._named_beside(named if named is not None else head), kind)
        owner = self._owner(head) if named is None else None
        if owner is not None:
            words = f"{_adjective(self._phrases.words(owner))} {head.lower_}"
        led_by = named if named is not None else owner
        return Mention(
            quote=self._phrases.quote(head),
            words=words,
            led_by=self._phrases.quote(led_by) if led_by is not None else None,
        )

    def _apart(self, head: "Token", kind: str) -> list[Mention]:
        """ "Russian or regime jets": Russian jets and regime jets, each for itself."""
        made, named = self.mention(head, kind), self._referents.party(head)
        led = named is not None and made is not None and "pronoun" in self._phrases.classes(head)
        head = named if named is not None and led else head
        doc, classes = self._phrases.doc, self._phrases.classes(head)
        if made is None or head.tag_ not in {"NNS", "NNPS"} or not classes & {"armed", "aircraft", "government"}:
            return [made] if made is not None else []
        others: list[Mention] = []
        for i in range(self._phrases.left_edge(head), head.i - 2):
            nation = country_of_demonym(doc[i].text) is not None or is_country_adjective(doc[i])
            side = _ADJECTIVE_SIDES.get(doc[i].lower_)
            if doc[i + 1].lower_ in {"and", "or", "/"} and (nation or side is not None):
                words = f"{doc[i].text} {head.lower_}" if nation else side or ""
                quote = self._phrases.notes.parsed.quote(i, i)
                others.append(Mention(quote=made.quote if led else quote, words=words, led_by=quote if led else None))
                glued = self._phrases.notes.parsed.text(i, i + 1)
                made = replace(made, words=made.words.removeprefix(f"{glued} "))
        return [*others, made]

    def _named_beside(self, head: "Token") -> "Token":
        """ "The rebel group Jund al-Aqsa", "another group, the Committees,": the name, where the head names nobody."""
        classes = self._phrases.classes(head)
        person = head.pos_ == "NOUN" and classes & {"person", "government"} and head.tag_ == "NN"
        if not (person or head.lemma_.lower() in GROUP_NOUNS) or "party" not in classes:
            return head
        if head.i in self._phrases.notes.actor_at:
            return head
        behind = self._phrases.notes.actor_at.get(head.i + 1)
        if behind is not None and behind.start == head.i + 1 and not person:  # "the Shia movement Hezbollah"
            return head.doc[behind.end - 1]
        for child in head.children:
            if child.dep_ != "appos" or child.pos_ != "PROPN" or child.i in self._phrases.notes.place_at:
                continue
            if person and child.ent_type_ != "PERSON":
                continue
            between = head.doc[head.i + 1 : self._phrases.left_edge(child)]
            if child.i > head.i and all(word.is_punct or word.pos_ == "DET" for word in between):
                return child
        return head

    def _owner(self, head: "Token") -> "Token | None":
        """Whose "its aircraft", "their fighters" are."""
        if "party" not in self._phrases.classes(head):
            return None
        for child in head.children:
            if child.dep_ == "poss" and "pronoun" in self._phrases.classes(child):
                return self._referents.party(child)
        return None

    def _words(self, head: "Token", kind: str) -> str:
        words = self._phrases.words(head).replace('"', "").strip()
        if head.dep_ == "npadvmod" and head.head.lower_ == "led":
            return f"{self._phrases.notes.parsed.text(head.i, head.head.i)} forces"
        nation = country_of_demonym(words) is not None or is_country_adjective(head)
        dep = _modifying(head)
        if dep in {"amod", "compound", "nmod", "poss", "npadvmod"} and nation:
            family = event_kinds()[kind].family if kind in event_kinds() else ""
            return f"{words} {'government' if family in {'political', 'humanitarian'} else 'forces'}"
        side = dep in {"npadvmod", "compound", "amod", "nmod"} or (dep == "nsubj" and kind in VIOLENT)
        if side and words.lower() in _ADJECTIVE_SIDES:
            return _ADJECTIVE_SIDES[words.lower()]
        last = tail_end(head) if words.endswith(head.text) else None  # not where a name stands for it
        return f"{words} {self._phrases.notes.parsed.text(head.i + 1, last)}" if last is not None else words

    def _allies(self, node: Node) -> list["Token"]:
        out: list[Token] = []
        sources = [node.verb, node.token, *node.actors]
        for source in sources:
            for prep, heads in complements(source).items():
                out.extend(self._helpers(prep, heads, source))
            for child in source.children:
                before = child.doc[max(0, child.i - 1)]
                if child.dep_ in {"acl", "relcl", "advcl"} and before not in node.targets:
                    out.extend(self._backers(child, node))
        return [head for head in out if head not in node.actors and head not in node.targets and self._can_act(head)]

    def _helpers(self, prep: str, heads: list["Token"], source: "Token") -> list["Token"]:
        if prep == "alongside":
            return heads
        out: list[Token] = []
        for head in heads:
            lemma = head.lemma_.lower()
            if (
                (prep == "in" and lemma in _TOGETHER)
                or (prep == "with" and lemma in _HELP)
                or (prep == "under" and lemma == "cover")
            ):
                inner = complements(head)
                out.extend(inner.get("with", []) + inner.get("of", []) + inner.get("from", []) + inner.get("by", []))
                out.extend(child for child in head.children if country_of_demonym(child.text) is not None)
            elif prep == "with" and lemma in {"militia", "ally"} and source.pos_ in {"NOUN", "PROPN"}:
                out.append(head)
        return out

    def _backers(self, clause: "Token", node: Node) -> list["Token"]:
        """ "Backed by Russian warplanes", "which, it said, was backed by …"."""
        for verb in (clause, *clause.children):
            if verb.lemma_.lower() in _BACKS and is_passive(verb):
                backed = objects(verb)
                if any(head == node.token or head in node.actors or head == clause.head for head in backed):
                    found = [other for head in subjects(verb) for other in spread(head)]
                    doers = [
                        child for head in found for child in head.children if country_of_demonym(child.text) is not None
                    ]
                    return [head for head in found if self._can_act(head)] or doers
        return []


def _modifying(head: "Token") -> str:
    """How a word hangs on its noun; one joined to another hangs as that does: "*regime* and Russian raids"."""
    first = head.head
    return str(first.dep_ if head.dep_ == "conj" and head.i < first.head.i else head.dep_)


def _adjective(words: str) -> str:
    """ "Its forces", of a country: "Russian forces"."""
    country = Countries.default().by_name(words)
    return country.demonyms[0] if country is not None and country.demonyms else words


def _nation_at(head: "Token", phrases: Phrases) -> str:
    """ "The defence ministry *in Moscow*": the nation whose seat stands behind one of its bodies."""
    behind = head.doc[head.i + 1 : head.i + 3]
    if len(behind) < 2 or behind[0].lower_ != "in" or phrases.party_kind(head) not in {"government", "state_forces"}:
        return ""
    hit = phrases.notes.place_at.get(behind[1].i)
    country = Countries.default().by_seat(hit.words) if hit is not None else None
    if country is None or not country.demonyms or phrases.nation(head):
        return ""
    return country.demonyms[0]


def _distinct(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    out: list[Mention] = []
    for mention in mentions:
        if all(mention.words != other.words for other in out):
            out.append(mention)
    owners = {
        one.led_by.start
        for one in out
        if one.led_by is not None
        and one.words != one.led_by.text
        and party_class(one.words.rsplit(maxsplit=1)[-1].lower()) != "civilians"  # "a rebel and his family": both
    }
    return tuple(one for one in out if one.led_by is not None or one.quote.start not in owners)
