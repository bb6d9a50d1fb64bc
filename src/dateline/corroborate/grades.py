"""Airwars' five grades of civilian harm, computed from the claims.

The five and their wording are Airwars' (airwars.org/about/methodology, and the texts of its own site): ``confirmed``, a
specific belligerent has accepted responsibility; ``fair``, two or more credible sources and a belligerent near;
``weak``, a single source; ``contested``, competing claims of responsibility; ``discounted``, those killed were
combatants, or others are most likely responsible.
"""

from collections.abc import Sequence
from typing import Final

from dateline.corroborate.counted import is_taken_back
from dateline.corroborate.disputes.occurrence import withdrawn_claims
from dateline.corroborate.people import Camp, camp_of, camp_of_counted
from dateline.model.event import Dispute, DisputeAbout, Event, Relation
from dateline.model.origins import independent_origins, origin_name, origin_names, origin_speaker
from dateline.model.resolution import QuantityRef, ResolvedClaim
from dateline.model.sides import Sides

_HARM: Final = frozenset({"killed", "wounded", "killed_or_wounded"})
_CREDIBLE: Final = 2


def grade_event(
    event: Event, items: Sequence[ResolvedClaim], disputes: Sequence[Dispute], sides: Sides
) -> tuple[str | None, str]:
    """Grade an event of civilian harm and say why; (None, "") for all that is not civilian harm.

    `items` are the event's claims without its denials: who denies what others say he did makes no competing claim of
    responsibility, as long as he names nobody else. Fails closed: what nobody described never raises a grade.
    """
    targets = {party.type for party in event.targets} - {None}
    harmed = any(q.what in _HARM for q in event.quantities)
    if not harmed or "civilians" not in targets:
        return None, ""
    for item in items:
        if _accepts(item, sides):
            return (
                "confirmed",
                f"{origin_name(item)} speaks for the side that did it and says that civilians were harmed",
            )
    withdrawn = withdrawn_claims(disputes)
    discounted = _discounted(items, withdrawn)
    if discounted:
        return "discounted", discounted
    claimed = [it for it in disputes if it.about is DisputeAbout.ACTOR and it.relation is Relation.CONTRADICTION]
    if claimed:
        named = "; ".join(side.value for side in claimed[0].positions)
        return "contested", f"the claims name different parties for who did it: {named}"
    count = independent_origins(
        it for it in items if _harms_civilians(it) and not is_taken_back(it) and it.id not in withdrawn
    )
    says = {0: "no independent origin says", 1: "one origin says"}.get(count, f"{count} independent origins say")
    who = f"{says} that civilians were harmed"
    if count >= _CREDIBLE and event.actors:
        return "fair", f"{who}, and the side that did it is named"
    return "weak", f"{who}; {'the side that did it is named' if event.actors else 'nobody names who did it'}"


def _accepts(item: ResolvedClaim, sides: Sides) -> bool:
    """Whether somebody speaks for a party that the same claim says did it, and says that civilians were harmed."""
    speaker = origin_speaker(item)
    side = (speaker.side or speaker.actor_id) if speaker else None
    did_it = [party.key for party in item.resolution.actors]
    if side is None or is_taken_back(item):
        return False
    return sides.related((side,), did_it) and _harms_civilians(item)


def _discounted(items: Sequence[ResolvedClaim], withdrawn: frozenset[str]) -> str:
    """Say why the harm to civilians is discounted; "" when it is not.

    All who told of it took it back; or two independent origins, none of a side in it, count the dead as combatants, and
    not as many say that they were civilians.
    """
    told = [item for item in items if _harms_civilians(item)]
    if told and all(is_taken_back(item) or item.id in withdrawn for item in told):
        return f"all who said that civilians were harmed took it back: {', '.join(origin_names(told))}"
    combatants = [item for item in items if _harms_only(item, Camp.ARMED) and not _speaks_for_a_side(item)]
    against = independent_origins(combatants)
    if against >= _CREDIBLE and against > independent_origins(told):
        names = ", ".join(origin_names(combatants))
        return f"{against} independent origins say that those harmed were combatants: {names}"
    return ""


def _speaks_for_a_side(item: ResolvedClaim) -> bool:
    speaker = origin_speaker(item)
    return speaker is not None and speaker.side is not None


def _figures(item: ResolvedClaim) -> list[QuantityRef]:
    return [ref for ref in item.resolution.quantities if not ref.quantity.part and str(ref.quantity.what) in _HARM]


def _harms_only(item: ResolvedClaim, camp: Camp) -> bool:
    """Whether all whom a claim counts as harmed are of one sort; people of no sort take the sort of its targets."""
    figures = _figures(item)
    targets = {camp_of(party) for party in item.resolution.targets}
    return bool(figures) and all(
        camp_of_counted(ref) is camp or (camp_of_counted(ref) is Camp.OPEN and targets == {camp}) for ref in figures
    )


def _harms_civilians(item: ResolvedClaim) -> bool:
    return bool(_figures(item)) and any(party.type == "civilians" for party in item.resolution.targets)
