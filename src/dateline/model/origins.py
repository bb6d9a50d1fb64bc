"""Whom a claim rests on in the end, and how many of several are independent of each other.

The rule of the domain (design, rule 1): an outlet that repeats a speaker is not a second origin, and a source of whom
nobody can say who it is, is never "independent". A body that is named or described counts, also where no list has it
(docs/decisions/0019-who-counts-as-an-origin.md).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dateline.model.credits import UNNAMED_AGENCIES, credited, publishes
from dateline.model.resolution import ResolvedClaim, SpeakerRef, SpeakerType
from dateline.model.sides import Sides

_SIDED = frozenset({SpeakerType.GOVERNMENT, SpeakerType.MILITARY, SpeakerType.ARMED_GROUP, SpeakerType.STATE_MEDIA})
_NO_SIDES: Final = Sides()
_UNDESCRIBED: Final = frozenset({SpeakerType.UNKNOWN, SpeakerType.ANONYMOUS})


def origin_speaker(item: ResolvedClaim) -> SpeakerRef | None:
    """The innermost speaker who is somebody: "reportedly", with nobody named, leaves the outlet's own word.

    The own word of a report that prints another's text is that other's.
    """
    speaker = next((speaker for speaker in item.resolution.speakers if not _is_nobody(speaker)), None)
    if item.copied_from and (speaker is None or publishes(speaker)):
        return item.copied_from[0]
    return speaker


def _is_nobody(speaker: SpeakerRef) -> bool:
    """Whether a link of the chain names nobody: all that is quoted of it is the cue ("reportedly")."""
    unnamed = speaker.quote is None or speaker.quote.text == speaker.cue
    return speaker.type is SpeakerType.UNKNOWN and speaker.actor_id is None and unnamed


def owners(item: ResolvedClaim) -> tuple[SpeakerRef, ...]:
    """Whose own word a report's plain statements are: several agencies credited together can't be told apart."""
    return item.copied_from or credited(item.resolution.speakers)


def origin_key(item: ResolvedClaim) -> str:
    """What to compare two origins by. Without any speaker it is the outlet, and without an outlet the very text."""
    speaker = origin_speaker(item)
    if speaker is not None and not publishes(speaker):
        return speaker.key
    if named := owners(item):
        return " or ".join(sorted({owner.key for owner in named}))
    if item.copy_group is not None:
        return item.copy_group
    if speaker is None or (item.outlet is None and speaker.type is SpeakerType.OUTLET):
        return item.outlet.casefold() if item.outlet else item.text_sha256
    return speaker.key


def origin_name(item: ResolvedClaim) -> str:
    """The origin's name for people to read."""
    speaker = origin_speaker(item)
    if speaker is not None and publishes(speaker) and (named := owners(item)):
        return " or ".join(sorted({owner.name for owner in named}))
    return speaker.name if speaker else item.outlet or "an outlet that is not known"


def own_word(item: ResolvedClaim) -> bool:
    """Tell whether a claim rests on nobody but the outlet or wire that publishes it."""
    speaker = origin_speaker(item)
    return speaker is None or publishes(speaker)


def is_described(item: ResolvedClaim) -> bool:
    """Tell whether a claim rests on somebody of whom more is known than that they spoke, and not on its outlet."""
    speaker = origin_speaker(item)
    return speaker is not None and not publishes(speaker) and speaker.type not in _UNDESCRIBED


def why_uncounted(item: ResolvedClaim) -> str:
    """Say why nobody can count a claim's origin as independent; "" for one that counts."""
    speaker = origin_speaker(item)
    if speaker is None or publishes(speaker):
        return "" if item.outlet or owners(item) else "the outlet has no name"
    if speaker.type is SpeakerType.ANONYMOUS:
        return "the source is not named"
    return ""


def without_headlines(items: Iterable[ResolvedClaim]) -> list[ResolvedClaim]:
    """Leave out headlines where the report's own body rests the same thing on somebody.

    A headline sums up what stands below it: it is no word of the outlet's own beside the speaker (design, rule 1), and
    whom it names in short ("Doctors say") is whom the body names in full. Of two headlines in one report one that names
    somebody stands for both.
    """
    claims = list(items)
    below = {item.claim.report_id for item in claims if not own_word(item) and not item.claim.headline}
    named = {item.claim.report_id for item in claims if not own_word(item)}
    return [
        item
        for item in claims
        if not item.claim.headline or item.claim.report_id not in (named if own_word(item) else below)
    ]


def origin_names(items: Iterable[ResolvedClaim]) -> tuple[str, ...]:
    """The origins of some claims by name, each once, in alphabetical order; a headline adds none to its report's."""
    claims = without_headlines(items)
    names = {origin_key(item): origin_name(item) for item in sorted(claims, key=lambda item: item.id)}
    return tuple(sorted(set(names.values())))


def _by_publication(items: Sequence[ResolvedClaim]) -> list[ResolvedClaim]:
    """Sort claims by the day of their report, those without one last: who said it first."""
    return sorted(items, key=lambda it: (it.published_at is None, it.published_at or date.min, it.id))


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One origin of some claims: who, in which spellings, carried by which outlets, and whether it counts.

    `reason` says in words why it counts as independent of the others, or why not.
    """

    key: str
    name: str
    type: SpeakerType
    side: str | None
    spellings: tuple[str, ...]
    outlets: tuple[str, ...]
    claim_ids: tuple[str, ...]
    independent: bool
    reason: str


def independent_origins(items: Iterable[ResolvedClaim], sides: Sides | None = None) -> int:
    """Count the origins of some claims that can be taken as independent of each other; see `origins_of`."""
    return sum(origin.independent for origin in origins_of(items, sides))


def origins_of(items: Iterable[ResolvedClaim], sides: Sides | None = None) -> tuple[Origin, ...]:
    """List the origins of some claims, who said it first first, and say which are independent of those before.

    Voices of one side count once (an army and its state's television; `sides` also knows that an army is part of its
    state), outlets that print one text are one origin, a report credited to several agencies is one that can't be
    told apart from either, and anonymous sources and outlets without a name do not count. A mere "spokesman" counts
    only where nobody else does. A headline adds no origin to those that its own report names.
    """
    groups: dict[str, list[ResolvedClaim]] = {}
    for item in _by_publication(without_headlines(items)):
        groups.setdefault(origin_key(item), []).append(item)
    # What is clear comes first: "Reuters or AP" counts only where neither is there by itself.
    counting = _Counting(_sides_of(groups.values(), sides or _NO_SIDES))
    clear = [members for members in groups.values() if not _is_unsure(members[0])]
    unsure = [members for members in groups.values() if _is_unsure(members[0])]
    judged = {origin_key(members[0]): counting.judge(members) for members in (*clear, *unsure)}
    return tuple(_origin(key, groups[key], *judged[key]) for key in groups)


def _is_unsure(item: ResolvedClaim) -> bool:
    if not own_word(item):
        speaker = origin_speaker(item)
        return speaker is not None and _is_open(speaker)
    named = owners(item)
    return len(named) > 1 or any(owner.name == UNNAMED_AGENCIES for owner in named)


def _is_open(speaker: SpeakerRef) -> bool:
    """Whether others of its type may be meant, or be on its side: "a monitoring group", an official of some state.

    A mere "spokesman" may be anybody's.
    """
    return speaker.unnamed is not None or (speaker.side is None and speaker.type in _SIDED)


@dataclass(frozen=True, slots=True)
class _Voice:
    """An origin that counts: the keys that it may be, its side or itself, and whether it may be any agency.

    `words` are the name of one that no list has, which another report may give in short.
    """

    name: str
    keys: frozenset[str]
    body: str | None
    type: SpeakerType | None
    is_open: bool
    unnamed: bool
    is_agency: bool
    is_any_agency: bool
    words: tuple[str, ...]

    def may_be(self, other: "_Voice") -> bool:
        anybody = SpeakerType.UNKNOWN in {it.type for it in (self, other) if it.is_open}
        return bool(
            anybody
            or self.keys & other.keys
            or _shortened(self.words, other.words)
            or (self.is_any_agency and other.is_agency)
            or (other.is_any_agency and self.is_agency)
            or (self.is_open and self.type is other.type and not (self.unnamed and other.unnamed))
        )


class _Counting:
    """Takes origins one by one and tells which add to those taken before; `side_of` leads from bodies to sides."""

    def __init__(self, side_of: Mapping[str, str]) -> None:
        self._side_of = side_of
        self._counted: list[_Voice] = []
        self._heard: list[tuple[_Voice, _Voice]] = []

    def judge(self, members: Sequence[ResolvedClaim]) -> tuple[bool, str]:
        """Tell whether an origin counts, and why."""
        item = next((it for it in members if not why_uncounted(it)), None)
        if item is None:
            return False, why_uncounted(members[0])
        voice = _voice(item)
        for other in self._counted:
            if voice.body and other.body and self._side_of[voice.body] == self._side_of[other.body]:
                self._heard.append((voice, other))
                return False, f"on one side with {other.name}"
        for other, stands in self._heard:  # "a minister" may be of the government that its police spoke for already
            if voice.may_be(other):
                return False, f"can't be told apart from {stands.name}"
        self._counted.append(voice)
        self._heard.append((voice, voice))
        return True, "; ".join(_why_counted(item, members))


def _sides_of(groups: Iterable[Sequence[ResolvedClaim]], sides: Sides) -> dict[str, str]:
    """Lead from every body that speaks to one of its side: bodies of which one is part of the other, in any steps."""
    bodies = sorted({body for members in groups for item in members if (body := _voice(item).body)})
    side_of = {body: body for body in bodies}
    for at, left in enumerate(bodies):
        for right in bodies[:at]:
            if side_of[left] != side_of[right] and sides.related((left,), (right,)):
                joined = side_of[left]
                side_of = {body: side_of[right] if side == joined else side for body, side in side_of.items()}
    return side_of


def _voice(item: ResolvedClaim) -> _Voice:
    speaker = origin_speaker(item)
    named = owners(item) if own_word(item) else ()
    keys = {owner.key for owner in named} or {origin_key(item)}
    any_agency = any(owner.name == UNNAMED_AGENCIES for owner in named)
    if any_agency and item.outlet:  # what an outlet puts together of agencies may be its own
        keys |= {link.key for link in item.resolution.speakers[-1:]}
    bodies = {owner.side or owner.actor_id for owner in named or ([speaker] if speaker else [])}
    listed = speaker is not None and speaker.actor_id is not None and own_word(item)
    return _Voice(
        name=origin_name(item),
        keys=frozenset(keys),
        body=bodies.pop() if len(bodies) == 1 else None,
        type=speaker.type if speaker else None,
        is_open=speaker is not None and not own_word(item) and _is_open(speaker),
        unnamed=speaker is not None and speaker.unnamed is not None,
        is_agency=bool(named) or listed or (speaker is not None and speaker.type is SpeakerType.WIRE),
        is_any_agency=any_agency,
        words=tuple(speaker.name.casefold().split()) if speaker is not None and _is_unlisted(speaker) else (),
    )


def _is_unlisted(speaker: SpeakerRef) -> bool:
    return speaker.actor_id is None and speaker.unnamed is None and not publishes(speaker)


def _shortened(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one name is the other's beginning or end, in two words or more: "Arda State Rescue Agency"."""
    short, long = sorted((one, other), key=len)
    return len(short) > 1 and short in (long[: len(short)], long[-len(short) :])


def _why_counted(item: ResolvedClaim, members: Sequence[ResolvedClaim]) -> Iterator[str]:
    speaker = origin_speaker(item)
    if speaker is None or publishes(speaker):
        yield f"the own word of {origin_name(item)}"
        copies = {it.claim.report_id for it in members if it.copy_group is not None}
        if len(copies) > 1:
            yield f"{len(copies)} reports print one text"
        if len(owners(item)) > 1:
            yield "which agency can't be told"
        return
    unlisted = speaker.type is SpeakerType.UNKNOWN
    kind = "a source that no list has" if unlisted else speaker.type.value.replace("_", " ")
    yield f"{kind}, not named: all such count as one" if speaker.unnamed else kind
    yield f"speaks for {speaker.side}" if speaker.side else "on no side that is known"
    outlets = {it.outlet for it in members if it.outlet}
    if len(outlets) > 1:
        yield f"{len(outlets)} outlets repeat it"


def _origin(key: str, members: Sequence[ResolvedClaim], independent: bool, reason: str) -> Origin:  # noqa: FBT001
    speaker = origin_speaker(members[0])
    return Origin(
        key=key,
        name=origin_name(members[0]),
        type=speaker.type if speaker else SpeakerType.OUTLET,
        side=speaker.side if speaker else None,
        spellings=tuple(dict.fromkeys(_spelling(link) for it in members if (link := origin_speaker(it)))),
        outlets=tuple(dict.fromkeys(it.outlet for it in members if it.outlet)),
        claim_ids=tuple(it.id for it in members),
        independent=independent,
        reason=reason,
    )


def _spelling(speaker: SpeakerRef) -> str:
    return " ".join(speaker.quote.text.split()) if speaker.quote else speaker.name
