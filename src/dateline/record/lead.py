"""Who did what to whom in a line that reads as English, for pages; tables at a terminal have the shorter ``A > B``."""

from collections.abc import Iterable, Sequence
from typing import Final

from dateline.record.words import Json, parties
from dateline.vocab.kind_families import kind_families
from dateline.vocab.kinds import EventKind, event_kinds

_THINGS: Final = 3
"""Things that are named where no party was hit: a temple and its columns, not the whole inventory."""
_OF: Final = frozenset(
    "casualty_toll displacement arrest prisoner_release property_destruction weapons_interception".split()
)
_FROM: Final = frozenset({"territory_seized", "looting"})
_TO: Final = frozenset({"aid_delivery", "arms_supply", "pledge", "demand"})
_OWN: Final = {"advance": "towards", "withdrawal": "before"}


def lead(item: Json) -> str:
    """Say who it was between, or who did it to whom; "" where nobody is named. Takes an event or a claim.

    What was hit and is no party ("the prison") is named only where no party is.
    """
    kind = event_kinds().get(str(item["kind"]))
    did, hit = _named(item["actors"]), _named(item["targets"], only_parties=True)
    if item["kind"] in kind_families().mutual:
        return _mutual(did, hit, directed=kind is not None and kind.family == "fighting")
    hit = hit or _named(item["targets"])[:_THINGS]
    if not hit:
        return _all(did)
    word = _word(kind)
    if word == "of":
        return f"of {_all(hit)}, by {_all(did)}" if did else f"of {_all(hit)}, by whom is not said"
    if not did:
        return f"{word} {_all(hit)}, by whom is not said"
    return f"{_all(did)}{',' if word == 'from' else ''} {word} {_all(hit)}"


def _mutual(did: list[str], hit: list[str], *, directed: bool) -> str:
    both = list(dict.fromkeys([*did, *hit]))
    if directed and did and hit:
        return f"{_all(did)} against {_all(hit)}"
    return f"between {_all(both)}" if len(both) > 1 else "".join(f"{it}; the other side is not named" for it in both)


def _word(kind: EventKind | None) -> str:
    name, family = (kind.id, kind.family) if kind else ("", "")
    if name in _OF or family == "civilians":
        return "of"
    return "from" if name in _FROM else "to" if name in _TO else _OWN.get(name, "against")


def _named(found: Iterable[Json], *, only_parties: bool = False) -> list[str]:
    kept = [it for it in found if not only_parties or it.get("actor_id") or it.get("type")]
    beside = {ally["name"] for it in kept for ally in it.get("allies") or ()}
    return list(dict.fromkeys(parties([it]) for it in kept if it["name"] not in beside))


def _all(names: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)
