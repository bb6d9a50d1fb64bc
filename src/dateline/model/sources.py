"""What persons note of outlets and speakers: nobody has a side, an owner or a reliability before somebody says so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from dateline.model.credits import publishes
from dateline.model.resolution import SpeakerRef, SpeakerType

RELIABILITIES: Final = ("A", "B", "C", "D", "E", "F")
"""The Admiralty scale of sources: A completely reliable, B usually, C fairly, D not usually, E unreliable, F cannot be
judged (NATO AJP-2.1; MISP's taxonomy "admiralty-scale")."""

_FACTS: Final = ("type", "country", "side", "state_owned", "reliability")


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceNote:
    """What one person noted of one source: its key (`SpeakerRef.key`), what is known of it, and why.

    What is None the note does not speak of. Notes are appended; a later one wins over what an earlier one said of the
    same; `retracted_at` is set when it was taken back.
    """

    key: str
    name: str
    type: SpeakerType | None = None
    country: str | None = None
    side: str | None = None
    state_owned: bool | None = None
    reliability: str | None = None
    why: str
    author: str
    decided_at: datetime
    retracted_at: datetime | None = None

    def __post_init__(self) -> None:
        if self.reliability is not None and self.reliability not in RELIABILITIES:
            msg = f"reliability {self.reliability!r} is none of {', '.join(RELIABILITIES)}"
            raise ValueError(msg)

    @property
    def says_something(self) -> bool:
        """Whether the note says anything of its source at all."""
        return any(getattr(self, name) is not None for name in _FACTS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An outlet or speaker that a record rests on, with what is known of it and by whom it was described.

    `claims` counts those that it says or publishes, `spellings` are the words that texts have for it. None is unknown.
    """

    key: str
    name: str
    actor_id: str | None
    type: SpeakerType
    country: str | None
    side: str | None
    state_owned: bool | None
    reliability: str | None
    spellings: tuple[str, ...]
    claims: int
    described_by: str | None
    why: str | None


def standing(notes: Iterable[SourceNote]) -> dict[str, SourceNote]:
    """Put the notes that stand together, one for each source: of each fact the latest word. `notes` oldest first."""
    out: dict[str, SourceNote] = {}
    for note in notes:
        if note.retracted_at is not None:
            continue
        before = out.get(note.key)
        kept = {name: getattr(before, name) for name in _FACTS if before and getattr(note, name) is None}
        out[note.key] = replace(note, **kept)
    return out


def reliabilities(notes: Iterable[SourceNote]) -> dict[str, str]:
    """Give the Admiralty letter of every source that a person gave one; all others have none, never a guess."""
    return {key: note.reliability for key, note in standing(notes).items() if note.reliability is not None}


def with_notes(speakers: tuple[SpeakerRef, ...], notes: Mapping[str, SourceNote]) -> tuple[SpeakerRef, ...]:
    """Describe the links of a chain as persons noted; who publishes a report stays its outlet or agency."""
    return tuple(_noted(speaker, notes.get(speaker.key)) for speaker in speakers) if notes else speakers


def _noted(speaker: SpeakerRef, note: SourceNote | None) -> SpeakerRef:
    if note is None or (note.type is None and note.side is None):
        return speaker
    kind = speaker.type if publishes(speaker) else note.type or speaker.type
    reason = "; ".join(part for part in (speaker.reason, f"described by {note.author}: {note.why}") if part)
    return replace(speaker, type=kind, side=note.side or speaker.side, reason=reason)
