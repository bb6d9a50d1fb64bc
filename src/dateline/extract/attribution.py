"""Who a text rests a statement on: speech verbs, "according to", quotations that run on, statements, nobody named."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dateline.extract.arguments import is_passive, objects, subjects
from dateline.extract.beside import (
    SOURCES,
    after_colon,
    between,
    bracketed_source,
    ends_with,
    headline_label,
    just_before,
    opening_label,
    said_behind,
    said_last,
    source_before,
)
from dateline.extract.disowned import denies_share, owned_account, rejected, taken_back
from dateline.extract.last_spoken import LastSpoken
from dateline.extract.phrases import Phrases, spread
from dateline.extract.referents import Referents
from dateline.extract.sentences import sentence_of
from dateline.extract.speaking import Speaking
from dateline.extract.speech_shapes import (
    also_said,
    carries_speech,
    claims_lives,
    follows_as,
    has_content,
    is_counted,
    is_unsaid,
    of_another_time,
    set_against,
)
from dateline.extract.time_owners import sets_toll
from dateline.extract.tolls import keeps_tally
from dateline.vocab.parties import word_group
from dateline.vocab.triggers import triggers
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_CONTENT = frozenset(
    {"ccomp", "xcomp", "dobj", "parataxis", "pcomp", "prep", "nsubjpass", "dep", "oprd", "acl", "advcl"}
)
_CLAUSE = frozenset({"ccomp", "xcomp", "parataxis", "pcomp"})
_KEEPERS = frozenset(
    {"government", "ngo", "international_organization", "state_forces", "rebel_group", "militia", "expert"}
)
_LAST = "says, last in a headline"
_OPENER = "label before a headline"
_TAIL = 9
_NEXT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """One link of attribution found for a node: the cue, who speaks (heads; none when nobody is named), the stance.

    `relays` are media the speaker spoke to or through ("told a news agency", "a statement carried by").
    """

    cue: "Token"
    speakers: tuple["Token", ...]
    stance: str
    rule: str
    relays: tuple["Token", ...] = ()


class Attribution:
    """Finds the links of the speaker chain above any token of one report, innermost first."""

    def __init__(self, phrases: Phrases, referents: Referents) -> None:
        self._phrases = phrases
        self._referents = referents
        self._doc = phrases.doc
        self._quoted = phrases.notes.quoted
        self._speaking = Speaking(phrases, referents)
        self._tails = {sentence.start: self._tail(sentence) for sentence in self._doc.sents}
        self._accordings = {sentence.start: self._according(sentence) for sentence in self._doc.sents}
        self._last = LastSpoken(phrases, referents, self._spoken())

    def meant(self, head: "Token") -> "Token | None":
        """Who a speaker is that is only named by "he said" or "the group said"."""
        return self._last.meant(head)

    def behind(self, head: "Token") -> list["Token"]:
        """Who speaks behind a source's head word, each of those joined to it; empty for what cannot speak."""
        return [real for each in spread(head) for real in self._speaking.real(each)]

    def _spoken(self) -> list[tuple[int, "Token"]]:
        """Everybody who speaks in the report, in order, with where the word of saying stands."""
        verbs = (token for token in self._doc if token.pos_ == "VERB" and token.lemma_.lower() in cues().speech_verbs)
        speeches = [self._speech(verb) for verb in verbs] + [*self._tails.values(), *self._accordings.values()]
        found = {(speech.cue.i, head.i): head for speech in speeches if speech is not None for head in speech.speakers}
        keepers = ((verb, head) for verb in self._doc if keeps_tally(verb) for head in subjects(verb))
        found |= {(verb.i, head.i): head for verb, head in keepers if self._keeps_toll(head)}
        return [(at, head) for (at, _), head in sorted(found.items())]

    def links(self, token: "Token") -> list[Speech]:
        """Links for the statement told at `token`, innermost first; empty when the outlet speaks itself."""
        found: list[Speech] = []
        seen: set[int] = set()
        for speech in self._climb(token):
            again = bool(found) and set(speech.speakers) == set(found[-1].speakers)  # "said …, accusing X of …"
            if speech.cue.i not in seen and not again:
                seen.add(speech.cue.i)
                found.append(speech)
        sentence = sentence_of(token)
        tail = self._tails[sentence.start]
        # "X said …, which Y denied" is another's word, see `rejections`
        denied = tail is not None and tail.stance == "deny" and (bool(found) or tail.cue.dep_ == "relcl")
        if tail is not None and not denied and tail.cue.i not in seen and self._tells(tail, token):
            found.append(tail)
            seen.add(tail.cue.i)
        according = self._accordings[sentence.start]
        if according is not None and (not found or according.rule == "citing"):
            found.insert(0, according)
        if not found:
            other = self._without_verb_of_saying(token)
            found.extend([other] if other is not None else [])
        return found

    def _without_verb_of_saying(self, token: "Token") -> Speech | None:
        """Who takes a report back, whose account it is, who keeps the count, or whose quotation runs on."""
        for at, stance in ((taken_back(token), "deny"), (owned_account(token), "neutral")):
            sources = [] if at is None else subjects(at) if stance == "deny" else [at]
            heads = [real for head in sources for real in self._speaking.real(head)]
            if at is not None and heads:
                return Speech(cue=at, speakers=tuple(heads), stance=stance, rule="of a report")
        return self._toll_setter(token) or (self._carried(token) if self._quoted[token.i] else None)

    def rejections(self, token: "Token") -> list[Speech]:
        """Who denies in the same sentence what another says at `token`: "…, a claim the army rejects"."""
        return [
            Speech(cue=verb, speakers=(real,), stance="deny", rule="rejects what is said")
            for verb, head in rejected(token)
            for real in self._speaking.real(head)
        ]

    def _toll_setter(self, token: "Token") -> Speech | None:
        """ "A monitor put the toll at 12", "raised the toll from strikes on X": whoever keeps the count says so."""
        for verb in (token, *token.ancestors):
            if is_passive(verb) or not (sets_toll(verb) or keeps_tally(verb)):
                continue
            heads = [real for head in subjects(verb) for real in self._speaking.real(head) if self._keeps_toll(real)]
            return Speech(cue=verb, speakers=tuple(heads), stance="neutral", rule="puts a toll") if heads else None
        return None

    def _keeps_toll(self, head: "Token") -> bool:
        kind, lemma = self._phrases.party_kind(head), head.lemma_.lower()
        keeper = lemma in triggers().words["keepers"] | word_group("bodies") or kind in SOURCES | _KEEPERS
        return keeper or head.tag_ in {"NNP", "NNPS"}

    def _tells(self, tail: Speech, token: "Token") -> bool:
        """Whether an aside covers a statement: what stands before it, or around it when it stands between commas."""
        if tail.rule == _LAST:
            return token.i < tail.cue.i
        if self._is_aside(token, tail.cue):
            return False
        if tail.rule == _OPENER:
            return token.i > tail.cue.i
        subject = next((child for child in tail.cue.children if child.dep_ == "nsubj"), tail.cue)
        return token.i < tail.cue.i or self._between_commas(tail.cue, subject)

    # -- in the clause ------------------------------------------------------------------------------------------------

    def _climb(self, token: "Token") -> Iterator[Speech]:
        current = token
        aside = False
        while current.head != current:
            parent = current.head
            if current != token and current.lemma_.lower() in cues().speech_verbs and set_against(current):
                return  # "X said it was a mistake, while Y said …": X says nothing of what Y says
            if current.dep_ == "relcl" and parent.lower_ == "time":  # "said at the time that …"
                current = next((word for word in parent.ancestors if word.pos_ == "VERB"), parent)
                speech = self._speech(current) if current.lemma_.lower() in cues().speech_verbs else None
                if speech is not None:
                    yield speech
                continue
            if current.dep_ == "relcl" and not any(
                child.dep_ == "ccomp" for child in current.children if child.i == token.i
            ):
                aside = aside or self._told_by_outlet(current)
            if self._in_content(current, parent):
                speech = self._speech(parent)
                if speech is not None and not (aside and not self._quoted[token.i]):
                    yield speech
            current = parent

    def _told_by_outlet(self, clause: "Token") -> bool:
        """A relative clause after a comma inside reported speech is the reporter's aside, not the speaker's word."""
        before = clause.left_edge.i - 1
        return (
            before >= 0
            and self._doc[before].text in {",", "-", "("}
            and clause.lemma_.lower() not in cues().speech_verbs
        )

    def _in_content(self, current: "Token", parent: "Token") -> bool:
        """Whether what stands below a speech verb is what is said: its clause, or an event it takes as object."""
        words, verb, dep = cues(), parent.lemma_.lower(), current.dep_
        if verb not in words.speech_verbs or parent.pos_ not in {"VERB", "AUX"} or dep not in _CONTENT:
            return False
        neutral = words.speech_verbs[verb] == "neutral"
        if verb == "blame" and dep == "dobj":
            return True  # "blamed the raid on X"
        if dep == "xcomp" and neutral:
            return not any(child.dep_ == "aux" and child.lower_ == "to" for child in current.children)
        if dep == "advcl":
            return current.i < parent.i and not any(child.dep_ == "mark" for child in current.children)
        if dep == "prep" and denies_share(parent):
            return True  # "denied part *in the raid*"
        if dep == "prep":
            return current.lower_ in {"of", "for", "on", "about", "as"} and not neutral
        if dep in {"dobj", "nsubjpass"}:
            return verb in words.event_objects
        return verb not in words.needs_clause or dep in _CLAUSE

    def _speech(self, verb: "Token") -> Speech | None:
        """The link a speech verb makes; None for a raising passive ("is said to"), which names nobody."""
        if claims_lives(verb):
            return None
        stance = cues().speech_verbs[verb.lemma_.lower()]
        if is_passive(verb) and verb.lemma_.lower() in cues().citing_verbs:
            return self._quoted_by(verb)
        if is_passive(verb) and not any(child.dep_ == "agent" for child in verb.children):
            return None
        if is_unsaid(verb):
            stance = "unsaid"  # "has not admitted that …": nobody said it
        heads = self._adding(verb) or said_behind(verb, self._phrases) or subjects(verb)
        heads = source_before(verb, heads, self._phrases) or heads
        if not heads:
            return None
        speakers: list[Token] = []
        for head in heads:
            speakers.extend(self._speaking.real(head))
        if not speakers:
            return None
        return Speech(
            cue=verb,
            speakers=tuple(speakers),
            stance=stance,
            rule=f"says:{verb.lemma_.lower()}",
            relays=self._relays(verb),
        )

    def _quoted_by(self, verb: "Token") -> Speech | None:
        """ "Was quoted as saying by the agency", "was quoted by the agency as saying": who spoke, and through whom."""
        spoke = [real for head in objects(verb) for real in self._speaking.real(head)]
        below = [word for word in verb.subtree if word.lower_ == "by" and word.head.lemma_ in {verb.lemma_, "say"}]
        relays = tuple(child for word in below for child in word.children if child.dep_ == "pobj")
        if not spoke:
            return None
        return Speech(
            cue=verb, speakers=tuple(spoke), stance="neutral", rule=f"says:{verb.lemma_.lower()}", relays=relays
        )

    def _adding(self, verb: "Token") -> list["Token"]:
        """ "Sources said X had seized Y, *adding* that": who said the first adds the second, however it was hung."""
        lemma = verb.lemma_.lower()
        goes_on = lemma in cues().needs_clause or cues().speech_verbs[lemma] == "accuse"
        if verb.tag_ != "VBG" or verb.dep_ not in {"advcl", "xcomp"} or not goes_on:
            return []
        above = [word for word in verb.ancestors if word.lemma_.lower() in cues().speech_verbs and word.pos_ == "VERB"]
        return subjects(above[0]) if above and above[0].i < verb.i else []

    def _relays(self, verb: "Token") -> tuple["Token", ...]:
        """Media between speaker and outlet: told *Reuters*, in a statement carried by *the agency*."""
        out: list[Token] = []
        if verb.lemma_.lower() in {"tell", "inform"}:
            told = [child for child in verb.children if child.dep_ in {"dobj", "dative"}]
            out.extend(child for child in told if self._is_outlet(child))
        citing = verb.head.head
        if verb.dep_ == "pcomp" and citing.lemma_.lower() in cues().citing_verbs and not is_passive(citing):
            out.extend(subjects(citing))  # "the agency quoted activists as saying"
        for child in verb.subtree:
            if (
                child.lemma_.lower() in {"carry", "quote", "cite", "publish", "broadcast", "run"}
                and child.dep_ == "acl"
                and child.head.lemma_.lower() in cues().speech_nouns
            ):
                out.extend(
                    filler
                    for agent in child.children
                    if agent.dep_ == "agent"
                    for filler in agent.children
                    if filler.dep_ == "pobj"
                )
        return tuple(out)

    def _is_outlet(self, token: "Token") -> bool:
        """ "Told Reuters", "told state television", but not "told reporters"."""
        if "person" in self._phrases.classes(token) and self._phrases.lexicon_hit_within(token) is None:
            return False
        return self._phrases.party_kind(token) in {"media", "state_media", "wire"}

    # -- in the sentence ----------------------------------------------------------------------------------------------

    def _tail(self, sentence: "Span") -> Speech | None:
        """ "... the agency said on Monday." at the end of a sentence or between commas, however the parser hung it."""
        label = headline_label(sentence, self._phrases) or after_colon(sentence, self._phrases)
        rule = "headline label" if label is not None else _OPENER
        if (who := label if label is not None else opening_label(sentence, self._phrases)) is not None:
            return Speech(cue=who, speakers=(who,), stance="neutral", rule=rule)
        for token in reversed(sentence):
            if token.lemma_.lower() not in cues().speech_verbs or token.pos_ != "VERB" or is_passive(token):
                continue
            if claims_lives(token) or is_unsaid(token):
                continue
            if token.i - sentence.start <= _NEXT + 1 or has_content(token) or of_another_time(token):
                continue
            before = [child for child in token.children if child.dep_ == "nsubj" and child.i < token.i]
            if last := said_last(token, self._phrases):
                return Speech(cue=token, speakers=tuple(last), stance="neutral", rule=_LAST)
            heads = before[-1:] or [child for child in token.children if child.dep_ == "nsubj" and child.i > token.i]
            heads = heads or [child for child in token.children if child.dep_ == "dobj" and token.lemma_ == "say"]
            heads = heads or between(token, self._phrases)
            near = sentence.end - token.i <= _TAIL or (heads and ends_with(heads[0], token, sentence))
            if not heads or not (near or self._between_commas(token, heads[0])):
                continue
            if all(is_counted(head) for head in heads):
                heads = just_before(token, self._phrases)
            heads = [*(each for head in heads[:1] for each in also_said(token, head)), *heads]
            speakers = [real for head in heads for each in spread(head) for real in self._speaking.real(each)]
            speakers = speakers or just_before(token, self._phrases)  # "monitor" before a name, taken for a verb
            if speakers:
                stance = cues().speech_verbs[token.lemma_.lower()]
                relays = self._relays(token)
                return Speech(cue=token, speakers=tuple(speakers), stance=stance, rule="says aside", relays=relays)
        return None

    def _between_commas(self, token: "Token", subject: "Token") -> bool:
        left = subject.left_edge.i - 1
        right = token.i + 1
        return (
            left >= 0 and self._doc[left].text == "," and right < len(self._doc) and self._doc[right].text in {",", "."}
        )

    def _is_aside(self, token: "Token", cue: "Token") -> bool:
        current = token
        while current not in (current.head, cue):
            if current.dep_ in {"nsubj", "relcl"} and current.head == cue:
                return True
            current = current.head
        # what is said comes before the tail; a statement with its own subject clause is not part of the speaker's name
        subjects_before = [head for head in cue.lefts if head.dep_ == "nsubj"]
        return any(token in head.subtree for head in subjects_before[-1:])

    def _according(self, sentence: "Span") -> Speech | None:
        for token in sentence:
            if token.lower_ == "according":
                fillers = [
                    word
                    for child in token.children
                    if child.lower_ == "to"
                    for word in child.children
                    if word.dep_ == "pobj"
                ]
                speakers = [
                    real for head in fillers for each in spread(head) for real in self._speaking.real(each)
                ] or [head for head in fillers if not carries_speech(head, bare=True)]
                if speakers:
                    return Speech(cue=token, speakers=tuple(speakers), stance="neutral", rule="according to")
            elif token.lemma_.lower() in cues().citing_verbs and token.tag_ == "VBG":
                heads = [real for head in objects(token) for real in self._speaking.real(head)]
                if heads:
                    return Speech(cue=token, speakers=tuple(heads), stance="neutral", rule="citing")
            elif token.lemma_.lower() in cues().speech_verbs and token.tag_ == "VBN" and follows_as(token):
                heads = [real for head in subjects(token) for real in self._speaking.real(head)]
                if heads:  # "as reported by local media"
                    return Speech(cue=token, speakers=tuple(heads), stance="neutral", rule="as reported by")
        named = bracketed_source(sentence)
        if named:
            return Speech(cue=named[0], speakers=tuple(spread(named[0])), stance="neutral", rule="source in brackets")
        return None

    # -- over sentences -----------------------------------------------------------------------------------------------

    def _carried(self, token: "Token") -> Speech | None:
        """The speaker of a quotation that runs over sentences, or whose speaker is named in a neighbouring one."""
        number = self._quoted[token.i]
        inside = [i for i, quoted in enumerate(self._quoted) if quoted == number]
        for i in range(inside[0] - 1, max(-1, inside[0] - 12), -1):  # "X said: ..."
            if self._doc[i].lemma_.lower() in cues().speech_verbs and self._doc[i].pos_ == "VERB":
                return self._speech(self._doc[i])
        for i in range(inside[-1] + 1, min(len(self._doc), inside[-1] + 12)):  # "..." X said
            if self._doc[i].lemma_.lower() in cues().speech_verbs and self._doc[i].pos_ == "VERB":
                speech = self._speech(self._doc[i])
                if speech is not None:
                    return speech
        for i in range(inside[0] - 1, max(-1, inside[0] - 120), -1):  # the quotation before was theirs, too
            if self._quoted[i]:
                for link in self._climb(self._doc[i]):
                    return link
        return None
