"""Leads pronouns, definite mentions and surnames back to whom or what they mean."""

from typing import TYPE_CHECKING

from dateline.extract.arguments import subjects
from dateline.extract.nearest_place import is_post
from dateline.extract.notes import PlaceHit
from dateline.extract.owners import asked_by, asks_of, harmers_of, is_one_fighter, same_party
from dateline.extract.phrases import GROUP_NOUNS, Phrases
from dateline.extract.sentences import sentence_of
from dateline.vocab.countries import Countries
from dateline.vocab.parties import party_class, side_words, word_group
from dateline.vocab.words import cues, noun_classes

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_PLURAL = frozenset({"they", "them", "their", "themselves"})
_NEUTER = frozenset({"it", "its", "itself"})
_PERSONAL = frozenset({"he", "she", "him", "her", "his"})
_POINTING = frozenset({"which", "that", "who", "whom", "where", "this"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_ARMED_GROUPS = frozenset({"rebel_group", "militia", "political_militia", "identity_militia"})
_FIGHTING = _ARMED_GROUPS | {"state_forces", "armed"}
_GROUP_NOUNS = frozenset("group organisation organization movement militia jihadist extremist militant".split())
_COLLECTIVE = frozenset({"state_forces", "rebel_group", "militia", "government", "monitor", "media", "ngo", "armed"})
_MANNERS = frozenset({"Mr", "Mrs", "Ms", "Dr"})
_VOICES = frozenset({"media", "wire", "state_media", "monitor", "outlet"})
_SPEAKING = frozenset({"spokesperson", "anonymous", "witness", "activist", "expert", "medic", "person"})
_BACK = 3
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_FAR_BACK = 40


class Referents:
    """Answers whom a mention means, for one report. A mention that leads nowhere stays as it is: nothing is guessed."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._doc = phrases.doc
        self._sentences = list(self._doc.sents)
        self._sentence_of = [number for number, sentence in enumerate(self._sentences) for _ in sentence]
        self._parties = [token for token in self._doc if self._is_party(token)]
        phrases.follow(lambda token: self._pronoun(token) if token.pos_ == "PRON" else self._definite(token))

    def _is_party(self, token: "Token") -> bool:
        if (
            token.dep_ == "compound"
            and token.head.pos_ in {"NOUN", "PROPN"}
            and token.ent_type_ == token.head.ent_type_
        ):
            return False
        classes = self._phrases.classes(token)
        return "party" in classes and "pronoun" not in classes

    def sentence(self, token: "Token") -> int:
        """Number of the sentence a token stands in."""
        return self._sentence_of[token.i]

    # -- parties -----------------------------------------------------------------------------------------------------

    def party(self, token: "Token") -> "Token | None":
        """The earlier (for "a monitoring group" also later) phrase that names who `token` means; None for itself."""
        if token.pos_ == "PRON" or token.lower_ in _PLURAL | _NEUTER | _PERSONAL:
            return self._pronoun(token)
        if token.ent_type_ == "PERSON" or (token.pos_ == "PROPN" and token.i not in self._phrases.notes.actor_at):
            return self._surname(token)
        if self._phrases.lexicon_hit_within(token) is not None or self._phrases.nation(token) is not None:
            return None
        return self._body_speaking(token) or self._definite(token) or self._indefinite(token)

    def _pronoun(self, token: "Token") -> "Token | None":
        harmers = harmers_of(token)
        if harmers:
            return self._harmed(token, harmers)
        inside = self._in_sentence(token)
        if inside is not None:
            return self._final(inside)
        if token.lower_ in _POINTING:
            return None  # "which" and "that" look back no further than their own sentence
        if token.dep_ == "poss" and self._voice_before(token):
            return None  # "the agency said its fighters …": not the agency's own, and nobody else's for sure
        ahead = self._ahead(token) if token.dep_ == "poss" else None
        if ahead is not None:
            return self._final(ahead)
        number = self._sentence_of[token.i]
        asks = asks_of(token)
        for back in range(number - 1, max(-1, number - 1 - _BACK), -1):
            found = self._main_subject(self._sentences[back], token, asks=asks)
            if found is not None:
                return self._final(found)
        return None

    def _in_sentence(self, token: "Token") -> "Token | None":
        """Subject of a clause above or before the pronoun's own in the same sentence."""
        sentence = self._sentences[self._sentence_of[token.i]]
        own = token.head
        while own.pos_ not in {"VERB", "AUX"} and own.head != own:
            own = own.head
        if token.lower_ == "them" and token.dep_ in {"dobj", "pobj"}:
            done_to = self._done_to(token, own)
            if done_to is not None:
                return done_to
        accused = self._accused(token, own)
        if accused is not None:
            return accused
        if token.dep_ == "poss" and not any(child.dep_ in _SUBJECTS for child in own.children):
            doers = subjects(own)  # "forced them to stop their offensive"
            if doers and doers[0].lower_ == "them" and self._agrees(doers[0], token):
                return doers[0]
        return self._last_subject(token, own, sentence)

    def _last_subject(self, token: "Token", own: "Token", sentence: "Span") -> "Token | None":
        """The agreeing subject of a clause other than the pronoun's `own` that stands last before it."""
        best: Token | None = None
        possessive = token.dep_ == "poss"
        for other in sentence:
            if other.i >= token.i:
                break
            if other.dep_ in _SUBJECTS and (possessive or other.head != own) and self._agrees(other, token):
                best = other
            elif token.lower_ in _NEUTER and other.dep_ in _SUBJECTS:
                best = next((each for each in self._spoken_for(other) if self._agrees(each, token)), best)
        return best

    def _spoken_for(self, voice: "Token") -> list["Token"]:
        """ "A spokesman for the coalition admitted *its* planes …": the coalition."""
        if self._phrases.party_kind(voice) != "spokesperson":
            return []
        fors = [child for child in voice.children if child.dep_ == "prep" and child.lower_ in {"for", "of"}]
        return [head for child in fors for head in child.children if head.dep_ == "pobj"]

    def _harmed(self, token: "Token", harmers: list["Token"]) -> "Token | None":
        """The other side that its own sentence names last before "their men"."""
        named = {self._final(head).i for head in harmers}
        for other in reversed(token.doc[sentence_of(token).start : token.i]):
            party = other.dep_ not in {"compound", "poss"} and self._agrees(other, token)
            if other.i in self._phrases.notes.place_at:
                continue
            if party and other not in harmers and self._final(other).i not in named:
                return self._final(other)
        return None

    def _ahead(self, token: "Token") -> "Token | None":
        """ "In *their* summer offensive, the rebels …": whose is told right behind."""
        fronted = [word for word in token.ancestors if word.dep_ == "prep"]
        if not fronted or fronted[-1].head.pos_ != "VERB" or fronted[-1].head.i < token.i:
            return None
        subject = [child for child in fronted[-1].head.children if child.dep_ == "nsubj" and child.i > token.i]
        return subject[0] if subject and self._agrees(subject[0], token) else None

    def _accused(self, token: "Token", verb: "Token") -> "Token | None":
        """ "X accused Y of wrecking the town with *its* planes": Y's."""
        for above in (verb, *verb.ancestors):
            if above.lemma_ in {"accuse", "blame"} and above.i < token.i:
                found = [child for child in above.children if child.dep_ == "dobj" and child.i < token.i]
                return found[0] if found and self._agrees(found[0], token) else None
        asked = asked_by(verb) if token.dep_ == "poss" else []
        return next((head for head in asked if self._agrees(head, token)), None)

    def _done_to(self, token: "Token", own: "Token") -> "Token | None":
        """ "X captured three soldiers and wanted to swap *them*": not X, who acts in both."""
        before = [
            other
            for other in self._sentences[self._sentence_of[token.i]]
            if other.i < token.i
            and other.dep_ == "dobj"
            and other.head != own
            and other.head.lemma_ not in {"accuse", "blame"}
        ]
        agreeing = [other for other in before if self._agrees(other, token)]
        return agreeing[-1] if agreeing else None

    def _main_subject(self, sentence: "Span", token: "Token", *, asks: bool) -> "Token | None":
        """Whom a pronoun most likely goes on about: who acted in a sentence, or for "it said" who spoke in it."""
        if asks:
            agreeing = [child for child in sentence if child.dep_ in _SUBJECTS and self._agrees(child, token)]
            voices = [child for child in agreeing if asks_of(child) or self._is_body(child)]
            return voices[-1] if voices else None
        if token.dep_ == "nsubjpass" and token.lower_ in _PLURAL:  # "abducted 30 girls. They were released."
            victims = [
                child for child in sentence if child.dep_ in {"dobj", "nsubjpass"} and self._agrees(child, token)
            ]
            victims = [child for child in victims if "armed" not in self._phrases.classes(child)]
            if victims:
                return victims[-1]
        root = sentence.root
        speech = root.lemma_.lower() in cues().speech_verbs
        candidates = [child for child in sentence if child.dep_ in _SUBJECTS and self._agrees(child, token)]
        if not candidates:
            objects = [
                child for child in sentence if child.dep_ in {"dobj", "pobj", "attr"} and self._agrees(child, token)
            ]
            return objects[-1] if objects and token.dep_ in _SUBJECTS else None
        of_root = [child for child in candidates if child.head == root]
        inner = [child for child in candidates if child.head != root]
        if speech:
            return (inner or of_root)[0]
        return (of_root or inner)[0]

    def _voice_before(self, token: "Token") -> bool:
        sentence = self._sentences[self._sentence_of[token.i]]
        return any(
            other.i < token.i and other.dep_ in _SUBJECTS and self._phrases.party_kind(other) in _VOICES
            for other in sentence
        )

    def _is_body(self, token: "Token") -> bool:
        """A monitor, a ministry, a newspaper: what "it said" can go back to though it did not speak yet."""
        kind = self._phrases.party_kind(token)
        return token.head == sentence_of(token).root and (kind in _VOICES or kind in {"government", "ngo"})

    def _agrees(self, other: "Token", pronoun: "Token") -> bool:
        """Whether a phrase can be what a pronoun means, by number and by what acts and what only tells."""
        classes, word = self._phrases.classes(other), pronoun.lower_
        if "pronoun" in classes:
            return other.lower_ in _PLURAL and word in _PLURAL
        if "party" not in classes or (self._phrases.party_kind(other) in _VOICES and not asks_of(pronoun)):
            return False  # a monitor or a newspaper tells; it does not fight
        if word in _PERSONAL:
            return self._is_person(other) or (sentence_of(other) == sentence_of(pronoun) and is_one_fighter(other))
        if word in _NEUTER:
            return self._is_thing(other)
        return word in _PLURAL and (other.tag_ in {"NNS", "NNPS"} or self._collective(other))

    def _is_person(self, token: "Token") -> bool:
        singular = token.tag_ in {"NN", "NNP"}
        classes = self._phrases.classes(token)
        named = "person" in classes and token.pos_ in {"PROPN", "NOUN"} and "armed" not in classes
        return token.ent_type_ == "PERSON" or (singular and (named or self._phrases.party_kind(token) in _SPEAKING))

    def _is_thing(self, token: "Token") -> bool:
        classes = self._phrases.classes(token)
        if self._phrases.lexicon_hit_within(token) is not None and "armed" in classes:
            return bool(token.tag_ != "NNS")  # a group known by name, singular or plural in form
        voice = self._phrases.party_kind(token) == "spokesperson"
        if "person" in classes or voice or token.lemma_.lower() in {"officer", "leader", "official"}:
            return False
        return token.tag_ in {"NN", "NNP"} or self._collective(token)

    def _collective(self, token: "Token") -> bool:
        return self._phrases.party_kind(token) in _COLLECTIVE and token.tag_ not in {"NNS", "NNPS"}

    def _final(self, token: "Token") -> "Token":
        """Follow a chain of mentions to the phrase that names somebody."""
        further = self.party(token)
        return further if further is not None and further.i != token.i else token

    def _surname(self, token: "Token") -> "Token | None":
        """The person named in full earlier by whose last name alone `token` goes."""
        if self._full_name(token) or Countries.default().by_name(token.text) is not None:
            return None  # "Russia" is not the "US-Russia" of before
        for other in self._doc[: token.i]:
            if other.text == token.text and other.pos_ == "PROPN" and self._full_name(other):
                return other
        return None

    def _full_name(self, token: "Token") -> bool:
        first = self._phrases.left_edge(token)
        return any(
            word.pos_ == "PROPN" and word.text.rstrip(".") not in _MANNERS for word in self._doc[first : token.i]
        )

    def _definite(self, token: "Token") -> "Token | None":
        if not any(
            child.lower_ in {"the", "this", "that", "these", "those"} for child in token.children if child.dep_ == "det"
        ):
            return None
        lemma = token.lemma_.lower()
        previous = [other for other in self._parties if other.i < token.i and token.i - other.i < 10 * _FAR_BACK]
        several = token.tag_ == "NNS" and lemma in GROUP_NOUNS  # "the terrorist groups" are not one by name
        if (
            lemma in _GROUP_NOUNS
            and not several
            and all(party_class(word) is not None for word in self._phrases.modifiers(token))
        ):
            speaking = self._last_speaking(token, previous)
            if speaking is not None:
                return speaking
            doers = subjects(token.head) if token.dep_ == "dobj" and token.head.pos_ == "VERB" else []
            for other in reversed(previous):
                if (
                    self._phrases.party_kind(other) in _ARMED_GROUPS
                    and not same_party(other, doers, self._phrases)  # nobody battles themselves
                    and not {"poss", "compound"} & {other.dep_, other.head.dep_}  # "al-Qaeda's affiliate"
                    and self._phrases.lexicon_hit_within(other) is not None
                ):
                    return other
        own = set(self._phrases.modifiers(token))
        for other in reversed(previous):
            if (
                other.lemma_.lower() == lemma
                and (lemma not in _GROUP_NOUNS or (other.tag_ in _PLURAL_TAGS) == (token.tag_ in _PLURAL_TAGS))
                and own < set(self._phrases.modifiers(other))
                and self._names_somebody(other, own)
            ):
                return other
        for other in reversed(previous):
            if other.ent_type_ == "PERSON" and lemma in self._phrases.modifiers(other):
                return other
        return None

    def _names_somebody(self, token: "Token", own: set[str]) -> bool:
        """Whether a longer phrase says who: by a name or nation; outside headlines also by a side or a tie."""
        phrases = self._phrases
        if phrases.lexicon_hit_within(token) is not None or phrases.nation(token) is not None:
            return True
        if phrases.notes.parsed.in_headline(token):
            return False
        if token.dep_ in {"compound", "amod", "nmod"} and token.head.i > token.i:
            return False  # "the intensified regime offensive" tells no other regime
        if phrases.party_kind(token) not in _FIGHTING and token.lemma_.lower() not in word_group("single"):
            return True
        further = set(phrases.modifiers(token)) - own
        return bool(further & (word_group("titles") | word_group("ties") | word_group("peoples") | side_words()))

    def _last_speaking(self, token: "Token", previous: list["Token"]) -> "Token | None":
        """ "The group said": the group that spoke last, be it a monitor or an armed one."""
        if token.dep_ not in _SUBJECTS or token.head.lemma_.lower() not in cues().speech_verbs:
            return None
        for other in reversed(previous):
            kind = self._phrases.party_kind(other)
            named = self._phrases.lexicon_hit_within(other) is not None
            spoke = other.dep_ in _SUBJECTS and other.head.lemma_.lower() in cues().speech_verbs
            if named and spoke and (kind in _ARMED_GROUPS or kind in {"monitor", "ngo", "activist"}):
                return other
        return None

    def _body_speaking(self, token: "Token") -> "Token | None":
        """ "The centre added": the centre that spoke last by its full name."""
        if not asks_of(token) or token.lower_ not in word_group("bodies") or self._phrases.modifiers(token):
            return None
        for other in reversed(self._doc[max(0, token.i - 10 * _FAR_BACK) : token.i]):
            if other.lower_ == token.lower_ and other.tag_ == "NNP" and asks_of(other):
                return other
        return None

    def _indefinite(self, token: "Token") -> "Token | None":
        """ "A monitoring group", "a monitor": the only named one of its kind in the report."""
        kind = self._phrases.party_kind(token)
        several = token.tag_ == "NNS" and all(child.dep_ != "prep" for child in token.children)
        if kind != "monitor" or several:
            return None
        named: dict[str, Token] = {}
        for other in self._parties:
            hit = self._phrases.lexicon_hit_within(other)
            if hit is not None and self._phrases.party_kind(other) == kind:
                named.setdefault(hit.actor_ids[0], other)
        return next(iter(named.values())) if len(named) == 1 else None

    # -- places ------------------------------------------------------------------------------------------------------

    def place(self, token: "Token") -> PlaceHit | None:
        """The earlier place that "it", "there", "the town" or "the province" means; None when none fits."""
        lemma = token.lemma_.lower()
        feature = noun_classes().features.get(lemma)
        earlier = [hit for hit in self._phrases.notes.places if hit.last < token.i]
        if feature and any(hit.feature == feature and is_post(hit, token) for hit in earlier):
            return None
        if lemma in {"country", "nation"}:
            countries = [hit for hit in reversed(earlier) if hit.country]
            if any(word.lower_.startswith("war") for left in token.lefts for word in left.subtree):  # "war-torn"
                names = [hit.words for hit in self._phrases.notes.places if hit.country]
                countries.sort(key=lambda hit: -names.count(hit.words))
            return countries[0] if countries else None
        if feature == "province":
            return next((hit for hit in reversed(earlier) if hit.feature == "province"), None)
        exact = [hit for hit in earlier if hit.feature == feature and feature is not None]
        near = self._sentence_of[token.i] - _BACK
        local = [hit for hit in earlier if not hit.country and hit.feature not in {"province", "country", "region"}]
        if feature in {"city", "town"}:  # no quarter of one
            local = [hit for hit in local if hit.feature not in {"neighbourhood", "site"}]
        if feature == "site":
            return exact[-1] if exact else None
        if feature in {None, "region"}:
            recent = [hit for hit in local if self._sentence_of[hit.first] >= near]
            return recent[-1] if recent else None
        if (own := self._subject_place(token, local)) is not None:
            return own
        pool = [hit for hit in exact or local if self._sentence_of[hit.first] >= near - 2 * _BACK]
        return max(pool, key=lambda hit: (self._salience(hit, token, local), hit.first)) if pool else None

    def _salience(self, hit: PlaceHit, token: "Token", local: list[PlaceHit]) -> int:
        """How much a report has been about a place by now: told often, just before, or in the headline."""
        mentions = sum(other.words == hit.words for other in local)
        distance = self._sentence_of[token.i] - self._sentence_of[hit.first]
        headline = any(
            other.words == hit.words and self._phrases.notes.parsed.in_headline(self._doc[other.first])
            for other in local
        )
        return min(mentions, 3) + max(0, 3 - distance) + headline

    def _subject_place(self, token: "Token", local: list[PlaceHit]) -> PlaceHit | None:
        """For a pronoun: a place named earlier in its own sentence."""
        if token.pos_ != "PRON":
            return None
        same = [hit for hit in local if self._sentence_of[hit.first] == self._sentence_of[token.i]]
        return same[0] if same else None
