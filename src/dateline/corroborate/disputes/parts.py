"""Denials of a part in what happened: "denied any role", "said that its soldiers had not fired".

Where somebody is said to have done it, such a denial is about who did it, and not about whether it happened.
"""

import re
from collections.abc import Sequence
from typing import Final

from dateline.corroborate.disputes.positions import different_origins
from dateline.corroborate.facts import Facts
from dateline.model.origins import origin_speaker, own_word
from dateline.model.sides import Closeness, Sides
from dateline.vocab.kind_families import kind_families

_OWN: Final = re.compile(r"\bthat (?:its|their|his|her)\b")
_THAT: Final = re.compile(r"((?:[\w'-]+ ){1,5})that\b")


def denies_part(fact: Facts, sides: Sides) -> bool:
    """Tell whether a denial leaves it open that it happened: it is of a role in it, or of what one's own people did."""
    words = f" {' '.join(fact.item.claim.quote.text.casefold().split())} "
    if any(f" {part}" in words for part in kind_families().part_in_it):
        return True
    denied = any(kind_families().denying.intersection(it[1].split()) for it in _THAT.finditer(words))
    if not denied or not fact.item.resolution.actors:
        return False
    speaker = origin_speaker(fact.item)
    own = {speaker.side or speaker.actor_id or ""} if speaker is not None else set()
    return _OWN.search(words) is not None or sides.closest(own, fact.actors) is not Closeness.APART


def accused(denials: Sequence[Facts], members: Sequence[Facts], sides: Sides) -> tuple[list[Facts], list[Facts]]:
    """Give the denials of a part, and the claims of others that name whoever denies; both empty without either."""
    parts = [fact for fact in denials if denies_part(fact, sides) and not own_word(fact.item)]
    said = [fact for fact in members if fact.listed & fact.actors and not fact.taken_back]
    denying: dict[str, Facts] = {}
    naming: dict[str, Facts] = {}
    for part in parts:
        keys = _who_denies(part)
        for fact in said:
            if different_origins([part], [fact]) and (
                not keys or sides.closest(keys, fact.actors) is not Closeness.APART
            ):
                denying[part.id] = part
                naming[fact.id] = fact
    return list(denying.values()), list(naming.values())


def _who_denies(part: Facts) -> set[str]:
    speaker = origin_speaker(part.item)
    told = {speaker.side, speaker.actor_id} if speaker is not None else set()
    return {key for key in told if key} or set(part.listed & part.actors)
