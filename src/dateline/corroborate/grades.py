"""Airwars' five grades of civilian harm, computed from the claims (airwars.org/about/methodology)."""

from typing import Final

from dateline.model.event import Dispute, DisputeAbout, Event
from dateline.model.origins import origin_name, origin_speaker
from dateline.model.resolution import ResolvedClaim
from dateline.model.sides import Sides

_HARM: Final = frozenset({"killed", "wounded", "killed_or_wounded"})
_CREDIBLE: Final = 2


def grade_event(
    event: Event, items: list[ResolvedClaim], disputes: list[Dispute], sides: Sides
) -> tuple[str | None, str]:
    """Grade an event of civilian harm and say why; (None, "") for all that is not civilian harm.

    Fails closed: what nobody described never raises a grade. ``discounted`` needs somebody to say that those killed
    were combatants while others say they were civilians; harm to combatants alone gets no grade.
    """
    targets = {party.type for party in event.targets} - {None}
    harmed = any(q.what in _HARM for q in event.quantities)
    if not harmed or "civilians" not in targets:
        return None, ""
    belligerents = [party.key for party in event.actors]
    for item in items:
        speaker = origin_speaker(item)
        side = speaker and (speaker.side or speaker.actor_id)
        if side and sides.related((side,), belligerents) and _harms_civilians(item):
            return (
                "confirmed",
                f"{origin_name(item)} speaks for the side that did it and says that civilians were harmed",
            )
    about = {dispute.about for dispute in disputes}
    if DisputeAbout.ACTOR in about or DisputeAbout.OCCURRENCE in about:
        return "contested", "the claims disagree on who did it or on whether it happened"
    if event.independent_origins >= _CREDIBLE and belligerents:
        return "fair", f"{event.independent_origins} independent origins, and the side that did it is named"
    who = "one origin" if event.independent_origins == 1 else f"{event.independent_origins} independent origins"
    return "weak", f"{who}; {'the side that did it is named' if belligerents else 'nobody names who did it'}"


def _harms_civilians(item: ResolvedClaim) -> bool:
    harmed = any(not ref.quantity.part and str(ref.quantity.what) in _HARM for ref in item.resolution.quantities)
    return harmed and any(party.type == "civilians" for party in item.resolution.targets)
