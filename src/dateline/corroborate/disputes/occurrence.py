"""Disputes about whether it happened at all: denied by others, or taken back by those who said it."""

from collections.abc import Sequence
from typing import Final

from dateline.corroborate.disputes.parts import denies_part
from dateline.corroborate.disputes.positions import dispute, said_by
from dateline.corroborate.facts import Facts
from dateline.model.days import NEVER
from dateline.model.event import Dispute, DisputeAbout, Relation
from dateline.model.origins import own_word
from dateline.model.sides import Sides
from dateline.vocab.as_of import as_of_words

_HAPPENED: Final = "it happened"
_ADMITTED: Final = "it happened after all"


def occurrence_disputes(
    event_id: str, members: Sequence[Facts], denials: Sequence[Facts], sides: Sides
) -> list[Dispute]:
    """Set the claims that it happened against those that deny it, and what was said against its own withdrawal.

    A denial by others contradicts who still says it. An origin that takes back what it said is an update, and so is one
    that admits later what it denied at first.
    """
    standing = [fact for fact in members if not fact.taken_back]
    backs = [*denials, *(fact for fact in members if fact.taken_back and not fact.figures)]
    withdrawn, words = _withdrawals(standing, backs)
    found: list[Dispute] = []
    if withdrawn:
        reason = f"{said_by(withdrawn)} took back that it happened"
        told = {_HAPPENED: withdrawn, "taken back": words}
        update = Relation.UPDATE
        found.append(dispute(DisputeAbout.OCCURRENCE, told, relation=update, reason=reason, event_id=event_id))
    admitted, before = _admissions(standing, denials)
    if admitted:
        reason = f"{said_by(before)} first denied it"
        told = {"it did not happen": before, _ADMITTED: admitted}
        found.append(dispute(DisputeAbout.OCCURRENCE, told, relation=Relation.UPDATE, reason=reason, event_id=event_id))
    later = {fact.id for fact in admitted}
    mine = {fact.origin for fact in standing if fact.id not in later}
    still = [fact for fact in standing if fact not in withdrawn and fact.id not in later]
    # Who tells both does not deny its own words; and an outlet that "made no mention of it" denies nothing by that.
    # A denial of a part in it leaves it standing, and is told as a dispute about who did it.
    against = [
        fact for fact in denials if fact.origin not in mine and not own_word(fact.item) and not denies_part(fact, sides)
    ]
    if against and still:
        reason = f"{said_by(against)} denies what {said_by(still)} says"
        told = {_HAPPENED: still, "it did not happen": against}
        found.append(dispute(DisputeAbout.OCCURRENCE, told, reason=reason, event_id=event_id))
    return found


def withdrawn_claims(disputes: Sequence[Dispute]) -> frozenset[str]:
    """Give the ids of the claims that their own origin took back."""
    return frozenset(
        claim_id
        for it in disputes
        if it.about is DisputeAbout.OCCURRENCE and it.relation is Relation.UPDATE
        for side in it.positions
        if side.value == _HAPPENED
        for claim_id in side.claim_ids
    )


def _admissions(standing: Sequence[Facts], denials: Sequence[Facts]) -> tuple[list[Facts], list[Facts]]:
    """What origins said on later days than they had denied it on, and those denials."""
    admitted: dict[str, Facts] = {}
    before: dict[str, Facts] = {}
    for denial in denials:
        own = [fact for fact in standing if fact.origin == denial.origin and not own_word(fact.item)]
        if own and all((fact.published or 0) > (denial.published or NEVER) for fact in own):
            admitted |= {fact.id: fact for fact in own}
            before[denial.id] = denial
    return list(admitted.values()), list(before.values())


def _withdrawals(standing: Sequence[Facts], words: Sequence[Facts]) -> tuple[list[Facts], list[Facts]]:
    """The claims that their own origin took back, and the words that do."""
    withdrawn: dict[str, Facts] = {}
    taking: dict[str, Facts] = {}
    for back in words:
        for fact in standing:
            if _is_of(back, fact) and _is_later(back, fact):
                withdrawn[fact.id] = fact
                taking[back.id] = back
    return list(withdrawn.values()), list(taking.values())


def _is_of(back: Facts, fact: Facts) -> bool:
    """Whether words that take something back can be about a claim: one origin, or an outlet that corrects itself."""
    outlet = back.item.outlet
    corrects = back.taken_back and outlet is not None and outlet == fact.item.outlet
    return back.origin == fact.origin or corrects


def _is_later(back: Facts, fact: Facts) -> bool:
    """Whether words were published after a claim; on one day only when they say that they withdraw it."""
    if back.report == fact.report or back.published is None or fact.published is None:
        return False
    if back.published != fact.published:
        return back.published > fact.published
    return back.taken_back or as_of_words().withdrawn.search(back.item.claim.quote.text.casefold()) is not None
