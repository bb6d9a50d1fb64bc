"""Sentences that deny what was told and do not tell it again: "the army denied it", "he had been mistaken"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.extract.arguments import is_passive, subjects
from dateline.extract.attribution import Attribution
from dateline.extract.disowned import takes_back, tells
from dateline.extract.mentions import Mentions
from dateline.extract.parsing import Parsed
from dateline.model.claim import Claim, Hedge, Modality, Polarity, SpeakerMention
from dateline.model.ids import make_id
from dateline.vocab.words import cues

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

RULE = "denies what was told"
_PRONOUNS = frozenset({"it", "this", "that"})
_CLAUSES = frozenset({"ccomp", "xcomp", "acl"})
_FAR = 3
"""So many sentences back a bare denial can mean; chosen, not measured."""


def echoes(parsed: Parsed, claims: Sequence[Claim], attribution: Attribution, mentions: Mentions) -> Iterator[Claim]:
    """Give a denied claim for every bare denial; a headline's means the first that its report tells as denied."""
    told = {claim.quote.start for claim in claims}
    for number, sentence in enumerate(parsed.doc.sents):
        quote = parsed.quote(sentence.start, sentence.end - 1)
        verb = _denial(sentence)
        if verb is None or quote.start in told:
            continue
        if parsed.in_headline(verb):
            meant = next((claim for claim in claims if _stands(claim) and claim.polarity is Polarity.DENIED), None)
        else:
            meant = _before(parsed, claims, number)
        chain = _speakers(verb, attribution, mentions, parsed)
        if meant is None or not chain:
            continue
        last = next((child.i for child in verb.children if child.dep_ in {"acomp", "attr"}), verb.i)
        trigger = parsed.quote(verb.i, max(verb.i, last) if verb.pos_ == "AUX" else verb.i)
        yield replace(
            meant,
            id=make_id("clm", parsed.report.id, quote.start, quote.end, trigger.start, trigger.end, meant.kind, RULE),
            quote=quote,
            trigger=trigger,
            quantities=(),
            speakers=chain,
            polarity=Polarity.DENIED,
            hedge=Hedge.PLAIN,
            rules=(RULE, f"the same as in {meant.quote.text[:60]!r}", "speaker:denies"),
            same_as=None,
            headline=parsed.in_headline(verb),
        )


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
    """ "Denied it", "rejected the claim", "withdrew its report", "denied any part": nothing more on what happened."""
    if any(child.dep_ in _CLAUSES for child in verb.children):
        return False
    for child in verb.children:
        if child.dep_ != "dobj" or any(below.dep_ in _CLAUSES for below in child.children):
            continue
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
