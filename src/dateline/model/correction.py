"""What a person decided about claims: bound to the words of the report, so that it outlives any re-reading.

A correction never edits a claim. It names the claim by an *anchor*: the report's text, the quote, the trigger, the
kind and the speaker; after the report is read again it is bound to the claim that now stands on these words. One that
finds none is reported and kept (the rule of issue C: "a correction that no longer finds its quote is reported, not
dropped").
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from dateline.model.claim import QuantityKind
from dateline.model.quote import Quote
from dateline.model.resolution import ActorRef, PlaceRef, QuantityRef, SpeakerRef, TimeRef

WORD_FIELDS: Final = ("kind", "polarity", "modality", "hedge")
"""Fields that hold one word of a list; they can't be emptied."""

PARTY_FIELDS: Final = ("actor", "target")

FIELDS: Final = (*WORD_FIELDS, "place", "time", *PARTY_FIELDS, "speaker", *(kind.value for kind in QuantityKind))
"""What can be corrected. A figure may name who was counted in brackets: ``killed[civilians]``."""


class Act(StrEnum):
    """What a person did."""

    SET = "set"
    REJECT = "reject"
    ACCEPT = "accept"
    SAME = "same"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """The words that a correction is bound to.

    `claim_id` is the claim as it was then, `speaker` the words for whom it rests on ("" for the outlet itself),
    `place` the words for where. `beside` are the other claims that then rested on the same words, and `other_triggers`
    their triggers: known to be others, so that the correction never slips onto one of them.
    """

    report_id: str
    sha256: str
    claim_id: str
    quote: Quote
    trigger: Quote
    kind: str
    speaker: str = ""
    place: str | None = None
    beside: tuple[str, ...] = ()
    other_triggers: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a field was set to, as it was resolved then; all empty where the field was emptied."""

    word: str | None = None
    place: PlaceRef | None = None
    time: TimeRef | None = None
    parties: tuple[ActorRef, ...] = ()
    speakers: tuple[SpeakerRef, ...] = ()
    quantity: QuantityRef | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A judgement of a person: appended, and taken back by a later one, never rewritten.

    `claims` are what it is about (one, but for ``same`` and ``different`` of events: all claims the event had then, its
    anchor claim first), `others` the second group of ``same`` and ``different``. `given` are the ids as the person
    named them. `typed` is the new value in the person's words, `was` the old one in the same form. Raises ValueError
    when a part is missing: nobody corrects without a name and a reason.
    """

    id: str
    act: Act
    claims: tuple[Anchor, ...]
    why: str
    author: str
    decided_at: datetime
    others: tuple[Anchor, ...] = ()
    given: tuple[str, ...] = ()
    field: str | None = None
    typed: str | None = None
    was: str | None = None
    value: Value | None = None
    retracted_at: datetime | None = None
    retracted_by: str | None = None
    retracted_why: str | None = None

    def __post_init__(self) -> None:
        if not self.author.strip() or not self.why.strip():
            msg = f"correction {self.id}: needs an author and a reason"
            raise ValueError(msg)
        joins = self.act in {Act.SAME, Act.DIFFERENT}
        if not self.claims or joins != bool(self.others) or (self.act is Act.SET) != (self.value is not None):
            msg = f"correction {self.id}: {self.act} lacks a part, or has one too many"
            raise ValueError(msg)
        if self.act is Act.SET and base_field(self.field or "") not in FIELDS:
            msg = f"correction {self.id}: no field {self.field!r}"
            raise ValueError(msg)
        if self.decided_at.tzinfo is None or (self.retracted_at and self.retracted_at.tzinfo is None):
            msg = f"correction {self.id}: its times need a time zone"
            raise ValueError(msg)

    @property
    def stands(self) -> bool:
        """Whether nobody took it back."""
        return self.retracted_at is None

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """All anchors in the order in which they are stored."""
        return (*self.claims, *self.others)


def base_field(field: str) -> str:
    """Give the field without who was counted: ``killed`` of ``killed[civilians]``."""
    return field.partition("[")[0]


def counted(field: str) -> str | None:
    """Give who was counted: ``civilians`` of ``killed[civilians]``; None where the field does not say."""
    _, bracket, rest = field.partition("[")
    return rest.removesuffix("]").strip() or None if bracket else None
