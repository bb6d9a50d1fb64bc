"""The names by which people find a claim: of its place, its parties, its speakers, its outlet."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.model.control import ControlInterval
from dateline.model.resolution import ActorRef, PlaceRef, ResolvedClaim, SpeakerRef


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """One name that finds something.

    `what` is place, actor, speaker or outlet. With `finds` the name is matched by words; with `of_id` it stands for
    that id, too, so that who asks for exactly this name finds whatever has the id under its other names.
    """

    what: str
    name: str
    of_id: str = ""
    finds: bool = True


def names_of(item: ResolvedClaim) -> frozenset[KnownName]:
    """Give all names that find a claim: what ``Filter`` compares, as single rows."""
    found: set[KnownName] = set()
    place_id = (item.resolution.place.place_id or "") if item.resolution.place else ""
    found.update(_known("place", place_names(item), place_id))
    found.update(_known("outlet", [item.outlet]))
    found.update(_known("actor", party_names(item)))
    found.update(_known("speaker", speaker_names(item)))
    for what, refs in (
        ("actor", (*item.resolution.actors, *item.resolution.targets)),
        ("speaker", item.resolution.speakers),
    ):
        for ref in refs:
            if ref.actor_id:
                found.update(_known(what, ref_words(ref), ref.actor_id, finds=False))
    return frozenset(found)


def names_of_interval(interval: ControlInterval) -> frozenset[KnownName]:
    """Give the names that find a control interval by itself: its place, its holders, whom it is told by."""
    return frozenset(
        (
            *_known("place", ref_names(interval.place)),
            *_known("actor", (*interval.holders, *interval.holder_names)),
            *_known("speaker", interval.according_to),
        )
    )


def _known(what: str, names: Iterable[str | None], of_id: str = "", *, finds: bool = True) -> Iterator[KnownName]:
    return (KnownName(what=what, name=name, of_id=of_id, finds=finds) for name in names if name)


def ref_words(ref: ActorRef | SpeakerRef) -> list[str | None]:
    """Give how one party or speaker is called: its id, its name, and the words of the text."""
    return [ref.actor_id, ref.name, ref.quote.text if ref.quote else None]


def speaker_names(item: ResolvedClaim) -> list[str | None]:
    """Give the names of all links of a claim's speaker chain."""
    words = [link.mention.words for link in item.claim.speakers if link.mention]
    return [name for ref in item.resolution.speakers for name in (ref.actor_id, ref.name)] + list(words)


def party_names(item: ResolvedClaim) -> list[str | None]:
    """Give the names of a claim's parties on both sides, allies included."""
    words = [mention.words for mention in (*item.claim.actors, *item.claim.targets)]
    return refs_names((*item.resolution.actors, *item.resolution.targets)) + list(words)


def refs_names(refs: Iterable[ActorRef]) -> list[str | None]:
    """Give the ids and names of parties and their allies."""
    return [name for ref in refs for name in (ref.actor_id, ref.name, *refs_names(ref.allies))]


def place_names(item: ResolvedClaim) -> list[str | None]:
    """Give the names of a claim's place: its id, its name, and the words of the text."""
    words = item.claim.place.words if item.claim.place else None
    return [*ref_names(item.resolution.place), words]


def ref_names(place: PlaceRef | None) -> list[str | None]:
    """Give the id and the name of a place."""
    return [place.place_id, place.name] if place else []
