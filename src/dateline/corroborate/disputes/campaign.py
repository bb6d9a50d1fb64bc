"""Disputes about whom a whole campaign hits: "our strikes target X", "no, they hit Y".

Such claims name no day and no town, so they make no common event; they are compared by kind, actor and country.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from dateline.corroborate.disputes.parties import split_by_party
from dateline.corroborate.disputes.positions import dispute
from dateline.corroborate.facts import Facts
from dateline.corroborate.kinds import Ground
from dateline.corroborate.times import NARROW_DAYS
from dateline.model.claim import Modality
from dateline.model.event import Dispute, DisputeAbout
from dateline.model.origins import own_word
from dateline.model.resolution import Precision
from dateline.model.sides import Sides

PAUSE_DAYS: Final = 60
"""Reports of one campaign with a longer pause between them are about two campaigns: about the length of a season."""
_LOCAL: Final = frozenset({Precision.EXACT, Precision.TOWN, Precision.NEAR})
_TWO: Final = 2


def campaign_disputes(facts: Sequence[Facts], ground: Ground) -> list[Dispute]:
    """Find campaigns whose targets different speakers name differently.

    Only claims that rest on somebody (not on the outlet's own word) count: an outlet that mentions one target does
    not say that there is no other.
    """
    campaigns: dict[tuple[str, str, str], list[Facts]] = defaultdict(list)
    homes = _countries(facts)
    for fact in facts:
        if fact.kind in ground.families.campaign and _names_targets(fact):
            country = (fact.place and fact.place.country) or homes.get((fact.report, fact.kind), "")
            for actor in _heads(fact, ground.sides):
                campaigns[fact.kind, actor, country].append(fact)
    found: dict[str, Dispute] = {}
    for (kind, actor, country), claims in sorted(_placed(campaigns).items()):
        for season in _seasons(claims):
            sides = split_by_party(season, DisputeAbout.TARGET, ground.sides)
            if len(sides) >= _TWO:
                where = f" in {country}" if country else ""
                reason = f"whom the {kind.replace('_', ' ')} campaign of {_name(season, actor)}{where} hits"
                made = dispute(DisputeAbout.TARGET, sides, reason=reason)
                found.setdefault(made.id, made)
    return list(found.values())


def _placed(campaigns: Mapping[tuple[str, str, str], list[Facts]]) -> dict[tuple[str, str, str], list[Facts]]:
    """Give claims that name no country to the one country in which the actor has such a campaign, if it is one."""
    placed = dict(campaigns)
    for kind, actor, country in sorted(campaigns):
        others = [key for key in campaigns if key[:2] == (kind, actor) and key[2]]
        if not country and len(others) == 1:
            placed[others[0]] = [*placed[others[0]], *placed.pop((kind, actor, country))]
    return placed


def _names_targets(fact: Facts) -> bool:
    return bool(fact.real and fact.targets and fact.actors and _general(fact) and not own_word(fact.item))


def _general(fact: Facts) -> bool:
    """Whether a claim tells of a campaign: going on, or without a day, and not of one town."""
    local = fact.place is not None and fact.place.precision in _LOCAL
    return not local and (fact.item.claim.modality is Modality.ONGOING or fact.width > NARROW_DAYS)


def _countries(facts: Sequence[Facts]) -> dict[tuple[str, str], str]:
    """The one country that a report names for a kind, for its claims of that kind that name none."""
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fact in facts:
        if fact.place and fact.place.country:
            named[fact.report, fact.kind].add(fact.place.country)
    return {key: next(iter(countries)) for key, countries in named.items() if len(countries) == 1}


def _heads(fact: Facts, sides: Sides) -> list[str]:
    """The actors under the name of the widest body each belongs to, so that an air force meets its own state."""
    return sorted({min(sides.wholes(key), key=lambda w: (len(sides.wholes(w)), w), default=key) for key in fact.actors})


def _seasons(claims: Sequence[Facts]) -> list[list[Facts]]:
    ordered = sorted(claims, key=lambda fact: fact.order)
    seasons: list[list[Facts]] = [ordered[:1]]
    for before, fact in pairwise(ordered):
        if _day(fact) - _day(before) > PAUSE_DAYS:
            seasons.append([])
        seasons[-1].append(fact)
    return seasons


def _day(fact: Facts) -> int:
    return fact.published or 0


def _name(claims: Sequence[Facts], actor: str) -> str:
    named = [party for fact in claims for party in fact.item.resolution.actors]
    return next((party.name for party in named if party.key == actor), named[0].name)
