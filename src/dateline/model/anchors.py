"""Finds the claim that a correction is about again, after its report was read anew."""

from collections.abc import Iterable, Sequence

from dateline.model.claim import Claim
from dateline.model.correction import Anchor
from dateline.model.quote import Quote


def anchor_of(claim: Claim, sha256: str, neighbours: Iterable[Claim]) -> Anchor:
    """Bind to a claim; `neighbours` are the claims of its report, `sha256` the fingerprint of the report's text."""
    others = [it for it in neighbours if it.id != claim.id and _overlap(it.quote, claim.quote)]
    triggers = {it.trigger.start: it.trigger for it in others if not _overlap(it.trigger, claim.trigger)}
    return Anchor(
        report_id=claim.report_id,
        sha256=sha256,
        claim_id=claim.id,
        quote=claim.quote,
        trigger=claim.trigger,
        kind=claim.kind,
        speaker=_speaker(claim),
        place=_place(claim),
        beside=tuple(sorted(it.id for it in others)),
        other_triggers=tuple(triggers[start] for start in sorted(triggers)),
    )


def find_claim(anchor: Anchor, claims: Sequence[Claim]) -> Claim | None:
    """Find the claim that now stands on an anchor's words; None when there is none, or no telling which.

    The same claim id is the same claim. Else the quotes must overlap, and the triggers too, or kind, speaker and place
    must all be the same; of several the one that shares most, kind first. A claim that stood beside the anchor's own
    when it was made, or rests on the trigger of one that did, is another claim and never taken.
    """
    for claim in claims:
        if claim.id == anchor.claim_id:
            return claim
    ranked = sorted(
        ((_likeness(anchor, claim), claim) for claim in claims if _can_be(anchor, claim)), key=lambda pair: pair[0]
    )
    if not ranked or (len(ranked) > 1 and ranked[-1][0] == ranked[-2][0]):
        return None
    return ranked[-1][1]


def _can_be(anchor: Anchor, claim: Claim) -> bool:
    if claim.id in anchor.beside or not _overlap(claim.quote, anchor.quote):
        return False
    if _overlap(claim.trigger, anchor.trigger):
        return True
    if any(_overlap(claim.trigger, trigger) for trigger in anchor.other_triggers):
        return False
    return claim.kind == anchor.kind and _speaker(claim) == anchor.speaker and _place(claim) == anchor.place


def _likeness(anchor: Anchor, claim: Claim) -> tuple[bool, ...]:
    return (
        claim.kind == anchor.kind,
        _overlap(claim.trigger, anchor.trigger),
        _place(claim) == anchor.place,
        _speaker(claim) == anchor.speaker,
        claim.trigger == anchor.trigger,
        claim.quote == anchor.quote,
    )


def _overlap(one: Quote, other: Quote) -> bool:
    return one.start < other.end and other.start < one.end


def _speaker(claim: Claim) -> str:
    mention = claim.speakers[0].mention if claim.speakers else None
    return mention.words if mention else ""


def _place(claim: Claim) -> str | None:
    if claim.place is None:
        return None
    return f"{claim.place.words}, {claim.place.part}" if claim.place.part else claim.place.words
