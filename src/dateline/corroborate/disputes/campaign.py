"""Disputes about whom a whole campaign hits: "our strikes target X", "no, they hit Y".

Such claims name no day and no town, so they make no common event; they are compared by kind, actor and country within
a quarter of a year: a longer war has many campaigns, and a dispute must name those about which people can still ask.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from dateline.corroborate.block import campaign_keys, mark_number
from dateline.corroborate.disputes.parties import split_by_party
from dateline.corroborate.disputes.positions import dispute
from dateline.corroborate.facts import Facts
from dateline.corroborate.kinds import Ground
from dateline.model.event import Dispute, DisputeAbout

_TWO: Final = 2

_Campaign = tuple[tuple[str, ...], str]


def campaign_disputes(facts: Sequence[Facts], ground: Ground, only: int | None = None) -> list[Dispute]:
    """Find campaigns whose targets different speakers name differently; `only` keeps the one with this mark."""
    campaigns: dict[_Campaign, list[Facts]] = defaultdict(list)
    for fact in sorted(facts, key=lambda fact: fact.order):
        for key in campaign_keys(fact, ground):
            if only in (None, mark_number(key)):
                campaigns[key, (fact.place and fact.place.country) or ""].append(fact)
    found: dict[str, Dispute] = {}
    for (key, country), claims in sorted(_placed(campaigns).items()):
        sides = split_by_party(claims, DisputeAbout.TARGET, ground.sides)
        if len(sides) >= _TWO:
            _, kind, actor, _ = key
            where = f" in {country}" if country else ""
            reason = f"whom the {kind.replace('_', ' ')} campaign of {_name(claims, actor)}{where} hits"
            made = dispute(DisputeAbout.TARGET, sides, reason=reason)
            found.setdefault(made.id, made)
    return list(found.values())


def _placed(campaigns: Mapping[_Campaign, list[Facts]]) -> dict[_Campaign, list[Facts]]:
    """Give claims that name no country to the one country in which the actor has such a campaign, if it is one."""
    placed = dict(campaigns)
    for key, country in sorted(campaigns):
        others = [other for other in campaigns if other[0] == key and other[1]]
        if not country and len(others) == 1:
            placed[others[0]] = [*placed[others[0]], *placed.pop((key, country))]
    return placed


def _name(claims: Sequence[Facts], actor: str) -> str:
    named = [party for fact in claims for party in fact.item.resolution.actors]
    return next((party.name for party in named if party.key == actor), named[0].name)
