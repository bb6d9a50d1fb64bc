"""Sentences that deny what was told and do not tell it again: "the army denied it", "he had been mistaken"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.extract.arguments import is_passive, subjects
from dateline.extract.attribution import Attribution
from dateline.extract.disowned import takes_back, tells
from dateline.extract.mentions import Mentions
from dateline.extract.parsing import Parsed
from dateline.extract.sentences import sentence_of
from dateline.model.claim import Claim, Hedge, Modality, Polarity, SpeakerMention
from dateline.model.ids import make_id
from dateline.model.quote import Quote
from dateline.vocab.triggers import triggers
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

RULE = "denies what was told"
_PRONOUNS = frozenset({"it", "this", "that"})
_CLAUSES = frozenset({"ccomp", "xcomp", "acl"})
_TELLING = frozenset({"NOUN", "PROPN", "VERB"})
_SHORT = 60
_FAR = 3
"""So many sentences back a bare denial can mean; chosen, not measured."""


def echoes(parsed: Parsed, claims: Sequence[Claim], attribution: Attribution, mentions: Mentions) -> Iterator[Claim]:
    """Give a denied claim for every bare denial; a headline's means the first that its report tells as denied."""
    told = {claim.quote.start for claim in claims}
    for number, sentence in enumerate(parsed.doc.sents):
        quote = parsed.quote(sentence.start, sentence.end - 1)
        if quote.start in told:
            continue
        headline = parsed.in_headline(sentence[0])
        word = _negation(sentence, parsed) if headline else _denial(sentence)
        if word is None:
            continue
        if headline:
            meant = _headed(parsed, claims, word)
            chain = meant.speakers if meant is not None else ()  # it heads their sentence
        else:
            meant = _before(parsed, claims, number)
            chain = _speakers(word, attribution, mentions, parsed)
        if meant is None or not chain:
            continue
        yield _echo(meant, (quote, parsed.quote(word.i, _end(word))), chain, headline=headline)


def _headed(parsed: Parsed, claims: Sequence[Claim], word: "Token") -> Claim | None:
    """What a headline that says no heads: the first denied claim, for a mere "no" or "not" in like words."""
    words = {it.lemma_.lower() for it in sentence_of(word) if parsed.in_headline(it) and it.pos_ in _TELLING}
    explicit = word.lemma_.lower() in cues().untrue or takes_back(word)
    explicit = explicit or cues().speech_verbs.get(word.lemma_.lower()) == "deny"
    for claim in claims:
        if claim.polarity is not Polarity.DENIED or not _stands(claim):
            continue
        inside = (it for it in parsed.doc if claim.quote.start <= parsed.starts[it.i] < claim.quote.end)
        if explicit or any(it.lemma_.lower() in words for it in inside if it.pos_ in _TELLING):
            return claim
    return None


def _echo(meant: Claim, quotes: tuple[Quote, Quote], chain: tuple[SpeakerMention, ...], *, headline: bool) -> Claim:
    quote, trigger = quotes
    places = (quote.start, quote.end, trigger.start, trigger.end)
    return replace(
        meant,
        id=make_id("clm", meant.report_id, *places, meant.kind, RULE),
        quote=quote,
        trigger=trigger,
        quantities=(),
        speakers=chain,
        polarity=Polarity.DENIED,
        hedge=Hedge.PLAIN,
        rules=(RULE, f"what is denied stands in {_short(meant.quote.text)!r}", "speaker:denies"),
        same_as=None,
        headline=headline,
    )


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _SHORT else f"{line[:_SHORT]}\N{HORIZONTAL ELLIPSIS}"


def _end(word: "Token") -> int:
    """Last token of the words of a denial: "been *mistaken*"."""
    if word.pos_ != "AUX":
        return int(word.i)
    return max([word.i, *(child.i for child in word.children if child.dep_ in {"acomp", "attr"})])


def _negation(sentence: "Span", parsed: Parsed) -> "Token | None":
    """The word by which a headline says no: "denies", "false", the verb of a "not", the noun of a "no"."""
    for word in sentence:
        if not parsed.in_headline(word):
            return None
        denies = cues().speech_verbs.get(word.lemma_.lower()) == "deny" and word.pos_ in {"VERB", "NOUN"}
        if denies or takes_back(word) or word.lemma_.lower() in cues().untrue:
            return word
        if word.dep_ == "neg" or (word.lower_ == "no" and word.dep_ == "det"):
            return word.head
    return None


def _denial(sentence: "Span") -> "Token | None":
    """The verb of a sentence that denies without saying what."""
    for verb in sentence:
        if verb.pos_ not in {"VERB", "AUX"} or any(child.dep_ == "neg" for child in verb.children):
            continue
        if _was_mistaken(verb):
            return verb
        denies = cues().speech_verbs.get(verb.lemma_.lower()) == "deny" and not is_passive(verb)
        if (denies or takes_back(verb)) and _names_it_only(verb, retracts=not denies):
            return verb
    return None


def _names_it_only(verb: "Token", *, retracts: bool) -> bool:
    """ "Denied it", "rejected the claim", "withdrew its report", "denied any part": nothing on what it was."""
    shares = cues().shares | triggers().words["responsible_words"]
    if any(child.dep_ in _CLAUSES for child in verb.children):
        return not retracts and any(word.lemma_.lower() in shares for word in verb.subtree)
    for child in verb.children:
        if child.dep_ != "dobj":
            continue
        if any(below.dep_ in _CLAUSES for below in child.children):
            return not retracts and any(word.lemma_.lower() in shares for word in child.subtree)
        if tells(child) or (not retracts and (child.lower_ in _PRONOUNS or child.lemma_.lower() in cues().shares)):
            return True
    return False


def _was_mistaken(verb: "Token") -> bool:
    """ "The minister said she had been mistaken": who takes back what they said."""
    above = verb.head
    if verb.dep_ != "ccomp" or above.lemma_.lower() not in cues().speech_verbs:
        return False
    subject = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    own = subject is not None and (subject.pos_ == "PRON" or tells(subject))
    wrong = [verb, *(child for child in verb.children if child.dep_ in {"acomp", "attr", "prep", "oprd"})]
    wrong += [child for word in wrong if word.dep_ == "prep" for child in word.children]
    return own and any(word.lower_ in cues().own_error for word in wrong)


def _before(parsed: Parsed, claims: Sequence[Claim], number: int) -> Claim | None:
    """The last happening told shortly before, in the report's own text."""
    starts = [parsed.starts[sentence.start] for sentence in parsed.doc.sents]
    near = starts[max(0, number - _FAR) : number]
    known = [claim for claim in claims if claim.quote.start in near and _stands(claim)]
    return max(known, key=lambda claim: (claim.quote.start, claim.trigger.start), default=None)


def _stands(claim: Claim) -> bool:
    """Whether a claim tells in the report's own text of something that happened."""
    told = claim.modality in {Modality.OCCURRED, Modality.ONGOING}
    return told and not claim.headline and claim.kind not in {"accusation", "demand", "pledge", "threat"}


def _speakers(
    verb: "Token", attribution: Attribution, mentions: Mentions, parsed: Parsed
) -> tuple[SpeakerMention, ...]:
    cue = verb.head if verb.dep_ == "ccomp" and verb.head.lemma_.lower() in cues().speech_verbs else verb
    quote = parsed.quote(cue.i, cue.i)
    heads = [real for head in subjects(cue)[:1] for real in attribution.behind(head)]
    made = [mentions.speaker(head, attribution.meant(head)) for head in heads]
    return tuple(SpeakerMention(mention=each, cue=quote) for each in made if each is not None)
