"""Whom a claim rests on in the end, and how many of several are independent of each other.

The rule of the domain (design, rule 1): an outlet that repeats a speaker is not a second origin, and a source that
nobody has described is unknown, never "independent".
"""

from collections.abc import Iterable

from dateline.model.resolution import ResolvedClaim, SpeakerRef, SpeakerType

_OUTLETS = frozenset({SpeakerType.OUTLET, SpeakerType.WIRE})
_UNDESCRIBED = frozenset({SpeakerType.UNKNOWN, SpeakerType.ANONYMOUS})


def origin_speaker(item: ResolvedClaim) -> SpeakerRef | None:
    """The innermost speaker who is somebody: "reportedly", with nobody named, leaves the outlet's own word."""
    return next((speaker for speaker in item.resolution.speakers if not _is_nobody(speaker)), None)


def _is_nobody(speaker: SpeakerRef) -> bool:
    """Whether a link of the chain names nobody: all that is quoted of it is the cue ("reportedly")."""
    unnamed = speaker.quote is None or speaker.quote.text == speaker.cue
    return speaker.type is SpeakerType.UNKNOWN and speaker.actor_id is None and unnamed


def origin_key(item: ResolvedClaim) -> str:
    """What to compare two origins by. Without any speaker it is the outlet, and without an outlet the very text."""
    speaker = origin_speaker(item)
    if speaker is None or (item.outlet is None and speaker.type is SpeakerType.OUTLET and speaker.quote is None):
        return item.outlet.casefold() if item.outlet else item.text_sha256
    return speaker.key


def origin_name(item: ResolvedClaim) -> str:
    """The origin's name for people to read."""
    speaker = origin_speaker(item)
    return speaker.name if speaker else item.outlet or "an outlet that is not known"


def own_word(item: ResolvedClaim) -> bool:
    """Tell whether a claim rests on nobody but the outlet or wire that publishes it."""
    speaker = origin_speaker(item)
    return speaker is None or _publishes(speaker)


def _publishes(speaker: SpeakerRef) -> bool:
    """Whether an outlet is the publisher: a paper that the text itself cites has a quote."""
    return speaker.type in _OUTLETS and speaker.quote is None


def is_described(item: ResolvedClaim) -> bool:
    """Tell whether a claim rests on somebody of whom more is known than that they spoke, and not on its outlet."""
    speaker = origin_speaker(item)
    return speaker is not None and not _publishes(speaker) and speaker.type not in _UNDESCRIBED


def without_headlines(items: Iterable[ResolvedClaim]) -> list[ResolvedClaim]:
    """Leave out headlines that name nobody where the report's own body rests the same thing on somebody.

    A headline sums up what stands below it: it is no word of the outlet's own beside the speaker (design, rule 1).
    """
    claims = list(items)
    attributed = {item.claim.report_id for item in claims if not own_word(item)}
    return [
        item for item in claims if not (item.claim.headline and own_word(item) and item.claim.report_id in attributed)
    ]


def origin_names(items: Iterable[ResolvedClaim]) -> tuple[str, ...]:
    """The origins of some claims by name, each once, in alphabetical order; a headline adds none to its report's."""
    claims = without_headlines(items)
    names = {origin_key(item): origin_name(item) for item in sorted(claims, key=lambda item: item.id)}
    return tuple(sorted(set(names.values())))


def independent_origins(items: Iterable[ResolvedClaim]) -> int:
    """How many origins of some claims can be taken as independent of each other.

    Voices of one side count once (an army and its state's television), outlets that print the same text count once,
    and anonymous or undescribed sources and outlets without a name do not count at all. A headline adds no origin to
    those that its own report names.
    """
    parent: dict[str, str] = {}

    def root(key: str) -> str:
        while parent.setdefault(key, key) != key:
            key = parent[key]
        return key

    counted: set[str] = set()
    for item in without_headlines(items):
        speaker = origin_speaker(item)
        if speaker is None or (speaker.type is SpeakerType.OUTLET and speaker.quote is None):
            if item.outlet is None:
                continue
        elif speaker.type in _UNDESCRIBED:
            continue
        key = f"side {speaker.side}" if speaker and speaker.side else f"origin {origin_key(item)}"
        counted.add(key)
        if own_word(item):
            parent[root(f"text {item.text_sha256}")] = root(key)
    return len({root(key) for key in counted})
